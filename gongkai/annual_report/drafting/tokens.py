"""Figures that stay live in the words: `{{3.A.total}}` for a cell, `{{不予公开}}` for a sum or a record.

Lives here: which figures there are, what each is now, and how a text reads with them filled in.
A sum over rows is that of the checks (checking/prose/claims.py), so that a live figure agrees with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gongkai.annual_report.checking.prose import claims
from gongkai.annual_report.checking.prose.claims import Claim
from gongkai.law.identities import Cells, Figure, in_words
from gongkai.law.report_forms import Form

TOKEN = re.compile(r"\{\{([^{}\n]{0,60})\}\}")
CHANGE = "比上年"

_BOTH = ("3.C1.total", "3.C2.total")
_ORGANISATIONS = tuple(f"3.A.{one}" for one in ("enterprise", "research", "welfare", "legal", "other"))
SUMS: Mapping[str, Claim] = {
    **{
        one.name: one
        for one in (claims.REFUSED, claims.NOT_AVAILABLE, claims.NOT_PROCESSED, claims.OTHERWISE)
    },
    "公开和部分公开": Claim("公开和部分公开", _BOTH),
    "单位申请": Claim("法人或其他组织申请", _ORGANISATIONS),
    "行政诉讼": claims.dispute("行政诉讼"),
    "行政诉讼纠正": claims.dispute("行政诉讼", "结果纠正"),
}

RECORDS: Mapping[str, str] = {
    "公开信息": "本年在本平台公开的信息，条",
    "政策解读": "其中政策解读，条",
    "转为主动公开": "由依申请公开转为主动公开的，条",
    "更新栏目": "本年有信息公开的栏目，个",
    "保密审查": "公开前的保密审查，次",
    "撤回信息": "本年撤回的信息，条",
    "按期答复": "法定期限内答复的申请，件",
    "逾期答复": "超过法定期限答复的申请，件",
    "收费通知": "发出的收费通知，件",
    "通知金额": "收费通知的总金额，元",
    "实收金额": "实际收取的信息处理费，元",
}
"""Figures from records beside the cells: name -> what it counts, with its unit."""

SHARES: Mapping[str, tuple[str, str, str]] = {
    "公开率": ("公开和部分公开的件数占办结件数", "公开和部分公开", "3.C7.total"),
    "按期答复率": ("法定期限内答复的件数占全部答复件数", "按期答复", "全部答复"),
}


@dataclass(frozen=True)
class LiveFigure:
    """One figure as it stands now. text: as printed, "" where there is a problem, which is a sentence.

    address: the cell that opens it, "" for a figure of several cells or of other records.
    """

    name: str
    label: str
    text: str = ""
    address: str = ""
    problem: str = ""

    @property
    def code(self) -> str:
        return f"{{{{{self.name}}}}}"


@dataclass(frozen=True)
class Figures:
    """What tokens are filled from. records: asked once, and only if a text has one of RECORDS.

    before: cells of last year's published report, None where there is none.
    """

    form: Form
    cells: Cells
    records: Callable[[], Mapping[str, int]] = dict
    before: Cells | None = None
    known: dict[str, LiveFigure] = field(default_factory=dict, compare=False)

    @cached_property
    def from_records(self) -> Mapping[str, int]:
        found = self.records()
        return {**found, "全部答复": found.get("按期答复", 0) + found.get("逾期答复", 0)}

    def figure(self, name: str) -> LiveFigure:
        """The figure of a name; one that is not known, or has no value yet, carries its problem."""
        if name not in self.known:
            self.known[name] = self._figure(name)
        return self.known[name]

    def _figure(self, name: str) -> LiveFigure:
        if name in self.form.cells:
            return self._cell(name)
        if name in SUMS:
            return _counted(name, f"{SUMS[name].name}，相关各格之和", self._sum(name))
        if name in SHARES:
            return self._share(name)
        if name in RECORDS:
            return _counted(name, RECORDS[name], self.from_records.get(name))
        if name.startswith(CHANGE):
            return self._change(name)
        return LiveFigure(
            name, "", problem=f"“{{{{{name}}}}}”不是报告里的数字，从“可以用的活数字”里选，或者删去"
        )

    def _cell(self, address: str) -> LiveFigure:
        label = f"{self.form.label(address)}，{_TABLES[address[0]]}"
        figure = self.cells.get(address)
        if figure is None:
            return LiveFigure(address, label, address=address, problem=f"“{label}”还没有数字，先填报这一格")
        return LiveFigure(address, label, _printed(figure), address)

    def _sum(self, name: str) -> Figure | None:
        return SUMS[name].computed(self.cells, self.form)

    def _share(self, name: str) -> LiveFigure:
        label, part, whole = SHARES[name]
        one, all_ = self._of(part), self._of(whole)
        if one is None or not all_:
            return LiveFigure(name, label, problem=f"{name}现在算不出来（{label}，件数是0），删去这一处")
        return LiveFigure(name, label, percent(one, all_))

    def _of(self, name: str) -> Figure | None:
        if name in SUMS:
            return self._sum(name)
        return self.cells.get(name) if name in self.form.cells else self.from_records.get(name)

    def _change(self, name: str) -> LiveFigure:
        """`{{比上年 3.A.total}}` reads 增加12 / 减少3 / 持平."""
        address = name.removeprefix(CHANGE).strip()
        if address not in self.form.cells:
            return LiveFigure(name, "", problem=f"“{address}”不是表里的一格，不能与上年比")
        label = f"{self.form.label(address)}，与上年报告比"
        now, last = self.cells.get(address), (self.before or {}).get(address)
        if now is None or last is None:
            return LiveFigure(
                name, label, address=address, problem=f"{label}：上年没有已发布的报告可比，删去这一处"
            )
        unit = self.form.cells[address].column.unit
        if now == last:
            return LiveFigure(name, label, "持平", address)
        way, by = ("增加", now - last) if now > last else ("减少", last - now)
        return LiveFigure(name, label, f"{way}{_printed(by)}{unit}", address)

    def offered(self) -> Iterator[LiveFigure]:
        """The figures a writer may want, in the order of the report; those without a value stand aside."""
        totals = [a for a in self.form.addresses if a[0] == "2" or a.endswith(".total") or a == "3.A.natural"]
        corrected = [a for a in self.form.addresses if a.startswith("4.") and a.endswith(".corrected")]
        changes = [f"{CHANGE} {row}" for row in ("3.A.total", "3.C7.total")]
        for name in (*RECORDS, *totals, *corrected, *SUMS, *SHARES, *changes):
            figure = self.figure(name)
            if not figure.problem:
                yield figure


_TABLES = {"2": "表2", "3": "表3", "4": "表4"}


def _counted(name: str, label: str, figure: Figure | None) -> LiveFigure:
    if figure is None:
        return LiveFigure(name, label, problem=f"“{name}”（{label}）有一格还没有数字")
    return LiveFigure(name, label, _printed(figure))


def _printed(figure: Figure | float) -> str:
    return f"{figure:f}".rstrip("0").rstrip(".") if isinstance(figure, float) else in_words(figure)


def percent(part: float | Figure, whole: float | Figure) -> str:
    """One decimal, never rounded up to 100% or down to 0% (98.2% is not 100%)."""
    if part == whole:
        return "100%"
    share = round(float(part) * 100 / float(whole), 1)
    return f"{min(max(share, 0.1 if part else 0.0), 99.9):.1f}%"


@dataclass(frozen=True)
class Filled:
    """A text with its figures filled in. live: each figure with where it begins and ends in it.

    A figure with a problem is left as it was written: nothing is guessed.
    """

    text: str
    live: tuple[tuple[int, int, LiveFigure], ...]

    @property
    def problems(self) -> list[str]:
        return list(dict.fromkeys(figure.problem for *_, figure in self.live if figure.problem))


def filled(text: str, figures: Figures) -> Filled:
    parts: list[str] = []
    live: list[tuple[int, int, LiveFigure]] = []
    length = last = 0
    for token in TOKEN.finditer(text):
        figure = figures.figure(token[1].strip())
        words = text[last : token.start()]
        printed = figure.text or token[0]
        start = length + len(words)
        live.append((start, start + len(printed), figure))
        parts += (words, printed)
        length, last = start + len(printed), token.end()
    return Filled("".join([*parts, text[last:]]), tuple(live))


def tokens_in(text: str) -> list[str]:
    return [token[1].strip() for token in TOKEN.finditer(text)]
