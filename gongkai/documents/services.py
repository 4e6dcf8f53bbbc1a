"""Storing originals."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.documents.errors import EmptyFile, FileErased, FingerprintBroken, TooLarge
from gongkai.documents.fingerprints import sha256_of
from gongkai.documents.media_types import media_type_of
from gongkai.documents.models import Original
from gongkai.documents.quarantine import examine

NAME_LENGTH = 120  # characters
# what no file system takes, and signs that turn the direction of writing to disguise an extension
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')


def store(agency: Agency, *, name: str, content: bytes, by: Person | None) -> Original:
    """Keep a file as it came. The same bytes are stored once, however often they come.

    Raises EmptyFile, TooLarge (UPLOAD_LIMIT bytes), TypeNotAccepted or NameDoesNotFit, and what
    ``quarantine.examine`` raises.
    """
    name = _plain_name(name)
    if not content:
        raise EmptyFile(name)
    if len(content) > settings.UPLOAD_LIMIT:
        raise TooLarge(name, len(content), settings.UPLOAD_LIMIT)
    media_type = media_type_of(name, content)
    examine(name, content)
    original = Original(
        agency=agency,
        name=name,
        sha256=sha256_of(content),
        size=len(content),
        media_type=media_type,
        stored_by=by,
    )
    _keep(original.storage_name, content)
    original.save()
    return original


def _keep(storage_name: str, content: bytes) -> None:
    """Write the bytes under their fingerprint unless they lie there whole; a torn write is done again."""
    if default_storage.exists(storage_name):
        if default_storage.size(storage_name) == len(content):
            return
        default_storage.delete(storage_name)
    default_storage.save(storage_name, ContentFile(content))


def erase(originals: Collection[Original], *, on: date) -> int:
    """Mark the files erased and, once that is committed, delete their bytes. How many were marked.

    Bytes that another file still shares stay. Runs inside the transaction of the act that decides it.
    """
    for original in originals:
        original.erased_on = on
        original.save(update_fields=["erased_on"])
    transaction.on_commit(partial(_delete_unshared, [(one.sha256, one.storage_name) for one in originals]))
    return len(originals)


def _delete_unshared(stored: list[tuple[str, str]]) -> None:
    for sha256, name in stored:
        if not Original.objects.filter(sha256=sha256, erased_on=None).exists():
            default_storage.delete(name)


def content_of(original: Original) -> bytes:
    """The bytes as stored. Raises FileErased after their retention term, and FingerprintBroken where they are
    gone otherwise or are not those bytes any more."""
    if original.erased_on:
        raise FileErased(original.erased_on)
    try:
        with default_storage.open(original.storage_name) as stored:
            content = stored.read()
    except FileNotFoundError as missing:
        raise FingerprintBroken(f"original {original.pk} is not in storage") from missing
    if sha256_of(content) != original.sha256:
        raise FingerprintBroken(f"original {original.pk} does not have its fingerprint any more")
    return content


def _plain_name(name: str) -> str:
    """The name without folders, control characters and what file systems refuse; marks like 〔〕 stay."""
    name = NOT_IN_NAMES.sub("", PurePosixPath(name.replace("\\", "/")).name).strip(" .")
    path = PurePosixPath(name or "文件")
    return path.stem[: NAME_LENGTH - len(path.suffix)] + path.suffix[:NAME_LENGTH]
