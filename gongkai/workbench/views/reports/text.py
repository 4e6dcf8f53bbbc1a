"""The sentences of a report."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.law.report_forms import PARTS
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.reports import TextForm
from gongkai.workbench.views.reports.common import back_to, crumbs_of, draft_of, frozen_reason

HINTS = {
    "1": "按主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写；写到的数字要和表2、表3一致",
    "5": "写今年的主要问题和改进情况，不照抄上年",
    "6": "写信息处理费的收取情况：发出收费通知的件数、总金额、实际收取的总金额；没有收取的也要写明",
}


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_text(request: HttpRequest, year: int, part: str) -> HttpResponse:
    if part not in selectors.TEXT_PARTS:
        raise Http404
    found = draft_of(request, year, Act.EDIT_REPORT)
    heading = PARTS[int(part) - 1]

    def perform(given: dict) -> str:
        services.write_text(found, by=request.officer, part=part, text=given["text"])
        return f"“{heading}”已写好，{len(given['text'])}字"

    return answer(
        request,
        ActPage(
            heading=f"写“{heading}”",
            button="存下这一部分",
            form=TextForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            initial={"text": selectors.text_of(found).get(part, "")},
            refused=frozen_reason(found),
            facts=[Fact("提醒", HINTS[part])],
        ),
    )
