"""What an import is checked against, and the imports of an agency."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act
from gongkai.cases.models import Case, ImportRun
from gongkai.cases.selectors.queue import possible_handlers


def numbers_taken(agency: Agency) -> frozenset[str]:
    """Original numbers of the cases imported before."""
    imported = Case.objects.filter(agency=agency).exclude(former_number="")
    return frozenset(imported.values_list("former_number", flat=True))


def handlers_of(agency: Agency, *, today: date) -> dict[str, tuple[int, bool]]:
    """By username: who handles or ever handled cases here, and whether still today."""
    roles = [role.value for role in MAY[Act.HANDLE_CASE]]
    ever = Person.objects.filter(posts__agency=agency, posts__role__in=roles).distinct()
    now = set(possible_handlers(agency, today=today).values_list("pk", flat=True))
    return {username: (pk, pk in now) for pk, username in ever.values_list("pk", "username")}


def import_runs(officer: Officer) -> QuerySet[ImportRun]:
    """Of the own agency, newest first, without the sealed files."""
    if not officer.may(Act.IMPORT_CASES):
        return ImportRun.objects.none()
    runs = ImportRun.objects.filter(agency=officer.agency).select_related("by", "agency")
    return runs.defer("sealed", "wrapped_key", "errors")
