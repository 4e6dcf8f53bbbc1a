"""The page of a case, its files, and the look at who applied."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case, CaseDocument, IdentityProof
from gongkai.documents.delivery import bytes_response, file_response
from gongkai.workbench.case_page import page_of_case
from gongkai.workbench.doors import POST, demand, find, staff_page
from gongkai.workbench.receipt_facts import is_unopened


def visible_case(request: HttpRequest, pk: int) -> Case:
    """The case among those the officer sees; 404 otherwise."""
    cases = selectors.cases_for(request.officer).select_related(
        "agency__parent", "holder", "correction", "keyed_by", "receipt__opened_by"
    )
    return find(cases, pk=pk)


@staff_page(Act.VIEW_CASES)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_case(request, pk)
    if request.method == "GET" and is_unopened(found):
        services.note_opened(found, by=request.officer)
    return render(
        request, "workbench/cases/page.html", page_of_case(found, request.officer, timezone.localdate())
    )


@staff_page(Act.VIEW_CASES)
def case_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The day-by-day proof of the due date on a sheet of its own, to be filed with the case."""
    found = visible_case(request, pk)
    return render(
        request,
        "workbench/cases/proof.html",
        {
            "case": found,
            "clock": selectors.clock_of(found),
            "today": timezone.localdate(),
            "facts": selectors.facts_of(found),
            "crumbs": [
                ("办件", reverse("desk:queue")),
                (found.number, reverse("desk:case", args=[found.pk])),
                ("期限计算", ""),
            ],
        },
    )


@staff_page(Act.VIEW_CASES)
def case_document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """A file of this case. One of another case is not found here, whatever its number."""
    found = visible_case(request, pk)
    kept: CaseDocument = find(selectors.documents_of(found), pk=document)
    if kept.kind in CaseDocument.NAMING_APPLICANT:
        demand(request, Act.VIEW_IDENTITY, found.agency)
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
