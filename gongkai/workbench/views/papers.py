"""Papers of a case: reading one, and recording that it was served or came back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.agencies.roles import Act
from gongkai.cases import rules, services
from gongkai.cases.models import Case, CaseDocument, Paper
from gongkai.ui.pieces import Download, Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.case_page import document_url
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms.papers import BounceForm, ServePaperForm
from gongkai.workbench.views.case_acts import back_to, crumbs_of, head_facts
from gongkai.workbench.views.cases import visible_case


def _paper(case: Case, pk: int) -> Paper:
    return find(
        Paper.objects.filter(case=case).select_related("case__agency", "issued_by", "template"), pk=pk
    )


def paper_files(case: Case, paper: Paper) -> list[Download]:
    """The paper as files; only for those who may read what is in them."""
    own = [pk for pk in (paper.docx_id, paper.pdf_id) if pk]
    originals = [*own, *paper.enclosures.values_list("pk", flat=True)]
    files = CaseDocument.objects.filter(case=case, original__in=originals).select_related("original")
    return [
        Download(each.original.name, document_url(case, each), kind=each.get_kind_display()) for each in files
    ]


@staff_page(Act.VIEW_CASES)
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    case = visible_case(request, pk)
    found = _paper(case, paper)
    named = request.officer.may(Act.VIEW_IDENTITY, case.agency) or not found.to_applicant
    return render(
        request,
        "workbench/cases/paper.html",
        {
            "case": case,
            "paper": found,
            "services": list(found.services.select_related("recorded_by")),
            "may_serve": rules.refusal_to_serve_paper(found, request.officer) is None,
            "may_bounce": rules.refusal_to_bounce_paper(found, request.officer) is None,
            "files": paper_files(case, found) if named else [],
            "facts": [
                Fact("文号", found.number),
                Fact("收件人", found.addressee),
                Fact("发出", found.issued_on, note=found.issued_by.name if found.issued_by else ""),
                Fact("文本", str(found.template) if found.template else "系统自带文本"),
            ],
            "crumbs": [*crumbs_of(case), (found.get_kind_display(), "")],
        },
    )


@staff_page(Act.SERVE_LETTER, methods=FORM)
def paper_serve(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.SERVE_LETTER, case.agency)
    found = _paper(case, paper)

    def perform(given: dict) -> str:
        services.serve_paper(found, by=request.officer, **given)
        return f"已登记{found.get_kind_display()}的送达"

    facts = [*head_facts(case), Fact("文书", found.get_kind_display(), note=found.number)]
    facts.append(Fact("申请人选的", case.get_delivery_display()))
    return answer(
        request,
        ActPage(
            heading="登记文书送达",
            button="登记送达",
            form=ServePaperForm,
            perform=perform,
            back=back_to(case),
            crumbs=crumbs_of(case),
            facts=[
                *facts,
                Fact("依据", "每份文书都要有送达凭证"),
                Fact("随后", "凭证存入案内，收费通知从送达次日起算缴费期限"),
            ],
            thing=case,
            refused=str(rules.refusal_to_serve_paper(found, request.officer) or ""),
        ),
    )


@staff_page(Act.SERVE_LETTER, methods=FORM)
def paper_bounce(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.SERVE_LETTER, case.agency)
    found = _paper(case, paper)

    def perform(given: dict) -> str:
        services.bounce_paper(found, by=request.officer, **given)
        return "已登记退件，换一种方式再送达"

    return answer(
        request,
        ActPage(
            heading="登记文书退件",
            button="登记退件",
            form=BounceForm,
            perform=perform,
            back=back_to(case),
            crumbs=crumbs_of(case),
            facts=[
                *head_facts(case),
                Fact("文书", found.get_kind_display(), note=found.number),
                Fact("随后", "这份文书回到没有送达，经办人再送"),
            ],
            thing=case,
            refused=str(rules.refusal_to_bounce_paper(found, request.officer) or ""),
        ),
    )
