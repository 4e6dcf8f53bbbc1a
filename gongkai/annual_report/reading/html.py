"""Web pages: one pass over the page as lexbor writes it out again, all elements closed, attributes quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.reading.encoding import decoded
from gongkai.annual_report.reading.material import PICTURE, Line, Material, Row

_STRUCTURE = re.compile(
    r"<(/?(?:tr|td|th|p|div|br|li|ul|ol|dl|dd|dt|h[1-6]|hr|section|article|header|footer|nav|main|aside|"
    r"center|form|fieldset|caption|thead|tbody|tfoot|blockquote|pre|body|title)\b[^>]*)>"
)
_INLINE = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")
_ROWSPAN = re.compile(r'rowspan="\s*(\d{1,3})')
_COLSPAN = re.compile(r'colspan="\s*(\d{1,3})')
# what is inside is written out as it stands, and may look like tags
_NOT_WORDS = ("script", "style", "iframe", "noscript", "template")
# not for reading; struck out, or the mark of a note, which would melt into the figure beside them
_NOT_READ = re.compile(
    r"<(select|textarea|svg|del|strike|s|sup)\b[^>]*>.*?</\1>|"
    r"<(span|p|div|font|b|i)\b[^>]*display:\s?none[^>]*>.*?</\2>",
    re.DOTALL,
)
_HIDDEN = re.compile(r"[^>]*display:\s?none")


def read_html(content: bytes, name: str) -> Material:
    """Rows of all tables (of nested ones, the inner) and the lines around them."""
    tree = LexborHTMLParser(decoded(content, name))
    source = tree.html or ""
    unwanted = [tag for tag in _NOT_WORDS if tag in source]  # the word alone: searching for `<` takes longer
    if unwanted:
        tree.strip_tags(unwanted)
        source = tree.html or ""
    if "!--" in source:
        source = _COMMENT.sub("", source)
    if "<img" in source:
        source = _PICTURE.sub(PICTURE, source)
    page = _Page()
    page.read(source)
    return page.material


class _Cells:
    """A row that is being read. spans: index of a cell -> (rowspan, colspan), only for those that span."""

    __slots__ = ("spans", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.spans: dict[int, tuple[int, int]] = {}

    def add(self, cells: list[str]) -> None:
        """Cells as split at `<td`, the first being what stands before them; hidden ones are left out."""
        for source in cells[1:]:
            if (cell := _cell(source)) is not None:
                text, spans = cell
                if spans is not None:
                    self.spans[len(self.texts)] = spans
                self.texts.append(text)


class _Table:
    """A table that is being read."""

    __slots__ = ("number", "outer_words", "rows", "scaffold")

    def __init__(self, number: int, outer_words: list[str] | None) -> None:
        self.number = number
        self.rows: list[_Cells] = []
        self.outer_words = outer_words  # of the cell in which this table stands
        self.scaffold = False  # holds other tables: made for layout, not for figures


class _Page:
    """Walks over tags and text. words: the open cell's, or the open line's outside of tables."""

    def __init__(self) -> None:
        self.material = Material()
        self.open: list[_Table] = []
        self.words: list[str] = []
        self.spans: tuple[int, int] | None = None
        self.spans_outside: list[tuple[int, int] | None] = []
        self.in_cell = False
        self.tables = 0

    def read(self, source: str) -> None:
        first, *others = source.split("<table")
        self._read_between(first)
        for piece in others:
            inside, *after = piece.split("</table>")
            self._open_table()
            inside = inside.partition(">")[2]
            if after:
                self._read_plain_table(inside)
            else:
                self._read_between(inside)
            for words in after:
                self._close_table()
                self._read_between(words)
        self._end_line()

    def _read_plain_table(self, source: str) -> None:
        """A table without tables in it, as those with figures are. Each distinct cell is read once."""
        pieces = source.replace("<th", "<td").split("<tr")
        self.words.append(pieces[0])
        self._end_line()
        rows = self.open[-1].rows
        for piece in pieces[1:]:
            row = _Cells()
            cells = piece.split("<td")
            if "span=" in piece or "none" in piece:
                if _HIDDEN.match(cells[0]) is not None:
                    continue
                row.add(cells)
            else:
                row.texts = list(map(_text, cells[1:]))
            rows.append(row)

    def _read_between(self, source: str) -> None:
        """What stands outside of such tables: lines, and cells made for layout."""
        pieces = _STRUCTURE.split(_NOT_READ.sub("", source))
        for text, tag in zip(pieces[::2], pieces[1::2], strict=False):
            if text:
                self.words.append(text)
            start = tag[:2]
            if start in ("td", "th") and tag[:5] != "thead":
                self._open_cell(tag)
            elif tag in ("/td", "/th"):
                self._close_cell()
            elif start == "tr":
                if self.open:
                    self.open[-1].rows.append(_Cells())
            elif tag == "/title":
                self.material.title = _plain(self.words)
                self.words.clear()
            elif self.in_cell:
                self.words.append("\n")
            else:
                self._end_line()
        self.words.append(pieces[-1])

    def _end_line(self) -> None:
        if self.words:
            self._add_lines(_plain(self.words))
            self.words.clear()

    def _add_lines(self, text: str) -> None:
        if PICTURE in text:
            self.material.add_pictured(text)
        else:
            self.material.lines += [Line(line) for line in text.split("\n") if line.strip()]

    def _open_table(self) -> None:
        if self.in_cell:
            if _plain(self.words):
                self._make_scaffold(self.open[-1])
            self.open.append(_Table(self.tables, self.words))
            self.spans_outside.append(self.spans)
            self.words = []
        else:
            self._end_line()
            self.open.append(_Table(self.tables, None))
        self.in_cell = False
        self.tables += 1

    def _open_cell(self, tag: str) -> None:
        if not self.open:
            return  # a cell outside of every table is words like others
        self.words.clear()
        self.in_cell = True
        self.spans = _spans(tag)

    def _close_cell(self) -> None:
        if not self.open:
            return
        table, text = self.open[-1], _plain(self.words)
        if table.scaffold:
            self._add_lines(text)
        elif table.rows:
            row = table.rows[-1]
            if self.spans is not None:
                row.spans[len(row.texts)] = self.spans
            row.texts.append(text)
        self.words.clear()
        self.in_cell = False

    def _make_scaffold(self, table: _Table) -> None:
        """What was read of this table was page furniture: its words are lines, in their order."""
        for row in table.rows:
            for text in row.texts:
                self._add_lines(text)
        table.rows.clear()
        table.scaffold = True
        self._add_lines(_plain(self.words))
        self.words.clear()

    def _close_table(self) -> None:
        if not self.open:
            return  # the end of an element whose name only begins with table
        table = self.open.pop()
        if table.outer_words is None:
            self.words.clear()
            self._emit(table)
            self.in_cell = False
            return
        self.words, self.spans, self.in_cell = table.outer_words, self.spans_outside.pop(), True
        if len(table.rows) == 1 and len(table.rows[0].texts) == 1 and not table.scaffold:
            self.words.append(table.rows[0].texts[0])  # a frame around one figure
            return
        if table.rows or table.scaffold:
            self._make_scaffold(self.open[-1])
        self._emit(table)

    def _emit(self, table: _Table) -> None:
        for cells in _spread(table.rows):
            if len(cells) < 5 and len(cells) - cells.count(None) == 1:
                self._add_lines(next((cell for cell in cells if cell), ""))
            if any(cell and PICTURE in cell for cell in cells):
                cells = [cell and cell.replace(PICTURE, "").strip() for cell in cells]
            self.material.rows.append(Row(cells, table.number, True))


def _spans(attributes: str) -> tuple[int, int] | None:
    """(rowspan, colspan); None for a cell that takes one place."""
    if "span" not in attributes:
        return None
    down, across = _ROWSPAN.search(attributes), _COLSPAN.search(attributes)
    return max(int(down[1]), 1) if down else 1, max(int(across[1]), 1) if across else 1


@lru_cache(maxsize=16384)
def _cell(source: str) -> tuple[str, tuple[int, int] | None] | None:
    """(words, spans) of what follows `<td`; None for what is no cell or is hidden."""
    if source[0] not in " >" or _HIDDEN.match(source) is not None:
        return None
    return _text(source), _spans(source.partition(">")[0])


@lru_cache(maxsize=16384)
def _text(source: str) -> str:
    """The words in what follows `<td`. Most cells are short figures, the same ones again and again."""
    body = source.partition(">")[2].partition("</td>")[0].partition("</th>")[0]
    return _plain([_STRUCTURE.sub("\n", _NOT_READ.sub("", body))])


def _plain(words: list[str]) -> str:
    text = words[0] if len(words) == 1 else "".join(words)
    if "<" in text:
        text = _INLINE.sub("", text)
    if "&" in text:
        text = unescape(text)
    return text.strip()


def _spread(rows: list[_Cells]) -> Iterator[list[str | None]]:
    """Rows with a place for every cell, None where another spans."""
    covered: dict[int, int] = {}  # column -> rows for which a cell above still spans it
    for row in rows:
        opened: dict[int, int] = {}
        yield _spread_row(row, covered, opened)
        if covered or opened:
            covered = {column: left - 1 for column, left in covered.items() if left > 1} | opened


def _spread_row(row: _Cells, covered: dict[int, int], opened: dict[int, int]) -> list[str | None]:
    """One row; in `opened` stands afterwards what its cells cover of the rows below."""
    start = 0
    while start in covered:
        start += 1
    cells: list[str | None] = [None] * start
    if start != len(covered):
        return _spread_between(row, covered, opened)
    done = 0
    for at, (down, across) in row.spans.items():
        cells += row.texts[done : at + 1]
        if down > 1:
            opened |= {len(cells) - 1 + place: down - 1 for place in range(across)}
        cells += [None] * (across - 1)
        done = at + 1
    cells += row.texts[done:]
    return cells


def _spread_between(row: _Cells, covered: dict[int, int], opened: dict[int, int]) -> list[str | None]:
    """The same where cells from above stand between those of the row."""
    cells: list[str | None] = []
    for at, text in enumerate(row.texts):
        while len(cells) in covered:
            cells.append(None)
        down, across = row.spans.get(at, (1, 1))
        if down > 1:
            opened |= {len(cells) + place: down - 1 for place in range(across)}
        cells += [text, *[None] * (across - 1)]
    while len(cells) in covered:
        cells.append(None)
    return cells
