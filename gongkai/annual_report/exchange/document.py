"""The document of a report: what its SHA-256 covers.

Nothing in it depends on an installation: no keys of rows, no times, no people.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from gongkai.trail.chain import canonical

SCHEMA = "gongkai-report/1"
OUTSIDE_HASH = frozenset({"source"})  # where a copy comes from and what its fingerprint is
PARTS = ("1", "5", "6")  # those made of words
SCOPES = ("own", "whole")
FIELDS = (
    "schema",
    "agency",
    "agency_code",
    "year",
    "form",
    "scope",
    "version",
    "correction_reason",
    "cells",
    "text",
)


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, over the content in one fixed JSON form."""
    return hashlib.sha256(canonical(dict(content)).encode()).hexdigest()


def hashed_part(document: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that the fingerprint covers, of a document as it is downloaded."""
    return {field: value for field, value in document.items() if field not in OUTSIDE_HASH}
