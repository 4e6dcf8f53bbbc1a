"""The working calendar: which years are announced, and putting in a new notice with its preview."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies import calendars
from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR, Notice
from gongkai.law.errors import LawError
from gongkai.workbench.doors import FORM, POST, staff_page
from gongkai.workbench.forms.workdays import LoadNoticeForm
from gongkai.workbench.workdays_page import (
    SHOWN,
    YEARS_BACK,
    effect_in_words,
    holiday_rows,
    move_rows,
    opened,
    sealed,
    source_links,
    year_rows,
)

STALE = "预览过了一天，或者内容不完整；重新读一次，看过预览再装入"


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("工作日历", reverse("desk:workdays")), *more]


@staff_page()
def workdays(request: HttpRequest) -> HttpResponse:
    """Years with and without a notice, and the days of one of them in one of its versions."""
    this_year = timezone.localdate().year
    standing = calendars.working_calendar()
    year = _year(request.GET.get("year", ""), this_year)
    last = max(this_year + 1, *standing.years)
    listed = [one for one in range(last, this_year - YEARS_BACK - 1, -1) if one >= FIRST_YEAR]
    versions = list(HolidayNotice.objects.filter(year=year).select_related("loaded_by"))
    version = _chosen(versions, request.GET.get("version", ""))
    return render(
        request,
        "workbench/workdays/list.html",
        {
            "rows": year_rows(standing, listed),
            "older": [one for one in standing.years if one < listed[-1]],
            "year": year,
            "announced": standing.is_announced(year),
            "version": version,
            "holidays": holiday_rows(version.as_notice().holidays if version else standing.holidays(year)),
            "sources": source_links(version.sources if version else standing.sources(year)),
            "versions": versions,
            "acts": _acts(request),
        },
    )


def _acts(request: HttpRequest) -> list[dict[str, str]]:
    if rules.refusal_to_load_notice(request.officer):
        return []
    return [{"label": "装入放假安排", "url": reverse("desk:workdays_load"), "icon": "plus"}]


def _year(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:6]) <= LAST_YEAR):
        raise Http404
    return int(text)


def _chosen(versions: list[HolidayNotice], text: str) -> HolidayNotice | None:
    """The version asked for by its number; the one in force of the whole year otherwise."""
    if text:
        found = next((one for one in versions if str(one.pk) == text), None)
        if found is None:
            raise Http404
        return found
    return next((one for one in versions if not one.local), None)


@staff_page(Act.MANAGE_CALENDAR, methods=FORM)
def workdays_load(request: HttpRequest) -> HttpResponse:
    """Read a notice and show what it says and what it would move. Nothing is changed here."""
    refused = rules.refusal_to_load_notice(request.officer)
    form = LoadNoticeForm(request.POST or None, request.FILES or None, officer=request.officer)
    if request.method == "POST" and not refused and form.is_valid():
        return _preview(request, form.reading.notice(), local=form.local, form=form)
    return _form(request, form, str(refused or ""))


def _form(request: HttpRequest, form: LoadNoticeForm, refused: str = "") -> HttpResponse:
    return render(
        request,
        "workbench/workdays/load.html",
        {"form": form, "reading": form.reading, "refused": refused, "crumbs": _crumbs(("装入放假安排", ""))},
    )


def _preview(request: HttpRequest, notice: Notice, *, local: bool, form: LoadNoticeForm) -> HttpResponse:
    standing = calendars.loaded_notices().get((notice.year, local))
    if refusal := rules.refusal_of_notice(notice, standing, local=local):
        form.add_error(None, str(refusal))
        return _form(request, form)
    now = calendars.working_calendar()
    moves = selectors.moves_under(calendars.with_loaded(now, notice, local=local))
    replaced = str(standing or "")
    if not (replaced or local) and now.is_announced(notice.year):
        replaced = f"随产品附带的{notice.year}年放假安排"
    return render(
        request,
        "workbench/workdays/preview.html",
        {
            "notice": notice,
            "local": local,
            "replaced": replaced,
            "missing": [] if local else form.reading.missing,
            "days": sorted(form.reading.days, key=lambda day: day.on),
            "holidays": holiday_rows(notice.holidays),
            "sources": source_links(notice.sources),
            "moves": moves,
            "rows": move_rows(moves),
            "shown": SHOWN,
            "effect": effect_in_words(moves),
            "sealed": sealed(notice, local=local, seen=str(calendars.current_version())),
            "crumbs": _crumbs(("装入放假安排", reverse("desk:workdays_load")), ("预览", "")),
        },
    )


@staff_page(Act.MANAGE_CALENDAR, methods=POST)
def workdays_apply(request: HttpRequest) -> HttpResponse:
    """Load what was previewed. A refusal stands above the form, to begin again from."""
    form = LoadNoticeForm(officer=request.officer)
    given = opened(request.POST.get("notice", ""))
    if given is None:
        messages.error(request, STALE)
        return _form(request, form)
    notice, local, seen = given
    try:
        loaded = services.load_notice(notice, by=request.officer, local=local, seen=seen)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Refusal, LawError) as refusal:
        messages.error(request, str(refusal))
        return _form(request, form)
    told = f"{loaded.row}已装入，{effect_in_words(loaded.moves)}。每件都留痕，经办人收到通知"
    messages.success(request, told)
    return redirect(f"{reverse('desk:workdays')}?year={notice.year}&version={loaded.row.pk}")
