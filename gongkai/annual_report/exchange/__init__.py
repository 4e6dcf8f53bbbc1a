"""Reports between installations: the document that is hashed, the archive of all years. No Django here."""

from gongkai.annual_report.exchange.archive import Archived, files_of, read_archive
from gongkai.annual_report.exchange.document import SCHEMA, Unsound, checked, fingerprint_of, hashed_part

__all__ = [
    "SCHEMA",
    "Archived",
    "Unsound",
    "checked",
    "files_of",
    "fingerprint_of",
    "hashed_part",
    "read_archive",
]
