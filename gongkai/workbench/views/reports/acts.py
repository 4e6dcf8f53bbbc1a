"""Opening a report, writing down why a finding may stand, publishing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, POST, demand, staff_page
from gongkai.workbench.forms.reports import ExplainForm, PublishForm
from gongkai.workbench.report_page import address_of
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
    services.open_draft(agency, year_of(year), by=request.officer)
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
        return "原因已写明，这一处不再挡住发布；原因和写的人留痕"

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
            refused=frozen_reason(found),
            facts=[
                Fact("差错", finding.message),
                Fact("规则", rule),
                Fact("随后", "数字不变，原因留在报告的记录里；能改正的先改正案件，不要用原因代替"),
            ],
        ),
    )


@staff_page(Act.PUBLISH_REPORT, methods=FORM)
def report_publish(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.PUBLISH_REPORT)

    def perform(given: dict) -> str:
        done = services.publish(found, by=request.officer)
        return f"{year}年度报告已发布，数字已固化，指纹{done.sha256[:12]}"

    cells = selectors.cells_of(found)
    return answer(
        request,
        ActPage(
            heading=f"发布{year}年度报告",
            button="发布年度报告",
            form=PublishForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            refused=frozen_reason(found),
            facts=[
                Fact("报告", str(found)),
                Fact("本年新收", f"{cells['3.A.total']}件"),
                Fact("本年办结", f"{cells['3.C7.total']}件"),
                Fact("依据", f"条例第四十九条、第五十条，{year + 1}年1月31日前公布"),
                Fact(
                    "随后", "数字和文字固化并盖指纹，立即在门户公布；此后案件的变动另行显示，不改已公布的数字"
                ),
            ],
        ),
    )
