"""The clock proof as weeks of days, drawn from the steps the law room worked out; nothing is counted here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.proof import Step


@dataclass(frozen=True)
class Cell:
    """One day: `label` 17 or 9/16; `kind` as in the step; `figure` the ordinal, or the mark of the step."""

    on: date
    label: str
    kind: str
    figure: str
    counted: bool
    make_up: bool
    today: bool
    spoken: str


@dataclass(frozen=True)
class Week:
    """Seven cells from Monday (None before the first and after the last day) and what happened in them.

    articles: by which the days of the week count or do not, each once, without the name of the act.
    """

    cells: tuple[Cell | None, ...]
    notes: tuple[str, ...]
    articles: tuple[str, ...] = ()


def weeks_of(steps: Iterable[Step], today: date | None = None) -> tuple[Week, ...]:
    """`steps` are those of `gongkai.law.proof`: one a day, in the order of days."""
    by_day = {step.on: step for step in steps}
    if not by_day:
        return ()
    first, last = min(by_day), max(by_day)
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        days = [monday + timedelta(days=n) for n in range(7)]
        cells = tuple(_cell(by_day[day], first, today) if day in by_day else None for day in days)
        notes = tuple(note for day in days if day in by_day for note in by_day[day].notes)
        cited = (by_day[day].citation for day in days if day in by_day)
        articles = tuple(dict.fromkeys(_article(each) for each in cited if each))
        weeks.append(Week(cells, notes, articles))
        monday += timedelta(days=7)
    return tuple(weeks)


def _cell(step: Step, first: date, today: date | None) -> Cell:
    on: date = step.on
    with_month = on == first or on.day == 1
    counted = step.ordinal is not None
    return Cell(
        on=on,
        label=f"{on.month}/{on.day}" if with_month else str(on.day),
        kind=step.kind,
        figure=str(step.ordinal) if counted else step.mark,
        counted=counted,
        make_up=step.make_up,
        today=on == today,
        spoken=f"{on.month}月{on.day}日，{step.why}",
    )


def _article(citation: str) -> str:
    """第三十三条第二款; an act cited as a whole keeps its name."""
    return citation.partition("》")[2] or citation
