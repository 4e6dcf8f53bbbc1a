"""Small files of each kind, made by the libraries people use, and harmful ones made by hand."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image


def docx(text: str = "关于公开老旧小区改造信息的答复") -> bytes:
    document = Document()
    document.add_paragraph(text)
    return _saved(document.save)


def xlsx() -> bytes:
    workbook = Workbook()
    workbook.active["A1"] = "办件"
    return _saved(workbook.save)


def picture(kind: str) -> bytes:
    image = Image.new("RGB", (4, 4), "white")
    return _saved(lambda stream: image.save(stream, kind))


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def with_parts(office_file: bytes, parts: dict[str, bytes]) -> bytes:
    """The same office file with parts added, or replaced where the name is there already."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as packed:
        kept = {name: packed.read(name) for name in packed.namelist()}
    return archive(kept | parts)


def with_macro(office_file: bytes) -> bytes:
    return with_parts(office_file, {"word/vbaProject.bin": b"macro"})


def with_renamed_macro(office_file: bytes) -> bytes:
    """The macro under a harmless name; only the declared type gives it away."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as packed:
        types = packed.read("[Content_Types].xml")
    declared = (
        b'<Override PartName="/word/style2.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    return with_parts(
        office_file,
        {"word/style2.bin": b"macro", "[Content_Types].xml": types.replace(b"</Types>", declared)},
    )


def bomb(size: int) -> bytes:
    """A Word file whose one part unpacks to ``size`` bytes of nothing."""
    return archive({"word/document.xml": b"\0" * size})


def _saved(save) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()
