"""Opening a report, writing down why a finding may stand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.hand_over_errors import ReportedByAnother
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import refusal_to_explain
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, POST, demand, find, staff_page
from gongkai.workbench.forms.reports import ExplainForm
from gongkai.workbench.report_page import address_for, address_of
from gongkai.workbench.views.reports.common import (
    agency_of,
    back_to,
    crumbs_of,
    draft_of,
    frozen_reason,
    year_of,
)


@staff_page(Act.EDIT_REPORT, methods=POST)
def report_open(request: HttpRequest, year: int) -> HttpResponse:
    agency = agency_of(request)
    demand(request, Act.EDIT_REPORT, agency)
    try:
        services.open_draft(agency, year_of(year), by=request.officer)
    except ReportedByAnother as merged:  # since the page with the button was opened
        messages.error(request, str(merged))
    return redirect(address_of("desk:report", agency, year))


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_explain(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    rule, address = request.GET.get("rule", ""), request.GET.get("address", "")
    findings = selectors.findings_of(found)
    finding = next((one for one in findings if (one.rule, one.address or "") == (rule, address)), None)
    if finding is None:
        raise Http404

    def perform(given: dict) -> str:
        services.explain_finding(
            found, by=request.officer, rule=rule, address=address, reason=given["reason"]
        )
        return "原因已写明，这一处不再挡住送签；原因和写的人留痕"

    return answer(
        request,
        ActPage(
            heading="写明原因",
            button="写明原因",
            form=ExplainForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            refused=frozen_reason(found) or str(refusal_to_explain(finding) or ""),
            facts=[
                Fact("差错", finding.message),
                Fact("规则", rule),
                Fact("随后", "数字不变，原因留在报告的记录里；能改正的先改正案件，不要用原因代替"),
            ],
        ),
    )


@staff_page(Act.VIEW_REPORTS)
def report_told(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a message about a report leads: to its year."""
    found: Report = find(selectors.reports_for(request.officer), pk=pk)
    return redirect(address_for(found, "desk:report"))
