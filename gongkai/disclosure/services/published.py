"""What may happen to something public: its validity changes, or it is withdrawn. Both with a reason."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.disclosure import rules
from gongkai.disclosure.choices import State, Validity
from gongkai.disclosure.entries import entry_id, entry_of
from gongkai.disclosure.errors import ReasonMissing
from gongkai.disclosure.models import PUBLIC, Publication
from gongkai.disclosure.services.locking import locked, move
from gongkai.search.services import enqueue, enqueue_removal
from gongkai.trail.services import record


@transaction.atomic
def withdraw(publication: Publication, *, by: Officer, reason: str) -> Publication:
    """Take it off the site. The record, its number and the reason stay; the number is not given out again."""
    publication = locked(publication)
    if refusal := rules.refusal_to_withdraw(publication, by):
        raise refusal
    if not reason.strip():
        raise ReasonMissing("撤回")
    move(publication, State.WITHDRAWN)
    publication.withdrawn_at, publication.withdrawal_reason = timezone.now(), reason.strip()
    publication.save()
    record(publication, "publication_withdrawn", agency=publication.agency, by=by, reason=reason.strip())
    enqueue_removal(entry_id(publication))
    return publication


@transaction.atomic
def change_validity(
    publication: Publication,
    *,
    by: Officer,
    validity: str,
    on: date,
    reason: str,
    replaced_by: Publication | None = None,
) -> Publication:
    """Repeal, amend, declare lapsed or restore a normative document.

    on: the day from which it holds, today at the latest. replaced_by: the public document in its place.
    """
    publication = locked(publication)
    today = timezone.localdate()
    refusal = rules.refusal_to_change_validity(publication, by) or rules.refusal_of_validity(
        publication, validity=validity, on=on, today=today, replaced_by=replaced_by
    )
    if refusal:
        raise refusal
    if not reason.strip():
        raise ReasonMissing("改变效力")
    before = publication.validity
    _set_validity(publication, Validity(validity), since=on, reason=reason.strip())
    publication.replaced_by = replaced_by
    publication.save()
    details = {"before": before, "after": validity, "on": on, "reason": reason.strip()}
    details["replaced_by"] = replaced_by.index_number if replaced_by else ""
    record(publication, "validity_changed", agency=publication.agency, by=by, **details)
    enqueue(entry_of(publication))
    return publication


def settle_validity(*, today: date) -> list[Publication]:
    """Begin and end validity by the dates the documents state. Run daily; those that changed are returned."""
    dated = Publication.objects.filter(
        PUBLIC & (Q(validity=Validity.NOT_YET, effective_on__lte=today) | _ended(today))
    )
    return [_settle(publication, today) for publication in dated.order_by("pk")]


def _ended(today: date) -> Q:
    return Q(validity__in=(Validity.IN_FORCE, Validity.AMENDED, Validity.NOT_YET), expires_on__lt=today)


@transaction.atomic
def _settle(publication: Publication, today: date) -> Publication:
    publication = locked(publication)
    before, after = publication.validity, publication.validity_on(today)
    if (
        publication.state != State.PUBLISHED or before == after
    ):  # someone acted between the question and the lock
        return publication
    if after == Validity.LAPSED:
        since, reason = publication.expires_on + timedelta(days=1), "有效期届满"
    else:
        since, reason = publication.effective_on, "到施行日期"
    _set_validity(publication, after, since=since, reason=reason)
    publication.save()
    details = {"before": before, "after": after, "on": since, "reason": reason}
    record(publication, "validity_settled", agency=publication.agency, by=None, **details)
    enqueue(entry_of(publication))
    return publication


def _set_validity(publication: Publication, validity: Validity, *, since: date, reason: str) -> None:
    publication.validity, publication.validity_since = validity, since
    publication.validity_reason = reason
