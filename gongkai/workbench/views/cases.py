"""The page of a case, its files, and the look at who applied."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache

from gongkai.agencies.calendars import (
    CalendarVersion,
    calendar_at,
    current_version,
    notices_used,
    version_at,
)
from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case, CaseDocument, IdentityProof
from gongkai.documents.delivery import bytes_response, file_response
from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR
from gongkai.oversight.selectors import FILE_PARTS
from gongkai.workbench.case_page import page_of_case
from gongkai.workbench.doors import POST, demand, find, staff_page
from gongkai.workbench.receipt_facts import is_unopened
from gongkai.workbench.workdays_page import used_facts


def visible_case(request: HttpRequest, pk: int) -> Case:
    """The case among those the officer sees; 404 otherwise."""
    cases = selectors.cases_for(request.officer).select_related(*selectors.ONE_OF_EACH)
    return find(cases, pk=pk)


@staff_page(Act.VIEW_CASES)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_case(request, pk)
    if request.method == "GET" and is_unopened(found):
        services.note_opened(found, by=request.officer)
    selectors.read_file(found, FILE_PARTS)
    return render(
        request, "workbench/cases/page.html", page_of_case(found, request.officer, timezone.localdate())
    )


@staff_page(Act.VIEW_CASES)
def case_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The day-by-day proof of the due date on a sheet of its own, to be filed with the case."""
    found = visible_case(request, pk)
    version = _version(request.GET.get("calendar", ""))
    clock = selectors.clock_of(found, calendar_at(version) if version else None)
    used = notices_used(version or current_version(), clock.received_on, clock.due) if clock else []
    return render(
        request,
        "workbench/cases/proof.html",
        {
            "case": found,
            "clock": clock,
            "today": timezone.localdate(),
            "facts": selectors.facts_of(found),
            "as_of": version,
            "used": used_facts(used),
            "redatings": selectors.redatings_of(found),
            "crumbs": [
                ("办件", reverse("desk:queue")),
                (found.number, reverse("desk:case", args=[found.pk])),
                ("期限计算", ""),
            ],
        },
    )


def _version(text: str) -> CalendarVersion | None:
    """The state of the calendar asked for: its name, or a day, whose evening it then means. None: as it is
    now. 404 for what names neither."""
    if not text:
        return None
    if version := CalendarVersion.read(text):
        return version
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Http404
    return version_at(timezone.make_aware(datetime.combine(day, time.max)))


@staff_page(Act.VIEW_CASES)
def case_document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """A file of this case. One of another case is not found here, whatever its number."""
    found = visible_case(request, pk)
    kept: CaseDocument = find(selectors.documents_of(found), pk=document)
    if kept.kind in CaseDocument.NAMING_APPLICANT:
        demand(request, Act.VIEW_IDENTITY, found.agency)
    if kept.kind in CaseDocument.INTERNAL and request.officer.agency.pk != found.agency_id:
        raise Http404
    return file_response(kept.original)


@never_cache
@staff_page(Act.VIEW_IDENTITY, methods=POST)
def case_identity(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applied. A POST, because every look is an act with its record."""
    found = visible_case(request, pk)
    demand(request, Act.VIEW_IDENTITY, found.agency)
    back = reverse("desk:case", args=[found.pk])
    try:
        applicant = services.read_identity(found, by=request.officer)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    return render(
        request,
        "workbench/cases/identity.html",
        {
            "case": found,
            "applicant": applicant,
            "proofs": IdentityProof.objects.filter(case=found),
            "crumbs": [("办件", reverse("desk:queue")), (found.number, back), ("申请人身份信息", "")],
        },
    )


@never_cache
@staff_page(Act.VIEW_IDENTITY, methods=POST)
def case_identity_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    found = visible_case(request, pk)
    demand(request, Act.VIEW_IDENTITY, found.agency)
    kept = find(IdentityProof.objects.filter(case=found), pk=proof)
    try:
        shown = services.read_identity_proof(kept, by=request.officer)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("desk:case", args=[found.pk]))
    return bytes_response(shown.content, shown.name, shown.media_type, inline=True)
