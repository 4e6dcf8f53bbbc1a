"""Whether one more application is taken from an address now, so that no script floods an office.

The first few in a quarter of an hour ask nothing, so that nobody with an errand notices. More need a proof of
work by the browser (proof.py), and past the hard limit the way is the counter, the post, or a little later.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from gongkai.agencies.errors import Refusal
from gongkai.portal.proof import ProofMissing, spend
from gongkai.ui.slots import all_taken, client_address, take_slot

A_DAY = 24 * 3600  # seconds
ONCE_LENGTH = 32
WHAT = "application"


class TooMany(Refusal):
    def __init__(self, allowed: int):
        super().__init__(
            _(
                "这个网络地址15分钟里已经提交了%(count)d份申请，过一会儿再提交。"
                "着急的，可以当面、寄信提交，或者打受理单位的电话。填好的内容还在这一页上。"
            )
            % {"count": allowed}
        )


class AlreadySent(Exception):
    """The same page was sent before: pressed twice, or loaded again."""


@dataclass(frozen=True)
class Admission:
    """What the shared cache holds for one application; given back where it was not taken in."""

    held: tuple[str, ...]

    def give_back(self) -> None:
        cache.delete_many(self.held)


def admit(request: HttpRequest) -> Admission:
    """Let a filled-in application pass. Ask once the form is found in order: a fault in it costs no turn.

    Raises TooMany, AlreadySent, ProofMissing and ProofNotTaken; then nothing is held.
    """
    slot = take_slot(WHAT, _sender(request), settings.APPLICATIONS_ALLOWED)
    if slot is None:
        raise TooMany(settings.APPLICATIONS_ALLOWED)
    once = f"application:{request.POST.get('once', '')[:ONCE_LENGTH]}"
    if not cache.add(once, 1, timeout=A_DAY):
        cache.delete(slot)
        raise AlreadySent
    try:
        proof = _proof_for(slot, request)
    except Refusal:
        cache.delete_many([slot, once])
        raise
    return Admission((slot, once, *proof))


def needs_proof(request: HttpRequest) -> bool:
    """Whether the next application of this address is past those that need none."""
    return all_taken(WHAT, _sender(request), settings.APPLICATIONS_WITHOUT_PROOF)


def once_of(request: HttpRequest) -> str:
    """The mark by which a page sent twice is known; kept while the same page is put right."""
    return request.POST.get("once") or get_random_string(ONCE_LENGTH)


def _proof_for(slot: str, request: HttpRequest) -> tuple[str, ...]:
    free = settings.APPLICATIONS_WITHOUT_PROOF
    if int(slot.rsplit(":", 1)[1]) < free:
        return ()
    if proof := request.POST.get("proof", ""):
        return (spend(proof),)
    raise ProofMissing(free)


def _sender(request: HttpRequest) -> str:
    return f"address:{client_address(request)}"
