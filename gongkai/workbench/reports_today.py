"""Annual reports on the day's page: what this officer signs, reviews, mends or makes public next."""

from __future__ import annotations

from gongkai.agencies.officers import Officer
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import reports_waiting_for
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_for
from gongkai.workbench.today import SHOWN, Heading, Line

S = Report.State


def reports_waiting(officer: Officer) -> Heading | None:
    found = list(reports_waiting_for(officer)[:SHOWN])
    lines = tuple(_line(report) for report in found)
    return Heading("reports", "等您办的年度报告", lines, len(found)) if found else None


def _line(report: Report) -> Line:
    at, words, label, page = {
        S.SIGNING: (report.submitted_at, f"{_name(report.submitted_by)}送签", "签发报送", "report_sign"),
        S.HANDED_IN: (
            report.signed_at,
            f"{_name(report.signed_by)}签发，等审核",
            "审核通过",
            "report_accept",
        ),
        S.ACCEPTED: (report.accepted_at, "审核通过，等发布", "发布", "report_publish"),
        S.DRAFT: (report.commented_at, "退回修改，意见还没有处理完", "看意见", "report"),
    }[S(report.state)]
    url = address_for(report, "desk:report")
    return Line(None, at, str(report), url, words, Link(label, address_for(report, f"desk:{page}")))


def _name(person) -> str:
    return person.name if person else ""
