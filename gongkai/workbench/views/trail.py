"""The trail: who did what, when. For the auditor and the head of the disclosure office."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import agencies_under
from gongkai.trail.models import Record
from gongkai.workbench.act_words import ACT_WORDS, details_in_words
from gongkai.workbench.doors import staff_page
from gongkai.workbench.paging import page_of

SIZE = 30


@staff_page(Act.VIEW_TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    agencies = agencies_readable(request.officer)
    page = page_of(
        _narrowed(Record.objects.filter(agency__in=agencies), request.GET).select_related("agency"),
        request.GET,
        descending=True,
        size=SIZE,
    )
    for record in page.rows:
        record.words = ACT_WORDS.get(record.act, record.act)
        record.detail = details_in_words(record.details)
    return render(
        request,
        "workbench/trail/list.html",
        {
            "page": page,
            "agencies": agencies,
            "acts": sorted(ACT_WORDS.items(), key=lambda pair: pair[1]),
            "given": {
                name: request.GET.get(name, "") for name in ("agency", "subject", "act", "from_day", "to_day")
            },
        },
    )


def agencies_readable(officer: Officer) -> list[Agency]:
    """Agencies whose trail the officer may read."""
    return [one for one in agencies_under(officer.agency) if officer.may(Act.VIEW_TRAIL, one)]


def _narrowed(records: QuerySet[Record], query: QueryDict) -> QuerySet[Record]:
    if code := query.get("agency"):
        records = records.filter(agency__code=code)
    if subject := query.get("subject", "").strip()[:60]:
        records = records.filter(subject_label__contains=subject)
    if act := query.get("act"):
        records = records.filter(act=act)
    if first := _day(query.get("from_day", "")):
        records = records.filter(at__gte=_midnight(first))
    if last := _day(query.get("to_day", "")):
        records = records.filter(at__lt=_midnight(last + timedelta(days=1)))
    return records


def _day(text: str) -> date | None:
    """A day that can be read; none at the ends of time, whose midnight in another zone does not exist."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and date.min.year < day.year < date.max.year else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
