"""The door of every staff page: signed in, in office today, and covered by the table of roles.

Lives here: who may open an address at all, and finding a thing among those the officer sees.
Lives elsewhere: whether an act fits the state of the thing (``rules.py`` of each room).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act

READ = ("GET", "HEAD")
FORM = ("GET", "HEAD", "POST")
POST = ("POST",)

NO_POST = "您的账号今天没有岗位，进不了工作台。岗位由单位的系统管理员设置，任期到了也由他续上"

View = Callable[..., HttpResponse]


def staff_page(*acts: Act, methods: tuple[str, ...] = READ) -> Callable[[View], View]:
    """Open a view to officers whose posts cover one of the acts; to every officer where none is named.

    Not signed in: the sign-in page. No post, or none that covers an act: 403, and the sentence says who may.
    """

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            officer = request.officer
            if not officer:
                raise PermissionDenied(NO_POST)
            if acts and not any(officer.may(act) for act in acts):
                raise PermissionDenied(str(officer.refusal(acts[0])))
            return view(request, *args, **kwargs)

        # no page of the workbench stays in a browser or a proxy after its reader has signed out
        guarded = never_cache(require_http_methods(methods)(login_required(opened)))
        guarded.acts, guarded.methods = acts, methods
        return guarded

    return door


def find(visible: QuerySet, **keys) -> Model:
    """The thing among those the officer sees; 404 for any other, so that its existence is not told."""
    return get_object_or_404(visible, **keys)


def demand(request: HttpRequest, act: Act, agency: Agency) -> None:
    """403 where the officer's posts do not cover the act at the agency of the thing found."""
    if refusal := request.officer.refusal(act, agency):
        raise PermissionDenied(str(refusal))
