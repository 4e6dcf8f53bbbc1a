"""Why a file could not be looked into."""

from __future__ import annotations


class Unreadable(Exception):
    """The sentence says what is wrong with the file."""
