"""Comments of the supervising office: noted while reading, sent back together, settled one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.agencies.roles import Act
from gongkai.annual_report import services
from gongkai.annual_report.models import Comment, Report
from gongkai.annual_report.rules import Step, refusal_to
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, find, staff_page
from gongkai.workbench.forms.reports import CommentForm, SendBackForm, SettleForm
from gongkai.workbench.report_comments import place_of
from gongkai.workbench.views.reports.common import back_to, crumbs_of, draft_of, frozen_reason
from gongkai.workbench.views.reports.steps import facts_of


@staff_page(Act.REVIEW_REPORT, methods=FORM)
def report_comment(request: HttpRequest, year: int) -> HttpResponse:
    """Note a comment on the place the address names (``place``): a cell, a part, or the whole."""
    found = draft_of(request, year, Act.REVIEW_REPORT)

    def perform(given: dict) -> str:
        remark = services.Remark(given["text"], given["address"], given["quote"])
        services.add_comment(found, by=request.officer, remark=remark)
        return "意见已经记下，退回修改时一并发给单位"

    place = request.GET.get("place", "")
    return answer(
        request,
        ActPage(
            heading="提意见",
            button="记下意见",
            form=CommentForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            initial={"address": place, "quote": request.GET.get("quote", "")},
            refused=_refused(found, Step.COMMENT, request),
            facts=[
                Fact("报告", str(found)),
                Fact("对哪一处", place_of(found, place)),
                Fact("随后", "先记下，只有主管部门看得到；点“退回修改”时，记下的意见一并发给单位"),
            ],
        ),
    )


@staff_page(Act.REVIEW_REPORT, methods=FORM)
def report_comment_drop(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    found, comment = _comment_of(request, year, pk, Act.REVIEW_REPORT)

    def perform(given: dict) -> str:
        services.drop_comment(comment, by=request.officer)
        return "这条意见已经去掉"

    return answer(
        request,
        ActPage(
            heading="去掉意见",
            button="去掉这条意见",
            form=NothingToFill,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            refused=_refused(found, Step.COMMENT, request),
            facts=[*_comment_facts(comment), Fact("随后", "单位看不到这条意见")],
        ),
    )


@staff_page(Act.REVIEW_REPORT, methods=FORM)
def report_send_back(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.REVIEW_REPORT)
    noted = list(found.comments.filter(settled_at__isnull=True).select_related("by"))

    def perform(given: dict) -> str:
        remarks = [services.Remark(given["text"])] if given["text"].strip() else []
        services.send_back(found, by=request.officer, remarks=remarks)
        return f"{found.agency.short_name}{year}年度报告已经退回修改"

    return answer(
        request,
        ActPage(
            heading=f"退回修改：{year}年度报告",
            button="退回修改",
            form=SendBackForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            refused=_refused(found, Step.SEND_BACK, request),
            facts=[
                *facts_of(found),
                *(Fact("已记下的意见", each.text, note=place_of(found, each.address)) for each in noted),
                Fact("依据", "条例第四十七条：主管部门督促整改"),
                Fact("随后", "固化解除，数字重新跟着办件走；单位逐条写明处理情况，再送签、报送"),
            ],
        ),
    )


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_settle(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    found, comment = _comment_of(request, year, pk, Act.EDIT_REPORT)

    def perform(given: dict) -> str:
        services.settle_comment(comment, by=request.officer, answer=given["answer"])
        return "处理情况已经写明"

    return answer(
        request,
        ActPage(
            heading="写明处理情况",
            button="写明处理情况",
            form=SettleForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            refused=frozen_reason(found),
            facts=[*_comment_facts(comment), Fact("随后", "全部意见都写明以后，可以再送签")],
        ),
    )


def _comment_of(request: HttpRequest, year: int, pk: int, act: Act) -> tuple[Report, Comment]:
    found = draft_of(request, year, act)
    return found, find(found.comments.select_related("by", "settled_by"), pk=pk)


def _comment_facts(comment: Comment) -> list[Fact]:
    facts = [
        Fact("意见", comment.text, note=comment.by.name),
        Fact("对哪一处", place_of(comment.report, comment.address)),
    ]
    return [*facts, Fact("原文", comment.quote)] if comment.quote else facts


def _refused(report: Report, step: Step, request: HttpRequest) -> str:
    return str(refusal_to(step, report, request.officer, today=timezone.localdate()) or "")
