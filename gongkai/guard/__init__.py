"""What must not go out: personal data, hidden data in office files, outdated citations. Files and text in,
findings out.

Lives here: the looking. Lives elsewhere: what follows from a finding (gongkai.cases.rules.release), removing
what was found (gongkai.documents.redaction).
"""

from gongkai.guard.area import is_too_wide
from gongkai.guard.files import head_of_file, scan_file, text_in_file
from gongkai.guard.findings import LABELS, Finding, Kind, Severity
from gongkai.guard.outdated import Outdated, outdated_citations
from gongkai.guard.personal import scan_text
from gongkai.guard.secrecy import secrecy_mark

__all__ = [
    "LABELS",
    "Finding",
    "Kind",
    "Outdated",
    "Severity",
    "head_of_file",
    "is_too_wide",
    "outdated_citations",
    "scan_file",
    "scan_text",
    "secrecy_mark",
    "text_in_file",
]
