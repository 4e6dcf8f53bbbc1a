"""Functions handed over as pages show them: who gave what to whom, and what may still be done about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.models import HandOver
from gongkai.annual_report.selectors.hand_overs import COLUMN_LABELS
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_of


@dataclass(frozen=True)
class HandOverLine:
    """giver, taker: to their reports. pieces: by column, in words. withdraw: where it is taken back, or
    empty; stands: why it is not.
    """

    hand_over: HandOver
    giver: Link
    taker: Link
    pieces: str
    withdraw: str
    stands: str


@dataclass(frozen=True)
class ChangeLine:
    """A change in who reports what. recorded: a hand-over says so. act: to record one; None for others."""

    agency: Link
    words: str
    ground: str
    open: int
    recorded: bool
    act: Link | None


def hand_overs_url(year: int) -> str:
    return reverse("desk:report_hand_overs", args=[year])


def hand_over_url(year: int, giver: Agency | None = None) -> str:
    """Where one is recorded. giver: the agency it is about, as far as it is known."""
    query = f"?{urlencode({'giver': giver.code})}" if giver else ""
    return f"{reverse('desk:report_hand_over', args=[year])}{query}"


def lines_of_hand_overs(agencies: Collection[Agency], year: int, officer: Officer) -> list[HandOverLine]:
    """Those that concern these agencies; with the way to withdraw one for whoever may."""
    rows = list(selectors.hand_overs_for(agencies, year))
    may = rows and officer.may(Act.ROLL_UP)
    refusals = services.refusals_to_withdraw(rows, officer.agency) if may else {}
    return [_line(one, year, refusals) for one in rows]


def _line(hand_over: HandOver, year: int, refusals: Mapping[int, Refusal | None]) -> HandOverLine:
    """refusals: of those the officer may judge; without an entry there is neither a way back nor a reason."""
    refusal = refusals.get(hand_over.pk)
    stands = str(refusal) if refusal else ""
    query = urlencode({"hand_over": hand_over.pk})
    url = f"{reverse('desk:report_hand_over_withdraw', args=[year])}?{query}"
    withdraw = url if hand_over.pk in refusals and refusal is None else ""
    return HandOverLine(
        hand_over,
        _link(hand_over.giver, year),
        _link(hand_over.taker, year),
        pieces_in_words(hand_over.cells),
        withdraw,
        stands,
    )


def pieces_in_words(cells: Mapping[str, int]) -> str:
    """自然人2件、商业企业1件; 没有 where nothing was open."""
    told = [f"{label}{cells[column]}件" for column, label in COLUMN_LABELS.items() if cells.get(column)]
    return "、".join(told) or "没有"


def lines_of_changes(government: Agency, year: int, officer: Officer) -> Sequence[ChangeLine]:
    """What a reorganisation changed in a year's reports, as `whole` and the board name it."""
    may = officer.may(Act.ROLL_UP, government)
    return [
        ChangeLine(
            _link(one.agency, year),
            one.words,
            one.ground,
            one.open,
            not one.may_be_recorded,
            Link("登记划转", hand_over_url(year, one.agency)) if may and one.may_be_recorded else None,
        )
        for one in selectors.changes_of_year(government, year)
    ]


def _link(agency: Agency, year: int) -> Link:
    return Link(agency.short_name, address_of("desk:report", agency, year))
