"""A reply attachment before it goes out: what was found in it, clearing, taking back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.agencies.roles import Act
from gongkai.cases import rules, services
from gongkai.cases.models import CaseDocument, ScanFinding
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms.release import ClearFindingForm, TakeBackForm
from gongkai.workbench.release_page import acts_of_file, facts_of_file, file_url, marks_of
from gongkai.workbench.views.case_acts import crumbs_of
from gongkai.workbench.views.cases import visible_case

GROUND = "条例第十五条、第三十七条：不公开的内容不随答复发出"


def reply_file(request: HttpRequest, pk: int, document: int) -> CaseDocument:
    """An attachment of this case's reply; 404 for any other file."""
    case = visible_case(request, pk)
    files = CaseDocument.objects.filter(case=case, kind=CaseDocument.Kind.REPLY_ATTACHMENT)
    kept: CaseDocument = find(
        files.select_related("original", "added_by", "scan", "taken_back", "redaction__source__original"),
        pk=document,
    )
    kept.case = case
    return kept


def crumbs_to(document: CaseDocument) -> list[tuple[str, str]]:
    return [*crumbs_of(document.case), (document.original.name, file_url("case_file", document))]


def back_to(document: CaseDocument) -> Link:
    return Link("不办了，回到文件", file_url("case_file", document))


@staff_page(Act.VIEW_CASES)
def case_file(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    kept = reply_file(request, pk, document)
    return render(
        request,
        "workbench/cases/reply_file.html",
        {
            "case": kept.case,
            "document": kept,
            "facts": facts_of_file(kept),
            "findings": marks_of(kept, request.officer),
            "scanned": hasattr(kept, "scan"),
            "acts": acts_of_file(kept, request.officer),
            "back": reverse("desk:case", args=[pk]),
            "crumbs": [*crumbs_of(kept.case), (kept.original.name, "")],
        },
    )


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_take_back_file(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    kept = reply_file(request, pk, document)
    demand(request, Act.HANDLE_CASE, kept.case.agency)

    def perform(given: dict) -> str:
        services.take_back_file(kept, by=request.officer, **given)
        return f"“{kept.original.name}”已取回，不随答复发出"

    return answer(
        request,
        ActPage(
            heading="取回附件",
            button="取回",
            form=TakeBackForm,
            perform=perform,
            back=back_to(kept),
            crumbs=crumbs_to(kept),
            facts=[
                Fact("文件", kept.original.name),
                Fact("依据", GROUND),
                Fact("随后", "不随答复发出，申请人看不到；文件和记录留在案内"),
            ],
            refused=str(rules.refusal_to_take_back_file(kept, request.officer) or ""),
        ),
    )


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_scan_file(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    kept = reply_file(request, pk, document)
    demand(request, Act.HANDLE_CASE, kept.case.agency)

    def perform(given: dict) -> str:
        done = services.scan_reply_file(kept, by=request.officer)
        return f"“{done.original.name}”已检查，查到{done.findings.count()}处"

    return answer(
        request,
        ActPage(
            heading="检查附件",
            button="检查",
            form=NothingToFill,
            perform=perform,
            back=back_to(kept),
            crumbs=crumbs_to(kept),
            facts=[
                Fact("文件", kept.original.name),
                Fact("依据", GROUND),
                Fact("随后", "查个人信息、隐藏的内容和黑块下面的文字，结果记在案内"),
            ],
            refused=str(rules.refusal_to_scan_file(kept, request.officer) or ""),
        ),
    )


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_clear_finding(request: HttpRequest, pk: int, document: int, finding: int) -> HttpResponse:
    kept = reply_file(request, pk, document)
    demand(request, Act.HANDLE_CASE, kept.case.agency)
    place: ScanFinding = find(
        ScanFinding.objects.filter(document=kept).select_related("cleared_by"), pk=finding
    )
    place.document = kept

    def perform(given: dict) -> str:
        services.clear_finding(place, by=request.officer, **given)
        return f"已复核：{place.get_kind_display()}（{place.where}）可以发出"

    return answer(
        request,
        ActPage(
            heading="复核查到的一处",
            button="复核通过",
            form=ClearFindingForm,
            perform=perform,
            back=back_to(kept),
            crumbs=crumbs_to(kept),
            facts=[
                Fact("文件", kept.original.name),
                Fact("查到", place.get_kind_display(), note=f"{place.where}　{place.excerpt}"),
                Fact("依据", "条例第十五条；复核的人和附上文件的人不能是同一个人"),
                Fact("随后", "这一处可以随答复发出，理由留在案内"),
            ],
            refused=str(rules.refusal_to_clear_finding(place, request.officer) or ""),
        ),
    )
