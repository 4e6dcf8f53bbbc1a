"""Who signed in, out, or tried to: records in the trail of the agency the person holds a post at.

Connected once, in ``gongkai.config.apps``. Someone without a post leaves only a log line, which names nobody.
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.officers import officer_for
from gongkai.trail.services import record

logger = logging.getLogger("gongkai.sign_ins")

# signal -> (act, whether the person is known to be the one acting)
SIGNALS = {
    user_logged_in: ("signed_in", True),
    user_logged_out: ("signed_out", True),
    password_changed: ("password_changed", True),
    authenticator_added: ("second_factor_added", True),
    authenticator_removed: ("second_factor_removed", True),
    authentication_failed: ("second_factor_failed", False),
}


def connect() -> None:
    """Listen to sign-ins. Calling it twice changes nothing."""
    for signal, (act, certain) in SIGNALS.items():
        signal.connect(_recorder(act, certain), weak=False, dispatch_uid=f"trail {act}")
    user_login_failed.connect(_failed, dispatch_uid="trail sign_in_failed")


def _recorder(act: str, certain: bool):
    def on_signal(sender: Any, user: Person | None = None, **rest: Any) -> None:
        if user is not None:
            _note(user, act, certain=certain)

    return on_signal


def _failed(sender: Any, credentials: dict[str, Any], **rest: Any) -> None:
    """A wrong name or password. Of what was typed only a name that exists is used, to find its owner."""
    person = Person.objects.filter(username=credentials.get("username", "")).first()
    if person is None:
        logger.warning("sign_in_failed")
    else:
        _note(person, "sign_in_failed", certain=False)


def _note(person: Person, act: str, *, certain: bool) -> None:
    logger.log(logging.INFO if certain else logging.WARNING, act)
    officer = officer_for(person, today=timezone.localdate())
    if officer is None:
        return
    with transaction.atomic():
        record(person, act, agency=officer.agency, by=officer if certain else None, actor="未验明身份")
