"""The first two steps of every act: lock the case, and refuse what may not be done."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.cases.errors import TextMissing
from gongkai.cases.models import Case


def locked(case: Case) -> Case:
    """The case as it is now, locked until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=case.pk)


def stop_if(refusal: Refusal | None) -> None:
    if refusal:
        raise refusal


def require_text(what: str, text: str) -> str:
    """The text without blanks around it. Raises TextMissing where nothing is left."""
    if not text.strip():
        raise TextMissing(what)
    return text.strip()
