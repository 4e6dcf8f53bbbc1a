"""统计: a year's figures for heads and supervisors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import agencies_under
from gongkai.cases import selectors
from gongkai.cases.selectors.statistics import statistics as figures_of
from gongkai.workbench.doors import staff_page
from gongkai.workbench.statistics import DEFINITIONS, Links, charts, compared, sentences
from gongkai.workbench.today import supervises

YEARS = 3  # the current one and those before it
DECEMBER = 12


@staff_page(Act.VIEW_STATISTICS)
def statistics(request: HttpRequest) -> HttpResponse:
    officer, today = request.officer, timezone.localdate()
    years = [today.year - ago for ago in range(YEARS)]
    year = next((one for one in years if str(one) == request.GET.get("year", "")), today.year)
    several = supervises(officer)
    agencies = list(agencies_under(officer.agency)) if several else []
    chosen = next((one for one in agencies if one.code == request.GET.get("agency", "")), None)
    cases = selectors.counted_cases(officer)
    if not several:
        cases = cases.filter(agency=officer.agency)
    whole, by_agency = figures_of(cases, year, today=today)
    figures = by_agency.get(chosen.pk) if chosen else whole
    if figures is None:
        figures = type(whole)()
    links = Links(year, chosen.code if chosen else "")
    now = year == today.year
    answering = [one for one in agencies if one.kind != Agency.Kind.PUBLIC_ENTERPRISE or one.pk in by_agency]
    return render(
        request,
        "workbench/statistics.html",
        {
            "year": year,
            "years": years,
            "of": chosen.name if chosen else (f"{len(answering)}个单位" if several else officer.agency.name),
            "chosen": chosen,
            "agencies": agencies,
            "sentences": sentences(figures, year, links),
            "charts": charts(figures, year, links, until=today.month if now else DECEMBER),
            "lines": compared(answering, by_agency, year, now=now) if several else [],
            "definitions": DEFINITIONS,
            "today": today,
            "nothing": not (figures.received or figures.answered or figures.open_now),
        },
    )
