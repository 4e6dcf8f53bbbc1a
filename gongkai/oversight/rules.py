"""May this officer do this to this order now? Page and service ask the same."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.oversight.errors import NotThisOrderState, OrdersItself, ReplyDayPassed
from gongkai.oversight.models import SupervisionOrder

S = SupervisionOrder.State


def refusal_to_order(agency: Agency, officer: Officer, *, reply_by: date, today: date) -> Refusal | None:
    if refusal := officer.refusal(Act.SUPERVISE, agency):
        return refusal
    if agency.pk == officer.agency.pk:
        return OrdersItself(agency.name)
    return ReplyDayPassed(reply_by, today) if reply_by <= today else None


def refusal_to_reply(order: SupervisionOrder, officer: Officer) -> Refusal | None:
    return _at(order, officer, Act.HANDLE_CASE, "回复", S.AWAITING_REPLY)


def refusal_to_close(order: SupervisionOrder, officer: Officer) -> Refusal | None:
    return _at(order, officer, Act.SUPERVISE, "办结", S.REPLIED)


def refusal_to_send_back(order: SupervisionOrder, officer: Officer) -> Refusal | None:
    return _at(order, officer, Act.SUPERVISE, "退回", S.REPLIED)


def _at(order: SupervisionOrder, officer: Officer, right: Act, label: str, state: S) -> Refusal | None:
    if refusal := officer.refusal(right, order.agency):
        return refusal
    if order.state != state:
        return NotThisOrderState(label, order.get_state_display(), state.label)
    return None
