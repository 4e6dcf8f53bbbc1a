"""Where cases count in the annual report: each cell is a question with an address, answered by grouped SQL.

A case is received on its day of receipt and leaves on the day its reply was signed. With that, what came in
plus what was carried over equals what was decided plus what is carried forward, whatever the data: a decided
case has a day of receipt not after the decision (a constraint of the table), and stands in each sum once.

held: whose report counts a case that was handed over (holding.py); without it each counts where it is filed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from gongkai.agencies.models import Agency
from gongkai.cases.holding import AS_FILED, Held
from gongkai.cases.models import Case, FeeNotice, Letter, Remedy
from gongkai.law.decisions import Outcome, report_row

Cells = dict[tuple[str, str], int]
COLUMNS = tuple(Case.ApplicantClass.values)
TOTAL = "total"


def _in_year(field: str, year: int) -> Q:
    return Q(**{f"{field}__range": (date(year, 1, 1), date(year, 12, 31))})


def _undecided_before(day: date) -> Q:
    return Q(decided_on__isnull=True) | Q(decided_on__gte=day)


def received_in(year: int) -> QuerySet[Case]:
    """Row A. The day of receipt by channel (art. 31), not the day it was typed in."""
    return Case.objects.filter(_in_year("received_on", year))


def carried_into(year: int) -> QuerySet[Case]:
    """Row B: received before the year and not decided before it."""
    start = date(year, 1, 1)
    return Case.objects.filter(_undecided_before(start), received_on__lt=start)


def closed_in(year: int) -> QuerySet[Case]:
    """Row C7 and, by outcome, the rows above it: decided in the year, whenever served."""
    return Case.objects.filter(_in_year("decided_on", year))


def carried_out_of(year: int) -> QuerySet[Case]:
    """Row D: received by the end of the year and not decided by then; the B of the year after."""
    return carried_into(year + 1)


def cells_table3(agency_ids: Collection[int], year: int, form: str = "2021") -> Cells:
    """Every cell of table 3 that is not 0, totals included, for these agencies together. Four queries.

    form: "2019" or "2021"; the older one has a single row C6.
    """
    return _together(table3_of_each(agency_ids, year, form))


def table3_of_each(
    agency_ids: Collection[int], year: int, form: str = "2021", held: Held = AS_FILED
) -> dict[int, Cells]:
    """The same for each agency by itself, by its key: four queries, however many agencies."""
    return _summed(_counted(agency_ids, year, form, held))


def _counted(
    agency_ids: Collection[int], year: int, form: str, held: Held
) -> Iterator[tuple[int, str, str, int]]:
    sources = (("A", received_in(year)), ("B", carried_into(year)), ("D", carried_out_of(year)))
    for row, cases in sources:
        for agency, applicant_class, number in _by(cases, agency_ids, held, "applicant_class"):
            yield agency, row, applicant_class, number
    closed = _by(closed_in(year), agency_ids, held, "outcome", "applicant_class")
    for agency, outcome, applicant_class, number in closed:
        yield agency, report_row(Outcome(outcome), form), applicant_class, number
        yield agency, "C7", applicant_class, number


def _by(cases: QuerySet[Case], agency_ids: Collection[int], held: Held, *fields: str) -> QuerySet:
    counted = cases.filter(held.where(agency_ids)).annotate(counts_for=held.whose()).order_by()
    return counted.values_list("counts_for", *fields).annotate(Count("pk"))


def _summed(counted: Iterable[tuple[int, str, str, int]]) -> dict[int, Cells]:
    """agency, row, column, number of pieces -> cells with their totals."""
    found: dict[int, Cells] = {}
    for agency, row, column, number in counted:
        cells = found.setdefault(agency, {})
        for key in ((row, column), (row, TOTAL)):
            cells[key] = cells.get(key, 0) + number
    return found


def _together(each: Mapping[int, Cells]) -> Cells:
    total: Cells = {}
    for cells in each.values():
        for key, number in cells.items():
            total[key] = total.get(key, 0) + number
    return total


def cases_behind(
    agency: Agency | Collection[Agency],
    year: int,
    row: str,
    column: str,
    form: str = "2021",
    held: Held = AS_FILED,
) -> QuerySet[Case]:
    """The cases a cell of table 3 counts, by number. Raises KeyError for an unknown row or column."""
    cases = _cases_of_row(row, year, form).filter(held.where(_keys(agency)))
    if column != TOTAL:
        if column not in COLUMNS:
            raise KeyError(column)
        cases = cases.filter(applicant_class=column)
    return cases.order_by("agency_id", "year", "serial")


def _cases_of_row(row: str, year: int, form: str) -> QuerySet[Case]:
    whole_rows = {"A": received_in, "B": carried_into, "C7": closed_in, "D": carried_out_of}
    if row in whole_rows:
        return whole_rows[row](year)
    outcomes = [outcome.value for outcome in Outcome if report_row(outcome, form) == row]
    if not outcomes:
        raise KeyError(row)
    return closed_in(year).filter(outcome__in=outcomes)


def _keys(agency: Agency | Collection[Agency]) -> list[int]:
    return [agency.pk] if isinstance(agency, Agency) else [one.pk for one in agency]


def rows_of_partial_cases(
    agency_ids: Collection[int], year: int, form: str = "2021", held: Held = AS_FILED
) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
    """Agency key -> number and rows of table 3 of cases answered as partial disclosure and as something else.

    A case counts by its outcome alone, so a signed letter of its first round that says otherwise would stand
    in a second row (RC-23). One query.
    """
    partial = Outcome.G3.value
    letters = Letter.objects.filter(
        Q(decision__outcome=partial) | Q(case__outcome=partial),
        case__in=closed_in(year).filter(held.where(agency_ids)),
        state=Letter.State.SIGNED,
        round=1,
    ).exclude(decision__outcome=F("case__outcome"))
    found: dict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for letter in letters.select_related("case", "decision").order_by("case_id", "pk"):
        rows = tuple(report_row(Outcome(one.outcome), form) for one in (letter.case, letter.decision))
        found[held.holder(letter.case_id, letter.case.agency_id)].append((letter.case.number, rows))
    return found


# --- table 4: reconsideration and litigation -----------------------------------------------------------


def concluded_in(year: int) -> QuerySet[Remedy]:
    """With a result in the year, whenever filed."""
    return Remedy.objects.filter(_in_year("concluded_on", year))


def pending_after(year: int) -> QuerySet[Remedy]:
    """Filed by the end of the year, without a result by then."""
    end = date(year, 12, 31)
    return Remedy.objects.filter(Q(concluded_on__isnull=True) | Q(concluded_on__gt=end), filed_on__lte=end)


def cells_table4(agency_ids: Collection[int], year: int) -> Cells:
    """Every cell of table 4 that is not 0, by (route, result), totals included. Two queries."""
    return _together(table4_of_each(agency_ids, year))


def table4_of_each(agency_ids: Collection[int], year: int, held: Held = AS_FILED) -> dict[int, Cells]:
    """The same for each agency by itself, by its key: two queries, however many agencies.

    What was done by an agency whose duties passed on is answered for by the one that has them now
    (行政诉讼法第二十六条第六款).
    """
    here, pending = held.where(agency_ids, "case__"), Remedy.Result.PENDING.value
    concluded, still_open = (
        rows.filter(here).annotate(counts_for=held.whose("case__")).order_by()
        for rows in (concluded_in(year), pending_after(year))
    )
    done = concluded.values_list("counts_for", "route", "result")
    open_ = still_open.values_list("counts_for", "route")
    still = ((agency, route, pending, number) for agency, route, number in open_.annotate(Count("pk")))
    return _summed([*done.annotate(Count("pk")), *still])


def remedies_behind(
    agency: Agency | Collection[Agency], year: int, route: str, result: str, held: Held = AS_FILED
) -> QuerySet[Remedy]:
    """What a cell of table 4 counts. Raises KeyError for an unknown row or column."""
    if route not in Remedy.Route.values or result not in (*Remedy.Result.values, TOTAL):
        raise KeyError(f"{route}.{result}")
    here = held.where(_keys(agency), "case__") & Q(route=route)
    pending = pending_after(year).filter(here)
    if result == Remedy.Result.PENDING:
        return pending.order_by("pk")
    done = concluded_in(year).filter(here)
    found = (done | pending) if result == TOTAL else done.filter(result=result)
    return found.select_related("case").order_by("pk")


# --- the processing fee (art. 42), which part six tells -------------------------------------------------


@dataclass(frozen=True)
class Fees:
    """notices: sent in the year; noticed: their amounts together; received: paid in the year. Whole yuan."""

    notices: int
    noticed: int
    received: int


def fees(agency_ids: Collection[int], year: int, held: Held = AS_FILED) -> Fees:
    """What these agencies asked for and received in a year, together."""
    each = fees_of_each(agency_ids, year, held).values()
    return Fees(*(sum(getattr(one, field.name) for one in each) for field in fields(Fees)))


def fees_of_each(agency_ids: Collection[int], year: int, held: Held = AS_FILED) -> dict[int, Fees]:
    """Agency key -> the same, for those with any. A payment counts in the year it was made. One query."""
    sent, paid = _in_year("noticed_on", year), _in_year("paid_on", year)
    rows = FeeNotice.objects.filter(sent | paid, held.where(agency_ids, "case__")).order_by()
    sums = (
        rows.annotate(counts_for=held.whose("case__"))
        .values_list("counts_for")
        .annotate(
            notices=Count("pk", filter=sent),
            noticed=Sum("amount", filter=sent, default=0),
            received=Sum("amount", filter=paid, default=0),
        )
    )
    return {agency: Fees(*figures) for agency, *figures in sums}
