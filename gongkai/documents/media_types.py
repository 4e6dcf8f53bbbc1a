"""What a file is, by its content. The name only has to agree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

import filetype

from gongkai.documents.errors import HoldsMacros, NameDoesNotFit, TypeNotAccepted, UnpacksTooLarge

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# media type -> (word for people, extensions that agree with it)
ACCEPTED: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "application/pdf": ("PDF", frozenset({".pdf"})),
        "image/png": ("PNG图片", frozenset({".png"})),
        "image/jpeg": ("JPG图片", frozenset({".jpg", ".jpeg"})),
        DOCX: ("Word文档", frozenset({".docx"})),
        XLSX: ("Excel表格", frozenset({".xlsx"})),
        "text/plain": ("文本", frozenset({".txt"})),
    }
)
OFFICE_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
ARCHIVE = b"PK\x03\x04"
UNPACKED_LIMIT = 200 * 1024 * 1024  # bytes an office file may unpack to; more is taken for a bomb
CONTENT_TYPES_LIMIT = 1024 * 1024  # bytes of the part that lists the others


def media_type_of(name: str, content: bytes) -> str:
    """The media type of the content.

    Raises TypeNotAccepted, HoldsMacros or UnpacksTooLarge for the content, and NameDoesNotFit where the
    extension says something else.
    """
    if content.startswith(ARCHIVE):
        kind = _office(name, content)
    else:
        kind = filetype.guess_mime(content) or _text(content)
    if kind not in ACCEPTED:
        raise TypeNotAccepted(name)
    word, extensions = ACCEPTED[kind]
    if PurePosixPath(name).suffix.lower() not in extensions:
        raise NameDoesNotFit(name, word)
    return kind


def _office(name: str, content: bytes) -> str | None:
    """Office files are archives; which one shows in the parts they hold. None for any other archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                raise UnpacksTooLarge(name, UNPACKED_LIMIT)
            if _has_macros(archive):
                raise HoldsMacros(name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None  # broken, encrypted, or packed in a way office programs do not use
    names = {part.filename for part in parts}
    return next((kind for part, kind in OFFICE_PARTS if part in names), None)


def _has_macros(archive: zipfile.ZipFile) -> bool:
    """By the usual name of the part, and by its declared type, since the name may be any."""
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        return True
    if "[Content_Types].xml" not in archive.namelist():
        return False
    with archive.open("[Content_Types].xml") as part:
        declared = part.read(CONTENT_TYPES_LIMIT).lower()
    return b"macroenabled" in declared or b"vbaproject" in declared


def _text(content: bytes) -> str | None:
    if b"\x00" in content:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "text/plain"
    return None
