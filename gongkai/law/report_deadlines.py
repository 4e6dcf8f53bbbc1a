"""By when a year's report is handed in and made public, by the kind of organ.

Art. 49 of the Regulation and the notice 国办公开办函〔2021〕30号.

The days are dates of the calendar and stay as stated when they fall on a holiday: no term runs here that
could end on a later working day, the text names a day (“每年1月31日前”). [I] “前” is read so that the day
named is the last in time; the stricter reading would call a report of 31 January late.

Lives elsewhere: whether a report was public in time (annual_report.checking.dates); who has handed in what
(annual_report.selectors).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.citations import OGI, REPORT_FORM_2021, Citation


class Level(StrEnum):
    """Of a government, as the code of its administrative region shows it."""

    COUNTY = "county"
    PREFECTURE = "prefecture"
    PROVINCE = "province"


class Reporter(StrEnum):
    """Who reports. WHOLE: a government's sum of its departments and of the governments below it."""

    DEPARTMENT = "department"  # departments, subdistrict offices, organisations authorised by law (art. 54)
    TOWNSHIP = "township"
    GOVERNMENT_ORGAN = "government_organ"  # the office's own work and that in the name of the government
    VERTICAL = "vertical"
    WHOLE_COUNTY = "whole_county"
    WHOLE_PREFECTURE = "whole_prefecture"
    WHOLE_PROVINCE = "whole_province"


@dataclass(frozen=True)
class Deadline:
    """month, day: the last day in the year after the report's. to: whom it is handed in to.

    public_month, public_day: the last day for making it public, where art. 49 gives a later one than the
    notice gives for handing in.
    """

    id: str
    month: int
    day: int
    to: str
    citation: Citation
    public_month: int = 1
    public_day: int = 31

    def last_day(self, year: int) -> date:
        """The last day for handing in the report on that year."""
        return date(year + 1, self.month, self.day)

    def public_by(self, year: int) -> date:
        """The last day for making the report on that year public."""
        return date(year + 1, self.public_month, self.public_day)


_OWN = Citation(OGI, 49, 1)
_NOTICE = Citation(REPORT_FORM_2021)

DEADLINES: dict[Reporter, Deadline] = {
    Reporter.DEPARTMENT: Deadline("AR-D1", 1, 31, "本级政府信息公开工作主管部门", _OWN),
    Reporter.TOWNSHIP: Deadline("AR-D3", 1, 31, "县级政府信息公开工作主管部门", _NOTICE),
    Reporter.GOVERNMENT_ORGAN: Deadline("AR-D8", 1, 31, "本级政府信息公开工作主管部门", _NOTICE),
    # a vertical organ publishes like every department; its figures go up the line, not to the government here
    Reporter.VERTICAL: Deadline("AR-D1", 1, 31, "上一级主管部门", _OWN),
    Reporter.WHOLE_COUNTY: Deadline("AR-D5", 2, 20, "上一级政府信息公开工作主管部门", _NOTICE, 3, 31),
    Reporter.WHOLE_PREFECTURE: Deadline("AR-D6", 3, 10, "省级政府信息公开工作主管部门", _NOTICE, 3, 31),
    Reporter.WHOLE_PROVINCE: Deadline("AR-D7", 3, 31, "全国政府信息公开工作主管部门", _NOTICE, 3, 31),
}

PUBLIC_WHOLE = Citation(OGI, 49, 2)
"""AR-D2: a government's report is public before 31 March."""


def level_of_region(code: str) -> Level:
    """The level of the government of a region by its code of six digits (GB/T 2260): 330000 is a province."""
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY


def whole_deadline(level: Level) -> Deadline:
    """For the report a government of this level sums up."""
    return DEADLINES[Reporter(f"whole_{level.value}")]


def days_late(last_day: date, handed_in: date | None, *, today: date) -> int:
    """Days after the last one on which it was handed in, or until today where it was not; 0 in time."""
    return max(0, ((handed_in or today) - last_day).days)
