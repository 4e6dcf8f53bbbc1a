"""What a file is, by its content. The name only has to agree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

import filetype

from gongkai.documents.errors import NameDoesNotFit, TypeNotAccepted

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


def media_type_of(name: str, content: bytes) -> str:
    """The media type of the content. Raises TypeNotAccepted, or NameDoesNotFit where the name says otherwise."""
    kind = _office(content) or _signature(content) or _text(content)
    if kind not in ACCEPTED:
        raise TypeNotAccepted(name)
    word, extensions = ACCEPTED[kind]
    if PurePosixPath(name).suffix.lower() not in extensions:
        raise NameDoesNotFit(name, word)
    return kind


def _signature(content: bytes) -> str | None:
    return filetype.guess_mime(content)


def _office(content: bytes) -> str | None:
    """Office files are archives; which one shows in the parts they hold. One with macros is not accepted."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except zipfile.BadZipFile:
        return None
    if any(part.endswith("vbaProject.bin") for part in parts):
        return None
    return next((kind for part, kind in OFFICE_PARTS if part in parts), None)


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
