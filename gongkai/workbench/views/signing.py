"""Two short lists: letters that wait for this officer, and what is left after signing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.agencies.roles import Act
from gongkai.cases import selectors
from gongkai.cases.models import Case, Letter, SignOffStep
from gongkai.workbench.doors import staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.paging import page_of

CLOSED_AT_ONCE = 50  # cases without a letter shown at a time


def _own(request: HttpRequest, *states: Case.State):
    cases = selectors.cases_for(request.officer).filter(agency=request.officer.agency)
    cases = cases.filter(state__in=states) if states else cases
    return selectors.with_page_columns(cases)


@staff_page(Act.APPROVE_LETTER)
def signing(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    waiting = _own(request, Case.State.AWAITING_SIGNATURE).filter(selectors.at_the_desk_of(request.officer))
    page = page_of(waiting, request.GET, by="due_on")
    steps = _steps_of(page.rows)
    rows = [(case, due_of(case, today), *steps[case.pk]) for case in page if case.pk in steps]
    return render(
        request,
        "workbench/cases/signing.html",
        {
            "page": page,
            "rows": rows,
            "me": request.officer.person_id,
            "to_close": _to_close(request) if request.officer.may(Act.SIGN_LETTER) else [],
        },
    )


def _steps_of(cases: Iterable[Case]) -> dict[int, tuple[SignOffStep, int]]:
    """By case: the step its letter waits at, and how many agreed to this submission before."""
    found = SignOffStep.objects.filter(letter__case__in=cases, letter__state=Letter.State.SUBMITTED)
    steps = list(found.select_related("letter__submitted_by", "letter__decision").order_by("-position"))
    agreed = Counter(
        (each.letter_id, each.attempt) for each in steps if each.state == SignOffStep.State.APPROVED
    )
    return {
        each.letter.case_id: (each, agreed[each.letter_id, each.attempt])
        for each in steps  # the first waiting step comes last and stays
        if each.state == SignOffStep.State.WAITING
    }


def _to_close(request: HttpRequest) -> list[Case]:
    return list(selectors.to_close_without_letter(_own(request))[:CLOSED_AT_ONCE])


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
