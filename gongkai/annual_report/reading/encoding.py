"""Bytes to words. Old sites serve GBK or Big5, often without saying so or saying something else."""

from __future__ import annotations

import codecs

from gongkai.annual_report.reading.errors import UnknownKind

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_IN_EVERY_REPORT = ("信息公开", "信息公開", "資訊公開", "总计", "總計")


def decoded(content: bytes, name: str) -> str:
    """The text of a page or a text file. Raises UnknownKind where no encoding fits or it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content.decode(encoding, errors="replace"), name)
    try:
        # not final: a download that broke off inside a character is still UTF-8
        return _text(codecs.getincrementaldecoder("utf-8")().decode(content), name)
    except UnicodeDecodeError:
        pass
    readings = [content.decode(encoding, errors="replace") for encoding in ("gb18030", "big5", "utf-8")]
    for reading in readings:
        if any(word in reading for word in _IN_EVERY_REPORT):
            return _text(reading, name)
    raise UnknownKind(name)


def _text(reading: str, name: str) -> str:
    if "\x00" in reading:
        raise UnknownKind(name)
    return reading
