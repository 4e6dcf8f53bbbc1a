"""Which officer a request comes from, how long a session lasts, and the second factor."""

from __future__ import annotations

import time

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from gongkai.agencies.officers import officer_for

SESSION_AGENCY = "acting_for"
SESSION_USED = "used_in_minute"


def _officer(request):
    if not request.user.is_authenticated:
        return None
    request.officer_id = request.user.pk  # for the log line, which must not ask the database by itself
    code = request.session.get(SESSION_AGENCY, "")
    return officer_for(request.user, today=timezone.localdate(), agency_code=code)


class IdleMiddleware:
    """Puts off the end of a session in use, once a minute, so that a page that only reads writes nothing.

    A session ends IDLE_MINUTES after the last request that used it, up to a minute less. What a page asks by
    itself (``request.unattended``) is no use: an open page in an empty room does not keep its session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        session, minute = request.session, int(time.time()) // 60
        if getattr(request, "unattended", False):
            return response
        if session.accessed and not session.is_empty() and session.get(SESSION_USED) != minute:
            session[SESSION_USED] = minute
        return response


class OfficerMiddleware:
    """Sets ``request.officer``: an Officer, or something false. Looked up on first use."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.officer = SimpleLazyObject(lambda: _officer(request))
        return self.get_response(request)


class SecondFactorMiddleware:
    """With SECOND_FACTOR_REQUIRED, staff without a second factor reach only the page where they set it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.path.startswith("/desk/")
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            messages.warning(request, "本单位要求两步验证。绑定验证器后才能进入工作台")
            return redirect("mfa_activate_totp")
        return self.get_response(request)
