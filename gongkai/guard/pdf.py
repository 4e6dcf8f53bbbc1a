"""PDF: the text layer, letters that are there but cannot be seen, notes, attachments, properties."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from gongkai.guard.errors import Unreadable
from gongkai.guard.findings import Finding, Kind, masked
from gongkai.guard.personal import excerpt_of, scan_text

PDFIUM = threading.RLock()
"""pdfium is one library for the whole process and takes one caller at a time."""

MOST_PAGES = 500
_SCALE = 2.0  # pixels per point: a stroke of small print is still two pixels wide
_DARK = 96  # of 255: nothing lighter is a black block
_PAPER = 250
_BLOCKS = frozenset("■█▇▆◆●▲▼★▪▮⬛◼▓")
_QUIET_NOTES = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
_PROPERTIES = {"Author": "作者", "Title": "标题", "Subject": "主题", "Keywords": "关键词"}


@dataclass(frozen=True)
class Character:
    """One letter of the text layer. box: left, bottom, right, top in points of the page."""

    index: int
    text: str
    box: tuple[float, float, float, float]
    size: float


def scan_pdf(content: bytes) -> list[Finding]:
    """Raises Unreadable."""
    with PDFIUM:
        return _scan(content)


def _scan(content: bytes) -> list[Finding]:
    document = open_pdf(content)
    try:
        found = [*_properties(document), *_attachments(document)]
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            found += _page(page, f"第{number + 1}页")
            page.close()
        if len(document) > MOST_PAGES:
            found.append(Finding(Kind.MORE, f"第{MOST_PAGES + 1}页以后", "页数太多，没有查"))
    except pypdfium2.PdfiumError as fault:
        raise Unreadable("有的页坏了") from fault
    finally:
        document.close()
    return found


def open_pdf(content: bytes) -> Any:
    """Raises Unreadable for what is broken, encrypted or without a page."""
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as fault:
        encrypted = getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Unreadable("加了密码" if encrypted else "PDF坏了，没有存完整") from fault
    if not pages:
        raise Unreadable("一页也没有")
    return document


def text_of_pdf(content: bytes) -> list[str]:
    """The text layer, page by page. Raises Unreadable."""
    with PDFIUM:
        return _texts(content)


def first_page_of_pdf(content: bytes) -> str:
    """Raises Unreadable."""
    with PDFIUM:
        document = open_pdf(content)
        try:
            return _page_text(document[0])
        except pypdfium2.PdfiumError as fault:
            raise Unreadable("第一页坏了") from fault
        finally:
            document.close()


def _texts(content: bytes) -> list[str]:
    document = open_pdf(content)
    try:
        return [_page_text(page) for page in document]
    except pypdfium2.PdfiumError as fault:
        raise Unreadable("有的页坏了") from fault
    finally:
        document.close()


def characters_of(textpage: Any) -> list[Character]:
    """What the text layer holds, without the blanks and breaks pdfium adds."""
    found = []
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, index) or 0xFFFD)
        if text.isspace() or text in "\x00\ufffe":
            continue
        size = float(raw.FPDFText_GetFontSize(textpage, index)) or 1.0
        found.append(Character(index, text, textpage.get_charbox(index), size))
    return found


def on_picture(
    page: Any, box: tuple[float, float, float, float], scale: float
) -> tuple[float, float, float, float]:
    """A box in pixels of the page's picture, whatever its rotation: left, top, right, bottom."""
    corners = [_to_pixel(page, x, y, scale) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _to_pixel(page: Any, x: float, y: float, scale: float) -> tuple[float, float]:
    width, height = page.get_size()
    fine = 16  # pdfium answers in whole pixels
    across, down = ctypes.c_int(), ctypes.c_int()
    wide, tall = round(width * scale * fine), round(height * scale * fine)
    raw.FPDF_PageToDevice(page, 0, 0, wide, tall, 0, x, y, across, down)
    return across.value / fine, down.value / fine


def _page_text(page: Any) -> str:
    textpage = page.get_textpage()
    text = str(textpage.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "")
    textpage.close()
    return text


def _page(page: Any, where: str) -> Iterator[Finding]:
    yield from _notes(page, where)
    text = _page_text(page)
    if not text.strip():
        if any(True for _ in page.get_objects(max_depth=1)):
            yield Finding(Kind.NOT_CHECKED, where, "是图片，里面的文字要人看")
        return
    yield from scan_text(text, where=where)
    yield from _unseen(page, where)


def _unseen(page: Any, where: str) -> Iterator[Finding]:
    """Letters under something dark, and white ones on paper: the page is drawn and looked at."""
    textpage = page.get_textpage()
    picture = page.render(scale=_SCALE, grayscale=True).to_pil().convert("L")
    state = ""
    words: dict[str, list[str]] = {"covered": [""], "white": [""]}
    for character in characters_of(textpage):
        now = _state(page, picture, textpage, character)
        if now != state:
            for runs in words.values():
                runs.append("")
        if now:
            words[now][-1] += character.text
        state = now
    textpage.close()
    for run in filter(None, words["covered"]):
        yield Finding(Kind.COVERED_TEXT, where, masked(run))
    for run in filter(None, words["white"]):
        yield Finding(Kind.HIDDEN_TEXT, where, excerpt_of(run))


def _state(page: Any, picture: Any, textpage: Any, character: Character) -> str:
    """covered, white, or empty where the letter can be read."""
    if character.text in _BLOCKS:
        return ""
    left, bottom, right, top = character.box
    thin = min(right - left, top - bottom) < character.size * 0.35
    margin = character.size * 0.15 if thin else 0.0  # a stroke alone is as dark as a block: look around it
    box = (left - margin, bottom - margin, right + margin, top + margin)
    pixels = on_picture(page, box, _SCALE)
    inner = (round(pixels[0]) + 1, round(pixels[1]) + 1, round(pixels[2]) - 1, round(pixels[3]) - 1)
    if inner[2] <= inner[0] or inner[3] <= inner[1]:
        inner = (round(pixels[0]), round(pixels[1]), round(pixels[2]) + 1, round(pixels[3]) + 1)
    if inner[0] < 0 or inner[1] < 0 or inner[2] > picture.width or inner[3] > picture.height:
        return ""
    darkest, lightest = picture.crop(inner).getextrema()
    if lightest <= _DARK:
        return "covered"
    return "white" if darkest >= _PAPER and _is_white(textpage, character.index) else ""


def _is_white(textpage: Any, index: int) -> bool:
    """Asked of the letter itself: one whose font is missing here is drawn as nothing, but is not white."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(textpage, index, *parts):
        return False
    return all(part.value >= _PAPER for part in parts[:3])


def _notes(page: Any, where: str) -> Iterator[Finding]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        text = _note_text(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in _QUIET_NOTES:
            yield Finding(Kind.ANNOTATION, where, excerpt_of(text))
            yield from scan_text(text, where=f"{where}的注释")


def _note_text(note: Any) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(
        note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
    )
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace")


def _properties(document: Any) -> Iterator[Finding]:
    for key, label in _PROPERTIES.items():
        if value := str(document.get_metadata_value(key) or "").strip():
            shown = masked(value) if key == "Author" else excerpt_of(value)
            yield Finding(Kind.METADATA, "文件属性", f"{label} {shown}")


def _attachments(document: Any) -> Iterator[Finding]:
    for index in range(document.count_attachments()):
        yield Finding(
            Kind.EMBEDDED_FILE, "PDF附件", excerpt_of(str(document.get_attachment(index).get_name()))
        )
