"""Serving a letter by e-mail: only where the applicant chose it."""

from __future__ import annotations

from django.conf import settings

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_mail import MailOnItsWay, NoMailServer, NotTheChosenWay
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.mail import mail_waits


def refusal_to_mail_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.SERVE_LETTER, "用电子邮件送达", [S.AWAITING_SERVICE]):
        return refusal
    if case.delivery != Case.Delivery.EMAIL:
        return NotTheChosenWay(case.get_delivery_display())
    if not settings.EMAIL_ENABLED:
        return NoMailServer()
    return MailOnItsWay() if mail_waits(case) else None
