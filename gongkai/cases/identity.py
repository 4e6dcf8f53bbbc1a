"""Who an applicant is, and how that is kept: as JSON under AES-GCM with a key of the case alone.

The case's number is bound in as associated data, so that one case's identity cannot be moved to another.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import asdict, dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12  # bytes, as AES-GCM takes it
NATURAL = "natural"


@dataclass(frozen=True)
class Organisation:
    """Of an applicant that is not a person. unified_code: 统一社会信用代码."""

    unified_code: str
    representative: str
    contact_name: str


@dataclass(frozen=True)
class Agent:
    """Who acts for the applicant, with a written authorisation in the file."""

    name: str
    identity_number: str
    phone: str = ""


@dataclass(frozen=True)
class Applicant:
    """What an application says of who applies (art. 29). No field asks why: the Regulation does not.

    applicant_class: a value of Case.ApplicantClass. identity_kind: 身份证, 护照… or 统一社会信用代码.
    """

    applicant_class: str
    name: str
    identity_kind: str
    identity_number: str
    phone: str = ""
    email: str = ""
    postal_address: str = ""
    organisation: Organisation | None = None
    agent: Agent | None = field(default=None)

    @property
    def is_natural(self) -> bool:
        return self.applicant_class == NATURAL

    @property
    def masked(self) -> str:
        """林＊＊ of a person; an organisation's name is public and stands in full."""
        if not self.is_natural:
            return self.name[:80]
        return self.name[:1] + "＊" * min(max(len(self.name) - 1, 1), 2)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of this may stand nowhere but sealed."""
        mine = [self.identity_number, self.phone, self.email, self.postal_address]
        if self.is_natural:
            mine.append(self.name)
        if self.organisation:
            mine += [self.organisation.representative, self.organisation.contact_name]
        if self.agent:
            mine += [self.agent.name, self.agent.identity_number, self.agent.phone]
        return tuple(secret for secret in mine if secret)

    def missing(self) -> tuple[str, ...]:
        """What art. 29 asks for and is not there: name, proof of identity, a way to be reached."""
        wanted = {
            "姓名" if self.is_natural else "单位名称": self.name.strip(),
            "身份证明": self.identity_number.strip(),
            "联系方式": self.phone.strip() or self.email.strip() or self.postal_address.strip(),
        }
        return tuple(label for label, value in wanted.items() if not value)


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def wrap_key(key: bytes, *, number: str) -> bytes:
    """The key of a case, sealed under the installation's IDENTITY_KEY."""
    return seal_bytes(key, key=_master_key(), number=number)


def unwrap_key(wrapped: bytes, *, number: str) -> bytes:
    return unseal_bytes(wrapped, key=_master_key(), number=number)


def seal(applicant: Applicant, *, key: bytes, number: str) -> bytes:
    text = json.dumps(asdict(applicant), ensure_ascii=False, separators=(",", ":"))
    return seal_bytes(text.encode(), key=key, number=number)


def unseal(sealed: bytes, *, key: bytes, number: str) -> Applicant:
    """Raises cryptography's InvalidTag where key, number or content do not belong together."""
    fields = json.loads(unseal_bytes(sealed, key=key, number=number))
    organisation, agent = fields.pop("organisation"), fields.pop("agent")
    return Applicant(
        **fields,
        organisation=Organisation(**organisation) if organisation else None,
        agent=Agent(**agent) if agent else None,
    )


def seal_bytes(content: bytes, *, key: bytes, number: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, number.encode())


def unseal_bytes(sealed: bytes, *, key: bytes, number: str) -> bytes:
    sealed = bytes(sealed)
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], number.encode())


def _master_key() -> bytes:
    return base64.b64decode(settings.IDENTITY_KEY)
