"""The code an applicant follows a case with, like 7KQ4-2MNE. Only a keyed hash of it is stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import unicodedata

from django.conf import settings

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like another: no 0 O 1 I L
_LENGTH = 8  # 31**8, some 850 thousand million codes


def new_query_code() -> str:
    code = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return f"{code[:4]}-{code[4:]}"


def hash_query_code(number: str, code: str) -> str:
    """Hex, 64 characters; bound to the number of the case, so equal codes of two cases differ."""
    key = hashlib.sha256(b"query code" + base64.b64decode(settings.IDENTITY_KEY)).digest()
    return hmac.new(key, f"{number}|{_plain(code)}".encode(), hashlib.sha256).hexdigest()


def plain_number(number: str) -> str:
    """A case number as typed, in its official form: other brackets become 〔〕, spaces go."""
    text = unicodedata.normalize("NFKC", number)
    for opening in "([【{":
        text = text.replace(opening, "〔")
    for closing in ")]】}":
        text = text.replace(closing, "〕")
    return "".join(text.split())


def _plain(code: str) -> str:
    text = unicodedata.normalize("NFKC", code).upper()
    return "".join(character for character in text if character in ALPHABET)
