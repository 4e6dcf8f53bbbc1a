"""Storing originals."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.text import get_valid_filename

from gongkai.agencies.models import Agency, Person
from gongkai.documents.errors import EmptyFile, TooLarge
from gongkai.documents.fingerprints import sha256_of
from gongkai.documents.media_types import media_type_of
from gongkai.documents.models import Original


def store(agency: Agency, *, name: str, content: bytes, by: Person | None) -> Original:
    """Keep a file as it came. The same bytes are stored once, however often they come.

    Raises EmptyFile, TooLarge (UPLOAD_LIMIT bytes), TypeNotAccepted or NameDoesNotFit.
    """
    name = _plain_name(name)
    if not content:
        raise EmptyFile(name)
    if len(content) > settings.UPLOAD_LIMIT:
        raise TooLarge(name, len(content), settings.UPLOAD_LIMIT)
    original = Original(
        agency=agency,
        name=name,
        sha256=sha256_of(content),
        size=len(content),
        media_type=media_type_of(name, content),
        stored_by=by,
    )
    if not default_storage.exists(original.storage_name):
        default_storage.save(original.storage_name, ContentFile(content))
    original.save()
    return original


def content_of(original: Original) -> bytes:
    """The bytes as stored. Raises ValueError where they no longer have their fingerprint."""
    with default_storage.open(original.storage_name) as stored:
        content = stored.read()
    if sha256_of(content) != original.sha256:
        raise ValueError(f"original {original.pk} does not have its fingerprint any more")
    return content


def _plain_name(name: str) -> str:
    """A file name without folders or control characters, its Chinese kept, at most 120 characters."""
    path = PurePosixPath(get_valid_filename(PurePosixPath(name.replace("\\", "/")).name or "文件"))
    return path.stem[: 120 - len(path.suffix)] + path.suffix
