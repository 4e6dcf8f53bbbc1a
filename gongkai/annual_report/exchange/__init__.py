"""Reports between installations: the document that is hashed, its schema, the archive of all years.

No Django here.
"""

from gongkai.annual_report.exchange.agencies import ArchivedAgency
from gongkai.annual_report.exchange.archive import Archive, Archived, files_of, read_archive
from gongkai.annual_report.exchange.document import SCHEMA, fingerprint_of, hashed_part
from gongkai.annual_report.exchange.schema import SCHEMA_ADDRESS, report_schema, schema_file
from gongkai.annual_report.exchange.soundness import Unsound, checked, faults_of

__all__ = [
    "SCHEMA",
    "SCHEMA_ADDRESS",
    "Archive",
    "Archived",
    "ArchivedAgency",
    "Unsound",
    "checked",
    "faults_of",
    "files_of",
    "fingerprint_of",
    "hashed_part",
    "read_archive",
    "report_schema",
    "schema_file",
]
