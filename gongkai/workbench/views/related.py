"""A case beside others: of the same applicant, of the same text, alike."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.agencies.roles import Act
from gongkai.workbench.doors import staff_page
from gongkai.workbench.related_page import compare_page
from gongkai.workbench.views.cases import visible_case


@staff_page(Act.VIEW_CASES)
def case_related(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "workbench/cases/related.html", compare_page(visible_case(request, pk), request.officer)
    )
