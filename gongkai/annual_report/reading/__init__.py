"""Read an annual report out of a file that anyone made: page, Word, workbook, PDF, text, our own JSON.

Lives here: the way from bytes to figures by address. Lives elsewhere: whether they are right (checking).
A file is brought to rows and lines (one module a kind), and in these the form is recognised (rows, runs,
words).
No figure is read that does not stand in the file: what cannot be told apart stays empty.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from gongkai.annual_report.reading.errors import NotFound, TooLarge, Unreadable
from gongkai.annual_report.reading.json import read_json
from gongkai.annual_report.reading.kinds import kind_of, reader_for
from gongkai.annual_report.reading.recognise import recognise
from gongkai.annual_report.reading.report import ReadReport, ShortRow, Signature, Source, Structure

_LARGEST = 50 * 1024 * 1024  # bytes


def read_report(file: str | Path | bytes, name: str | None = None) -> ReadReport:
    """The report in a file, or in its bytes. name: what the file is called in sentences about it.

    Raises Unreadable; its text is a sentence that names the file and says what would help.
    """
    if isinstance(file, bytes):
        content, shown = file, name or "上传的文件"
    else:
        shown = name or str(file)
        content = _content(Path(file), shown)
    if len(content) > _LARGEST:
        raise TooLarge(shown)
    kind = kind_of(content, shown)
    source = Source(kind, hashlib.sha256(content).hexdigest())
    if kind == "json":
        return read_json(content, shown, source)
    return recognise(reader_for(kind)(content, shown), source, shown)


def _content(path: Path, shown: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLarge(shown)
        return path.read_bytes()
    except OSError as fault:
        raise NotFound(shown) from fault


__all__ = ["ReadReport", "ShortRow", "Signature", "Source", "Structure", "Unreadable", "read_report"]
