"""The decision that stands, and the letter that tells it."""

from __future__ import annotations

from gongkai.cases.models import Case, Decision, Letter


def current_decision(case: Case) -> Decision | None:
    return Decision.objects.filter(case=case, current=True).first()


def reply_letter(case: Case) -> Letter | None:
    return Letter.objects.filter(case=case, kind=Letter.Kind.REPLY, round=case.round).first()
