"""Web pages: one pass over the page as lexbor writes it out again, all elements closed, attributes quoted."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.reading.encoding import decoded
from gongkai.annual_report.reading.material import Line, Material, Row

_STRUCTURE = re.compile(
    r"<(/?(?:table|tr|td|th|p|div|br|li|ul|ol|dl|dd|dt|h[1-6]|hr|section|article|header|footer|nav|main|aside|"
    r"center|form|fieldset|caption|thead|tbody|tfoot|blockquote|pre|body|title)\b[^>]*)>"
)
_INLINE = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ROWSPAN = re.compile(r'rowspan="\s*(\d{1,3})')
_COLSPAN = re.compile(r'colspan="\s*(\d{1,3})')
_NOT_READ = ["script", "style", "template", "noscript", "iframe", "select", "textarea", "svg"]
# struck out, or the mark of a note: both would melt into the figure beside them
_MELTING = {"<del": "del", "<s>": "s", "<strike": "strike", "<sup": "sup"}


def read_html(content: bytes, name: str) -> Material:
    """Rows of all tables (of nested ones, the inner) and the lines around them."""
    tree = LexborHTMLParser(decoded(content, name))
    source = tree.html or ""
    unwanted = [tag for tag in _NOT_READ if f"<{tag}" in source]
    unwanted += [tag for start, tag in _MELTING.items() if start in source]
    if unwanted:
        tree.strip_tags(unwanted)
    if "display:" in source:
        # only inside tables: whole reports are folded away by scripts and are still meant to be read
        for node in tree.css('table [style*="display:none"],table [style*="display: none"]'):
            node.decompose()
        source = tree.html or ""
    elif unwanted:
        source = tree.html or ""
    if "<!--" in source:
        source = _COMMENT.sub("", source)
    page = _Page()
    page.read(source)
    return page.material


class _Table:
    """A table that is being read. rows: of (text, rowspan, colspan)."""

    __slots__ = ("number", "outer_words", "rows", "scaffold")

    def __init__(self, number: int, outer_words: list[str] | None) -> None:
        self.number = number
        self.rows: list[list[tuple[str, int, int]]] = []
        self.outer_words = outer_words  # of the cell in which this table stands
        self.scaffold = False  # holds other tables: made for layout, not for figures


class _Page:
    """Walks over tags and text. words: the open cell's, or the open line's outside of tables."""

    def __init__(self) -> None:
        self.material = Material()
        self.open: list[_Table] = []
        self.words: list[str] = []
        self.spans = (1, 1)
        self.spans_outside: list[tuple[int, int]] = []
        self.in_cell = False
        self.tables = 0

    def read(self, source: str) -> None:
        pieces = _STRUCTURE.split(source)
        words = self.words
        for at in range(0, len(pieces) - 1, 2):
            text, tag = pieces[at], pieces[at + 1]
            if text:
                words.append(text)
            start = tag[:2]
            if start in ("td", "th") and tag[:5] != "thead":
                self._open_cell(tag)
            elif tag in ("/td", "/th"):
                self._close_cell()
            elif start == "tr":
                if self.open:
                    self.open[-1].rows.append([])
            elif start == "ta":
                self._open_table()
            elif tag == "/table":
                self._close_table()
            elif tag == "/title":
                self.material.title = _plain(words)
                words.clear()
            elif self.in_cell:
                words.append("\n")
            else:
                self._end_line()
            words = self.words
        words.append(pieces[-1])
        self._end_line()

    def _end_line(self) -> None:
        if self.words:
            self._add_lines(_plain(self.words))
            self.words.clear()

    def _add_lines(self, text: str) -> None:
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
        self.words.clear()
        self.in_cell = True
        if "span" in tag:
            rows, columns = _ROWSPAN.search(tag), _COLSPAN.search(tag)
            self.spans = (max(int(rows[1]), 1) if rows else 1, max(int(columns[1]), 1) if columns else 1)
        else:
            self.spans = (1, 1)

    def _close_cell(self) -> None:
        if not self.open:
            return
        table, text = self.open[-1], _plain(self.words)
        if table.scaffold:
            self._add_lines(text)
        elif table.rows:
            table.rows[-1].append((text, *self.spans))
        self.words.clear()
        self.in_cell = False

    def _make_scaffold(self, table: _Table) -> None:
        """What was read of this table was page furniture: its words are lines, in their order."""
        for row in table.rows:
            for text, _, _ in row:
                self._add_lines(text)
        table.rows.clear()
        table.scaffold = True
        self._add_lines(_plain(self.words))
        self.words.clear()

    def _close_table(self) -> None:
        table = self.open.pop()
        if table.outer_words is None:
            self.words.clear()
            self._emit(table)
            self.in_cell = False
            return
        self.words, self.spans, self.in_cell = table.outer_words, self.spans_outside.pop(), True
        if len(table.rows) == 1 and len(table.rows[0]) == 1 and not table.scaffold:
            self.words.append(table.rows[0][0][0])  # a frame around one figure
            return
        if table.rows or table.scaffold:
            self._make_scaffold(self.open[-1])
        self._emit(table)

    def _emit(self, table: _Table) -> None:
        for cells in _spread(table.rows):
            self.material.rows.append(Row(cells, table.number, True))
            if len(cells) == 1 or cells.count(None) == len(cells) - 1:
                self._add_lines(next((cell for cell in cells if cell), ""))


def _plain(words: list[str]) -> str:
    text = words[0] if len(words) == 1 else "".join(words)
    if "<" in text:
        text = _INLINE.sub("", text)
    if "&" in text:
        text = unescape(text)
    return text.strip()


def _spread(rows: list[list[tuple[str, int, int]]]) -> list[list[str | None]]:
    """Rows with a place for every cell, None where another spans."""
    spread: list[list[str | None]] = []
    below: dict[int, int] = {}  # column -> rows still spanned from above
    for row in rows:
        cells: list[str | None] = []
        for text, down, across in row:
            while below.get(len(cells)):
                below[len(cells)] -= 1
                cells.append(None)
            if down > 1:
                below |= {len(cells) + place: down - 1 for place in range(across)}
            cells.append(text)
            if across > 1:
                cells += [None] * (across - 1)
        while below.get(len(cells)):
            below[len(cells)] -= 1
            cells.append(None)
        spread.append(cells)
    return spread
