"""Reports, what they are made of, and what is said about them."""

from gongkai.annual_report.models.entry_tokens import EntryToken
from gongkai.annual_report.models.figures import Correction, YearlyFigure
from gongkai.annual_report.models.members import HandOver, MemberRule, OutsideReport, OutsideUnit
from gongkai.annual_report.models.remarks import Comment, Explanation
from gongkai.annual_report.models.report import Report, Section
from gongkai.annual_report.models.writing import SectionDraft

__all__ = [
    "Comment",
    "Correction",
    "EntryToken",
    "Explanation",
    "HandOver",
    "MemberRule",
    "OutsideReport",
    "OutsideUnit",
    "Report",
    "Section",
    "SectionDraft",
    "YearlyFigure",
]
