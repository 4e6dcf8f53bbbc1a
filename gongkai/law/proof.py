"""The proof of a due date: an equation to read at a glance, and every day from the start to the due day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gongkai.law.calendar import ONE_DAY, WorkingCalendar
from gongkai.law.citations import CIVIL_CODE, COURT_RULES_2025, FEE_MEASURES, OGI, Citation
from gongkai.law.facts import Fact, FactKind
from gongkai.law.pauses import Pause
from gongkai.law.wording import short_day_text

StepKind = Literal["start", "counted", "extension", "off", "paused", "due"]
PartRole = Literal["start", "plus", "equals"]

STARTS: dict[FactKind, tuple[str, str, Citation]] = {
    # what the term counts from -> words of the equation, mark in the calendar square, source
    FactKind.RECEIVED: ("收到", "收到", Citation(OGI, 31)),
    FactKind.CORRECTED: ("收到补正，重新起算", "补正", Citation(OGI, 30)),
    FactKind.FEE_PAID: ("缴清费用，重新起算", "缴费", Citation(FEE_MEASURES)),
    FactKind.REOPENED: ("收到决定或者判决，重新起算", "重办", Citation(COURT_RULES_2025, 11)),
}
DAY_ONE = Citation(CIVIL_CODE, 201, 1)
COUNTING = Citation(OGI, 33, 2)
STOPPED = Citation(OGI, 33, 3)
DEFERRAL = Citation(OGI, 35)
_COUNTED_BY, _STOPPED_BY, _DEFERRED_BY = (
    str(COUNTING),
    str(STOPPED),
    str(DEFERRAL),
)  # once, not for each of some forty days


@dataclass(frozen=True)
class Part:
    """One term of the equation: figure in large print (20个工作日), label below it (第三十三条第二款)."""

    label: str
    figure: str
    citation: str = ""
    role: PartRole = "plus"


@dataclass(frozen=True)
class Step:
    """One day of the proof.

    ordinal: the number of the day in the term, None where it does not count.
    mark: what the calendar square shows in the ordinal's place (收到, 休, 春节, 停); make_up: worked in
    exchange.
    notes: what happened on the day.
    """

    on: date
    counts: bool
    why: str
    kind: StepKind
    ordinal: int | None = None
    citation: str | None = None
    mark: str = ""
    make_up: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Longer:
    """Working days added to the term. what: 延长 or 延迟. told_on: None where there are none."""

    what: str
    working_days: int
    told_on: date | None
    citation: Citation


def walk(
    start: date,
    started_by: FactKind,
    due: date,
    stops: Sequence[Pause],
    calendar: WorkingCalendar,
    terms: tuple[int, int],
) -> tuple[Step, ...]:
    """Every day from start to due. terms: counted days after which the extension and the deferral begin."""
    words, mark, source = STARTS[started_by]
    steps = [
        Step(start, False, f"{words}，当日不计", "start", None, str(source), mark, calendar.is_make_up(start))
    ]
    ordinal, day = 0, start
    while day < due:
        day += ONE_DAY
        if calendar.is_working(day) and not any(day in stop for stop in stops):
            ordinal += 1
            steps.append(_counted(day, ordinal, day == due, terms, calendar))
        else:
            steps.append(_uncounted(day, calendar))
    return tuple(steps)


def _counted(day: date, ordinal: int, last: bool, terms: tuple[int, int], calendar: WorkingCalendar) -> Step:
    first, with_extension = terms
    kind: StepKind = "due" if last else "extension" if ordinal > first else "counted"
    deferred = ordinal > with_extension
    longer = "延迟答复，" if deferred else "延长期限，" if ordinal > first else ""
    why = f"{calendar.why(day)}，{longer}计入第{ordinal}日{'，答复期限届满' if last else ''}"
    source = _DEFERRED_BY if deferred else _COUNTED_BY
    return Step(day, True, why, kind, ordinal, source, make_up=calendar.is_make_up(day))


def _uncounted(day: date, calendar: WorkingCalendar) -> Step:
    why = calendar.why(day)
    if not calendar.is_working(day):
        return Step(day, False, why, "off", None, None, _off_mark(calendar.name_of(day)))
    why = f"征求意见停表，不计（{why}）"
    return Step(day, False, why, "paused", None, _STOPPED_BY, "停", calendar.is_make_up(day))


def _off_mark(name: str | None) -> str:
    """Two or three characters for the calendar square: 国庆节、中秋节 -> 国庆; a plain weekend 休."""
    return name.split("、")[0].removesuffix("节")[:2] if name and name != "春节" else name or "休"


def with_notes(steps: Sequence[Step], facts: Sequence[Fact]) -> tuple[Step, ...]:
    """The steps, each with what happened on its day."""
    happened: dict[date, tuple[str, ...]] = {}
    for fact in facts:
        happened[fact.on] = (*happened.get(fact.on, ()), _note(fact))
    return tuple(replace(step, notes=happened[step.on]) if step.on in happened else step for step in steps)


def _note(fact: Fact) -> str:
    day = short_day_text(fact.on)
    if fact.kind is FactKind.INQUIRY_SENT:
        return f"{day}发出征求意见书，当日仍算，次日停表（第三十三条第三款）"
    if fact.kind is FactKind.INQUIRY_ENDED:
        return f"{day}征求意见结束，次日恢复（第三十三条第三款）"
    if fact.kind is FactKind.EXTENDED:
        return f"{day}告知延长{fact.working_days}个工作日（第三十三条第二款）"
    if fact.kind is FactKind.DEFERRED:
        return f"{day}告知延迟{fact.working_days}个工作日答复（第三十五条）"
    return f"{day}{fact.kind.label}"


def equation(started_by: FactKind, longer: Sequence[Longer], steps: Sequence[Step]) -> tuple[Part, ...]:
    """Start + term + days stopped + what made it longer = due, as the case page shows it above the
    calendar."""
    words, _, source = STARTS[started_by]
    last = steps[-1]
    counted = last.ordinal or 0
    stopped = sum(step.kind == "paused" for step in steps)
    parts = [
        Part(words, short_day_text(steps[0].on), str(source), "start"),
        Part(COUNTING.short, f"{counted - sum(one.working_days for one in longer)}个工作日", str(COUNTING)),
    ]
    if stopped:
        parts.append(Part("征求意见", f"停表{stopped}个工作日", str(STOPPED)))
    for one in longer:
        if one.told_on:
            words = f"{one.what}{one.working_days}个工作日"
            parts.append(Part(f"{short_day_text(one.told_on)}告知", words, str(one.citation)))
    parts.append(Part(f"第{counted}日", short_day_text(last.on), role="equals"))
    return tuple(parts)
