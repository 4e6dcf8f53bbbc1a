"""Publications of the load: spread evenly over the years, with texts of the length such papers have."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.demonstration.load.places import Places
from gongkai.demonstration.load.words import MATTERS, SENTENCES
from gongkai.disclosure.choices import Kind, Openness, State, Validity
from gongkai.disclosure.models import Column, Publication
from gongkai.law.index_number import index_number, url_form

BATCH = 1000
PARAGRAPHS = (3, 13)  # in a text, least and most; some 900 characters in the middle
STOCK = 500


@dataclass(frozen=True)
class Material:
    """What publications are put together from. paragraphs: by year, made once, because writing each text anew
    takes most of the time. explained: the last normative documents, for interpretations."""

    columns: Mapping[str, int]
    paragraphs: Mapping[int, Sequence[str]]
    explained: deque[int] = field(default_factory=lambda: deque(maxlen=200))


def load_publications(
    places: Places, count: int, *, today: date, years: Sequence[int], dice: random.Random, told: Callable
) -> None:
    """So many published publications, the oldest first."""
    columns = dict(Column.objects.values_list("slug", "pk"))
    material = Material(columns, {year: _paragraphs(year, dice) for year in years})
    start, end = _moment(date(years[0], 1, 1), 9), _moment(today, 8)
    step = (end - start) / max(count, 1)
    shares = places.shares
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        holders = dice.choices(places.agencies, cum_weights=shares, k=len(numbers))
        batch = [
            _publication(places, agency, start + number * step, material, dice)
            for number, agency in zip(numbers, holders, strict=True)
        ]
        Publication.objects.bulk_create(batch)
        material.explained.extend(each.pk for each in batch if each.kind == Kind.NORMATIVE)
        told("公开", first + len(batch), count)
    places.keep_serials()


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_current_timezone())


def _publication(
    places: Places, agency: Agency, published_at: datetime, material: Material, dice: random.Random
) -> Publication:
    matter = dice.choice(MATTERS)
    day = timezone.localdate(published_at)
    serial = places.next_serial(agency, day.year, "publication")
    number = index_number(places.region_code, agency.code.upper(), day.year, serial)
    explains = matter.kind == Kind.INTERPRETATION and material.explained
    return Publication(
        agency=agency,
        column_id=material.columns[matter.column],
        title=f"{agency.name}{day.year}年第{serial}期{matter.title}",
        kind=matter.kind,
        genre=matter.genre,
        subject=matter.subject,
        summary=_filled(dice.choice(SENTENCES), day.year, dice),
        body="".join(dice.choices(material.paragraphs[day.year], k=dice.randint(*PARAGRAPHS))),
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
        interprets_id=dice.choice(material.explained) if explains else None,
        **(_as_document(agency, day, serial, dice) if matter.kind == Kind.NORMATIVE else {}),
    )


def _as_document(agency: Agency, day: date, serial: int, dice: random.Random) -> dict:
    """Number and validity of a normative document: in force from the day of issue, one in twelve repealed."""
    repealed = dice.randrange(12) == 0
    return {
        "document_number": f"{agency.number_word}规〔{day.year}〕{serial}号",
        "effective_on": day,
        "validity": Validity.REPEALED if repealed else Validity.IN_FORCE,
        "validity_since": day,
        "validity_reason": "制定依据已经废止" if repealed else "",
    }


def _paragraphs(year: int, dice: random.Random) -> list[str]:
    return [f"<p>{_sentences(year, dice)}</p>" for _ in range(STOCK)]


def _sentences(year: int, dice: random.Random) -> str:
    return "".join(_filled(dice.choice(SENTENCES), year, dice) for _ in range(dice.randint(2, 4)))


def _filled(words: str, year: int, dice: random.Random) -> str:
    return words.replace("〔年〕", str(year)).replace("〔数〕", str(dice.randint(2, 98)))
