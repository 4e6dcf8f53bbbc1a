"""Fingerprints of files."""

from __future__ import annotations

import hashlib


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
