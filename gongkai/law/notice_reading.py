"""A holiday notice as it comes in: JSON, TOML or a table of days, read row by row.

What cannot be read, and what no notice can say, comes back with its row and the reason in one sentence; the
rest is read all the same, so that one sees everything at once. Lives elsewhere: which days are working days
(calendar.py).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR, SATURDAY, SOLAR_HOLIDAYS, Holiday, Notice
from gongkai.law.wording import day_text

MOST_ROWS = 400  # more than a year has days: not a notice
LONGEST_NAME = 30  # characters of a holiday's name
LONGEST_SOURCE = 300
# 《全国年节及纪念日放假办法》第二条: what the notice for a whole year arranges
STATUTORY = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
_TODAYS_NAMES = {"“五一”": "劳动节", "“五一”国际劳动节": "劳动节", "“十一”": "国庆节"}  # of 2007 and 2008
_OFF = {"放假", "休", "休息", "假", "放假日", "休息日", "是"}
_WORKED = {"上班", "班", "补班", "调休上班", "调休", "工作日", "否"}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*[（(].{1,4}[)）])?\Z")
_HEADS = {
    "date": ("日期", "时间", "date"),
    "name": ("节日", "名称", "name"),
    "kind": ("放假或者上班", "放假", "安排", "类型", "上班", "isoffday"),
}


@dataclass(frozen=True)
class DayRead:
    """One day of the notice. row: line of the table, or place in the list, from 1."""

    row: int
    on: date
    name: str
    off: bool


@dataclass(frozen=True)
class Problem:
    """Why the notice cannot be taken as it stands. row 0: the notice as a whole."""

    row: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """What was read. Where problems is empty, notice() is fit to be counted with."""

    year: int | None
    sources: tuple[str, ...]
    days: tuple[DayRead, ...]
    problems: tuple[Problem, ...]

    def notice(self) -> Notice:
        """The days put together by holiday. Only of a reading without problems."""
        if self.problems or self.year is None:
            raise ValueError("a notice is made of a reading without problems")
        names = dict.fromkeys(day.name for day in self.days)
        return Notice(self.year, self.sources, tuple(self._holiday(name) for name in names))

    def _holiday(self, name: str) -> Holiday:
        def days(off: bool) -> tuple[date, ...]:
            return tuple(sorted(day.on for day in self.days if day.name == name and day.off is off))

        return Holiday(name, days(True), days(False))

    @property
    def missing(self) -> tuple[str, ...]:
        """Statutory holidays that no row names: a notice for a year usually arranges all seven."""
        return tuple(word for word in STATUTORY if not any(word in day.name for day in self.days))


def read_text(text: str, *, source: str = "", local: bool = False) -> Reading:
    """A notice from JSON, TOML or a pasted table, told apart by its beginning.

    source: address or number of the notice, where the text names none. local: a holiday of this place
    (《全国年节及纪念日放假办法》第四条), which need not hold the national days.
    """
    text = text.lstrip("\ufeff").strip()
    if text.startswith(("{", "[")):
        return _read_json(text, source, local)
    if re.match(r"(#[^\n]*\n|\s)*year\s*=", text):
        return _read_toml(text, source, local)
    return read_rows([_cells(line) for line in text.splitlines()], source=source, local=local)


def read_rows(
    rows: Iterable[Sequence[object]], *, source: str = "", local: bool = False, year: int | None = None
) -> Reading:
    """A notice from the rows of a table: 日期, 节日, 放假或者上班, in this order or as a first row says."""
    places = {"date": 0, "name": 1, "kind": 2}
    days: list[DayRead] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            problems.append(Problem(number, f"超过{MOST_ROWS}行，不像一年的放假安排，后面的没有再读"))
            break
        if not any(_text(cell) for cell in cells):
            continue
        if not days and not problems and (found := _head(cells)):
            places = found
            continue
        values = [cells[place] if place < len(cells) else "" for place in places.values()]
        day = _day(number, *values)
        if isinstance(day, DayRead):
            days.append(day)
        else:
            problems.append(day)
    return _reading(year, (source,), days, problems, local)


def problems_of(notice: Notice, *, local: bool = False) -> tuple[Problem, ...]:
    """What no notice can say. Empty for one that can be counted with."""
    pairs = [(day, h.name, off) for h in notice.holidays for off in (True, False) for day in _days(h, off)]
    days = [DayRead(n, on, name, off) for n, (on, name, off) in enumerate(pairs, start=1)]
    return _reading(notice.year, notice.sources, days, [], local).problems


def _days(holiday: Holiday, off: bool) -> tuple[date, ...]:
    return holiday.off if off else holiday.make_up


def _read_json(text: str, source: str, local: bool) -> Reading:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _unreadable("不是完整的JSON，括号、引号或者逗号少了；重新下载或者改贴表格")
    if not isinstance(data, Mapping) or not isinstance(data.get("days"), list):
        return _unreadable("这份JSON里没有days一项，不是放假安排")
    rows: list[Sequence[object]] = []
    for each in data["days"]:
        entry = each if isinstance(each, Mapping) else {}
        off = entry.get("isOffDay")
        kind = {True: "放假", False: "上班"}[off] if isinstance(off, bool) else _text(off)
        rows.append((entry.get("date") or "（没有date）", entry.get("name", ""), kind))
    return _declared(data.get("year"), data.get("papers"), rows, source, local)


def _read_toml(text: str, source: str, local: bool) -> Reading:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as broken:
        return _unreadable(f"TOML读不下去：{broken}")
    holidays = data.get("holidays")
    if not isinstance(holidays, list):
        return _unreadable("这份TOML里没有holidays一项，不是放假安排")
    rows: list[Sequence[object]] = []
    for holiday in holidays:
        entry = holiday if isinstance(holiday, Mapping) else {}
        for key, word in (("off", "放假"), ("make_up", "上班")):
            days = entry.get(key, [])
            rows += [
                (day, entry.get("name", ""), word) for day in (days if isinstance(days, list) else [days])
            ]
    return _declared(data.get("year"), data.get("sources"), rows, source, local)


def _declared(
    year: object, papers: object, rows: list[Sequence[object]], source: str, local: bool
) -> Reading:
    """A reading of a file that names its year and sources itself."""
    if isinstance(year, bool) or not isinstance(year, int):
        return _unreadable("文件里没有写明是哪一年（year）")
    named = [_text(paper) for paper in papers] if isinstance(papers, list) else []
    read = read_rows(rows, source=source, local=local, year=year)
    if not any(named):
        return read
    kept = tuple(problem for problem in read.problems if problem.reason != _NO_SOURCE)
    sources = tuple(paper[:LONGEST_SOURCE] for paper in (*named, source) if paper)
    return Reading(read.year, sources, read.days, kept)


def _unreadable(reason: str) -> Reading:
    return Reading(None, (), (), (Problem(0, reason),))


_NO_SOURCE = "写明通知的网址或者文号，日后查得到出处"


def _reading(
    year: int | None,
    sources: Sequence[str],
    days: list[DayRead],
    problems: list[Problem],
    local: bool,
) -> Reading:
    if year is None and days:
        year = Counter(day.on.year for day in days).most_common(1)[0][0]
    sources = tuple(source.strip()[:LONGEST_SOURCE] for source in sources if source.strip())
    found = [*problems, *_wrong_days(year, days)]
    if not days and not problems:
        found.append(Problem(0, "没有读到一天；表格要有日期、节日、放假或者上班三列"))
    elif year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        found.append(Problem(0, f"{year}年不在可以计算的{FIRST_YEAR}年至{LAST_YEAR}年之内"))
    elif year is not None and days and not local and not problems:
        found += _lacking(year, days)
    if not sources:
        found.append(Problem(0, _NO_SOURCE))
    return Reading(year, tuple(sources), tuple(days), tuple(found))


def _wrong_days(year: int | None, days: Sequence[DayRead]) -> list[Problem]:
    seen: dict[date, DayRead] = {}
    found = []
    for day in days:
        if year is not None and abs(day.on.year - year) > 1:
            found.append(Problem(day.row, f"{day_text(day.on)}离{year}年太远，一年的通知只涉及前后一年"))
        if not day.off and day.on.weekday() < SATURDAY:
            found.append(
                Problem(
                    day.row,
                    f"{day_text(day.on)}不是周末，本来就上班，不会是调休上班日；核对日期，或者去掉这一行",
                )
            )
        if first := seen.get(day.on):
            same = first.off is day.off
            word = "重复，留一行" if same else "一处放假、一处上班，核对后只留对的"
            found.append(Problem(day.row, f"{day_text(day.on)}在第{first.row}行已经有了，{word}"))
        seen.setdefault(day.on, day)
    return found


def _lacking(year: int, days: Sequence[DayRead]) -> list[Problem]:
    """Days fixed by solar date must be off: without them, working days would be counted on a holiday."""
    off = {day.on for day in days if day.off}
    return [
        Problem(0, f"{name}{day_text(date(year, month, on))}没有放假，这一天是法定节日；通知不全，补上再读")
        for (month, on), (name, since) in SOLAR_HOLIDAYS.items()
        if year >= since and date(year, month, on) not in off
    ]


def _day(row: int, on: object, name: object, kind: object) -> DayRead | Problem:
    day = _date(on)
    if day is None:
        return Problem(row, f"“{_short(on)}”不是日期，写成2027-01-01这样")
    holiday = _text(name)
    holiday = _TODAYS_NAMES.get(holiday, holiday)
    if not holiday:
        return Problem(row, f"{day_text(day)}没有写节日的名称")
    if len(holiday) > LONGEST_NAME:
        return Problem(row, f"节日的名称超过{LONGEST_NAME}个字：“{_short(holiday)}”")
    word = _text(kind)
    if word not in _OFF | _WORKED:
        return Problem(row, f"{day_text(day)}的“{_short(word)}”看不懂，写“放假”或者“上班”")
    return DayRead(row, day, holiday, word in _OFF)


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not (found := _DATE.match(_text(value).removesuffix(" 00:00:00"))):
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _head(cells: Sequence[object]) -> dict[str, int] | None:
    """Where the three columns stand, if this row names them."""
    words = [_text(cell).lower() for cell in cells]
    places = {}
    for key, heads in _HEADS.items():
        place = next((n for n, word in enumerate(words) if word in heads), None)
        if place is None:
            return None
        places[key] = place
    return places


def _cells(line: str) -> list[str]:
    """The cells of a pasted line, split at the first of these signs that it holds."""
    sign = next((sign for sign in ("\t", "|", ",", "，", "、") if sign in line), None)
    cells = line.strip().strip("|").split(sign) if sign else line.split()
    return [cell.strip().strip('"') for cell in cells]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _short(value: object) -> str:
    text = _text(value)
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"
