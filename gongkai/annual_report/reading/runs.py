"""Recognise the form in lines, one cell a line: a label, broken or not, and the run of cells after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.annual_report.reading import labels
from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.reading.found import CLASSES, RESULTS, Found, Heading2, take_row_2
from gongkai.annual_report.reading.material import Line
from gongkai.annual_report.reading.numbers import could_be_cell

_LONGEST_BREAK = 8  # lines over which a label may be broken; 三、本年度办理结果 is set one character a line
_SPACES = re.compile(r"[ \u3000\xa0]+")


def one_cell_a_line(lines: Sequence[Line]) -> list[Line]:
    """Lines of labels and figures, with spaces between them, split into one cell a line."""
    split: list[Line] = []
    for line in lines:
        pieces = _SPACES.split(line.text.strip())
        tail = len(pieces)
        while tail and pieces[tail - 1] and could_be_cell(pieces[tail - 1]):
            tail -= 1
        words = _words_of_form(pieces[:tail])
        if words is None and len(pieces) - tail < 2:
            split.append(line)
            continue
        cells = [*(words if words is not None else [" ".join(pieces[:tail])]), *pieces[tail:]]
        split += [Line(cell, 0 if place else line.gap) for place, cell in enumerate(cells)]
        split[-1].pictured = line.pictured
    return split


def _words_of_form(pieces: Sequence[str]) -> list[str] | None:
    """The pieces put together to labels and headings of the form; None if one of them belongs to none."""
    words: list[str] = []
    open_words = ""
    for piece in pieces:
        open_words += piece
        if labels.is_of_form(open_words):
            words.append(open_words)
            open_words = ""
    return None if open_words else words


class RunReader:
    """Goes down the lines once; remembers the headings under which it is."""

    def __init__(self, found: Found, lines: Sequence[Line]) -> None:
        self.found = found
        self.lines = lines
        self.cells = [could_be_cell(line.text) for line in lines]
        self.usual_gap = self._usual_gap()
        self.headings_2: list[Heading2] = []
        self.fresh_headings = False
        self.row_before: str | None = None

    def _usual_gap(self) -> int:
        """Blank lines between two cells, as most cells have them."""
        gaps = Counter(
            self.lines[at].gap for at in range(1, len(self.lines)) if self.cells[at] and self.cells[at - 1]
        )
        return gaps.most_common(1)[0][0] if gaps else 0

    def read(self) -> None:
        at = 0
        while at < len(self.lines):
            at = at + 1 if self.cells[at] else self._read_words(at)

    def read_results(self) -> None:
        """Table 4: after its last heading come the results of each kind again, then its fifteen cells."""
        for at, line in enumerate(self.lines):
            if fold(line.text).endswith("复议后起诉"):
                start = at + 1
                while start < len(self.lines) and _may_head_results(self.lines[start].text):
                    start += 1
                self._take_results(start)

    def _take_results(self, start: int) -> None:
        end = self._run(start)
        cells = self._with_blanks(start, end, RESULTS) if end > start else None
        if cells is not None:
            self.found.take_results(0, cells)
        elif end > start:
            self.found.miss("4", end - start, RESULTS)

    def _read_words(self, at: int) -> int:
        """Read the label or heading that begins here, and its cells; where to go on."""
        folded = ""
        for end in range(at + 1, min(at + _LONGEST_BREAK, len(self.lines)) + 1):
            folded += fold(self.lines[end - 1].text)
            if (row := labels.ROWS.get(folded)) is not None:
                return self._read_row(row, end)
            if self._learn(folded):
                return end
            if not labels.starts_a_label(folded) or (end < len(self.lines) and self.cells[end]):
                break
        row = labels.row_by_place(folded, self.row_before) or self._damaged_label(at)
        return self._read_row(row, at + 1) if row is not None else at + 1

    def _damaged_label(self, at: int) -> str | None:
        if self._run(at + 1) - at - 1 >= CLASSES - 1:
            return labels.similar_row(self.lines[at].text)
        return None

    def _learn(self, folded: str) -> bool:
        """Is this a heading of table 2? Its columns are remembered until the next row of headings."""
        if (column := labels.column_2(folded)) is not None:
            heading = Heading2(*column[:2])
            goes_on = self.fresh_headings and heading not in self.headings_2
            self.headings_2 = [*(self.headings_2 if goes_on else ()), heading]
            self.fresh_headings = True
            self.found.vote(column[2])
            return True
        return folded in labels.TITLES_2

    def _run(self, start: int) -> int:
        """Where the run of cells that begins at `start` ends."""
        end = start
        while end < len(self.lines) and self.cells[end]:
            end += 1
        return end

    def _read_row(self, row: str, start: int) -> int:
        end = self._run(start)
        self.fresh_headings = False
        wanted = CLASSES if row.startswith("3.") else len(self.headings_2)
        cells = self._with_blanks(start, end, wanted)
        if row.startswith("3."):
            self.row_before = row
        if wanted == 0 or (end == start and (cells is None or row == "3.C6")):
            return end  # a label without cells: the heading of a group, or a word in the prose
        if cells is None:
            self.found.miss(row, end - start, wanted)
        elif row.startswith("3."):
            self.found.take_3(row, cells)
        else:
            take_row_2(self.found, row, self.headings_2, cells)
        return end

    def _with_blanks(self, start: int, end: int, wanted: int) -> list[str] | None:
        """The cells of a run, with "" where a wider gap shows a blank cell; None if that is not clear."""
        texts = [line.text.strip() for line in self.lines[start:end]]
        missing = wanted - len(texts)
        if missing <= 0:
            return self._without_marks(texts, wanted)
        gaps = [line.gap - self.usual_gap for line in self.lines[start:end]]
        for wide in (gaps, [*gaps, self._gap_after(end)]):
            blanks = _blanks(wide, missing, self.usual_gap)
            if blanks is not None:
                return _interleaved(texts, blanks)
        return None

    def _gap_after(self, end: int) -> int:
        return self.lines[end].gap - self.usual_gap if end < len(self.lines) else 0

    @staticmethod
    def _without_marks(texts: list[str], wanted: int) -> list[str] | None:
        """Without lines that hold only spaces, where these are too many to be cells."""
        if len(texts) > wanted:
            texts = [text for text in texts if text]
        return texts if len(texts) == wanted else None


def _blanks(wide: list[int], missing: int, usual_gap: int) -> list[int] | None:
    """How many blank cells stand at each gap; None unless the gaps account for exactly the missing ones.

    wide: blank lines beyond the usual number, by gap. A blank cell is one line, or one line with its own gap.
    """
    extra = [max(width, 0) for width in wide]
    for lines_each in (1, usual_gap + 1):
        if sum(extra) == missing * lines_each and all(width % lines_each == 0 for width in extra):
            return [width // lines_each for width in extra]
    return None


def _interleaved(texts: list[str], blanks: list[int]) -> list[str]:
    cells: list[str] = []
    for place, count in enumerate(blanks):
        cells += [""] * count
        cells += texts[place : place + 1]
    return cells + texts[len(blanks) :]


def _may_head_results(text: str) -> bool:
    """Is this one of table 4's headings, or a piece of one that is broken over lines?"""
    folded = fold(text)
    return any(folded in result for result in labels.RESULTS_4) or folded in _RUN_OF_RESULTS


_RUN_OF_RESULTS = "".join(labels.RESULTS_4) * 2
