"""What moved between agencies: whose report counts which cases, and what last year's report carries to whom.

A case counts whole in one report, that of the agency that held it when the year ended; so the identities of
every report hold whatever moved, and so does the sum (decision 21).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.models import HandOver, Report
from gongkai.cases.holding import Held
from gongkai.law.identities import Moved

S = Report.State
FROZEN = (S.HANDED_IN, S.ACCEPTED, S.PUBLISHED)


def standing() -> QuerySet[HandOver]:
    """Those that were not withdrawn, in the order they took effect."""
    return HandOver.objects.filter(withdrawn_at__isnull=True).order_by("year", "pk")


def standing_at(moment: datetime | None) -> Q:
    """Those that stood when a report was signed, None for one that is not: what is recorded while its
    correction is written changes nothing in what it says."""
    if moment is None:
        return Q(withdrawn_at__isnull=True)
    return Q(at__lte=moment) & (Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment))


def absorbed_by(year: int) -> Exists:
    """For a queryset of agencies: whether the year of one counts in the report of another it went into."""
    return Exists(standing().filter(giver=OuterRef("pk"), whole=True, year__lte=year))


def held_in(year: int) -> Held:
    """Whose report of the year counts which cases. One query."""
    absorbed: dict[int, int] = {}
    moved: dict[int, int] = {}
    rows = standing().filter(year__lte=year).values_list("pk", "giver", "taker", "whole", "cases")
    for _, giver, taker, whole, case in rows.order_by("year", "pk"):
        if case is not None:
            moved[case] = taker
        if whole:
            absorbed |= {pk: taker for pk, holder in absorbed.items() if holder == giver} | {giver: taker}
            moved |= {pk: taker for pk, holder in moved.items() if holder == giver}
    return Held(absorbed, moved)


def merged_into(agency: Agency, year: int) -> HandOver | None:
    """The hand-over by which another agency reports this one's year; None where it reports by itself."""
    found = standing().filter(giver=agency, whole=True, year__lte=year)
    return found.select_related("giver", "taker").first()


def merged_with(agency_ids: Collection[int], held: Held) -> list[int]:
    """These agencies and all whose year they report."""
    return [*agency_ids, *(pk for pk, taker in held.absorbed.items() if taker in agency_ids)]


def hand_overs_of_year(year: int, signed_at: datetime | None = None) -> QuerySet[HandOver]:
    """Those in whose first year the report is written, with both agencies. signed_at: of that report."""
    rows = HandOver.objects.filter(standing_at(signed_at), year=year)
    return rows.select_related("giver", "taker").order_by("pk")


def moved_for_each(
    agency_ids: Collection[int], year: int, signed_at: datetime | None = None
) -> dict[int, list[Moved]]:
    """Agency -> by what its carry-over differs from its own last report. One query; two after a merger."""
    keys = set(agency_ids)
    rows = hand_overs_of_year(year, signed_at).filter(Q(giver__in=keys) | Q(taker__in=keys))
    found: dict[int, list[Moved]] = defaultdict(list)
    stocks = _stocks([one.giver_id for one in rows if one.whole and one.taker_id in keys], year)
    for row in rows:
        taken = {**row.cells, **stocks.get(row.giver_id, {})} if row.whole else row.cells
        if row.taker_id in keys:
            found[row.taker_id].append(Moved(row.giver.name, row.reason, taken))
        if row.giver_id in keys:
            found[row.giver_id].append(Moved(row.taker.name, row.reason, _less(row.cells)))
    return found


def moved_for_sum(
    government: Agency,
    year: int,
    now: Collection[Agency],
    before: Collection[Agency],
    signed_at: datetime | None = None,
) -> list[Moved]:
    """What the carry-over of a sum differs by: what moved across its border, and who came or went by rule.

    now, before: who is summed up this year and the year before. What moves between members changes nothing.
    """
    inside, then = {one.pk for one in now}, {one.pk for one in before}
    first = date(year, 1, 1)
    found = []
    for row in hand_overs_of_year(year, signed_at).filter(
        Q(giver__path__startswith=government.path) | Q(taker__path__startswith=government.path)
    ):
        gone = row.whole or (row.giver.valid_to is not None and row.giver.valid_to < first)
        from_inside = row.giver_id in inside or (gone and row.giver_id in then)
        if (row.taker_id in inside) and not from_inside:
            found.append(Moved(row.giver.name, row.reason, row.cells))
        elif from_inside and row.taker_id not in inside:
            found.append(Moved(row.taker.name, row.reason, _less(row.cells)))
    absorbed = held_in(year).absorbed
    came = [one for one in now if one.pk not in then and one.valid_from < first]
    went = [
        one
        for one in before
        if one.pk not in inside and one.pk not in absorbed and (one.valid_to is None or one.valid_to >= first)
    ]
    left_open = left_open_by([*came, *went], year - 1)
    found += [Moved(one.name, f"{year}年度起纳入汇总", left_open.get(one.pk, {})) for one in came]
    found += [Moved(one.name, f"{year}年度起不纳入汇总", _less(left_open.get(one.pk, {}))) for one in went]
    return [one for one in found if any(one.pieces.values())]


def left_open_by(agencies: Collection[Agency], year: int) -> dict[int, dict[str, int]]:
    """Agency -> row D of its newest frozen report on the year, by column without the total.

    Those without one are left out. One query.
    """
    rows = Report.objects.filter(
        agency__in=[one.pk for one in agencies], year=year, scope=Report.Scope.OWN, state__in=FROZEN
    )
    found = {}
    for agency, cells in rows.order_by("version").values_list("agency", "cells"):
        found[agency] = {
            address.removeprefix("3.D."): figure or 0
            for address, figure in cells.items()
            if address.startswith("3.D.") and address != "3.D.total"
        }
    return found


def _stocks(agency_ids: Collection[int], year: int) -> dict[int, Mapping[str, int]]:
    """Agency -> its normative documents in force at the end of the year before, which go with it (RC-08)."""
    if not agency_ids:
        return {}
    address = "2.1.normative.in_force"
    rows = Report.objects.filter(
        agency__in=agency_ids, year=year - 1, scope=Report.Scope.OWN, state__in=FROZEN
    )
    return {
        agency: {address: cells[address]}
        for agency, cells in rows.order_by("version").values_list("agency", "cells")
        if cells.get(address)
    }


def _less(cells: Mapping[str, int]) -> dict[str, int]:
    return {column: -pieces for column, pieces in cells.items()}
