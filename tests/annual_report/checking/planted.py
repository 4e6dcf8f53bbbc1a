"""Clean reports with words, and by plain arithmetic what a fault planted in one breaks.

Nothing here knows the checks: the sums are written out as the form states them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from gongkai.annual_report.reading.report import ReadReport, Source, Structure
from gongkai.law.report_forms import FORMS

Expected = set[tuple[str, str]]
CLASSES = ("natural", "enterprise", "research", "welfare", "legal", "other")
COLUMNS = (*CLASSES, "total")
REFUSED = tuple(f"C3{number}" for number in range(1, 9))
NOT_AVAILABLE = ("C41", "C42", "C43")
NOT_PROCESSED = ("C51", "C52", "C53", "C54", "C55")
OTHERWISE = {"2019": ("C6",), "2021": ("C61", "C62", "C63")}
YEARS = {"2019": 2020, "2021": 2024}
KINDS = {"review": "RC-04", "direct": "RC-05", "after_review": "RC-06"}
OUTCOMES = ("upheld", "corrected", "other", "pending")


def results(form: str) -> tuple[str, ...]:
    return ("C1", "C2", *REFUSED, *NOT_AVAILABLE, *NOT_PROCESSED, *OTHERWISE[form])


@dataclass(frozen=True)
class Slot:
    """A number in the words. cells: what it is the sum of; or_cells: what it may be the sum of instead.

    address: where a finding on it stands. written: how it is printed.
    """

    figure: int
    cells: tuple[str, ...]
    address: str
    or_cells: tuple[str, ...] = ()
    write: Callable[[int], str] = str


@dataclass(frozen=True)
class Share:
    """A percentage behind the number of a slot: its part in what came in, in what was there, or in what was
    closed. tenths: of a percentage point.
    """

    slot: int
    tenths: int


@dataclass(frozen=True)
class ShareAt:
    place: int


Piece = str | int | ShareAt


@dataclass
class Case:
    """A report with its words in pieces: text, the number of a slot, or a share."""

    form: str
    cells: dict[str, int | None]
    before: dict[str, int | None] | None = None
    slots: list[Slot] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    lists: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    balance: tuple[int, int, int, int] | None = None
    shares: list[Share] = field(default_factory=list)
    rule_power: bool | None = None

    def words(self) -> str:
        return "".join(map(self._printed, self.pieces))

    def _printed(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, ShareAt):
            return f"{self.shares[piece.place].tenths / 10}%"
        slot = self.slots[piece]
        return slot.write(slot.figure)

    def read(self) -> ReadReport:
        return report(self.form, self.cells, self.words())

    def last_year(self) -> ReadReport | None:
        return report(self.form, self.before, "", YEARS[self.form] - 1) if self.before is not None else None

    def changed(self, address: str, figure: int | None) -> Case:
        return replace(self, cells={**self.cells, address: figure})

    def reworded(self, slot: int, figure: int) -> Case:
        slots = list(self.slots)
        slots[slot] = replace(slots[slot], figure=figure)
        return replace(self, slots=slots)

    def reshared(self, place: int, tenths: int) -> Case:
        shares = list(self.shares)
        shares[place] = replace(shares[place], tenths=tenths)
        return replace(self, shares=shares)


def report(form: str, cells: dict[str, int | None], words: str, year: int | None = None) -> ReadReport:
    text = {"1": words or "认真贯彻条例。", "5": "培训还要加强。", "6": "没有收取信息处理费。"}
    return ReadReport(
        agency="清岚县人民政府",
        year=year or YEARS[form],
        form=form,
        cells={address: cells.get(address) for address in FORMS[form].addresses},
        raw={address: "" if figure is None else str(figure) for address, figure in cells.items()},
        text=text,
        source=Source("text", ""),
        structure=Structure(parts=(1, 2, 3, 4, 5, 6)),
    )


# clean figures -----------------------------------------------------------------------------------------


def clean(chance: random.Random, form: str) -> Case:
    cells: dict[str, int | None] = {}
    largest = chance.choice((3, 40, 2000))
    for column in CLASSES:
        for row in results(form):
            cells[f"3.{row}.{column}"] = chance.randint(0, largest)
        closed = sum(cells[f"3.{row}.{column}"] or 0 for row in results(form))
        forward, carried = chance.randint(0, 30), chance.randint(0, 30)
        carried = min(carried, closed + forward)
        cells |= {f"3.C7.{column}": closed, f"3.D.{column}": forward, f"3.B.{column}": carried}
        cells[f"3.A.{column}"] = closed + forward - carried
    for row in ("A", "B", *results(form), "C7", "D"):
        cells[f"3.{row}.total"] = sum(cells[f"3.{row}.{column}"] or 0 for column in CLASSES)
    for kind in KINDS:
        each = [chance.randint(0, largest) for _ in OUTCOMES]
        cells |= {f"4.{kind}.{outcome}": figure for outcome, figure in zip(OUTCOMES, each, strict=True)}
        cells[f"4.{kind}.total"] = sum(each)
    for address in FORMS[form].addresses:
        if address.startswith("2."):
            cells[address] = 0 if ".regulations." in address else chance.randint(0, 500)
    if form == "2019":
        cells["2.1.normative.newly_public"] = chance.randint(0, cells["2.1.normative.public_total"] or 0)
    return Case(form, {address: cells[address] for address in FORMS[form].addresses})


def with_last_year(case: Case, chance: random.Random) -> Case:
    """A clean report of the year before that this one follows from."""
    before = dict(clean(chance, case.form).cells)
    for column in COLUMNS:
        before[f"3.D.{column}"] = case.cells[f"3.B.{column}"]
    for kind in KINDS:  # so that nothing pending is lost, and every suit follows a review
        before[f"4.{kind}.pending"] = 0
    before["4.review.upheld"] = (before["4.review.upheld"] or 0) + (case.cells["4.after_review.total"] or 0)
    before |= {a: now for a, now in case.cells.items() if a.startswith("2.") and "in_force" not in a}
    if case.form == "2021":
        for row in ("regulations", "normative"):
            made, repealed = case.cells[f"2.1.{row}.made"] or 0, case.cells[f"2.1.{row}.repealed"] or 0
            stock = 1000 if row == "normative" else 0
            before[f"2.1.{row}.in_force"] = stock
            case = case.changed(f"2.1.{row}.in_force", stock + made - repealed)
    else:
        for address in [one for one in case.cells if one.endswith(".items_last_year")]:
            before[address.replace("items_last_year", "change")] = 0
    return replace(case, before=before)


# words -------------------------------------------------------------------------------------------------

_HAN = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """一百二十三, up to 99,999,999."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return in_han(number // 10_000) + "万" + gap + (in_han(rest) if rest else "")
    if not number:
        return "零"
    words = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += _HAN[digit] + unit
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if 10 <= number < 20 else words


WRITING: tuple[Callable[[int], str], ...] = (
    str,
    str,
    lambda number: f"{number:,}",
    lambda number: f" {number} ",
    lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    in_han,
)

_RESULT_NAMES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")


class Writer:
    """Puts words and numbers together for a case; all it says is true."""

    def __init__(self, case: Case, chance: random.Random, *, shares: bool = False) -> None:
        self.case, self.chance, self.shares = case, chance, shares
        self.writing = chance.choice(WRITING)
        self.unit = chance.choice(("件", "件", "宗", "条", "份", "件次"))

    def say(self, *pieces: Piece) -> None:
        self.case.pieces += pieces

    def slot(self, cells: tuple[str, ...], address: str, or_cells: tuple[str, ...] = ()) -> int:
        figure = sum(self.case.cells[cell] or 0 for cell in cells)
        self.case.slots.append(Slot(figure, cells, address, or_cells, self.writing))
        return len(self.case.slots) - 1

    def row(self, row: str) -> int:
        return self.slot((f"3.{row}.total",), f"3.{row}.total")

    def group(self, rows: tuple[str, ...], address: str) -> int:
        return self.slot(tuple(f"3.{row}.total" for row in rows), address)

    def distract(self) -> None:
        """Numbers that speak of something else."""
        year, number, unit = YEARS[self.case.form], self.chance.randint(0, 9999), self.unit
        self.say(
            self.chance.choice(
                (
                    "",
                    f"全年主动公开政府信息{number}条，发布政策解读{number}条。",
                    f"{year - 1}年新收政府信息公开申请{number}{unit}，办结{number}{unit}。",
                    f"上半年收到政府信息公开申请{number}{unit}。",
                    f"比上年新收的申请{number}{unit}有所变化。",
                    f"办理人大代表建议和政协提案{number}件，予以公开{number}件，不涉及申请。",
                    f"自2008年条例施行以来累计收到申请{number}{unit}。",
                    f"第{number}号申请办理时间最长，新收申请约{number}{unit}。",
                    f"县政务服务中心窗口受理申请{number}{unit}。",
                    f"12345热线受理诉求{number}件，全部办结。",
                    f"全县行政复议案件共{number}件，其中涉及信息公开的另行统计。",
                    f"按照《{year - 1}年政务公开工作要点》抓好落实。",
                )
            )
        )

    def applications(self) -> None:
        unit, style = self.unit, self.chance.randrange(3)
        if style == 0:
            new, carried, closed, forward = (self.row(row) for row in ("A", "B", "C7", "D"))
            self.say(
                f"{YEARS[self.case.form]}年，全县新收政府信息公开申请", new, f"{unit}，上年结转", carried
            )
            self.say(f"{unit}，办结", closed, f"{unit}，结转下年度继续办理", forward, f"{unit}。")
            self.case.balance = (new, carried, closed, forward)
        elif style == 1:
            received = self.slot(("3.A.total", "3.B.total"), "3.A.total", ("3.A.total",))
            new, carried = self.row("A"), self.row("B")
            self.say("全县各级行政机关共收到政府信息公开申请", received, f"{unit}（其中新收", new)
            self.say(f"{unit}，上年度结转", carried, f"{unit}），")
            closed = self.row("C7")
            self.say("已办结", closed, f"{unit}。")
            self.case.lists.append((received, (new, carried)))
        else:
            closed, forward = self.row("C7"), self.row("D")
            self.say(
                "全县办理完毕政府信息公开申请", closed, f"{unit}，另有", forward, f"{unit}顺延到下年度答复。"
            )
        self.results(closed)

    def results(self, closed: int) -> None:
        groups = (("C1",), ("C2",), REFUSED, NOT_AVAILABLE, NOT_PROCESSED, OTHERWISE[self.case.form])
        places = ("3.C1.total", "3.C2.total", "3.C3", "3.C4", "3.C5", "3.C6")
        slots = tuple(self.group(rows, place) for rows, place in zip(groups, places, strict=True))
        before = self.chance.random() < 0.3 and not self.shares  # a share stands behind its number
        mark = self.chance.choice("，、；")
        self.say("其中，")
        for number, (slot, name) in enumerate(zip(slots, _RESULT_NAMES, strict=True)):
            pieces = (slot, f"{self.unit}{name}") if before else (name, slot, self.unit)
            self.say(mark if number else "", *pieces)
            if self.shares:
                self.share(slot, closed)
        self.say("。")
        self.case.lists.append((closed, slots))

    def share(self, slot: int, whole: int) -> None:
        part, all_ = self.case.slots[slot].figure, self.case.slots[whole].figure
        if all_:
            self.case.shares.append(Share(slot, round(1000 * part / all_)))
            self.say("（占", ShareAt(len(self.case.shares) - 1), "）")

    def disputes(self) -> None:
        names = ("结果维持", "结果纠正", "其他结果", "尚未审结")
        total = self.slot(("4.review.total",), "4.review.total")
        parts = tuple(self.slot((f"4.review.{one}",), f"4.review.{one}") for one in OUTCOMES)
        self.say("全县政府信息公开行政复议", total, "件，其中")
        self.say(*(piece for name, part in zip(names, parts, strict=True) for piece in (name, part, "件，")))
        self.case.lists.append((total, parts))
        suits = self.slot(("4.direct.total", "4.after_review.total"), "4")
        kinds = tuple(
            self.slot((f"4.{kind}.total",), f"4.{kind}.total") for kind in ("direct", "after_review")
        )
        self.say("行政诉讼", suits, "件，其中未经复议直接起诉", kinds[0], "件，复议后起诉", kinds[1], "件。")
        self.case.lists.append((suits, kinds))

    def documents(self) -> None:
        if self.case.form == "2021":
            made, repealed, in_force = (
                self.slot((f"2.1.normative.{one}",), f"2.1.normative.{one}")
                for one in ("made", "repealed", "in_force")
            )
            self.say("全县制发行政规范性文件", made, "件，废止", repealed, "件，现行有效", in_force, "件。")


def worded(case: Case, chance: random.Random, *, shares: bool = False) -> Case:
    writer = Writer(case, chance, shares=shares)
    writer.say(f"{YEARS[case.form]}年，全县认真贯彻落实条例。")
    for say in (writer.documents, writer.applications, writer.disputes):
        writer.distract()
        say()
    writer.distract()
    return case


# what must be found -------------------------------------------------------------------------------------


def expected(case: Case) -> Expected:
    rules = _rules(case) if case.rule_power is False else set()
    return {*_blanks(case), *rules, *_identities(case), *_of_years(case), *_of_words(case), *_of_shares(case)}


def _rules(case: Case) -> Expected:
    """Of an agency that may make no rules the row holds 0."""
    return {("RC-12", a) for a, figure in case.cells.items() if a.startswith("2.1.regulations.") and figure}


def _blanks(case: Case) -> Expected:
    return {("RC-10", address) for address, figure in case.cells.items() if figure is None}


def _total(cells: dict[str, int | None], addresses: tuple[str, ...]) -> int | None:
    figures = [figure for address in addresses if (figure := cells.get(address)) is not None]
    return sum(figures) if len(figures) == len(addresses) else None


def _identities(case: Case) -> Expected:
    cells, found = case.cells, set()
    for column in COLUMNS:
        came = _total(cells, (f"3.A.{column}", f"3.B.{column}"))
        went = _total(cells, (f"3.C7.{column}", f"3.D.{column}"))
        if None not in (came, went) and came != went:
            found.add(("RC-01", f"3.D.{column}"))
        parts = _total(cells, tuple(f"3.{row}.{column}" for row in results(case.form)))
        if None not in (parts, cells[f"3.C7.{column}"]) and parts != cells[f"3.C7.{column}"]:
            found.add(("RC-02", f"3.C7.{column}"))
    for row in ("A", "B", *results(case.form), "C7", "D"):
        parts = _total(cells, tuple(f"3.{row}.{column}" for column in CLASSES))
        if None not in (parts, cells[f"3.{row}.total"]) and parts != cells[f"3.{row}.total"]:
            found.add(("RC-03", f"3.{row}.total"))
    for kind, rule in KINDS.items():
        parts = _total(cells, tuple(f"4.{kind}.{outcome}" for outcome in OUTCOMES))
        if None not in (parts, cells[f"4.{kind}.total"]) and parts != cells[f"4.{kind}.total"]:
            found.add((rule, f"4.{kind}.total"))
    if case.form == "2019":
        for row in ("regulations", "normative"):
            new, public = cells[f"2.1.{row}.newly_public"], cells[f"2.1.{row}.public_total"]
            if new is not None and public is not None and new > public:
                found.add(("RC-09", f"2.1.{row}.newly_public"))
    return found


def _of_years(case: Case) -> Expected:
    if case.before is None:
        return set()
    now, before, found = case.cells, case.before, set()
    for column in COLUMNS:
        if now[f"3.B.{column}"] is not None and now[f"3.B.{column}"] != before[f"3.D.{column}"]:
            found.add(("RC-07", f"3.B.{column}"))
    for kind in KINDS:
        total = now[f"4.{kind}.total"]
        if total is not None and total < (before[f"4.{kind}.pending"] or 0):
            found.add(("RC-15", f"4.{kind}.total"))
    decided = _total(now, tuple(f"4.review.{one}" for one in OUTCOMES[:3]))
    earlier = _total(before, tuple(f"4.review.{one}" for one in OUTCOMES[:3])) or 0
    suits = now["4.after_review.total"]
    pending = before["4.after_review.pending"] or 0
    if decided is not None and suits is not None and suits - pending > decided + earlier:
        found.add(("RC-15", "4.after_review.total"))
    for address, figure in now.items():
        if address.startswith("2.") and figure is not None:
            found |= _of_table_2(case, address, figure)
    return found


def _of_table_2(case: Case, address: str, figure: int) -> Expected:
    now, before, found = case.cells, case.before or {}, set()
    stem, _, column = address.rpartition(".")
    last = before[address] or 0
    compared = column not in ("items_last_year", "change") and max(last, figure) >= 20
    if compared and (figure > 5 * last or figure * 5 < last):
        found.add(("RC-22", address))
    if column == "in_force":
        made, repealed = now[f"{stem}.made"], now[f"{stem}.repealed"]
        known = made is not None and repealed is not None
        if known and figure != last + made - repealed:
            found.add(("RC-08", address))
    if column == "items_last_year" and figure != last + (before[f"{stem}.change"] or 0):
        found.add(("RC-09", address))
    return found


def _of_words(case: Case) -> Expected:
    found, slots = set(), case.slots
    for slot in slots:
        figure = _total(case.cells, slot.cells)
        other = _total(case.cells, slot.or_cells) if slot.or_cells else figure
        first = _total(case.cells, (slot.or_cells or slot.cells)[:1])
        if first is not None and (slot.or_cells or figure is not None) and slot.figure not in (figure, other):
            found.add(("RC-16", slot.address))
    for total, parts in case.lists:
        figures = [slots[part].figure for part in parts]
        means_new = bool(slots[total].or_cells) and slots[total].figure in figures
        if sum(figures) != slots[total].figure and not means_new:
            found.add(("RC-17", slots[total].address))
    if case.balance is not None:
        new, carried, closed, forward = (slots[place].figure for place in case.balance)
        if new + carried != closed + forward:
            found.add(("RC-17", "3.D.total"))
    return found


def _of_shares(case: Case) -> Expected:
    """Right within 0.05 points and what one decimal rounds, of any total the table has."""
    cells, found = case.cells, set()
    wholes = [_total(cells, one) for one in (("3.A.total",), ("3.A.total", "3.B.total"), ("3.C7.total",))]
    for share in case.shares:
        slot = case.slots[share.slot]
        parts = [slot.figure, _total(cells, slot.cells)]
        possible = [1000 * part / whole for part in parts if part is not None for whole in wholes if whole]
        if possible and min(abs(one - share.tenths) for one in possible) > 0.5 + 1e-6:
            found.add(("RC-16", slot.address))
    return found


__all__ = ["Case", "clean", "expected", "with_last_year", "worded"]
