"""Is the report complete and laid out as the form wants it? Words in number cells (RC-10), rows (RC-11), the
six parts (RC-20), the edition of the form and what it asks of part one (RC-21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual_report.reading.numbers import is_blank, is_plain, looks_like
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding, cell_of, in_words
from gongkai.law.report_forms import FORMS, PARTS, NoFormForYear, form_of_year

_NUMERALS = "一二三四五六"
_NOTHING = re.compile(r"[\W_]+|略")  # a stroke or dots are no statement that there is nothing
_LONGEST = 1500
"""Characters from which on part one is called long. The notice says about 1,000; half more is ours [I]."""
_MONEY = re.compile(r"[^元]*元")
_CHANGE = re.compile(r"(?:增加|新增|增|减少|减)\s*[0-9０-９]+")


def blank_tables(read: ReadReport) -> set[str]:
    """Tables of which not one cell holds anything, or which are not there at all."""
    filled = {address[0] for address, raw in read.raw.items() if not is_blank(raw)}
    return {"2", "3", "4"} - filled - {short.row[0] for short in read.structure.short_rows}


def words_in_cells(read: ReadReport) -> Iterator[Finding]:
    """RC-10: a number cell holds a figure and nothing else."""
    for address, raw in read.raw.items():
        cell = cell_of(FORMS[read.form], address)
        if cell is None or is_blank(raw) or is_plain(raw):
            continue
        figure, place = read.cells.get(address), f"“{cell.row}”一行的“{cell.column.label}”"
        if figure is None and (likely := looks_like(raw)):
            yield _misread(address, raw, likely, place, read)
        elif figure is None:
            yield Finding(
                "RC-10", "error", address, raw, None, f"{place}写的是“{raw}”，不是一个数，没有的应填0"
            )
        elif not _asked_for(raw, cell.column.signed, cell.column.unit == "元"):
            yield Finding(
                "RC-10",
                "error",
                address,
                raw,
                figure,
                f"{place}写成了“{raw}”，只填数字{in_words(figure)}",
            )


def _misread(address: str, raw: str, likely: str, place: str, read: ReadReport) -> Finding:
    """Letters among digits. Of a file that may have gone through OCR it is a doubt about our own reading."""
    scanned = read.source.kind in ("pdf", "text")
    return Finding(
        "RC-10",
        "warning" if scanned else "error",
        address,
        raw,
        None,
        f"{place}写的是“{raw}”，像是{likely}，里面有和数字分不清的字母或者圈，拿不准，没有当作数",
        advice="对照原件，改成数字",
    )


def _asked_for(raw: str, signed: bool, money_without_unit: bool) -> bool:
    """Words the 2019 form calls for: 增 or 减 under 本年增/减, the unit of a sum whose heading has none."""
    return (signed and _CHANGE.fullmatch(raw) is not None) or (
        money_without_unit and _MONEY.fullmatch(raw) is not None
    )


def rows_complete(read: ReadReport) -> Iterator[Finding]:
    """RC-11: every row has as many cells as the form; one left out moves the rest under wrong headings."""
    form, blank = FORMS[read.form], blank_tables(read)
    for short in read.structure.short_rows:
        label = form.row_label(short.row) if short.row in form.rows else _row_elsewhere(short.row)
        yield Finding(
            "RC-11",
            "error",
            short.row,
            short.found,
            short.expected,
            f"{label}有{short.found}格，应有{short.expected}格，分不清哪一格是哪一类，这一行没有读",
        )
    noted = {short.row for short in read.structure.short_rows}
    for row, addresses in form.rows.items():
        if row in noted or row[0] in blank | noted or _replaced(row, read):
            continue
        if not any(address in read.raw for address in addresses):
            label = form.row_label(row)
            yield Finding("RC-11", "error", row, 0, len(addresses), f"表格里没有“{label}”这一行")


def _row_elsewhere(row: str) -> str:
    for form in FORMS.values():
        if row in form.rows:
            return f"“{form.row_label(row)}”一行"
    return "行政复议、行政诉讼一行"


def _replaced(row: str, read: ReadReport) -> bool:
    """Is this a row of 其他处理 for which the report prints the other edition's? RC-21 speaks of that."""
    return row.startswith("3.C6") and any(
        address.startswith("3.C6") and not address.startswith(f"{row}.") for address in read.raw
    )


def parts_complete(read: ReadReport) -> Iterator[Finding]:
    """RC-20: six parts, in order, none of them empty."""
    headed = read.structure.parts
    blank = blank_tables(read)
    for part, title in enumerate(PARTS, start=1):
        name = f"第{_NUMERALS[part - 1]}部分“{title}”"
        empty = str(part) in blank if part in (2, 3, 4) else _says_nothing(read.text.get(str(part), ""))
        if headed is not None and part not in headed:
            yield Finding("RC-20", "error", str(part), None, None, f"没有找到{name}的标题")
        elif empty and part in read.structure.pictured:
            yield Finding(
                "RC-20",
                "warning",
                str(part),
                None,
                None,
                f"{name}里有图片，没有读出表格的数；表格可能是图片，图片里的数读不出来，这张表没有核对",
                advice="换成可以复制文字的表格",
            )
        elif empty:
            what = "里没有读出表格的数" if part in (2, 3, 4) else "没有内容；没有需要报告的，也要写明没有"
            yield Finding("RC-20", "error", str(part), None, None, f"{name}{what}")
    if headed is not None and (late := _out_of_order(headed)) is not None:
        yield Finding(
            "RC-20",
            "error",
            str(late),
            "".join(_NUMERALS[part - 1] for part in headed),
            "".join(_NUMERALS[part - 1] for part in sorted(headed)),
            f"第{_NUMERALS[late - 1]}部分“{PARTS[late - 1]}”的位置不对，六个部分应依次排列",
        )


def _says_nothing(text: str) -> bool:
    return not _NOTHING.sub("", text)


def _out_of_order(headed: tuple[int, ...]) -> int | None:
    return next((part for place, part in enumerate(headed) if part != sorted(headed)[place]), None)


def edition_fits(read: ReadReport) -> Iterator[Finding]:
    """RC-21: the edition of the form in force for the year; rows of another edition are a warning."""
    if read.year is not None and (wanted := _edition(read.year)) not in (None, read.form):
        yield Finding(
            "RC-21",
            "error",
            None,
            read.form,
            wanted,
            f"{read.year}年度的报告用了{read.form}年的表格，应当用{FORMS[wanted or read.form].source}的格式",
        )
    rows = FORMS[read.form].rows
    foreign = dict.fromkeys(row for address in read.raw if (row := address.rpartition(".")[0]) not in rows)
    if "3.C6" in foreign:
        yield Finding(
            "RC-21",
            "warning",
            "3.C6",
            "C6",
            "C61、C62、C63",
            "“（六）其他处理”只填了一行，2021年的格式要分三种情形各填一行",
        )
    elif foreign:
        yield Finding(
            "RC-21",
            "warning",
            next(iter(foreign)),
            None,
            None,
            f"2019年的表格里填了2021年格式的行：“{FORMS['2021'].row_label(next(iter(foreign)))}”"
            if next(iter(foreign)) in FORMS["2021"].rows
            else "2021年的表格里填了2019年格式的行",
        )


def _edition(year: int) -> str | None:
    try:
        return form_of_year(year).key
    except NoFormForYear:
        return None


def part_one_is_short(read: ReadReport) -> Iterator[Finding]:
    """RC-21: since 2021 part one has about 1,000 characters (国办公开办函〔2021〕30号). A warning."""
    length = len("".join(read.text.get("1", "").split()))
    if read.form == "2021" and length > _LONGEST:
        yield Finding(
            "RC-21",
            "warning",
            "1",
            length,
            1000,
            f"第一部分“{PARTS[0]}”有{length}字，应在1000字左右",
            advice="删去与政府信息公开无关的内容",
        )
