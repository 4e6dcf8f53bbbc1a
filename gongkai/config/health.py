"""Two addresses for machines: is the process alive, and can it do its work."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.search import index, updating
from gongkai.search.errors import SearchUnavailable

logger = logging.getLogger("gongkai.health")

BEHIND_LIMIT = 500  # changes that may wait for the index; a search still catches up with so many by itself


class Unready(Exception):
    """One part cannot do its work; ``str()`` says why, without addresses or names."""


def database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise Unready("does not answer") from error


def search_index() -> None:
    try:
        index.opened(index.read_pointer())
    except (SearchUnavailable, OSError, ValueError) as error:
        raise Unready("missing, gongkai search rebuild makes it") from error


def queue() -> None:
    """The outbox from which the index is brought up to date."""
    try:
        behind = updating.last_change() - index.read_pointer().position
    except (SearchUnavailable, DatabaseError, OSError, ValueError) as error:
        raise Unready("cannot be compared with the index") from error
    if behind > BEHIND_LIMIT:
        raise Unready(f"{behind} changes wait for the index")


PARTS: dict[str, Callable[[], None]] = {"database": database, "index": search_index, "queue": queue}


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; asks nothing else, so that a restart is not caused by somebody else's outage."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 where every part works, else 503: ``{"ready": bool, "parts": {name: "ready" or why}}``."""
    parts = {name: _state(name, check) for name, check in PARTS.items()}
    fit = all(state == "ready" for state in parts.values())
    return JsonResponse({"ready": fit, "parts": parts}, status=200 if fit else 503)


def _state(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Unready as unready:
        logger.warning("%s is not ready", name)
        return str(unready)
    return "ready"
