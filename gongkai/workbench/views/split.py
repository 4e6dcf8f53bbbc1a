"""Splitting an application that asks for several things into one case each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from gongkai.agencies.roles import Act
from gongkai.cases import paper_values, services
from gongkai.cases.models import Paper
from gongkai.cases.services.split import MOST
from gongkai.documents.letters import LetterText
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.split import USUAL, listed_items, split_form
from gongkai.workbench.views.case_acts import back_to, crumbs_of, head_facts, refused_now
from gongkai.workbench.views.cases import visible_case

NEW_NUMBER = "新编号"


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_split(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    asked = request.GET.get("boxes", "")
    fewest = max(USUAL, len(listed_items(case)))
    boxes = next((each for each in range(fewest, MOST + 1) if str(each) == asked), fewest)

    def perform(given: dict) -> str:
        parts = services.split(case, by=request.officer, matters=given["matters"], reason=given["reason"])
        return f"已分为{len(parts) + 1}件，另编{'、'.join(part.number for part in parts)}；分案告知书已生成"

    def preview(given: dict) -> list[LetterText]:
        first, *others = given["matters"]
        listed = [(case.number, first.title), *((NEW_NUMBER, each.title) for each in others)]
        return [services.preview_paper(case, Paper.Kind.SPLIT, paper_values.split(listed, given["reason"]))]

    more = Link("多给几格", f"?boxes={min(boxes + USUAL, MOST)}", "（已经填的要重新填）")
    page = ActPage(
        heading="分案",
        button="分案",
        form=split_form(boxes),
        perform=perform,
        back=back_to(case),
        crumbs=crumbs_of(case),
        facts=[
            *head_facts(case),
            Fact("依据", "一事一申请，参照国办函〔2020〕109号第四条，拆成合理的最小单位"),
            Fact(
                "随后",
                "第一件用原编号，其余各编新号；收到之日、期限、申请人、取得方式都一样，"
                "各自决定、各自答复、各计一件；申请人用原来的查询码查得到每一件。不能撤销",
            ),
        ],
        thing=case,
        refused=refused_now(case, request.officer, "split"),
        preview=preview,
        extra={"notice": {"kind": "neutral", "text": "不用的格子空着。", "link": more}}
        if boxes < MOST
        else {},
    )
    return answer(request, page)
