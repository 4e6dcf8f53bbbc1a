"""Builds the demonstration district: founded, then three years of stories told side by side."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db.models import F
from django.utils import timezone

from gongkai.cases.models import Notice
from gongkai.demonstration.applying import all_applications
from gongkai.demonstration.connecting import all_systems
from gongkai.demonstration.district import District, found_district
from gongkai.demonstration.overseeing import all_orders, keep_views
from gongkai.demonstration.publishing import all_publications
from gongkai.demonstration.reorganising import all_hand_overs
from gongkai.demonstration.reporting import all_reports
from gongkai.demonstration.rolling_up import all_sums
from gongkai.demonstration.stories import CHINA, clock_at, tell
from gongkai.demonstration.together import all_together

UNREAD = timedelta(days=3)
SEED = 711  # the number of the decree; the same day gives the same district


def build(
    password: str, say: Callable[[str], None] = lambda line: None, *, today: date | None = None
) -> District:
    """Make the district as it stands today. say: told in a sentence now and then how far it is."""
    latest = None if today else timezone.now()
    today = today or timezone.localdate()
    founded = date(today.year - 3, 1, 3)
    with clock_at(datetime.combine(founded, time(8), CHINA)):
        say("登记12个单位和工作人员。")
        district = found_district(today=today, founded=founded, password=password)
    dice = random.Random(SEED)
    stories = [
        *all_publications(district, dice),
        *all_applications(district, dice),
        *all_reports(district, dice),
        *all_systems(district),
        *all_sums(district),
        *all_together(district),
        *all_orders(district),
        *all_hand_overs(district),
    ]
    say(f"讲述{len(stories)}件事：公开、申请和年报，按发生的先后。")
    end = datetime.combine(today, time(23, 59), CHINA)
    tell(stories, until=end, latest=latest, told=_Counter(len(stories), say))
    keep_views(district)
    _put_notices_behind(end)
    return district


def _put_notices_behind(end: datetime) -> None:
    """What was written to people in the years told is history: sent, and read but for the last days."""
    waiting = Notice.objects.filter(state=Notice.State.WAITING)
    waiting.update(state=Notice.State.SENT, sent_at=F("due_at"), attempts=1)
    old = Notice.objects.filter(channel=Notice.Channel.IN_APP, written_at__lt=end - UNREAD)
    old.update(read_at=F("written_at"))


class _Counter:
    """Says every hundred stories how many are told."""

    def __init__(self, total: int, say: Callable[[str], None]):
        self.total, self.say, self.done = total, say, 0

    def __call__(self) -> None:
        self.done += 1
        if self.done % 100 == 0:
            self.say(f"{self.done}／{self.total}")
