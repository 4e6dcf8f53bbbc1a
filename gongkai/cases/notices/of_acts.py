"""Who is told when an act on a case is recorded."""

from __future__ import annotations

from django.db import models

from gongkai.cases.models import Case
from gongkai.cases.notices import applicants, officers
from gongkai.trail.models import Record


def follow(subject: models.Model, record: Record) -> None:
    """Called by the trail, in the transaction of the act."""
    if isinstance(subject, Case):
        applicants.announce(subject, record)
        officers.announce(subject, record)
