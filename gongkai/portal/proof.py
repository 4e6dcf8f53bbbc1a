"""Proof of work: what a browser reckons before an address that sends many applications may send one more.

Lives here: setting the task, and taking a proof once. The task is altcha's scheme SHA-256: find the counter
for which the hash begins with zeros. No pictures, nobody else's server, and a person does nothing.
Lives elsewhere: who needs it (admission.py); the reckoning itself (static/portal/proof-worker.js).
"""

from __future__ import annotations

import time

import altcha
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gongkai.agencies.errors import Refusal

# [I] about half a million hashes: a second on a desk, a few on an old phone; eight for us to check
ROUNDS = 8  # hashes a try
PREFIX = "0000"  # two zero bytes: one try of 65,536 fits
GOOD_FOR = 10 * 60  # seconds from task to sending
LONGEST = 4096  # characters of a proof; a real one has about 600


class ProofMissing(Refusal):
    """No proof came: scripts are off, or the address got past the free ones while the form was open."""

    def __init__(self, free: int):
        super().__init__(
            _(
                "这个网络地址15分钟里已经提交了%(count)d份申请，再提交要由浏览器先验算几秒钟，这次没有验算。"
                "请再点一次提交。浏览器不运行脚本的，过15分钟再提交，或者当面、寄信提交。填好的内容还在这一页上。"
            )
            % {"count": free}
        )


class ProofNotTaken(Refusal):
    """What came is no proof, is too old, or has served for another application."""

    def __init__(self, why: str):
        super().__init__(
            _("提交前的验算%(why)s，没有提交成功。请再点一次提交，填好的内容还在这一页上。") % {"why": why}
        )


def task() -> dict:
    """A task for a browser, good for ten minutes: `parameters` and `signature`, as altcha writes them."""
    challenge = altcha.create_challenge(
        "SHA-256",
        ROUNDS,
        key_prefix=PREFIX,
        expires_at=int(time.time()) + GOOD_FOR,
        hmac_secret=_secret(),
    )
    return challenge.to_dict()


def spend(proof: str) -> str:
    """Take a proof (base64 of altcha's payload) once; the name under which the cache remembers it.

    Raises ProofNotTaken where it is wrong, too old, or was taken before.
    """
    checked = altcha.verify_solution(proof[:LONGEST], _secret())
    if checked.expired:
        raise ProofNotTaken(_("已经超过10分钟"))
    if not checked.verified:
        raise ProofNotTaken(_("不对"))
    # the nonce is signed, so one task cannot be handed in under two names
    name = f"proof:{altcha.Payload.from_base64(proof[:LONGEST]).challenge.parameters.nonce}"
    if not cache.add(name, 1, timeout=GOOD_FOR):
        raise ProofNotTaken(_("已经用过一次"))
    return name


def _secret() -> str:
    return salted_hmac("gongkai.portal.proof", "task", algorithm="sha256").hexdigest()
