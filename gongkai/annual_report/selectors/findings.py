"""What is wrong or doubtful in a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report.checking import Beside, Corpus, check_report
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.hand_overs import moved_for_each, moved_for_sum
from gongkai.annual_report.membership import agencies_summed
from gongkai.annual_report.models import Report
from gongkai.annual_report.reading import ReadReport, Source, Structure
from gongkai.annual_report.selectors.cells import cells_of
from gongkai.annual_report.selectors.ledger import ledger_findings
from gongkai.annual_report.selectors.members import exact, members_of
from gongkai.annual_report.selectors.reasons import without_reason
from gongkai.annual_report.selectors.reports import last_years_cells, last_years_report
from gongkai.annual_report.selectors.texts import text_of
from gongkai.law.identities import Cells, Finding, Moved, check_cells, in_words, sums_agree
from gongkai.law.report_forms import FORMS, PARTS, form_of_year


def findings_for(
    agency: Agency,
    year: int,
    cells: dict[str, Number] | None = None,
    *,
    scope: str = Report.Scope.OWN,
    signed_at: datetime | None = None,
) -> list[Finding]:
    """What the identities say of the year's figures alone, those with last year's report included.

    signed_at: of the report they are of; what moved is taken as it stood then.
    """
    cells = derived_cells(agency, year) if cells is None else cells
    moved = moved_for(Report(agency=agency, year=year, scope=scope, signed_at=signed_at))
    return figures_agree(cells, year, last_years_cells(agency, year, scope), moved)


def figures_agree(
    cells: dict[str, Number],
    year: int,
    before: dict[str, Number] | None,
    moved: Sequence[Moved] = (),
) -> list[Finding]:
    """The same with last year's cells at hand, None where there are none. moved: as moved_for gives it."""
    return check_cells(
        as_figures(cells),
        form_of_year(year),
        last_year=None if before is None else as_figures(before),
        moved=moved,
    )


def moved_for(report: Report) -> list[Moved]:
    """What came or went with functions since last year's report; of a sum, across its border.

    One query; of a sum those of its members this year and last.
    """
    if report.scope == Report.Scope.OWN:
        return moved_for_each([report.agency_id], report.year, report.signed_at).get(report.agency_id, [])
    now, before = (agencies_summed(report.agency, year) for year in (report.year, report.year - 1))
    return moved_for_sum(report.agency, report.year, now, before, report.signed_at)


def findings_of(
    report: Report, cells: dict[str, Number] | None = None, text: Mapping[str, str] | None = None
) -> list[Finding]:
    """All that is wrong or doubtful in a report of ours: figures, words and what ties it to last year.

    Parts still unwritten are not among them (missing_text), for a draft is not faulty because it is begun.
    text: the words to check instead of those saved, as a writer has them before them.
    """
    cells = cells_of(report) if cells is None else cells
    before = last_years_report(report.agency, report.year, report.scope)
    text = text_of(report, cells) if text is None else text
    found = findings_beside(report, cells, text, before, corpus_of(report.year), moved_for(report))
    return [*found, *_sum_differs(report, cells), *ledger_findings(report, as_figures(cells))]


def _sum_differs(report: Report, cells: dict[str, Number]) -> list[Finding]:
    """RC-24 for a sum: each of its cells beside the reports of its members as they are now."""
    if report.scope != Report.Scope.WHOLE or report.source == Report.Source.IMPORTED:
        return []
    members = exact(members_of(report), report.form)
    return list(sums_agree(as_figures(cells), members, FORMS[report.form]))


def findings_beside(
    report: Report,
    cells: dict[str, Number],
    text: Mapping[str, str],
    before: Report | None,
    others: Corpus | None,
    moved: Sequence[Moved] = (),
) -> list[Finding]:
    """The same with everything at hand, so that a board over many reports asks the database once.

    before: the published report on the year before; without one its relations are left out. others: the
    words of the year's reports, the own one may be among them. moved: as moved_for gives it.
    """
    last_year = as_read(before, before.cells, text_of(before)) if before is not None else None
    found = check_report(as_read(report, cells, text), last_year, _beside(report, others, moved))
    return [finding for finding in found if finding.rule != "RC-20"]


def corpus_of(year: int) -> Corpus | None:
    """The words of the year's reports that are signed or public, to find alike ones; None without any."""
    signed = Report.objects.filter(year=year, scope=Report.Scope.OWN).exclude(state__in=Report.LIVE)
    rows = signed.order_by("version").values_list("agency", "pk", "sha256")
    newest = {agency: (pk, sha256) for agency, pk, sha256 in rows}
    return _corpus(tuple(newest.values())) if newest else None


@lru_cache(maxsize=4)
def _corpus(signed: tuple[tuple[int, str], ...]) -> Corpus:
    """Made once for a set of frozen reports, which their hashes name; 64 of them take a quarter second."""
    reports = Report.objects.filter(pk__in=[pk for pk, _ in signed]).select_related("agency")
    return Corpus([as_read(one, {}, one.text) for one in reports])


def forget_words() -> None:
    """Make the next comparison read the words of the year's reports anew, as a process just started does."""
    _corpus.cache_clear()


def _beside(report: Report, others: Corpus | None, moved: Sequence[Moved]) -> Beside:
    """The other reports; of a first version published from here also its day and the last one for that.

    Of a report taken over from before nobody knows the day; a corrected one is not late by being corrected.
    """
    founded = report.scope == Report.Scope.OWN and report.agency.valid_from.year == report.year
    beside = Beside(others=others, moved=moved, founded=founded)
    dated = report.is_public and report.version == 1 and report.source == Report.Source.DERIVED
    if not dated or report.published_at is None:
        return beside
    due = deadline_for(report.agency, report.scope).public_by(report.year)
    return replace(beside, published_on=timezone.localtime(report.published_at).date(), due=due)


def as_read(report: Report, cells: dict[str, Number], text: Mapping[str, str] | None = None) -> ReadReport:
    """The report as the checks take it: as if it had been read from a file with every cell in its place."""
    figures = as_figures(cells)
    return ReadReport(
        agency=report.named,
        year=report.year,
        form=report.form,
        cells=figures,
        raw={address: "" if figure is None else in_words(figure) for address, figure in figures.items()},
        text=text_of(report, cells) if text is None else text,
        source=Source("gongkai", report.sha256),
        structure=Structure(parts=tuple(range(1, len(PARTS) + 1))),
    )


def as_figures(cells: dict[str, Number]) -> Cells:
    """Amounts as the law counts them: exact, not floating."""
    return {a: Decimal(str(value)) if isinstance(value, float) else value for a, value in cells.items()}


def open_findings(report: Report, findings: list[Finding]) -> list[Finding]:
    """Findings without a written reason."""
    return without_reason(findings, report)


def blocking_findings(
    report: Report, cells: dict[str, Number] | None = None, text: Mapping[str, str] | None = None
) -> list[Finding]:
    """What keeps a report from being signed: errors that are neither mended nor explained."""
    errors = [one for one in findings_of(report, cells, text) if one.severity == "error"]
    return open_findings(report, errors) if errors else []
