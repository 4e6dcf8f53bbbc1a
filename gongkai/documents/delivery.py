"""Sending a stored file to a browser so that it can do nothing there but be saved or shown."""

from __future__ import annotations

from urllib.parse import quote

from csp.constants import NONE
from django.http import HttpResponse

from gongkai.documents.models import Original
from gongkai.documents.services import content_of


def file_response(original: Original) -> HttpResponse:
    """The file as a download; pictures and PDF inline. Sandboxed, not sniffed, not cached."""
    return bytes_response(content_of(original), original.name, original.media_type, inline=original.shown_inline)


def bytes_response(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    place = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{place}; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    policy = {"default-src": [NONE], "frame-ancestors": [NONE]}
    if not inline:  # the browser's own viewer of PDF does not start inside a sandbox
        policy["sandbox"] = [""]
    response._csp_replace = policy
    return response
