"""Asking others for help in searching and handling, and taking their answer down."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NoOpenAssistance
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.cases.selectors.assistance import open_assistances


def refusal_to_ask_assistance(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "请其他单位协办", WORKING)


def refusal_to_record_assistance(case: Case, officer: Officer) -> Refusal | None:
    """Until the file is put away: an answer that comes after the reply still belongs into it."""
    stages = (*WORKING, S.AWAITING_SIGNATURE, S.AWAITING_SERVICE, S.CLOSED)
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "登记协办回复", stages):
        return refusal
    return None if open_assistances(case) else NoOpenAssistance()
