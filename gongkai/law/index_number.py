"""Index numbers (索引号) of publications.

Art. 12 asks for an index but fixes no form; this is the local convention of an installation, and others are
in use: division code / agency code / year - serial, as 990106/ZJJ/2026-00012. The serial restarts each year
for each agency and is never used twice, not even after a withdrawal [I]; counting it up is the caller's
affair.
"""

from __future__ import annotations

import re

from gongkai.law.errors import LawError

_REGION = re.compile(r"[0-9]{6}")
_AGENCY = re.compile(r"[0-9A-Z]{1,12}")
FIRST_YEAR, LAST_YEAR = 1949, 2099


def index_number(region_code: str, agency_code: str, year: int, serial: int) -> str:
    """990106/ZJJ/2026-00012. Five digits of serial; a sixth where an agency passes 99,999 in a year.

    Raises LawError for parts that would not give an address that can be read back.
    """
    if not _REGION.fullmatch(region_code):
        raise LawError(f"行政区划代码“{region_code}”应为6位数字，索引号无法编制（第十二条）。")
    if not _AGENCY.fullmatch(agency_code):
        raise LawError(f"单位代码“{agency_code}”应为1至12位大写字母或者数字，索引号无法编制（第十二条）。")
    if not FIRST_YEAR <= year <= LAST_YEAR or serial < 1:
        raise LawError(f"年份{year}、流水号{serial}不能编索引号，流水号从1起（第十二条）。")
    return f"{region_code}/{agency_code}/{year}-{serial:05d}"


def url_form(index_number: str) -> str:
    """As it stands in addresses: slashes become hyphens."""
    return index_number.replace("/", "-")
