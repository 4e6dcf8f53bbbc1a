"""The five questions, one page each: what is answered leads to the acts and the decision there are anyway."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case
from gongkai.cases.selectors.guide import LAST, Guide
from gongkai.law.five_questions import QUESTIONS
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.case_page import act_url
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.guide import GuideForm, ItemsForm
from gongkai.workbench.guide_page import page_of_question, question_url
from gongkai.workbench.views.case_acts import crumbs_of, head_facts, refused_now
from gongkai.workbench.views.cases import visible_case
from gongkai.workbench.views.letter import elements_of


@staff_page(Act.HANDLE_CASE)
def case_guide(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the questions stand: whoever takes the case over goes on here."""
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    guide = selectors.guide_of(case)
    return _show(request, case, guide, _standing(case, guide))


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_guide_question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    if question not in QUESTIONS:
        raise Http404
    guide = selectors.guide_of(case)
    if not _is_open(guide, question):
        return redirect(act_url(case, "guide"))
    if request.method != "POST" or question == LAST:
        return _show(request, case, guide, question)
    form = GuideForm(request.POST, guide=guide, question=question, thing=case, officer=request.officer)
    if form.is_valid():
        try:
            after = services.answer_question(
                case, by=request.officer, question=question, answers=form.as_given()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _onward(request, case, after, question)
    return _show(request, case, guide, question, form)


def _is_open(guide: Guide, question: int) -> bool:
    if question == LAST:
        return guide.combination is not None
    return any(state.is_asked(question) for state in guide.items)


def _standing(case: Case, guide: Guide) -> int:
    """The question open now. Once all is answered the letter's, where the decision is proposed; else the one
    that ended it, where the decision waits."""
    if guide.combination is None:
        return guide.question
    return LAST if selectors.current_decision(case) else guide.ended_at


def _onward(request: HttpRequest, case: Case, guide: Guide, question: int) -> HttpResponse:
    messages.success(request, f"已记下第{question}问的回答" if guide.several else "已记下")
    if guide.combination is None and guide.question > question:
        return redirect(question_url(case, guide.question))
    return redirect(question_url(case, question))


def _show(
    request: HttpRequest, case: Case, guide: Guide, question: int, form: GuideForm | None = None
) -> HttpResponse:
    context = page_of_question(case, request.officer, guide, question, request.GET.get("as", ""))
    if question == LAST:
        return render(request, "workbench/cases/guide_letter.html", {**context, **_letter(case, request)})
    form = form or GuideForm(guide=guide, question=question, thing=case, officer=request.officer)
    action = question_url(case, question)
    return render(
        request,
        "workbench/cases/guide.html",
        {**context, "form": form, "rows": form.rows(), "action": action},
    )


def _letter(case: Case, request: HttpRequest) -> dict[str, object]:
    """The fifth question: the decision proposed, the letter as it is, and the acts on it."""
    decision, letter = selectors.current_decision(case), selectors.reply_letter(case)
    of_this = letter is not None and decision is not None and letter.decision_id == decision.pk
    acts = (
        ("draft_letter", "起草答复书"),
        ("edit_letter", "修改答复书"),
        ("submit_letter", "送审答复书"),
    )
    offered = [
        Link(label, act_url(case, key))
        for key, label in acts
        if not (key == "draft_letter" and of_this) and not refused_now(case, request.officer, key)
    ]
    return {
        "decision": decision,
        "letter": letter if of_this else None,
        "elements": elements_of(case, letter) if of_this else [],
        "offered": offered,
        "letter_url": act_url(case, "letter") if of_this else "",
    }


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_guide_items(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for, thing by thing."""
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    guide = selectors.guide_of(case)

    def perform(given: dict) -> str:
        listed = services.list_items(case, by=request.officer, texts=given["items"])
        return f"已列出{len(listed)}件，逐件回答" if listed else "按一件办理"

    return answer(
        request,
        ActPage(
            heading="列出申请事项",
            button="列出",
            form=ItemsForm,
            perform=perform,
            back=Link("不改了，回到五问", act_url(case, "guide")),
            crumbs=crumbs_of(case),
            facts=[
                *head_facts(case),
                Fact("申请的原文", case.description),
                Fact("依据", "条例第三十七条；第二问到第四问逐件回答，答复书逐件写明"),
                Fact("随后", "去掉的一件不再问，答过的留在案内；不列的，整件申请按一件办理"),
            ],
            thing=case,
            initial={"items": "\n".join(state.text for state in guide.items if state.item)},
            refused=refused_now(case, request.officer, "guide"),
            to=reverse("desk:case_guide", args=[case.pk]),
        ),
    )
