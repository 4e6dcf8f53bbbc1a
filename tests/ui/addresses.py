"""The addresses the frames name, without the faces behind them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


PORTAL = ("home", "disclosure", "library", "apply", "track", "reports", "search")
DESK = (
    "today",
    "queue",
    "intake",
    "signing",
    "service",
    "publications",
    "reports",
    "trail",
    "people",
    "switch_post",
    "notices",
)

portal = ([path(f"{name}/", nothing, name=name) for name in PORTAL], "portal")
desk = ([path(f"{name}/", nothing, name=name) for name in DESK], "desk")
urlpatterns = [
    path("", include(portal)),
    path("desk/", include(desk)),
    path("accounts/login/", nothing, name="account_login"),
    path("accounts/logout/", nothing, name="account_logout"),
]
