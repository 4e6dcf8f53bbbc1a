"""The labels of both forms by their folded words, so that a cell's text leads to its place on the form."""

from __future__ import annotations

import difflib
from functools import lru_cache

from gongkai.annual_report.reading.fold import fold
from gongkai.law.report_forms import FORMS, PARTS

# Row address -> addresses of its cells, over both forms; table 3 alone has the same columns in each row.
CELLS_3 = {row: cells for form in FORMS.values() for row, cells in form.rows.items() if row[0] == "3"}

NUMERALS = "一二三四五六"

TABLE_4 = tuple(FORMS["2021"].rows["4.review"] + FORMS["2021"].rows["4.direct"])
TABLE_4 += FORMS["2021"].rows["4.after_review"]
COLUMNS_3 = {fold(column.label): column.id for column in FORMS["2021"].table3.columns}
RESULTS_4 = tuple(fold(column.label) for column in FORMS["2021"].table4.blocks[0].columns)

GROUPS_4 = frozenset({"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"})

GROUPS = frozenset(
    fold(label)
    for form in FORMS.values()
    for row in form.table3.rows
    for label in (row.group, form.table3.results_label)
    if label is not None and not any(one.label == label for one in form.table3.rows)
)


def _rows() -> dict[str, str]:
    """Folded label -> row address. 行政规范性文件 and 规范性文件 lead to one row."""
    found = {fold(row.label): f"3.{row.id}" for form in FORMS.values() for row in form.table3.rows}
    for form in FORMS.values():
        for block in form.table2:
            found |= {fold(row.label): f"2.{block.item}.{row.id}" for row in block.rows}
    # the bracket of the row is an explanation, and often left out
    return found | {"二部分公开": "3.C2"}


def _columns_2() -> dict[str, tuple[str, str, str]]:
    """Folded heading of table 2 -> (column id, unit of its figures, form)."""
    return {
        fold(column.label): (column.id, column.unit if column.decimal else "", form.key)
        for form in FORMS.values()
        for block in form.table2
        for column in block.columns
    }


ROWS = _rows()
COLUMNS_2 = _columns_2()
TITLES_2 = frozenset(fold(block.title) for form in FORMS.values() for block in form.table2)

# Word numbers list items by itself, and then the number is not in the text.
WITHOUT_NUMBER = {
    label.lstrip("0123456789" + NUMERALS + "七"): row for label, row in ROWS.items() if row.startswith("3.")
}
_AMBIGUOUS = {"其他": ("3.C62",), "总计": ("3.C63", "3.C6")}  # also headings; rows only after these rows
for word in _AMBIGUOUS:
    WITHOUT_NUMBER.pop(word, None)

# Rows by which a report shows the form it was written on.
MARKS = {"3.C61": "2021", "3.C62": "2021", "3.C63": "2021", "2.5.other_services": "2019"}
MARKS |= {"2.9.procurement": "2019"}

_STARTS = frozenset(label[:end] for label in (*ROWS, *COLUMNS_2, *COLUMNS_3) for end in range(1, len(label)))


_ALL = frozenset((*ROWS, *COLUMNS_2, *COLUMNS_3, *TITLES_2, *GROUPS, *RESULTS_4, *GROUPS_4, "信息内容"))


def row_of(cell: str) -> str | None:
    """Row address of a label, exactly worded."""
    return ROWS.get(fold(cell))


@lru_cache(maxsize=4096)
def similar_row(cell: str) -> str | None:
    """Row address of a label that lost its number or a few characters (`2.其他法律行政止公开`)."""
    folded = fold(cell)
    if not 4 <= len(folded) <= 45:
        return None
    if folded in WITHOUT_NUMBER:
        return WITHOUT_NUMBER[folded]
    alike = [
        row
        for label, row in ROWS.items()
        if label[0] == folded[0]
        and len(label) >= 6
        and difflib.SequenceMatcher(None, label, folded, autojunk=False).ratio() >= 0.8
    ]
    return alike[0] if len(alike) == 1 else None


def row_by_place(cell: str, row_before: str | None) -> str | None:
    """Row address of a label that is a heading elsewhere, told by the row that stands before it."""
    folded = fold(cell)
    if row_before in _AMBIGUOUS.get(folded, ()):
        return "3.C63" if folded == "其他" else "3.C7"
    return None


def is_of_form(words: str) -> bool:
    """Is this a label or a heading of the form, whole?"""
    return fold(words) in _ALL


def starts_a_label(folded: str) -> bool:
    """Is there a label that begins with these words and goes on?"""
    return folded in _STARTS


def column_2(cell: str) -> tuple[str, str, str] | None:
    """(column id, unit of money that the heading names or "", form) of a heading of table 2."""
    folded = fold(cell)
    if folded in COLUMNS_2:
        return COLUMNS_2[folded]
    for label, (column, unit, form) in COLUMNS_2.items():
        stem = label.removesuffix("单位万元")
        if unit and folded.startswith(stem):
            named = "万元" if "万元" in folded else "元" if folded.endswith("元") else unit
            return column, named, form
    return None


def _headings() -> dict[str, int]:
    found = {f"{NUMERALS[place]}{fold(part)}": place + 1 for place, part in enumerate(PARTS)}
    found["五政府信息公开工作存在的主要问题及改进情况"] = 5
    found["五政府信息公开工作存在的主要问题和改进情况"] = 5
    found["五存在的主要问题和改进情况"] = 5
    found["五存在的主要问题及改进措施"] = 5
    found["三收到和处理政府信息公开申请的情况"] = 3
    found["二主动公开政府信息的情况"] = 2
    found["四政府信息公开行政复议和行政诉讼情况"] = 4
    found["四因政府信息公开工作被申请行政复议提起行政诉讼情况"] = 4
    found["六其他需要报告的情况"] = 6
    return found


HEADINGS = _headings()
