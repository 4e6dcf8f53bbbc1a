"""Publications of the load: spread evenly over the years, with texts of the length such papers have."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.demonstration.load.places import Places
from gongkai.demonstration.load.words import MATTERS, SENTENCES
from gongkai.disclosure.choices import Kind, Openness, State, Validity
from gongkai.disclosure.models import Column, Publication
from gongkai.law.index_number import index_number, url_form

BATCH = 1000
PARAGRAPHS = (6, 18)
SENTENCES_EACH = (2, 4)


def load_publications(
    places: Places, count: int, *, today: date, years: Sequence[int], dice: random.Random, told: Callable
) -> None:
    """So many published publications, the oldest first."""
    columns = dict(Column.objects.values_list("slug", "pk"))
    explained: deque[int] = deque(maxlen=200)  # normative documents an interpretation may explain
    start = datetime.combine(date(years[0], 1, 1), time(9), timezone.get_current_timezone())
    end = datetime.combine(today, time(8), timezone.get_current_timezone())
    step = (end - start) / max(count, 1)
    shares = places.shares
    for first in range(0, count, BATCH):
        batch = []
        for number in range(first, min(first + BATCH, count)):
            agency = dice.choices(places.agencies, cum_weights=shares)[0]
            batch.append(_publication(places, agency, start + number * step, columns, explained, dice))
        Publication.objects.bulk_create(batch)
        explained.extend(each.pk for each in batch if each.kind == Kind.NORMATIVE)
        told("公开", first + len(batch), count)
    places.keep_serials()


def _publication(
    places: Places,
    agency: Agency,
    published_at: datetime,
    columns: dict[str, int],
    explained: Sequence[int],
    dice: random.Random,
) -> Publication:
    matter = dice.choice(MATTERS)
    day = timezone.localdate(published_at)
    serial = places.next_serial(agency, day.year, "publication")
    number = index_number(places.region_code, agency.code.upper(), day.year, serial)
    title = f"{agency.name}{day.year}年第{serial}期{matter.title}"
    normative = matter.kind == Kind.NORMATIVE
    return Publication(
        agency=agency,
        column_id=columns[matter.column],
        title=title,
        kind=matter.kind,
        genre=matter.genre,
        subject=matter.subject,
        document_number=f"{agency.number_word}规〔{day.year}〕{serial}号" if normative else "",
        summary=_filled(dice.choice(SENTENCES), day.year, dice),
        body=_body(day.year, dice),
        keywords=matter.title,
        source=agency.name,
        editor="测试",
        issued_on=day,
        state=State.PUBLISHED,
        openness=Openness.PROACTIVE,
        drafter=places.people[agency.pk],
        drafted_at=published_at - timedelta(days=3),
        state_at=published_at,
        index_number=number,
        address=url_form(number),
        published_at=published_at,
        interprets_id=dice.choice(explained) if matter.kind == Kind.INTERPRETATION and explained else None,
        **(_validity(day, dice) if normative else {}),
    )


def _validity(day: date, dice: random.Random) -> dict:
    """In force from the day of issue; one in twelve was repealed by a later act without a successor."""
    if dice.randrange(12):
        return {"validity": Validity.IN_FORCE, "effective_on": day, "validity_since": day}
    reason = "制定依据已经废止"
    return {
        "validity": Validity.REPEALED,
        "effective_on": day,
        "validity_since": day,
        "validity_reason": reason,
    }


def _body(year: int, dice: random.Random) -> str:
    paragraphs = (
        "".join(_filled(dice.choice(SENTENCES), year, dice) for _ in range(dice.randint(*SENTENCES_EACH)))
        for _ in range(dice.randint(*PARAGRAPHS))
    )
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _filled(words: str, year: int, dice: random.Random) -> str:
    return words.replace("〔年〕", str(year)).replace("〔数〕", str(dice.randint(2, 98)))
