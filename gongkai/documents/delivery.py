"""Sending a stored file to a browser so that it can do nothing there but be saved or shown."""

from __future__ import annotations

from typing import IO
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from gongkai.documents.errors import FileErased
from gongkai.documents.models import Original
from gongkai.documents.services import content_of

# Written as whole headers: what django-csp replaces is single directives, and the site's own would stay.
SAVED = "default-src 'none'; frame-ancestors 'none'; sandbox"
# The browser's own viewer of PDF does not start inside a sandbox, and takes the file as an object; its viewer
# of pictures fits them to the window by styles of its own. Neither kind of file has styles that could harm.
SHOWN = (
    "default-src 'none'; frame-ancestors 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'"
)


def file_response(original: Original) -> HttpResponse:
    """The file as a download; pictures and PDF inline. Not sniffed, not cached, no script.

    410 with the sentence why, where it was erased at the end of its retention term.
    """
    if original.erased_on:
        why = str(FileErased(original.erased_on))
        return HttpResponse(why, status=410, content_type="text/plain; charset=utf-8")
    return bytes_response(
        content_of(original), original.name, original.media_type, inline=original.shown_inline
    )


def archive_response(archive: IO[bytes], name: str) -> FileResponse:
    """A ZIP made for this reader, sent piece by piece; closed when it has gone out."""
    response = FileResponse(archive, content_type="application/zip")
    _as_saved(response, name)
    return response


def bytes_response(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    _as_saved(response, name, inline=inline)
    return response


def _as_saved(response: HttpResponseBase, name: str, *, inline: bool = False) -> None:
    place = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{place}; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = SHOWN if inline else SAVED
