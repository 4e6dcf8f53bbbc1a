"""Published reports beside each other: one agency over the years, several agencies in one year.

Works on frozen cells alone. A cell that a form does not have is told apart from a blank one and from 0.
Lives elsewhere: which reports there are to compare (selectors/public.py), how the tables look (portal).
"""

from gongkai.annual_report.comparing.agencies import KeyFigures, key_figures
from gongkai.annual_report.comparing.carrying import Carried, CarryOver, carried_between
from gongkai.annual_report.comparing.lines import ABSENT, BLANK, Change, Entry, Line, Side
from gongkai.annual_report.comparing.sheet import agencies_csv, years_csv
from gongkai.annual_report.comparing.years import Part, parts_beside

__all__ = [
    "ABSENT",
    "BLANK",
    "Carried",
    "CarryOver",
    "Change",
    "Entry",
    "KeyFigures",
    "Line",
    "Part",
    "Side",
    "agencies_csv",
    "carried_between",
    "key_figures",
    "parts_beside",
    "years_csv",
]
