"""Files as readers know them: 38 KB, DOCX."""

from __future__ import annotations

from gongkai.documents.media_types import ACCEPTED

KIB = 1024


def size_words(size: int) -> str:
    """Bytes as 38 KB or 1.2 MB; never 0."""
    if size < KIB * KIB:
        return f"{max(1, round(size / KIB))} KB"
    return f"{size / KIB / KIB:.1f} MB"


def file_kind(media_type: str) -> str:
    """PDF, DOCX…: the longest extension the type goes by, as people call the file."""
    _, extensions = ACCEPTED.get(media_type, ("", frozenset()))
    return max(extensions, key=lambda each: (len(each), each), default="").removeprefix(".").upper()
