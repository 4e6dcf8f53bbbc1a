"""A town whose functions move between agencies, for the tests of hand-overs.

Unless said otherwise the year is 2026: what was open on 31 December 2025 is last year's row D and this
year's B.
"""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.derivation import derived_cells
from gongkai.annual_report.models import HandOver, Report
from gongkai.annual_report.selectors import (
    findings_of,
)
from gongkai.cases.models import Case
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.members import YEAR, clean_cells, departments, frozen
from tests.cases.factories import skeleton_case

S = Report.State
GROUND = "明编〔2026〕3号"
DECEMBER, MARCH, APRIL = date(2025, 12, 1), date(2026, 3, 2), date(2026, 4, 1)


class Town:
    """A government with departments, and its supervising office."""

    def __init__(self, count: int = 3):
        self.government = make_agency("mh")
        self.departments = departments(self.government, count)
        self.supervisor = make_officer(self.government, Role.SUPERVISOR)

    def hand_over(self, giver: Agency, taker: Agency, *cases: Case, year: int = YEAR, **more) -> HandOver:
        given = {"cases": cases, "reason": GROUND, "by": self.supervisor} | more
        return services.record_hand_over(self.government, giver=giver, taker=taker, year=year, **given)

    def abolish(self, agency: Agency, on: date = date(2026, 6, 30), successor: Agency | None = None) -> None:
        agency.valid_to, agency.successor = on, successor
        agency.save()


def opened(agency: Agency, number: int = 1, kind: str = "natural", on: date = DECEMBER) -> list[Case]:
    """Cases received and not answered yet."""
    return Case.objects.bulk_create(
        skeleton_case(agency, on, None, applicant_class=kind) for _ in range(number)
    )


def answered(case: Case, on: date, outcome: str = "G2") -> None:
    Case.objects.filter(pk=case.pk).update(decided_on=on, outcome=outcome)


def row(cells, letter: str) -> dict[str, int]:
    """The columns of a row of table 3 that are not 0."""
    start = f"3.{letter}."
    return {a.removeprefix(start): value for a, value in cells.items() if a.startswith(start) and value}


def rows(agency: Agency, *letters: str, year: int = YEAR) -> list[dict[str, int]]:
    cells = derived_cells(agency, year)
    return [row(cells, letter) for letter in letters]


def carried_forward(**columns: int) -> dict[str, int | float]:
    """The cells of a clean report on 2025 that received so many and left them all open."""
    cells = clean_cells(0, year=YEAR - 1)
    for column, pieces in (columns | {"total": sum(columns.values())}).items():
        cells[f"3.A.{column}"] = cells[f"3.D.{column}"] = pieces
    return cells


def last_year(agency: Agency, **columns: int) -> Report:
    return frozen(agency, carried_forward(**columns), year=YEAR - 1, state=S.PUBLISHED)


def carried_over(**columns: int) -> dict[str, int | float]:
    """The cells of a clean report on 2026 that took so many over and answered them all."""
    cells = clean_cells(0)
    for column, pieces in (columns | {"total": sum(columns.values())}).items():
        for letter in ("B", "C1", "C7"):
            cells[f"3.{letter}.{column}"] = pieces
    return cells


def rc07(report: Report) -> list[str]:
    return [one.message for one in findings_of(report) if one.rule == "RC-07" and one.severity == "error"]
