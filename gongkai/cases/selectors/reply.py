"""The decision that stands, and the letter that tells it."""

from __future__ import annotations

from gongkai.cases.models import Case, Decision, Letter


def current_decision(case: Case) -> Decision | None:
    return next((each for each in case.decisions.all() if each.current), None)


def reply_letter(case: Case) -> Letter | None:
    replies = (each for each in case.letters.all() if each.kind == Letter.Kind.REPLY)
    return next((each for each in replies if each.round == case.round), None)
