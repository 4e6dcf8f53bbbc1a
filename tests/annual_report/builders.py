"""Reports for tests, taken along their way by the services themselves, by whoever may."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.derivation import enterable
from gongkai.annual_report.models import Report
from gongkai.law.report_forms import form_of_year
from tests.agencies.builders import make_officer
from tests.cases.factories import Desk

NEXT_JANUARY = date(2027, 1, 20)  # a Wednesday: the year 2026 is over, its last day is eleven days off
WORDS = "没有需要说明的事项。"


@dataclass
class ReportDesk(Desk):
    """An agency that reports, with its leader, and the office that supervises it."""

    leader: Officer = field(init=False)
    supervisor: Officer = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.leader = make_officer(self.agency, Role.AGENCY_HEAD, name="方敬之")
        self.supervisor = make_officer(self.district.government, Role.SUPERVISOR, name="区府办")


def written(desk: Desk, year: int = 2026) -> Report:
    """A draft with its figures and its text."""
    for address in enterable(form_of_year(year)):
        services.enter_figure(desk.agency, year, address, "2", by=desk.head, source_note="业务系统")
    report = services.open_draft(desk.agency, year, by=desk.head)
    for part in ("1", "5", "6"):
        report = services.write_text(report, by=desk.head, part=part, text=WORDS)
    return report


def submitted(report: Report, *, by: Officer) -> Report:
    return services.submit_for_signature(report, by=by)


def handed_in(report: Report, desk: Desk) -> Report:
    """Submitted by the officer, signed by the head."""
    return services.sign(services.submit_for_signature(report, by=desk.officer), by=desk.head)


def accepted(report: Report, desk: Desk) -> Report:
    above = make_officer(desk.district.government, Role.SUPERVISOR)
    return services.accept(handed_in(report, desk), by=above)


def published(report: Report, desk: Desk) -> Report:
    """The whole way: submitted, signed, accepted and made public."""
    return services.publish(accepted(report, desk), by=desk.head)
