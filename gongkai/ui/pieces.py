"""What components take: small frozen records that views fill and templates print.

Any object (or dict) with the same attribute names does as well; these exist so that a view can be typed and a
template needs no guessing. Nothing here decides: states, days and reasons come in already concluded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

DueState = Literal["far", "soon", "today", "late", "paused", "done", "done_late"]
EntryKind = Literal["act", "pause", "note"]
StageState = Literal["done", "now", "later"]


@dataclass(frozen=True)
class Link:
    """A label with its address; `note` is plain text printed after it, such as （PDF）."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """One pair of a facts list. `url` makes the value a link; `act` stands beside it (看身份信息)."""

    label: str
    value: object
    note: str = ""
    url: str = ""
    act: Link | None = None


@dataclass(frozen=True)
class Due:
    """Where a term stands, for the due badge.

    `days`: working days left (far, soon), late (late, done_late) or the ordinal of the stop (paused; None
    where the clock has not begun again, as in 等待补正). `on`: the due day, or the latest possible one.
    `done_on`: the day of reply. `label` replaces the words where no reply is awaited (等第三方，到11月30日).
    """

    state: DueState
    on: date | None = None
    days: int | None = None
    provisional: bool = False
    done_on: date | None = None
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a timeline. `at`: a date, an instant, or ready words. `tag`: a boxed word such as 内部."""

    at: date | datetime | str
    title: str
    kind: EntryKind = "act"
    detail: str = ""
    by: str = ""
    links: tuple[Link, ...] = ()
    tag: str = ""


@dataclass(frozen=True)
class Stage:
    """One of the five stages a citizen sees."""

    label: str
    state: StageState
    note: str = ""


@dataclass(frozen=True)
class Act:
    """An act allowed now: its own page and what it does. One in a list may be `primary`."""

    label: str
    url: str
    effect: str = ""
    primary: bool = False


@dataclass(frozen=True)
class Refused:
    """An act not possible now, with the reason and the article, from the same rule that refuses it."""

    label: str
    reason: str


@dataclass(frozen=True)
class Download:
    """A file to take away. `size` in words (38 KB), `kind` as the reader knows it (DOCX)."""

    label: str
    url: str
    kind: str = ""
    size: str = ""
    note: str = ""


@dataclass(frozen=True)
class FindingMark:
    """A finding as a reader meets it: numbered, and the same number stands at the cell or the words.

    `figures`: pairs of heading and figure, such as (("正文", "42"), ("表3", "45"), ("差", "3")).
    `addresses`: the cells it speaks of, the first one marked unless two errors share a cell.
    """

    number: int
    title: str
    severity: Literal["error", "warning"] = "error"
    detail: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    act: Link | None = None
    addresses: tuple[str, ...] = field(default=())
