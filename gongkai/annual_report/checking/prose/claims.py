"""What numbers in the prose claim: for each phrase the cells whose sum it speaks of.

Lives here: the words. Lives elsewhere: finding them (mentions.py), how sure one is (scope.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gongkai.law.identities import Cells, Figure
from gongkai.law.report_forms import Form


@dataclass(frozen=True, eq=False)
class Claim:
    """One of the claims below, of which there is one each, so that they are compared by identity.

    name: as an officer says it. cells: the number is their sum; `3.C3*.total` stands for all rows of the
    group. or_cells: cells whose sum it may be instead.

    doubt: why a number after the phrase may be right without being any cell; "" where it cannot.
    of_one: reports on many agencies use the phrase for the office that writes them, without saying so.
    """

    name: str
    cells: tuple[str, ...]
    or_cells: tuple[tuple[str, ...], ...] = ()
    doubt: str = ""
    of_one: bool = False

    @property
    def table(self) -> str:
        return self.cells[0][0]

    @property
    def address(self) -> str:
        """The cell; for several rows their group (`3.C3`), for several blocks their table (`4`)."""
        first = self.cells[0]
        if "*" in first:
            return first[: first.index("*")]
        return first if len(self.cells) == 1 else first[0]

    def computed(self, cells: Cells, form: Form) -> Figure | None:
        """The sum as the tables have it; None where a cell is missing or is not on the form."""
        return _sum(cells, expand(self.cells, cells, form))

    def allowed(self, cells: Cells, form: Form) -> set[Figure]:
        sums = (_sum(cells, expand(each, cells, form)) for each in (self.cells, *self.or_cells))
        return {figure for figure in sums if figure is not None}


def expand(patterns: tuple[str, ...], cells: Cells, form: Form) -> list[str]:
    """Addresses; a group stands for the rows it has, or for the single 其他处理 where that was printed."""
    found: list[str] = []
    for pattern in patterns:
        if "*" not in pattern:
            found.append(pattern)
            continue
        group, column = pattern[2 : pattern.index("*")], pattern.rpartition(".")[2]
        rows = [row.id for row in form.table3.rows if row.id.startswith(group)]
        if group == "C6" and all(cells.get(f"3.{row}.{column}") is None for row in rows):
            rows = ["C6"]
        found += [f"3.{row}.{column}" for row in rows]
    return found


def _sum(cells: Cells, addresses: list[str]) -> Figure | None:
    figures = [figure for address in addresses if (figure := cells.get(address)) is not None]
    return sum(figures) if figures and len(figures) == len(addresses) else None


def _row(name: str, row: str) -> Claim:
    return Claim(name, (f"3.{row}.total",))


_BOTH = ("3.A.total", "3.B.total")

NEW = _row("新收", "A")
RECEIVED = Claim("收到", ("3.A.total",), (_BOTH,), of_one=True)
CARRIED = _row("上年结转", "B")
CLOSED = _row("办结", "C7")
ANSWERED = Claim("答复", ("3.C7.total",), doubt="“答复”不一定指全部办结的申请")
HANDLED = Claim("办理", ("3.C7.total",), (("3.A.total",), _BOTH), doubt="“办理”可能指收到的，也可能指办结的")
FORWARD = _row("结转下年", "D")
DISCLOSED, PARTLY = _row("予以公开", "C1"), _row("部分公开", "C2")
REFUSED, NOT_AVAILABLE = _row("不予公开", "C3*"), _row("无法提供", "C4*")
NOT_PROCESSED, OTHERWISE = _row("不予处理", "C5*"), _row("其他处理", "C6*")
RESULTS = (DISCLOSED, PARTLY, REFUSED, NOT_AVAILABLE, NOT_PROCESSED, OTHERWISE)
INCOMING = (NEW, RECEIVED)
OUTGOING = (CLOSED, ANSWERED, HANDLED)

NATURAL = Claim(
    "自然人",
    ("3.A.natural",),
    (("3.A.natural", "3.B.natural"), ("3.C7.natural",)),
    doubt="正文没有写明是新收的还是办结的",
)

_DETAILS: Mapping[str, Claim] = {
    "国家秘密": _row("属于国家秘密", "C31"),
    "其他法律行政法规禁止公开": _row("其他法律行政法规禁止公开", "C32"),
    "其他法律、行政法规禁止公开": _row("其他法律行政法规禁止公开", "C32"),
    "危及“三安全一稳定”": _row("危及“三安全一稳定”", "C33"),
    "保护第三方合法权益": _row("保护第三方合法权益", "C34"),
    "三类内部事务信息": _row("属于三类内部事务信息", "C35"),
    "四类过程性信息": _row("属于四类过程性信息", "C36"),
    "行政执法案卷": _row("属于行政执法案卷", "C37"),
    "行政查询事项": _row("属于行政查询事项", "C38"),
    "本机关不掌握相关政府信息": _row("本机关不掌握相关政府信息", "C41"),
    "没有现成信息需要另行制作": _row("没有现成信息需要另行制作", "C42"),
    "没有现成信息": _row("没有现成信息需要另行制作", "C42"),
    "补正后申请内容仍不明确": _row("补正后申请内容仍不明确", "C43"),
    "信访举报投诉类申请": _row("信访举报投诉类申请", "C51"),
    "信访、举报、投诉类申请": _row("信访举报投诉类申请", "C51"),
    "重复申请": _row("重复申请", "C52"),
    "要求提供公开出版物": _row("要求提供公开出版物", "C53"),
    "无正当理由大量反复申请": _row("无正当理由大量反复申请", "C54"),
    "要求行政机关确认或重新出具已获取信息": _row("要求行政机关确认或重新出具已获取信息", "C55"),
}
DETAILS = frozenset(_DETAILS.values())

_FIXED: Mapping[str, Claim] = {
    **dict.fromkeys(("新收到", "新收", "新受理", "新增受理", "新接收"), NEW),
    **dict.fromkeys(("办结", "办理完毕", "办理完结", "完成答复", "办结答复", "办理答复", "答复办结"), CLOSED),
    **dict.fromkeys(("受理", "收到", "接收", "接到", "收悉"), RECEIVED),
    "答复": ANSWERED,
    "办理": HANDLED,
    "予以公开": DISCLOSED,
    **dict.fromkeys(("部分公开", "部分予以公开"), PARTLY),
    **dict.fromkeys(("不予公开", "不予以公开"), REFUSED),
    "无法提供": NOT_AVAILABLE,
    "不予处理": NOT_PROCESSED,
    "其他处理": OTHERWISE,
    "自然人": NATURAL,
    **_DETAILS,
}


@dataclass(frozen=True)
class Phrases:
    """The phrases of a report on one year. forward, carried: patterns with that year's neighbours in them."""

    pattern: str
    carried: re.Pattern[str]
    forward: re.Pattern[str]

    def claim(self, phrase: str) -> Claim:
        if (fixed := _FIXED.get(phrase)) is not None:
            return fixed
        return FORWARD if self.forward.fullmatch(phrase) else CARRIED


@lru_cache(maxsize=32)
def phrases(year: int | None) -> Phrases:
    """Longer phrases first: 新收到 is not 收到. 结转 is told by the year beside it."""
    before = "上年度?|上一年度?|去年|上年末" + (f"|{year - 1}年度?" if year else "")
    after = "下年度?|下一年度?|次年|明年" + (f"|{year + 1}年度?" if year else "")
    carried = f"(?:由|从|自)?(?:{before})(?:的)?结转|结转(?:自|的)?(?:{before})|(?:{before})转入"
    forward = f"(?:结转|顺延|转入|跨)(?:至|到|入|为|于)?(?:{after})|(?:{after})结转"
    fixed = "|".join(sorted(map(re.escape, _FIXED), key=len, reverse=True))
    return Phrases(f"(?:{forward}|{carried}|{fixed})", re.compile(carried), re.compile(forward))


# Table 2 and table 4 -----------------------------------------------------------------------------------

MADE = Claim("制发行政规范性文件", ("2.1.normative.made",))
ISSUED = Claim("印发行政规范性文件", ("2.1.normative.made",), doubt="印发、出台的不一定都是本机关制发的")
REPEALED = Claim("废止行政规范性文件", ("2.1.normative.repealed",))
IN_FORCE = Claim("现行有效行政规范性文件", ("2.1.normative.in_force",))

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "行政复议": ("review",),
    "行政诉讼": ("direct", "after_review"),
    "未经复议直接起诉": ("direct",),
    "复议后起诉": ("after_review",),
}
RESULTS_4: Mapping[str, str] = {
    "结果维持": "upheld",
    "结果纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
}


_DISPUTES: Mapping[tuple[str, str | None], Claim] = {
    (subject, result): Claim(
        subject + (result or ""),
        tuple(f"4.{block}.{RESULTS_4.get(result or '', 'total')}" for block in blocks),
    )
    for subject, blocks in SUBJECTS.items()
    for result in (None, *RESULTS_4)
}


def dispute(subject: str, result: str | None = None) -> Claim:
    """The claim on reviews or suits, of one result or in all."""
    return _DISPUTES[subject, result]
