"""What is inside a ZIP: a Word document, a workbook, or neither."""

from __future__ import annotations

import io
import zipfile

from gongkai.annual_report.reading.errors import DamagedFile, UnknownKind

_LARGEST_UNPACKED = 500_000_000  # bytes; what unpacks to more is no report


def kind_of_archive(content: bytes, name: str) -> str:
    """docx or xlsx. Raises DamagedFile, UnknownKind."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise DamagedFile(name) from fault
    if sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        raise DamagedFile(name)
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise UnknownKind(name)
