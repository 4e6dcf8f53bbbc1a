"""A copy with parts blacked out, proved by reading it again.

A PDF page with a mark becomes a picture: nothing is left beneath the black. Other pages are copied. Neither
properties nor attachments come along. The words of a Word file are set anew; in a text letters are replaced.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2
import typst
from PIL import Image, ImageDraw

from gongkai.documents.errors import CannotRedact, NoSuchPage, NoSuchWords, StillReadable
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.guard.docx import text_of_docx
from gongkai.guard.errors import Unreadable
from gongkai.guard.files import decoded, kind_of
from gongkai.guard.pdf import PDFIUM, characters_of, on_picture, open_pdf, text_of_pdf

BLOCK = "█"
TEMPLATE = Path(__file__).with_name("redacted.typ")
_SCALE = 150 / 72  # 150 dots per inch: print stays readable, the file small
_PREVIEW = 1.2  # pixels per point of the picture with its grid
_QUALITY = 85
_SPILL = 1  # pixels a block reaches beyond the letters
_MOST_PAGES = 300

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Mark:
    """What to black out: words wherever they stand, or a box on a page.

    page: from 1. box: left, top, right, bottom in percent of the page. line: how the officer knows the mark.
    """

    line: str
    words: str = ""
    page: int = 0
    box: Box = (0, 0, 0, 0)


@dataclass
class Done:
    """Where a mark was blacked out, and how often."""

    pages: Counter[int] = field(default_factory=Counter)

    @property
    def times(self) -> int:
        return self.pages.total()

    @property
    def places(self) -> str:
        """第2页、第5页; empty where the file has no pages."""
        return "、".join(f"第{page}页" for page in sorted(self.pages) if page)


@dataclass(frozen=True)
class Redacted:
    """done: for each mark, in the order given."""

    name: str
    content: bytes
    done: tuple[Done, ...]


def redact(name: str, content: bytes, marks: Sequence[Mark]) -> Redacted:
    """The copy. Raises CannotRedact, NoSuchWords, NoSuchPage, StillReadable, NoLetterFont (Word files)."""
    try:
        kind = kind_of(name, content)
        if kind == "pdf":
            with PDFIUM:
                return _redact_pdf(name, content, marks)
        if kind == "docx":
            paragraphs, done = _blocked(text_of_docx(content), marks)
            copy = Redacted(_copy_name(name, ".pdf"), _set(paragraphs), done)
            _prove("".join(text_of_pdf(copy.content)), marks)
            return copy
        if kind == "text":
            lines, done = _blocked(decoded(content).split("\n"), marks)
            copy = Redacted(_copy_name(name, ".txt"), "\n".join(lines).encode(), done)
            _prove(copy.content.decode(), marks)
            return copy
    except Unreadable as fault:
        raise CannotRedact(name, str(fault)) from fault
    raise CannotRedact(name, "另存为PDF，再附上遮盖")


def pages_of(name: str, content: bytes) -> int:
    """How many pages of a PDF can be marked by a box; 0 for other files."""
    try:
        if kind_of(name, content) != "pdf":
            return 0
        with PDFIUM:
            document = open_pdf(content)
            pages = len(document)
            document.close()
            return pages
    except Unreadable:
        return 0


def page_with_grid(content: bytes, number: int) -> bytes:
    """A page as PNG with a line at each tenth, by which a box is named. number: from 1. Raises Unreadable."""
    with PDFIUM:
        document = open_pdf(content)
        try:
            picture = document[number - 1].render(scale=_PREVIEW).to_pil().convert("RGB")
        finally:
            document.close()
    draw = ImageDraw.Draw(picture)
    for tenth in range(1, 10):
        across, down = picture.width * tenth // 10, picture.height * tenth // 10
        draw.line((across, 0, across, picture.height), fill=(134, 182, 192))
        draw.line((0, down, picture.width, down), fill=(134, 182, 192))
        draw.text((across + 2, 2), f"{tenth}0", fill=(14, 85, 102))
        draw.text((2, down + 2), f"{tenth}0", fill=(14, 85, 102))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


# --- PDF ----------------------------------------------------------------------------------------------


def _redact_pdf(name: str, content: bytes, marks: Sequence[Mark]) -> Redacted:
    source = open_pdf(content)
    try:
        if len(source) > _MOST_PAGES:
            raise CannotRedact(name, f"超过{_MOST_PAGES}页，分成几个文件再附上")
        done = tuple(Done() for _ in marks)
        boxes = [_boxes_on(source[number], number + 1, marks, done) for number in range(len(source))]
        _all_found(marks, done, pages=len(source))
        copied = _copy(source, boxes)
    finally:
        source.close()
    texts = text_of_pdf(copied)
    if any(text.strip() for text, black in zip(texts, boxes, strict=True) if black):
        raise StillReadable()
    _prove("".join(texts), marks)
    return Redacted(_copy_name(name, ".pdf"), copied, done)


def _boxes_on(page: Any, number: int, marks: Sequence[Mark], done: Sequence[Done]) -> list[Box]:
    """What is to be black on this page, in pixels of its picture."""
    textpage = page.get_textpage()
    characters = characters_of(textpage)
    textpage.close()
    written = "".join(character.text for character in characters)
    boxes: list[Box] = []
    for mark, found in zip(marks, done, strict=True):
        if mark.page == number:
            boxes.append(_in_pixels(page, mark.box))
            found.pages[number] += 1
        for start in _starts(written, _joined(mark.words)):
            found.pages[number] += 1
            letters = characters[start : start + len(_joined(mark.words))]
            boxes += [on_picture(page, letter.box, _SCALE) for letter in letters]
    return boxes


def _in_pixels(page: Any, box: Box) -> Box:
    width, height = page.get_size()
    left, top, right, bottom = box
    wide, tall = width * _SCALE / 100, height * _SCALE / 100
    return left * wide, top * tall, right * wide, bottom * tall


def _copy(source: Any, boxes: Sequence[Sequence[Box]]) -> bytes:
    copy = pypdfium2.PdfDocument.new()
    try:
        for number, black in enumerate(boxes):
            if black:
                _add_picture(copy, source[number], black)
            else:
                copy.import_pages(source, [number])
        stream = io.BytesIO()
        copy.save(stream)
    finally:
        copy.close()
    return stream.getvalue()


def _add_picture(copy: Any, page: Any, black: Sequence[Box]) -> None:
    picture: Image.Image = page.render(scale=_SCALE).to_pil().convert("RGB")
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in black:
        draw.rectangle((left - _SPILL, top - _SPILL, right + _SPILL, bottom + _SPILL), fill="black")
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=_QUALITY)
    width, height = page.get_size()
    image = pypdfium2.PdfImage.new(copy)
    image.load_jpeg(jpeg, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    sheet = copy.new_page(width, height)
    sheet.insert_obj(image)
    sheet.gen_content()
    sheet.close()


# --- words --------------------------------------------------------------------------------------------


def _blocked(lines: Sequence[str], marks: Sequence[Mark]) -> tuple[list[str], tuple[Done, ...]]:
    """The lines with each letter of the marked words replaced; words broken over lines are found, too."""
    places = [
        (row, column)
        for row, line in enumerate(lines)
        for column, letter in enumerate(line)
        if not letter.isspace()
    ]
    written = "".join(lines[row][column] for row, column in places)
    letters = [list(line) for line in lines]
    done = tuple(Done() for _ in marks)
    for mark, found in zip(marks, done, strict=True):
        words = _joined(mark.words)
        for start in _starts(written, words):
            found.pages[0] += 1
            for row, column in places[start : start + len(words)]:
                letters[row][column] = BLOCK
    _all_found(marks, done, pages=0)
    return ["".join(line) for line in letters], done


def _set(paragraphs: Sequence[str]) -> bytes:
    fonts = letter_fonts()
    fields = {"paragraphs": list(paragraphs), "fonts": list(fonts.body)}
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        font_paths=list(fonts.paths),
        ignore_system_fonts=bool(fonts.paths),
        sys_inputs={"paper": json.dumps(fields, ensure_ascii=False)},
    )


def _joined(text: str) -> str:
    return "".join(text.split())


def _starts(written: str, words: str) -> list[int]:
    found, start = [], written.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = written.find(words, start + len(words))
    return found


def _all_found(marks: Sequence[Mark], done: Sequence[Done], *, pages: int) -> None:
    for mark, found in zip(marks, done, strict=True):
        if not found.times:
            raise NoSuchPage(mark.line, mark.page, pages) if mark.page else NoSuchWords(mark.line)


def _prove(text: str, marks: Sequence[Mark]) -> None:
    read_again = _joined(text)
    if any(mark.words and _joined(mark.words) in read_again for mark in marks):
        raise StillReadable()


def _copy_name(name: str, suffix: str) -> str:
    return f"{PurePosixPath(name).stem}（遮盖）{suffix}"
