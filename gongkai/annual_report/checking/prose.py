"""Do the numbers in part one agree with the tables (RC-16)?

Only phrases whose meaning is certain are compared, and only where they speak of applications, or of reviews
and suits about disclosure, in the year of the report. A number that may count something else is a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual_report.reading.fold import is_traditional, simplified
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Cells, Figure, Finding, apart, in_words
from gongkai.law.report_forms import FORMS, Form

_BETWEEN = (
    r"(?:的|了|共计|共|总计|合计|累计|总量|数量|总数|政府信息|信息|公开|依申请|申请|案件|为|是|有|:|,){0,5}"
)
_COUNT = r"(?P<count>\d{1,3}(?:,\d{3})+|\d{1,9})(?:件次|件|宗)"
_OTHER_PERIOD = re.compile(r"上半年|下半年|季度|\d月份|近[三五]年|以来|同期")
_ONE_OFFICE = re.compile(r"本机关|机关本级|本级|局机关|政府办|办公室|代表")
_YEAR = re.compile(r"(20\d\d)年")
_COMPARED = re.compile(r"(?:比|较|与|同)(?:上年|去年|上一年)[^,;]{0,6}$|比.{0,8}$")
_LISTED = "或和及、与"


@dataclass(frozen=True)
class Claim:
    """What a phrase before a number counts: rows of table 3 whose totals must add up to it.

    rows: `C3*` stands for all rows of the group. certain: the phrase can mean nothing else. or_rows: rows
    with which the number may also agree.
    """

    name: str
    rows: tuple[str, ...]
    certain: bool = True
    or_rows: tuple[str, ...] = ()


_NEW = Claim("新收", ("A",))
_RECEIVED = Claim("收到", ("A",), certain=False, or_rows=("A", "B"))
_CARRIED = Claim("上年结转", ("B",))
_CLOSED = Claim("办结", ("C7",))
_ANSWERED = Claim("答复", ("C7",), certain=False)
_FORWARD = Claim("结转下年", ("D",))

# Longer phrases first: 新收到 is not 收到, 完成答复 is not 答复.
_PHRASES = {
    **dict.fromkeys(("新收到", "新收", "新受理"), _NEW),
    **dict.fromkeys(("上年度结转", "上年结转", "上一年度结转", "上一年结转"), _CARRIED),
    **dict.fromkeys(("结转上年度", "结转上年", "结转上一年度"), _CARRIED),
    **dict.fromkeys(("结转至下一年度", "结转至下年度", "结转到下一年度", "结转到下年度"), _FORWARD),
    **dict.fromkeys(("结转下一年度", "结转下年度", "结转下年", "结转下一年"), _FORWARD),
    **dict.fromkeys(("办结", "办理完毕", "办理完结", "完成答复", "办理答复"), _CLOSED),
    **dict.fromkeys(("受理", "收到", "接收", "接到"), _RECEIVED),
    "答复": _ANSWERED,
    "予以公开": Claim("予以公开", ("C1",)),
    "部分公开": Claim("部分公开", ("C2",)),
    "不予公开": Claim("不予公开", ("C3*",)),
    "无法提供": Claim("无法提供", ("C4*",)),
    "不予处理": Claim("不予处理", ("C5*",)),
    "其他处理": Claim("其他处理", ("C6*",)),
}
_STATED = re.compile(f"(?<![不应])(?P<phrase>{'|'.join(_PHRASES)})(?:继续办理)?{_BETWEEN}{_COUNT}")

_DISPUTE = re.compile(
    rf"(?P<subject>行政复议|行政诉讼)(?:案件)?{_BETWEEN}(?P<total>\d{{1,9}})件|"
    r"(?P<kind>未经复议直接起诉|复议后起诉)|"
    r"(?P<result>结果维持|结果纠正|其他结果|尚未审结)(?:的|共|为|:)?(?P<count>\d{1,9})件"
)
_RESULT_COLUMNS = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending"}
_SUBJECT_BLOCKS = {
    "行政复议": ("review",),
    "行政诉讼": ("direct", "after_review"),
    "未经复议直接起诉": ("direct",),
    "复议后起诉": ("after_review",),
}


def words_agree(read: ReadReport) -> Iterator[Finding]:
    """RC-16. A phrase that occurs several times agrees if one of its numbers does."""
    sentences = _sentences(read.text.get("1", ""))
    form = FORMS[read.form]
    stated: dict[Claim, list[tuple[int, bool]]] = {}
    for sentence in sentences:
        for claim, figure, own_office in _stated(sentence, read.year):
            stated.setdefault(claim, []).append((figure, own_office))
    for claim, figures in stated.items():
        yield from _compare(claim, figures, read, form)
    yield from _compare_disputes(sentences, read)


def _sentences(text: str) -> list[str]:
    """One width, one script, no spaces: a PDF breaks its lines inside of words."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    return re.split("[。!?]", simplified(text) if is_traditional(text) else text)


def _compare(claim: Claim, stated: list[tuple[int, bool]], read: ReadReport, form: Form) -> Iterator[Finding]:
    computed = _sum(read.cells, _rows(claim.rows, form, read.cells))
    if computed is None:
        return
    allowed = {
        computed,
        _sum(read.cells, _rows(claim.or_rows, form, read.cells)) if claim.or_rows else computed,
    }
    if any(figure in allowed for figure, _ in stated):
        return
    figure, own_office = stated[0]
    certain = claim.certain and not own_office and len({one for one, _ in stated}) == 1
    yield Finding(
        "RC-16",
        "error" if certain else "warning",
        _address(claim),
        figure,
        computed,
        f"正文写“{claim.name}”{figure}件，表3是{in_words(computed)}件，差{apart(figure, computed)}件",
    )


def _address(claim: Claim) -> str:
    """The cell of the total; for several rows their group, as `3.C3`."""
    row = claim.rows[0]
    return f"3.{row.rstrip('*')}" if row.endswith("*") else f"3.{row}.total"


def _rows(rows: tuple[str, ...], form: Form, cells: Cells) -> list[str]:
    """Row ids; `C3*` stands for all rows of the group."""
    found: list[str] = []
    for row in rows:
        if not row.endswith("*"):
            found.append(row)
            continue
        own = [one.id for one in form.table3.rows if one.id.startswith(row[:-1]) and one.id != "C7"]
        single = row == "C6*" and all(cells.get(f"3.{one}.total") is None for one in own)
        found += ["C6"] if single else own
    return found


def _sum(cells: Cells, rows: list[str]) -> Figure | None:
    figures = [cells.get(f"3.{row}.total") for row in rows]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known and len(known) == len(figures) else None


def _stated(sentence: str, year: int | None) -> Iterator[tuple[Claim, int, bool]]:
    """(claim, number, may it be one office alone) where a sentence speaks of this year's applications."""
    if "申请" not in sentence or "提案" in sentence or _OTHER_PERIOD.search(sentence):
        return
    for match in _STATED.finditer(sentence):
        before = sentence[: match.start()]
        years = _YEAR.findall(before)
        if (years and year is not None and int(years[-1]) != year) or _COMPARED.search(before):
            continue
        count = int(match["count"].replace(",", ""))
        yield _PHRASES[match["phrase"]], count, _ONE_OFFICE.search(sentence) is not None


def _compare_disputes(sentences: list[str], read: ReadReport) -> Iterator[Finding]:
    for sentence in sentences:
        if "信息公开" not in sentence or _OTHER_PERIOD.search(sentence):
            continue
        years = set(_YEAR.findall(sentence))
        if years - {str(read.year)}:
            continue
        yield from _compare_one_sentence(sentence, read.cells)


def _compare_one_sentence(sentence: str, cells: Cells) -> Iterator[Finding]:
    subject = None
    for match in _DISPUTE.finditer(sentence):
        if match["kind"]:
            subject = match["kind"]
        elif match["subject"]:
            listed = sentence[max(match.start() - 1, 0)] in _LISTED
            subject = None if listed else match["subject"]
            if subject is not None:
                certain = sentence[: match.start()].endswith("政府信息公开")
                yield from _dispute(cells, subject, "total", subject, int(match["total"]), certain)
        elif subject is not None:
            name, column = f"{subject}{match['result']}", _RESULT_COLUMNS[match["result"]]
            yield from _dispute(cells, subject, column, name, int(match["count"]), True)


def _dispute(
    cells: Cells, subject: str, column: str, name: str, stated: int, certain: bool
) -> Iterator[Finding]:
    blocks = _SUBJECT_BLOCKS[subject]
    figures = [figure for block in blocks if (figure := cells.get(f"4.{block}.{column}")) is not None]
    if len(figures) < len(blocks) or (computed := sum(figures)) == stated:
        return
    yield Finding(
        "RC-16",
        "error" if certain else "warning",
        f"4.{blocks[0]}.{column}" if len(blocks) == 1 else "4",
        stated,
        computed,
        f"正文写“{name}”{stated}件，表4是{in_words(computed)}件，差{apart(stated, computed)}件",
    )
