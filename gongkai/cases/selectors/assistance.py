"""Help that was asked of others and has not come yet."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.cases.models import Assistance, Case


def open_assistances(case: Case) -> list[Assistance]:
    return [each for each in case.assistances.all() if each.answered_on is None]


def assistances_awaited(agency: Agency) -> QuerySet[Assistance]:
    """Of all open cases of the agency, the earliest day first, each with its case."""
    awaited = Assistance.objects.filter(answered_on=None, case__agency=agency, case__state__in=Case.OPEN)
    return awaited.select_related("case").order_by("until", "pk")
