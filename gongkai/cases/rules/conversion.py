"""May what this case gave become public for everyone (art. 44)?"""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_conversion import AlreadyConverted, NothingGiven
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import refusal_at
from gongkai.cases.selectors.conversion import DONE, is_given, last_word


def refusal_to_convert(case: Case, officer: Officer) -> Refusal | None:
    """The draft is a publication's, so whoever makes it needs the right to draft one too."""
    for right in (Act.HANDLE_CASE, Act.DRAFT_PUBLICATION):
        if refusal := officer.refusal(right, case.agency):
            return refusal
    return _refusal(case, officer, "转为主动公开")


def refusal_to_decline_conversion(case: Case, officer: Officer) -> Refusal | None:
    return _refusal(case, officer, "决定不转为主动公开")


def _refusal(case: Case, officer: Officer, label: str) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, label, DONE):
        return refusal
    if not is_given(case):
        return NothingGiven()
    said = last_word(case)
    return AlreadyConverted(said.publication.title) if said and said.publication else None
