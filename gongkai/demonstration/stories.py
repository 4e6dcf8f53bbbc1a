"""Stories told side by side in time: each is a generator that names its next moment and then acts.

The steps of all stories run in the order of their moments, with the clock of the process set to each, so
that the trail of the demonstration reads like three years of work.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from unittest import mock
from zoneinfo import ZoneInfo

from django.utils import timezone

CHINA = ZoneInfo("Asia/Shanghai")
Story = Generator[datetime, None, None]


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Every service reads the time from ``django.utils.timezone``: here it says this moment."""
    with mock.patch.object(timezone, "now", return_value=moment.astimezone(UTC)):
        yield


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of an office day."""
    return datetime.combine(day, time(hour, minute), CHINA)


def tell(
    stories: Iterable[Story],
    *,
    until: datetime,
    latest: datetime | None = None,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Run all stories, step by step in the order of their moments; what lies after ``until`` stays untold.

    latest: the clock is never set later than this; a step planned for the afternoon of a day that has only
    begun happens now. told: called once for each story that ended or was cut off.
    """
    waiting: list[tuple[datetime, int, Story]] = []
    for number, story in enumerate(stories):
        _wait(waiting, number, story, told)
    while waiting:
        moment, number, story = heapq.heappop(waiting)
        if moment > until:
            story.close()
            told()
            continue
        with clock_at(min(moment, latest or moment)):
            _wait(waiting, number, story, told, moment)


def _wait(
    waiting: list, number: int, story: Story, told: Callable[[], None], moment: datetime | None = None
) -> None:
    """Let the story act up to its next moment, and put it back in the queue there."""
    try:
        following = next(story)
    except StopIteration:
        told()
        return
    if moment is not None and following < moment:
        raise ValueError(f"story {number} goes back in time, from {moment} to {following}")
    heapq.heappush(waiting, (following, number, story))
