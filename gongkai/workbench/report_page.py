"""What the page of a report's year shows beside its tables: the panel of a cell, what is left.

Works on values the annual report room gives; decides nothing about figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report import derivation, normative, selectors
from gongkai.annual_report.entered import entries_of, plain
from gongkai.annual_report.models import Report, YearlyFigure
from gongkai.cases.models import Case
from gongkai.disclosure.models import Publication
from gongkai.law.report_forms import PARTS, form_of_year
from gongkai.ui.pieces import Link

SHOWN = 60  # cases listed in a panel; the export holds all


def address_of(name: str, agency: Agency, year: int, *more: object, **query: str) -> str:
    """An address of the report pages, with the agency it is about."""
    return f"{reverse(name, args=[year, *more])}?{urlencode({'agency': agency.code} | query)}"


def address_for(report: Report, name: str, *more: object, **query: str) -> str:
    """An address about this report, be it the agency's own or the sum of its government."""
    if report.scope != Report.Scope.OWN:
        query["scope"] = report.scope
    return address_of(name, report.agency, report.year, *more, **query)


def cell_url(report: Report, address: str) -> str:
    """Where a figure comes from: its records beside the tables; of a sum, the members on its page."""
    if report.scope == Report.Scope.WHOLE:
        return f"{reverse('desk:report_whole', args=[report.year])}?cell={address}#panel"
    return f"{address_for(report, 'desk:report', cell=address)}#panel"


@dataclass(frozen=True)
class Panel:
    """Where a figure comes from: the rule, what it counts, last year's."""

    address: str
    label: str
    value: object
    rule: str
    cases: Sequence[Case]
    remedies: Sequence
    documents: Sequence[tuple[Link, Publication]]  # each with the way to its public page
    entered: Sequence[Entered]  # of a cell of table 2 that is entered
    total: int
    last_year: object
    change: str
    differs: str
    close_url: str
    export_url: str


@dataclass(frozen=True)
class Entered:
    """What one source gave for a cell. figures: 全年, or months, with their figures. newest: the last entry.

    file: what they were read from, None without one.
    """

    figures: Sequence[tuple[str, int | float]]
    newest: YearlyFigure
    file: Link | None


def panel_of(
    agency: Agency, year: int, address: str, cells: dict, close_url: str, *, follows: bool
) -> Panel | None:
    """The panel of a cell; None for an address that is not on the form. follows: the cell is not frozen, or
    is known to differ."""
    form = form_of_year(year)
    if address not in form.cells:
        return None
    cases, remedies, documents, total = _behind(agency, year, address)
    before = selectors.last_years_cells(agency, year)
    last = before.get(address) if before else None
    now = cells.get(address)
    return Panel(
        address=address,
        label=form.label(address),
        value=now,
        rule=derivation.explain_cell(address, year),
        cases=cases,
        remedies=remedies,
        documents=documents,
        entered=_entered(agency, year, address),
        total=total,
        last_year=last,
        change=_change(last, now, year),
        differs=f"固化的是{now}，现在的记录得出{total}；固化的数字不再跟着办件走"
        if address[0] in "34" and not follows and now is not None and now != total
        else "",
        close_url=close_url,
        export_url=address_of("desk:report_cell", agency, year, cell=address) if cases else "",
    )


def unseen_in(panel: Panel, officer: Officer) -> frozenset[int]:
    """Cases listed that this officer may not open: they count here and are filed at another agency."""
    cases = [*panel.cases, *(remedy.case for remedy in panel.remedies)]
    return frozenset(case.pk for case in cases if not officer.may(Act.VIEW_CASES, case.agency))


def _behind(
    agency: Agency, year: int, address: str
) -> tuple[Sequence[Case], Sequence, Sequence[tuple[Link, Publication]], int]:
    """The first cases, the remedies or the first documents a cell counts, and how many it counts."""
    if address.startswith("3."):
        cases = derivation.cases_behind(agency, year, address)
        return list(cases.select_related("agency")[:SHOWN]), (), (), cases.count()
    if address.startswith("4."):
        remedies = list(derivation.remedies_behind(agency, year, address).select_related("case__agency"))
        return (), remedies, (), len(remedies)
    if address.startswith(normative.ROW):
        documents = normative.documents_behind(agency, year, address)
        shown = [(Link(one.title, f"/p/{one.address}/"), one) for one in documents[:SHOWN]]
        return (), (), shown, documents.count()
    return (), (), (), 0


def _entered(agency: Agency, year: int, address: str) -> list[Entered]:
    """By source, in the order of the months."""
    if address not in derivation.enterable(form_of_year(year)):
        return []
    together: dict[tuple[object, ...], list[YearlyFigure]] = {}
    for figure in entries_of(agency, year).get(address, {}).values():
        file = figure.source_file.sha256 if figure.source_file else ""
        together.setdefault((figure.source_note, figure.enterer, file), []).append(figure)
    return [_from_one_source(agency, year, figures) for figures in together.values()]


def _from_one_source(agency: Agency, year: int, figures: Sequence[YearlyFigure]) -> Entered:
    newest = max(figures, key=lambda one: one.entered_at)
    file = newest.source_file
    return Entered(
        [(f"{one.month}月" if one.month else "全年", plain(one.value)) for one in figures],
        newest,
        Link(file.name, address_of("desk:report_source", agency, year, newest.pk)) if file else None,
    )


def _change(last: object, now: object, year: int) -> str:
    if last is None or now is None:
        return f"{year - 1}年没有已发布的报告可比"
    difference = now - last
    if not difference:
        return f"{year - 1}年也是{last}，没有变化"
    return f"{year - 1}年是{last}，{'多' if difference > 0 else '少'}{abs(difference):g}"


@dataclass(frozen=True)
class Task:
    """One thing to do before a report can go out."""

    label: str
    detail: str
    done: bool
    link: Link | None = None


def tasks_of(
    report: Report | None,
    agency: Agency,
    year: int,
    cells: dict,
    errors: int,
    may_edit: bool,
    texts: Mapping[str, str],
) -> list[Task]:
    """What stands between these figures and publication, in the order of the work."""
    form = form_of_year(year)
    blanks = [a for a in derivation.enterable(form) if cells.get(a) is None]

    def link(label: str, name: str, *more: object) -> Link | None:
        return Link(label, address_for(report, name, *more)) if may_edit and report else None

    if report and report.scope == Report.Scope.WHOLE:
        tables = [_members_task(report)]
    else:
        tables = [
            Task("表3、表4由办件得出", "不用填报；案件更正了，数字跟着变", True),
            Task(
                "填报表2",
                f"还空{len(blanks)}格：{'、'.join(form.label(each) for each in blanks)}"
                if blanks
                else "全部填报",
                not blanks,
                link("填报", "desk:report_entries"),
            ),
        ]
    tasks = [
        *tables,
        Task("核对勾稽关系", f"还有{errors}处差错没有改正或者写明原因" if errors else "没有差错", not errors),
    ]
    for part in selectors.TEXT_PARTS:
        text = texts.get(part, "")
        tasks.append(
            Task(
                f"写{PARTS[int(part) - 1]}",
                f"{len(text)}字" if text else "还没有写",
                bool(text),
                link("改" if text else "写", "desk:report_text", part),
            )
        )
    return tasks


def _members_task(report: Report) -> Task:
    """Whether the sum holds every member's report."""
    reasons = selectors.obstacles(report, selectors.members_of(report))
    url = reverse("desk:report_whole", args=[report.year])
    return Task("汇总各单位的报告", "；".join(reasons) or "都报送了", not reasons, Link("看各单位", url))
