"""Putting a closed case away (art. 45: registration, review, handling, reply and archive)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case
from gongkai.cases.services.steps import locked, stop_if
from gongkai.trail.services import record


@transaction.atomic
def archive(case: Case, *, by: Officer) -> Case:
    """After this the file takes nothing more in but remedies."""
    case = locked(case)
    stop_if(rules.refusal_to_archive(case, by, today=timezone.localdate()))
    case.state, case.archived_on = Case.State.ARCHIVED, timezone.localdate()
    case.save(update_fields=["state", "archived_on"])
    record(case, "case_archived", agency=case.agency, by=by)
    return case
