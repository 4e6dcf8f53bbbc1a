"""What may be handed over, what was, and which abolished agency still has something open that nobody took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.hand_overs import absorbed_by, held_in, left_open_by, merged_with, standing
from gongkai.annual_report.membership import membership_of, memberships_of
from gongkai.annual_report.models import HandOver, Report
from gongkai.cases import figures
from gongkai.cases.models import Case
from gongkai.law.report_forms import FORMS
from gongkai.law.wording import day_text

COLUMN_LABELS: Mapping[str, str] = {
    column.id: column.label for column in FORMS["2021"].table3.columns if column.id != "total"
}


@dataclass(frozen=True)
class Change:
    """One change in who reports what in a year, for a page to name. agency: the one that gives or is gone.

    open: pieces of it that nobody has taken over yet; 0 where all is told. may_be_recorded: no hand-over says
    where it went, and one would help.
    """

    agency: Agency
    words: str
    ground: str = ""
    open: int = 0
    may_be_recorded: bool = False


def hand_overs_for(agencies: Collection[Agency], year: int) -> QuerySet[HandOver]:
    """Every hand-over of the year from or to one of these, withdrawn ones too, in the order of recording."""
    keys = [one.pk for one in agencies]
    rows = HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys), year=year)
    rows = rows.select_related("giver", "taker", "by", "withdrawn_by")
    return rows.prefetch_related("cases").order_by("pk")


def possible_givers(government: Agency, year: int) -> QuerySet[Agency]:
    """Those under a government that may hand something over in a year: founded by then, not merged before.

    Abolished ones among them whose last report was that of the year before.
    """
    existing = Q(valid_to__isnull=True) | Q(valid_to__gte=date(year - 1, 1, 1))
    agencies = Agency.objects.filter(existing, ~absorbed_by(year), path__startswith=government.path)
    return agencies.filter(valid_from__lte=date(year, 12, 31)).exclude(kind=Agency.Kind.PUBLIC_ENTERPRISE)


def movable_cases(giver: Agency, year: int) -> QuerySet[Case]:
    """What the giver's report of the year counts as carried over or received, by number."""
    counted = Q(received_on__lte=date(year, 12, 31)) & (
        Q(decided_on__isnull=True) | Q(decided_on__gte=date(year, 1, 1))
    )
    cases = Case.objects.filter(held_in(year).where([giver.pk]), counted)
    return cases.order_by("year", "serial", "pk")


def left_open_at(giver: Agency, year: int) -> dict[str, int]:
    """Column -> pieces the giver carried into the year and has not handed on in it.

    Row D of its last frozen report, for RC-07 holds against that; without one what the records say. What was
    taken over in the same year is among them.
    """
    return left_open_at_each([giver], year)[giver.pk]


def left_open_at_each(givers: Collection[Agency], year: int) -> dict[int, dict[str, int]]:
    """The same for each of many, by its key. Four queries, however many they are."""
    reported = left_open_by(givers, year - 1)
    recorded = _open_in_records([one.pk for one in givers if one.pk not in reported], year)
    left = {one.pk: Counter(reported.get(one.pk) or recorded.get(one.pk, {})) for one in givers}
    moves = standing().filter(Q(giver__in=left) | Q(taker__in=left), year=year)
    for giver, taker, cells in moves.values_list("giver", "taker", "cells"):
        if taker in left:
            left[taker].update(cells)
        if giver in left:
            left[giver].subtract(cells)
    return {agency: dict(pieces) for agency, pieces in left.items()}


def merged_within(agency: Agency, year: int) -> list[Agency]:
    """Those that were there in the year and whose year this one reports, what they entered by hand apart.

    Two queries.
    """
    keys = set(merged_with([agency.pk], held_in(year))) - {agency.pk}
    return list(Agency.objects.filter(pk__in=keys, valid_to__gte=date(year, 1, 1)))


def _open_in_records(agency_ids: Collection[int], year: int) -> dict[int, dict[str, int]]:
    """Agency -> column -> cases it held open when the year before ended."""
    if not agency_ids:
        return {}
    held = held_in(year - 1)
    cases = figures.carried_into(year).filter(held.where(agency_ids)).order_by()
    counted = cases.annotate(counts_for=held.whose()).values_list("counts_for", "applicant_class")
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for agency, column, pieces in counted.annotate(Count("pk")):
        found[agency][column] = pieces
    return found


def signed_reports(government: Agency, agency_ids: Collection[int], year: int) -> list[Report]:
    """Reports of the agencies and sums of the government, on the year or later, whose newest is signed.

    One query.
    """
    own = Q(agency__in=agency_ids, scope=Report.Scope.OWN)
    whole = Q(agency=government, scope=Report.Scope.WHOLE)
    rows = Report.objects.filter(own | whole, year__gte=year).select_related("agency").order_by("version")
    newest = {(one.agency_id, one.year, one.scope): one for one in rows}
    return [one for one in newest.values() if not one.is_live]


def changes_of_year(government: Agency, year: int) -> list[Change]:
    """Everything about a year's reports that a reorganisation changed, what is still open first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    below = Agency.objects.filter(path__startswith=government.path).select_related("successor", "parent")
    rows = standing().filter(giver__path__startswith=government.path, year__lte=year)
    hand_overs = list(rows.select_related("giver", "taker").prefetch_related("cases"))
    merged = {one.giver_id for one in hand_overs if one.whole}
    reports = below.exclude(kind=Agency.Kind.PUBLIC_ENTERPRISE)
    ended = [
        one.agency
        for one in memberships_of(
            reports.filter(valid_to__gte=date(year - 1, 1, 1), valid_to__lte=last), year
        )
        if one.agency.pk not in merged and membership_of(one.agency, one.agency.valid_to.year).counts
    ]
    changes = _unclaimed([one for one in ended if one.valid_to < first], year)
    changes += [_last_report(one) for one in ended if one.valid_to >= first]
    changes += [_moved(one) for one in hand_overs if one.year == year]
    return changes


def moves_in_words(report: Report) -> Iterator[tuple[str, str]]:
    """What part six says of functions that moved: the other agency, or the one that gave, and a sentence."""
    agency, year = report.agency, report.year
    if report.scope == Report.Scope.WHOLE:
        for one in changes_of_year(agency, year):
            if not one.open:
                yield one.agency.name, f"{one.agency.name}{one.words}"
        return
    rows = standing().filter(Q(giver=agency) | Q(taker=agency), year=year)
    for row in rows.select_related("giver", "taker"):
        if row.giver_id == agency.pk:
            yield (
                row.taker.name,
                f"本机关的部分职能划转{row.taker.name}（{row.reason}），{row.what_moved}随职能划出，不计入本报告",
            )
        else:
            what = "本年度的数据、" if row.whole else ""
            kind = "并入" if row.whole else "的部分职能划转"
            yield (
                row.giver.name,
                f"{row.giver.name}{kind}本机关（{row.reason}），{what}{row.what_moved}计入本报告",
            )


def unclaimed(government: Agency, year: int) -> list[Change]:
    """Abolished agencies with applications open that no hand-over took: they would be lost from the sum."""
    return [one for one in changes_of_year(government, year) if one.open]


def _unclaimed(agencies: Sequence[Agency], year: int) -> list[Change]:
    """Of agencies that ended before the year: what they carried into it and nobody reports."""
    found = []
    left = left_open_at_each(agencies, year) if agencies else {}
    for agency in agencies:
        if pieces := sum(left[agency.pk].values()):
            words = f"{_ended(agency)}撤销，上年结转{pieces}件，没有登记由哪个单位接着办"
            found.append(Change(agency, words, "登记职能划转，件数才接得上（RC-07）", pieces, True))
    return found


def _last_report(agency: Agency) -> Change:
    writer = agency.successor or agency.parent
    by = f"，由{writer.short_name}代为编写" if writer else ""
    words = f"{_ended(agency)}撤销，年内的数字由它最后一份报告报送{by}"
    return Change(agency, words, "没有登记并入哪个单位；并入的，登记职能划转", may_be_recorded=True)


def _moved(hand_over: HandOver) -> Change:
    if hand_over.whole:
        ended = f"{_ended(hand_over.giver)}撤销，" if hand_over.giver.valid_to else ""
        words = f"{ended}并入{hand_over.taker.name}，{hand_over.year}年度的数字由它一并报送"
    else:
        words = f"部分职能划转{hand_over.taker.name}，{hand_over.what_moved}随职能划转"
    return Change(hand_over.giver, words, hand_over.reason)


def _ended(agency: Agency) -> str:
    return day_text(agency.valid_to) if agency.valid_to else ""


__all__ = [
    "COLUMN_LABELS",
    "Change",
    "changes_of_year",
    "hand_overs_for",
    "left_open_at",
    "merged_within",
    "movable_cases",
    "possible_givers",
    "signed_reports",
    "unclaimed",
]
