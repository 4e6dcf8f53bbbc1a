"""Writing notices into the outbox, inside the transaction of the act: an act undone tells nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models import Case, Notice
from gongkai.cases.notices.quiet_hours import out_of_quiet_hours
from gongkai.trail.errors import OutsideTransaction

Channel = Notice.Channel


def tell_applicant(case: Case, *, kind: str, subject: str, text: str) -> Notice | None:
    """E-mail the applicant as soon as the act is committed. None where this installation sends no mail.

    subject, text: without personal data of the applicant. Whether they gave an address is seen when sending.
    """
    _inside_transaction()
    if not settings.EMAIL_ENABLED:
        return None
    now = timezone.now()
    return Notice.objects.create(
        agency=case.agency,
        case=case,
        channel=Channel.EMAIL,
        kind=kind,
        subject=subject,
        text=text,
        written_at=now,
        due_at=now,
    )


def tell_people(
    people: Iterable[Person],
    *,
    agency: Agency,
    kind: str,
    subject: str,
    text: str = "",
    case: Case | None = None,
    about: models.Model | None = None,
    channels: Sequence[Channel] = (Channel.IN_APP,),
    once: str = "",
) -> None:
    """Tell officers, each once. In the workbench at once; by mail and SMS outside the quiet hours only.

    about: what a click opens; the case by default. once: a key that is told a person by a channel one time
    only, however often this is called.
    """
    _inside_transaction()
    about = about or case
    now = timezone.now()
    rows = [
        Notice(
            agency=agency,
            case=case,
            person=person,
            channel=channel,
            kind=kind,
            subject=subject[:120],
            text=text,
            about_kind=about._meta.label_lower if about else "",
            about_id=about.pk if about else None,
            once_key=f"{once}:{person.pk}:{channel.value}" if once else None,
            written_at=now,
            **_when(channel, now),
        )
        for person in {person.pk: person for person in people}.values()
        for channel in channels
        if _reachable(person, channel)
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=bool(once))


def _when(channel: Channel, now) -> dict[str, object]:
    """What stands in the workbench has arrived by being written."""
    if channel == Channel.IN_APP:
        return {"due_at": now, "sent_at": now, "state": Notice.State.SENT}
    return {"due_at": out_of_quiet_hours(now)}


def _reachable(person: Person, channel: Channel) -> bool:
    if channel == Channel.EMAIL:
        return settings.EMAIL_ENABLED and bool(person.email)
    if channel == Channel.SMS:
        return settings.SMS_ENABLED and bool(person.phone)
    return True


def _inside_transaction() -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction("a notice is written inside the transaction of its act")
