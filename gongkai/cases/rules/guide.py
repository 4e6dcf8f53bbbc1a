"""Going through the five questions."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import WORKING, refusal_at


def refusal_to_guide(case: Case, officer: Officer) -> Refusal | None:
    """Answers are taken wherever a decision may be proposed."""
    return refusal_at(case, officer, Act.HANDLE_CASE, "回答五问", WORKING)
