"""The whole file of a case to take away: evidence of a remedy, archive folder. Each taking is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import rules, services
from gongkai.documents.delivery import archive_response
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.views.case_acts import back_to, crumbs_of
from gongkai.workbench.views.cases import visible_case
from gongkai.workbench.views.remedies import visible_remedy

RECORDED = Fact("留痕", "谁在什么时候下载的会记下来；里面有申请人的姓名和联系方式，只用于这件事")


@staff_page(Act.VIEW_IDENTITY, methods=FORM)
def remedy_bundle(request: HttpRequest, pk: int, remedy: int) -> HttpResponseBase:
    found = visible_remedy(request, pk, remedy)
    demand(request, Act.VIEW_IDENTITY, found.case.agency)
    here = reverse("desk:remedy", args=[pk, remedy])
    if request.method == "POST":
        return _sent(
            request,
            lambda: services.take_bundle(found, by=request.officer),
            f"证据-{found.case.number}.zip",
            here,
        )
    page = ActPage(
        heading="下载证据材料",
        button="下载（ZIP）",
        form=NothingToFill,
        perform=lambda given: "",
        back=Link("不下载了，回到这件复议诉讼", here),
        crumbs=[*crumbs_of(found.case), (found.get_route_display(), here)],
        facts=[
            Fact("申请", found.case.number, note=found.case.title),
            Fact(
                "里面有",
                "申请、期限计算、检索记录、证据、意见、处理决定、答复书、送达、本件文书、留痕摘录",
            ),
            Fact("目录", "逐份写明名称、页数、证明什么、来源和SHA-256"),
            Fact("不在里面", "身份证件的图片和内部记录的内容"),
            RECORDED,
        ],
    )
    return answer(request, page)


@staff_page(Act.VIEW_IDENTITY, methods=FORM)
def case_folder(request: HttpRequest, pk: int) -> HttpResponseBase:
    case = visible_case(request, pk)
    demand(request, Act.VIEW_IDENTITY, case.agency)
    if request.method == "POST":
        here = reverse("desk:case", args=[pk])
        return _sent(
            request, lambda: services.take_folder(case, by=request.officer), f"案卷-{case.number}.zip", here
        )
    page = ActPage(
        heading="下载案卷",
        button="下载（ZIP）",
        form=NothingToFill,
        perform=lambda given: "",
        back=back_to(case),
        crumbs=crumbs_of(case),
        facts=[
            Fact("申请", case.number, note=case.title),
            Fact("依据", "条例第四十五条：登记、审核、办理、答复、归档"),
            Fact("里面有", "全部材料和目录，办理经过，留痕（JSON，每条记录的指纹可以核验）"),
            Fact("不在里面", "身份证件的图片和内部记录的内容"),
            RECORDED,
        ],
        refused=str(rules.refusal_to_take_folder(case, request.officer) or ""),
    )
    return answer(request, page)


def _sent(
    request: HttpRequest, take: Callable[[], IO[bytes]], name: str, back: str
) -> HttpResponse | HttpResponseBase:
    try:
        return archive_response(take(), name)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
