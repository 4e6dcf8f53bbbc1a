"""How often something may be tried in any quarter of an hour, by whom it comes from. Shared by the faces.

Each try takes a free slot in the shared cache, so that tries at the same moment cannot slip past. A slot
frees itself a quarter of an hour after.
"""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 15 * 60  # seconds


def client_address(request: HttpRequest) -> str:
    """Where a request comes from; behind the one proxy in front, the address that proxy saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def take_slot(what: str, subject: str, allowed: int) -> str | None:
    """A free one of so many in a quarter of an hour, its ordinal last in its name; None: all taken."""
    free = (slot for slot in _slots(what, subject, allowed) if cache.add(slot, 1, timeout=WINDOW))
    return next(free, None)


def all_taken(what: str, subject: str, count: int) -> bool:
    """Whether the first so many are taken now; takes none."""
    return len(cache.get_many(_slots(what, subject, count))) == count


def _slots(what: str, subject: str, count: int) -> list[str]:
    # addresses and numbers are not kept in the cache as they are
    name = sha256(subject.encode()).hexdigest()[:32]
    return [f"{what}:{name}:{ordinal}" for ordinal in range(count)]
