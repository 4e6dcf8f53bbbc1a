"""Marks by which applications of one applicant, and of one text, are found without unsealing anything.

An applicant's mark is a keyed hash: equal for equal people, and telling nothing to whoever holds the database
without IDENTITY_KEY. It goes with the identity: erased there, it is blank here. Applications taken in before
there were marks have none, since their identity stays sealed; pages say so instead of counting them as new.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata

from django.conf import settings

from gongkai.cases.identity import Applicant
from gongkai.search.analysis import fold, key

LENGTH = 32  # hex digits, 128 bits
SHORTEST_NUMBER = 6  # characters; what is shorter (无, 0000) stands in the place of a number


def applicant_mark(applicant: Applicant) -> str:
    """Of the identity number alone, whatever the document is called; else of the name with the contact."""
    number = _plain(applicant.identity_number)
    if len(number) >= SHORTEST_NUMBER:
        return _keyed("number", number)
    contact = next(
        (text for text in (applicant.phone, applicant.email, applicant.postal_address) if text), ""
    )
    return _keyed("name", _plain(applicant.name), _plain(contact))


def text_mark(description: str) -> str:
    """Equal for texts that read the same, whatever their script, width, case, spaces and punctuation."""
    read = key(fold(description))
    return hashlib.sha256(read.encode()).hexdigest()[:LENGTH] if read else ""


def _keyed(*parts: str) -> str:
    secret = hashlib.sha256(b"applicant mark" + base64.b64decode(settings.IDENTITY_KEY)).digest()
    return hmac.new(secret, "|".join(parts).encode(), hashlib.sha256).hexdigest()[:LENGTH]


def _plain(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text).upper() if each.isalnum())
