"""How many faults stand in each of many reports on a year, in the same few queries for one as for all.

Counted are the findings the page of each report lists (selectors/findings.py): of a frozen report from what
was signed, of one being written from figures and words as they are now, of one nobody has begun from its
figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import prefetch_related_objects

from gongkai.annual_report.checking import Corpus
from gongkai.annual_report.checking.dates import says_it_was_late
from gongkai.annual_report.derivation import Number, derived_cells_of_all
from gongkai.annual_report.drafting.tokens import Figures
from gongkai.annual_report.hand_overs import held_in, moved_for_each
from gongkai.annual_report.models import Report
from gongkai.annual_report.records import records_of_each
from gongkai.annual_report.selectors.cells import cells_of, put_right
from gongkai.annual_report.selectors.findings import (
    as_figures,
    corpus_of,
    figures_agree,
    findings_beside,
    moved_for,
)
from gongkai.annual_report.selectors.ledger import ledger_findings
from gongkai.annual_report.selectors.reasons import without_reason
from gongkai.annual_report.selectors.texts import parts_of, placed, text_of
from gongkai.cases.figures import rows_of_partial_cases
from gongkai.law.identities import Finding, Moved
from gongkai.law.report_forms import FORMS, form_of_year

BLANK = "RC-10"


@dataclass(frozen=True)
class Faults:
    """errors: without a written reason. blanks: those of them that say a cell has no figure yet.

    late: those that say it was made public late. warnings: doubts, and errors whose reason is written.
    frozen: whether of what was signed, or of now.
    """

    errors: int
    blanks: int
    warnings: int
    frozen: bool
    late: int = 0


def faults_of(
    reports: Mapping[int, Report | None], year: int, scope: str = Report.Scope.OWN
) -> dict[int, Faults]:
    """Agency key -> the faults of its report; None stands for one nobody has begun. Reports of one scope.

    At most twenty-two queries; live reports have to be the agencies' own. Of a frozen sum the members are not
    added up again: its own page does that.
    """
    begun = [one for one in reports.values() if one is not None]
    prefetch_related_objects(begun, "explanations", "corrections")
    prefetch_related_objects([one for one in begun if one.is_live], "sections")
    ground = _Ground(reports, year, scope)
    return {pk: _faults(report, ground.findings(pk, report)) for pk, report in reports.items()}


def _faults(report: Report | None, findings: Collection[Finding]) -> Faults:
    errors = [one for one in findings if one.severity == "error"]
    if report is not None:
        errors = without_reason(errors, report)
    return Faults(
        errors=len(errors),
        blanks=sum(one.rule == BLANK for one in errors),
        warnings=len(findings) - len(errors),
        frozen=report is not None and not report.is_live,
        late=sum(map(says_it_was_late, errors)),
    )


class _Ground:
    """What the checks of a year's reports stand on, asked once for all of them."""

    def __init__(self, reports: Mapping[int, Report | None], year: int, scope: str) -> None:
        self.year, self.agencies = year, list(reports)
        self.moving = [pk for pk, report in reports.items() if report is None or report.is_live]
        self.before = _year_before(self.agencies, year, scope)
        self.others: Corpus | None = corpus_of(year)
        self.moved = moved_for_each(self.agencies, year) if scope == Report.Scope.OWN else {}

    def findings(self, agency: int, report: Report | None) -> list[Finding]:
        before, moved = self.before.get(agency), self._moved(agency, report)
        if report is None:
            return figures_agree(self.derived[agency], self.year, before.cells if before else None, moved)
        cells = put_right(report, self.derived[agency]) if report.is_live else cells_of(report)
        found = findings_beside(report, cells, self._text(report, cells), before, self.others, moved)
        return [*found, *self._ledger(report, cells)]

    def _moved(self, agency: int, report: Report | None) -> Sequence[Moved]:
        """A sum is asked for by itself, and only where one of last year ties it; sums below are few."""
        if report is not None and report.scope == Report.Scope.WHOLE:
            return moved_for(report) if agency in self.before else ()
        return self.moved.get(agency, ())

    def _text(self, report: Report, cells: dict[str, Number]) -> Mapping[str, str]:
        if not report.is_live:
            return text_of(report, cells)
        before, agency = self.before.get(report.agency_id), report.agency_id
        figures = Figures(
            FORMS[report.form], cells, lambda: self.records[agency], before.cells if before else None
        )
        parts = parts_of(report, cells, placed(report, report.sections.all()), figures)
        return {part: one.text for part, one in parts.items()}

    def _ledger(self, report: Report, cells: dict[str, Number]) -> Iterable[Finding]:
        if report.scope != Report.Scope.OWN:
            return ()
        derived = self.derived.get(report.agency_id, {}) if report.is_live else {}
        return ledger_findings(report, as_figures(cells), derived, self.partial.get(report.agency_id, ()))

    @cached_property
    def derived(self) -> dict[int, dict[str, Number]]:
        return derived_cells_of_all(self.moving, self.year)

    @cached_property
    def records(self) -> dict[int, dict[str, int]]:
        """Asked only where a draft has a live figure beside the cells."""
        return records_of_each(self.moving, self.year)

    @cached_property
    def partial(self) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
        form = form_of_year(self.year).key
        return rows_of_partial_cases(self.agencies, self.year, form, held_in(self.year))


def _year_before(agencies: Collection[int], year: int, scope: str) -> dict[int, Report]:
    """Agency -> its published report on the year before."""
    published = Report.objects.filter(
        agency__in=agencies, year=year - 1, scope=scope, state=Report.State.PUBLISHED
    )
    return {one.agency_id: one for one in published.select_related("agency")}
