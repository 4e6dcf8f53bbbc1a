"""What an officer has been told in the workbench."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.officers import Officer
from gongkai.cases.models import Case, Notice
from gongkai.cases.selectors.case_file import rows_of


def notices_of(officer: Officer) -> QuerySet[Notice]:
    """Told to this person at the agency acted for; nobody else's, whatever the role."""
    return Notice.objects.filter(person=officer.person, agency=officer.agency, channel=Notice.Channel.IN_APP)


def unread_notices(officer: Officer) -> QuerySet[Notice]:
    return notices_of(officer).filter(read_at=None)


def told_to_applicant(case: Case) -> list[Notice]:
    """Mail and text messages to the applicant of a case, newest first."""
    return sorted(rows_of(case, "told"), key=lambda notice: -notice.pk)
