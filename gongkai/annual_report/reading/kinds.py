"""Tell the kind of a file by its content, never by its name, and load the reader for it when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from gongkai.annual_report.reading.errors import EmptyFile, OldOffice, UnknownKind
from gongkai.annual_report.reading.material import Material

# kind -> (module, function). A registry and not imports: the libraries for PDF and Word take longer to load
# than the check of a web page takes altogether.
READERS = {
    "html": ("gongkai.annual_report.reading.html", "read_html"),
    "docx": ("gongkai.annual_report.reading.docx", "read_docx"),
    "xlsx": ("gongkai.annual_report.reading.xlsx", "read_xlsx"),
    "pdf": ("gongkai.annual_report.reading.pdf", "read_pdf"),
    "text": ("gongkai.annual_report.reading.text", "read_text"),
}

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPACE = b" \t\r\n\xef\xbb\xbf"


def reader_for(kind: str) -> Callable[[bytes, str], Material]:
    module, function = READERS[kind]
    reader: Callable[[bytes, str], Material] = getattr(importlib.import_module(module), function)
    return reader


def kind_of(content: bytes, name: str) -> str:
    """html, docx, xlsx, pdf, text or json. Raises EmptyFile, OldOffice, DamagedFile, UnknownKind."""
    head = content[:4096].lstrip(_SPACE)
    if not head and not content.strip(_SPACE):
        raise EmptyFile(name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLD_OFFICE):
        raise OldOffice(name)
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content, name)
    if head.startswith(b"{"):
        return "json"
    if _is_wide(content) or b"\x00" not in content[:4096]:
        return "html" if _is_page(content) else "text"
    raise UnknownKind(name)


def _is_wide(content: bytes) -> bool:
    return content.startswith((b"\xff\xfe", b"\xfe\xff"))


def _is_page(content: bytes) -> bool:
    start = content[:65536].replace(b"\x00", b"").lower()
    return any(tag in start for tag in (b"<html", b"<!doctype", b"<table", b"<body", b"<div", b"<p>", b"<td"))


def _office_kind(content: bytes, name: str) -> str:
    archive = importlib.import_module("gongkai.annual_report.reading.archive")
    kind: str = archive.kind_of_archive(content, name)
    return kind
