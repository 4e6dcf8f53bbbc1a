"""What happened to an application, as far as the clock cares; and which facts cannot stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.errors import FactMissing, ImpossibleFacts
from gongkai.law.wording import day_text


class FactKind(StrEnum):
    RECEIVED = "received"
    CORRECTION_REQUIRED = "correction_required"
    CORRECTED = "corrected"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"
    INQUIRY_SENT = "inquiry_sent"
    INQUIRY_ENDED = "inquiry_ended"
    EXTENDED = "extended"
    DEFERRED = "deferred"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        return FACT_LABELS[self]


FACT_LABELS = {
    FactKind.RECEIVED: "收到申请",
    FactKind.CORRECTION_REQUIRED: "发出补正告知书",
    FactKind.CORRECTED: "收到补正后的申请",
    FactKind.FEE_NOTICED: "发出收费通知",
    FactKind.FEE_PAID: "申请人缴清费用",
    FactKind.INQUIRY_SENT: "发出征求意见书",
    FactKind.INQUIRY_ENDED: "征求意见结束",
    FactKind.EXTENDED: "告知延长答复期限",
    FactKind.DEFERRED: "告知延迟答复",
    FactKind.REOPENED: "收到责令重新处理的决定或者判决",
}
_ORDER = {kind: place for place, kind in enumerate(FactKind)}


@dataclass(frozen=True)
class Fact:
    """on: the legal day. working_days: of an extension or a deferral only. ref: ties an inquiry's end to its
    sending, where several run at once; without it the inquiry sent first is taken as ended first."""

    kind: FactKind
    on: date
    working_days: int = 0
    ref: str = ""


def in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts by day, those of one day in the order a case takes. Raises LawError where they contradict."""
    ordered = tuple(sorted(facts, key=lambda fact: (fact.on, _ORDER[fact.kind])))
    receipts = [fact for fact in ordered if fact.kind is FactKind.RECEIVED]
    if not receipts:
        raise FactMissing("还没有登记收到申请之日，期限无从起算（《政府信息公开条例》第三十一条）。")
    if len(receipts) > 1:
        raise ImpossibleFacts(f"收到申请之日登记了{len(receipts)}次，一件申请只有一个（第三十一条）。")
    first = ordered[0]
    if first.kind is not FactKind.RECEIVED:
        raise ImpossibleFacts(
            f"{first.kind.label}登记为{day_text(first.on)}，早于收到申请之日{day_text(receipts[0].on)}。"
        )
    for fact in ordered:
        if fact.kind is FactKind.EXTENDED and fact.working_days < 1:
            raise ImpossibleFacts(f"延长的工作日数登记为{fact.working_days}，至少为1（第三十三条第二款）。")
        if fact.kind is FactKind.DEFERRED and fact.working_days < 1:
            raise ImpossibleFacts(f"延迟的工作日数登记为{fact.working_days}，至少为1（第三十五条）。")
    _check_follows(ordered, FactKind.CORRECTION_REQUIRED, FactKind.CORRECTED)
    _check_follows(ordered, FactKind.FEE_NOTICED, FactKind.FEE_PAID)
    return ordered


def _check_follows(facts: Sequence[Fact], cause: FactKind, effect: FactKind) -> None:
    """An effect may stand alone (an applicant completes the form unasked), but not before its recorded
    cause."""
    causes = [fact.on for fact in facts if fact.kind is cause]
    effects = [fact.on for fact in facts if fact.kind is effect]
    if causes and effects and effects[0] < causes[0]:
        raise ImpossibleFacts(
            f"{effect.label}登记为{day_text(effects[0])}，早于{cause.label}的{day_text(causes[0])}。"
        )
