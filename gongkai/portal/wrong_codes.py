"""How often a wrong query code may be tried: by address and by number, in any quarter of an hour.

The slot is taken before the code is looked at; a right code gives its slots back.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from gongkai.ui.slots import client_address, take_slot


def take_slots(request: HttpRequest, number: str) -> tuple[str, ...] | None:
    """One slot for the address and one for the number; None where either has none left."""
    taken: list[str] = []
    for subject in (f"address:{client_address(request)}", f"number:{number}"):
        slot = take_slot("wrong-code", subject, settings.WRONG_CODES_ALLOWED)
        if slot is None:
            give_back(taken)
            return None
        taken.append(slot)
    return tuple(taken)


def give_back(slots: Sequence[str]) -> None:
    """The code was right: the try does not count."""
    cache.delete_many(slots)
