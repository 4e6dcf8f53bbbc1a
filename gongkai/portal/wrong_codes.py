"""How often a wrong query code may be tried: by address and by number, in any quarter of an hour.

Each try takes a free slot in the shared cache before the code is looked at, so that tries at the same moment
cannot slip past; a right code gives its slots back. A slot frees itself a quarter of an hour after.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def take_slots(request: HttpRequest, number: str) -> tuple[str, ...] | None:
    """One slot for the address and one for the number; None where either has none left."""
    taken: list[str] = []
    for subject in (f"address:{client_address(request)}", f"number:{number}"):
        slot = _take(subject)
        if slot is None:
            give_back(taken)
            return None
        taken.append(slot)
    return tuple(taken)


def give_back(slots: Sequence[str]) -> None:
    """The code was right: the try does not count."""
    cache.delete_many(slots)


def _take(subject: str) -> str | None:
    return take_slot("wrong-code", subject, settings.WRONG_CODES_ALLOWED)


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
