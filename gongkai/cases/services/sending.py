"""Sending what stands in the outbox. Each notice is claimed first: two workers never send it twice."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.selectors import installation
from gongkai.cases.models import Notice
from gongkai.cases.notices import tell_people
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.mailing import KIND as LETTER_BY_MAIL
from gongkai.cases.services.mailing import enclosed, letter_mailed
from gongkai.cases.sms import gateway

logger = logging.getLogger("gongkai.notices")

State, Channel = Notice.State, Notice.Channel
# how long after each failed try the next one comes; after the last of them the notice is given up
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
# A worker that dies while sending leaves its claim behind; another takes over when it has run out. Longer
# than any sending lasts, as mail and SMS time out within seconds.
CLAIM = timedelta(minutes=10)


def send_due(*, stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what is due now, oldest first, until nothing is left or it is stopped. How many were sent."""
    sent = 0
    while not stopped() and (notice := claim_next()) is not None:
        sent += _send(notice)
    return sent


@transaction.atomic
def claim_next() -> Notice | None:
    """Take the next due notice: its try is counted and it is due again only when the claim has run out."""
    now = timezone.now()
    waiting = Notice.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")
    notice = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if notice is None:
        return None
    notice.attempts += 1
    notice.due_at = now + CLAIM
    notice.save(update_fields=["attempts", "due_at"])
    return notice


def _send(notice: Notice) -> bool:
    try:
        reached = _hand_over(notice)
    except Exception as error:  # whatever a mail server or a gateway does must not end the worker
        _not_sent(notice, error)
        return False
    done = State.SENT if reached else State.NO_ADDRESS
    sent_at = timezone.now() if reached else None
    with transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(state=done, sent_at=sent_at, last_error="")
        if reached:
            letter_mailed(notice)
        elif notice.kind == LETTER_BY_MAIL:
            _tell_holder(notice)
    return reached


def _hand_over(notice: Notice) -> bool:
    """False where the reader has no address for this channel. The address lives only in this call."""
    to = _address(notice)
    if not to:
        return False
    if notice.channel == Channel.SMS:
        gateway().send(to=to, text=notice.subject)
    else:
        _mail(notice, to)
    return True


def _address(notice: Notice) -> str:
    field = "phone" if notice.channel == Channel.SMS else "email"
    reader = notice.person or applicant_of(notice.case)  # None once the identity is erased
    return getattr(reader, field) if reader else ""


def _mail(notice: Notice, to: str) -> None:
    site = installation()
    headers = {"Auto-Submitted": "auto-generated"}
    if site:  # the same for every try, so that a mail sent again after a crash is recognised as the same one
        headers["Message-ID"] = f"<notice-{notice.pk}@{site.domain}>"
    mail = EmailMessage(notice.subject, notice.text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    if notice.kind == LETTER_BY_MAIL:
        for name, content, media_type in enclosed(notice):
            mail.attach(name, content, media_type)
    mail.send()


@transaction.atomic
def _not_sent(notice: Notice, error: Exception) -> None:
    notice.last_error = _kind_of(error)
    if notice.attempts <= len(BACK_OFF):
        notice.due_at = timezone.now() + BACK_OFF[notice.attempts - 1]
    else:
        notice.state = State.GIVEN_UP
        _tell_holder(notice)
    notice.save(update_fields=["last_error", "due_at", "state"])
    logger.warning("notice %s not sent, try %s: %s", notice.pk, notice.attempts, notice.last_error)


def _kind_of(error: Exception) -> str:
    """Its class and status; never its text, in which mail servers repeat the address."""
    code = getattr(error, "smtp_code", None) or getattr(error, "code", None)
    return f"{type(error).__name__}{f' {code}' if isinstance(code, int) else ''}"[:120]


def _tell_holder(notice: Notice) -> None:
    """An applicant who could not be reached by mail has to be told another way, by a person."""
    if notice.person_id is not None or not notice.case.holder:
        return
    letter = notice.kind == LETTER_BY_MAIL
    what = "答复书的邮件没有发到，还没有送达" if letter else "告知申请人的邮件没有发到"
    instead = "换一种方式送达，再登记送达。" if letter else "改用电话或者书面告知。"
    tell_people(
        [notice.case.holder],
        agency=notice.agency,
        case=notice.case,
        kind="mail_given_up",
        subject=f"{notice.case.number}：{what}",
        text=f"“{notice.subject}”试了{notice.attempts}次没有发到，{instead}",
    )
