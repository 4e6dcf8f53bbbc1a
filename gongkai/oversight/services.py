"""Acts on supervision orders. Each is one transaction: lock, ask the rules, change, record, tell."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.numbers import next_number
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import people_who_may
from gongkai.cases.models import Case
from gongkai.cases.notices import tell_people
from gongkai.cases.services.steps import stop_if
from gongkai.law.wording import short_day_text
from gongkai.oversight import rules
from gongkai.oversight.errors import OrderTextMissing
from gongkai.oversight.models import SupervisionOrder, SupervisionReply
from gongkai.trail.services import record

S = SupervisionOrder.State


@transaction.atomic
def issue_order(
    *, by: Officer, agency: Agency, title: str, demand: str, reply_by: date, case: Case | None = None
) -> SupervisionOrder:
    """Order an agency below to reply by a day. case: one of that agency.

    Raises NotAllowed, OrdersItself, ReplyDayPassed, OrderTextMissing.
    """
    today = timezone.localdate()
    agency = case.agency if case else agency
    stop_if(rules.refusal_to_order(agency, by, reply_by=reply_by, today=today))
    serial = next_number(by.agency, today.year, "supervision")
    order = SupervisionOrder.objects.create(
        number=f"{by.agency.number_word}督〔{today.year}〕{serial}号",
        agency=agency,
        issuer=by.agency,
        case=case,
        title=_text("事由", title),
        demand=_text("要求", demand),
        issued_by=by.person,
        issued_on=today,
        reply_by=reply_by,
    )
    record(order, "order_issued", agency=agency, by=by, number=order.number, until=reply_by)
    _tell_agency(order, f"收到督办，{short_day_text(reply_by)}前回复：{order.title}", order.demand)
    return order


@transaction.atomic
def reply_to_order(order: SupervisionOrder, *, by: Officer, text: str) -> SupervisionOrder:
    """Raises NotAllowed, NotThisOrderState, OrderTextMissing."""
    order = _locked(order)
    stop_if(rules.refusal_to_reply(order, by))
    SupervisionReply.objects.create(
        order=order, text=_text("回复的内容", text), by=by.person, at=timezone.now()
    )
    _move(order, S.REPLIED)
    record(order, "order_replied", agency=order.agency, by=by, number=order.number)
    tell_people(
        [order.issued_by],
        agency=order.issuer,
        about=order,
        kind="order_replied",
        subject=f"{order.agency.short_name}回复了督办：{order.title}",
    )
    return order


@transaction.atomic
def close_order(order: SupervisionOrder, *, by: Officer) -> SupervisionOrder:
    """The reply is enough. Raises NotAllowed, NotThisOrderState."""
    order = _locked(order)
    stop_if(rules.refusal_to_close(order, by))
    order.closed_on = timezone.localdate()
    _move(order, S.CLOSED)
    record(order, "order_closed", agency=order.agency, by=by, number=order.number)
    _tell_agency(order, f"督办已经办结：{order.title}")
    return order


@transaction.atomic
def send_back_order(order: SupervisionOrder, *, by: Officer, reason: str, reply_by: date) -> SupervisionOrder:
    """The reply is not enough: another one by a new day. Raises ReplyDayPassed and as above."""
    order = _locked(order)
    stop_if(rules.refusal_to_send_back(order, by))
    stop_if(rules.refusal_to_order(order.agency, by, reply_by=reply_by, today=timezone.localdate()))
    reply = order.replies.last()
    reply.sent_back_for, reply.sent_back_at = _text("退回的理由", reason), timezone.now()
    reply.save()
    order.reply_by = reply_by
    _move(order, S.AWAITING_REPLY)
    record(
        order,
        "order_sent_back",
        agency=order.agency,
        by=by,
        number=order.number,
        reason=reply.sent_back_for,
        until=reply_by,
    )
    words = f"督办的回复退回，{short_day_text(reply_by)}前再回复：{order.title}"
    _tell_agency(order, words, reply.sent_back_for)
    return order


def _locked(order: SupervisionOrder) -> SupervisionOrder:
    orders = SupervisionOrder.objects.select_for_update(of=("self",))
    return orders.select_related("agency", "issuer", "case", "issued_by").get(pk=order.pk)


def _move(order: SupervisionOrder, state: S) -> None:
    order.state = state
    order.save()


def _tell_agency(order: SupervisionOrder, subject: str, text: str = "") -> None:
    """Everybody there who may reply."""
    tell_people(
        people_who_may(Act.HANDLE_CASE, order.agency, today=timezone.localdate()),
        agency=order.agency,
        about=order,
        kind="supervision",
        subject=subject,
        text=text,
    )


def _text(what: str, text: str) -> str:
    if not text.strip():
        raise OrderTextMissing(what)
    return text.strip()
