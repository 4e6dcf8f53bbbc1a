"""Functions moved between agencies of a government: recorded with the open applications that go with them.

The applications stay filed where they are; what moves is whose report counts them (decision 21).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act
from gongkai.agencies.selectors import people_in
from gongkai.annual_report import hand_over_errors as errors
from gongkai.annual_report.errors import NotBelow
from gongkai.annual_report.hand_overs import standing
from gongkai.annual_report.membership import reporting_agencies
from gongkai.annual_report.models import HandOver, Report
from gongkai.annual_report.selectors.hand_overs import (
    COLUMN_LABELS,
    left_open_at,
    movable_cases,
    signed_reports,
)
from gongkai.annual_report.services.telling import BOTH
from gongkai.annual_report.services.workflow import said
from gongkai.cases.models import Case
from gongkai.cases.notices import tell_people
from gongkai.cases.services.steps import stop_if
from gongkai.trail.services import record

ROLES = [*dict.fromkeys([*MAY[Act.EDIT_REPORT], *MAY[Act.SIGN_REPORT]])]


@transaction.atomic
def record_hand_over(
    government: Agency,
    *,
    giver: Agency,
    taker: Agency,
    year: int,
    reason: str,
    by: Officer,
    whole: bool = False,
    cases: Collection[Case] = (),
    cells: Mapping[str, int] | None = None,
) -> HandOver:
    """Record that a function went from one agency to another, with its open applications.

    year: the first year whose report the taker writes with them. whole: the giver is abolished by the end of
    that year, and the taker reports all it did in it; the pieces are then all it had left open. Otherwise
    cases: those that moved, where the records hold any of the giver's; cells: column -> pieces of row B where
    they hold none, as of an agency whose reports alone were taken over.
    Raises NotAllowed, NotBelow, HandedToItself, TakerDoesNotReport, NotAbolished, ReportedByAnother,
    HandOverStands, ReportSigned, ChooseTheCases, NotHeldThere, PiecesBelowZero, NothingHandedOver,
    MoreThanLeftOpen, SomethingMissing.
    """
    by.require(Act.ROLL_UP, government)
    _lock(government)
    reason = said("依据", reason)
    stop_if(_refusal_between(government, giver, taker, year, whole=whole))
    signed = signed_reports(government, [giver.pk, taker.pk], year)
    stop_if(_refusal_by_signature(giver, taker, year, signed))
    chosen = [] if whole else _demand_held(giver, year, cases)
    pieces = left_open_at(giver, year) if whole else _pieces(giver, year, chosen, cells)
    hand_over = HandOver.objects.create(
        giver=giver,
        taker=taker,
        year=year,
        whole=whole,
        cells={column: number for column, number in pieces.items() if number},
        reason=reason,
        by=by.person,
    )
    hand_over.cases.set(chosen)
    _record("hand_over_recorded", hand_over, government, by, reason=reason)
    _tell(hand_over, "function_handed_over", "职能划转，申请随之结转", f"{_words(hand_over)}。依据：{reason}")
    return hand_over


@transaction.atomic
def withdraw_hand_over(hand_over: HandOver, *, government: Agency, by: Officer, reason: str) -> HandOver:
    """Take a hand-over back that was recorded wrongly; it stays in the list with the reason.

    Raises NotAllowed, NotBelow, AlreadyWithdrawn, ReportSigned, HandedOnSince, SomethingMissing.
    """
    by.require(Act.ROLL_UP, government)
    _lock(government)
    reason = said("撤回的原因", reason)
    hand_over = HandOver.objects.select_related("giver", "taker", "withdrawn_by").get(pk=hand_over.pk)
    stop_if(refusals_to_withdraw([hand_over], government)[hand_over.pk])
    hand_over.withdrawn_at, hand_over.withdrawn_by = timezone.now(), by.person
    hand_over.withdrawn_reason = reason
    hand_over.save()
    _record("hand_over_withdrawn", hand_over, government, by, reason=reason)
    _tell(hand_over, "hand_over_withdrawn", "职能划转的登记已经撤回", f"{_words(hand_over)}。原因：{reason}")
    return hand_over


def refusals_to_withdraw(hand_overs: Collection[HandOver], government: Agency) -> dict[int, Refusal | None]:
    """Hand-over -> why it stands, None where it may be taken back. Two queries, however many."""
    takers = {one.taker_id for one in hand_overs}
    onward = list(standing().filter(giver__in=takers).select_related("giver", "taker"))
    agencies = takers | {one.giver_id for one in hand_overs}
    first = min((one.year for one in hand_overs), default=0)
    signed = signed_reports(government, agencies, first)
    return {one.pk: _refusal_to_withdraw(one, government, onward, signed) for one in hand_overs}


def _refusal_to_withdraw(
    hand_over: HandOver, government: Agency, onward: Collection[HandOver], signed: Collection[Report]
) -> Refusal | None:
    if not hand_over.giver.is_under(government):
        return NotBelow(hand_over.giver.name, government.name)
    if hand_over.withdrawn_at is not None:
        return errors.AlreadyWithdrawn(hand_over.withdrawn_by.name if hand_over.withdrawn_by else "")
    for one in onward:
        if one.giver_id == hand_over.taker_id and one.year >= hand_over.year and one.pk > hand_over.pk:
            return errors.HandedOnSince(one)
    return _refusal_by_signature(hand_over.giver, hand_over.taker, hand_over.year, signed)


def _lock(government: Agency) -> None:
    """One hand-over of a government at a time, so that nothing is handed over twice."""
    Agency.objects.select_for_update().get(pk=government.pk)


def _refusal_between(
    government: Agency, giver: Agency, taker: Agency, year: int, *, whole: bool
) -> Refusal | None:
    for agency in (giver, taker):
        if not agency.is_under(government):
            return NotBelow(agency.name, government.name)
    if giver == taker:
        return errors.HandedToItself(giver.name)
    gone = standing().filter(giver=giver, whole=True, year__lte=year).select_related("giver", "taker")
    if merged := gone.first():
        return errors.HandOverStands(merged) if merged.taker == taker else errors.ReportedByAnother(merged)
    if not reporting_agencies(government, year).filter(pk=taker.pk).exists():
        return errors.TakerDoesNotReport(taker.name, year)
    if whole and (giver.valid_to is None or giver.valid_to > date(year, 12, 31)):
        return errors.NotAbolished(giver.name, year)
    same = standing().filter(giver=giver, taker=taker, year=year).select_related("giver", "taker")
    return errors.HandOverStands(stands) if (stands := same.first()) else None


def _refusal_by_signature(
    giver: Agency, taker: Agency, year: int, signed: Collection[Report]
) -> Refusal | None:
    """A report of either on that year or a later one, or the government's sum, that is signed."""
    concerned = (giver.pk, taker.pk)
    for report in signed:
        if report.year >= year and (report.scope == Report.Scope.WHOLE or report.agency_id in concerned):
            return errors.ReportSigned(report)
    return None


def _demand_held(giver: Agency, year: int, cases: Collection[Case]) -> list[Case]:
    """The chosen cases, all of them held by the giver within the year."""
    wanted = {case.pk for case in cases}
    held = [case for case in movable_cases(giver, year) if case.pk in wanted]
    if missing := wanted - {case.pk for case in held}:
        numbers = [case.number for case in cases if case.pk in missing]
        raise errors.NotHeldThere(numbers, giver.name, year)
    return held


def _pieces(
    giver: Agency, year: int, chosen: Collection[Case], cells: Mapping[str, int] | None
) -> Mapping[str, int]:
    """Pieces of row B by column: those of the chosen cases, or as they were written down."""
    if chosen:
        start = date(year, 1, 1)
        pieces = Counter(
            case.applicant_class for case in chosen if case.received_on and case.received_on < start
        )
    else:
        if count := movable_cases(giver, year).count():
            raise errors.ChooseTheCases(giver.name, count)
        pieces = Counter(cells or {})
        _demand_whole_numbers(pieces)
        if not any(pieces.values()):
            raise errors.NothingHandedOver(giver.name)
    left = left_open_at(giver, year)
    for column, number in pieces.items():
        if number > left.get(column, 0):
            label = COLUMN_LABELS[column]
            raise errors.MoreThanLeftOpen(label, number, giver.name, year - 1, left.get(column, 0))
    return pieces


def _demand_whole_numbers(pieces: Mapping[str, int]) -> None:
    for column, number in pieces.items():
        if number < 0:
            raise errors.PiecesBelowZero(COLUMN_LABELS[column], number)


def _record(act: str, hand_over: HandOver, government: Agency, by: Officer, **details: object) -> None:
    """In the trail of the government and of both agencies, whose figures change."""
    concerned = {one.pk: one for one in (government, hand_over.giver, hand_over.taker)}
    for _, agency in sorted(concerned.items()):
        record(
            hand_over,
            act,
            agency=agency,
            by=by,
            giver=hand_over.giver.name,
            taker=hand_over.taker.name,
            year=hand_over.year,
            pieces=hand_over.pieces,
            whole="整体并入" if hand_over.whole else "划转部分职能",
            **details,
        )


def _words(hand_over: HandOver) -> str:
    what = "整体并入" if hand_over.whole else "的部分职能划转"
    return (
        f"{hand_over.giver.name}{what}{hand_over.taker.name}，{hand_over.what_moved}从{hand_over.year}年度起"
        f"由{hand_over.taker.short_name}报告"
    )


def _tell(hand_over: HandOver, kind: str, subject: str, text: str) -> None:
    """Those who write and sign the reports of both agencies."""
    today = timezone.localdate()
    for agency in (hand_over.giver, hand_over.taker):
        tell_people(
            people_in(ROLES, agency.carried_on_by(today) or agency, today=today),
            agency=agency,
            about=None,
            kind=kind,
            subject=f"{subject}：{hand_over.year}年度",
            text=f"{text}。" if not text.endswith("。") else text,
            channels=BOTH,
        )
