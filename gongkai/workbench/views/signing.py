"""Two short lists: letters to sign, and what is left after signing: service and archive."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.agencies.roles import Act
from gongkai.cases import selectors
from gongkai.cases.models import Case, Letter
from gongkai.workbench.doors import staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.paging import page_of

CLOSED_AT_ONCE = 50  # cases without a letter shown at a time


def _own(request: HttpRequest, *states: Case.State):
    cases = selectors.cases_for(request.officer).filter(agency=request.officer.agency)
    cases = cases.filter(state__in=states) if states else cases
    return selectors.with_page_columns(cases)


@staff_page(Act.SIGN_LETTER)
def signing(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    page = page_of(_own(request, Case.State.AWAITING_SIGNATURE), request.GET, by="due_on")
    letters = {
        letter.case_id: letter
        for letter in Letter.objects.filter(case__in=page.rows).select_related("submitted_by", "decision")
    }
    rows = [(case, due_of(case, today), letters.get(case.pk)) for case in page]
    return render(
        request,
        "workbench/cases/signing.html",
        {
            "page": page,
            "rows": rows,
            "me": request.officer.person_id,
            "to_close": list(selectors.to_close_without_letter(_own(request))[:CLOSED_AT_ONCE]),
        },
    )


@staff_page(Act.SERVE_LETTER)
def service(request: HttpRequest) -> HttpResponse:
    """Signed letters that have not reached the applicant first, then closed cases to put away."""
    today = timezone.localdate()
    to_serve = list(_own(request, Case.State.AWAITING_SERVICE).order_by("due_on", "pk")[:200])
    letters = {letter.case_id: letter for letter in Letter.objects.filter(case__in=to_serve)}
    page = page_of(_own(request, Case.State.CLOSED), request.GET)
    return render(
        request,
        "workbench/cases/service.html",
        {
            "to_serve": [(case, due_of(case, today), letters.get(case.pk)) for case in to_serve],
            "page": page,
            "rows": [(case, due_of(case, today)) for case in page],
        },
    )
