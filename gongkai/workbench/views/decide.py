"""Deciding: first which decision, then its conclusion, the evidence a court will ask for, and the form.

The five questions end here too, with what was answered on the way (``?guide=1``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.details import PARTY, findings_of
from gongkai.cases.models import Case
from gongkai.cases.selectors.guide import LAST
from gongkai.law.decisions import DECISIONS, GROUPS, Decision, Outcome
from gongkai.law.errors import LawError
from gongkai.ui.pieces import Fact
from gongkai.workbench.case_page import act_url
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.forms.decide import WITHHELD_BY, DecideForm
from gongkai.workbench.outcome_words import basis_of, cell_of, remedy_of, title_of
from gongkai.workbench.proofs import by_form, proofs_of, stage_refusal
from gongkai.workbench.views.case_acts import crumbs_of, refused_now
from gongkai.workbench.views.cases import visible_case

FIXED = (PARTY,)  # of one thing asked for everything else may still be put otherwise


@dataclass(frozen=True)
class Choice:
    """One decision as it stands in the list of all of them."""

    rule: Decision
    url: str
    cell: str
    remedy: str
    missing: int
    in_form: bool
    current: bool


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_decide(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    code = request.GET.get("outcome", "")
    if not code:
        return _choose(request, case)
    if code not in Outcome.__members__:
        raise Http404
    return _decide(request, case, Outcome(code))


def _choose(request: HttpRequest, case: Case) -> HttpResponse:
    current = selectors.current_decision(case)
    here = act_url(case, "decide")
    choices = [
        Choice(
            rule,
            f"{here}?outcome={code.value}",
            cell_of(rule),
            remedy_of(code),
            len(_elsewhere(case, code)),
            bool(by_form(code)),
            bool(current and current.outcome == code.value),
        )
        for code, rule in DECISIONS.items()
    ]
    groups = [(group, [each for each in choices if each.rule.group == group]) for group in GROUPS]
    return render(
        request,
        "workbench/cases/choose_decision.html",
        {
            "case": case,
            "groups": groups,
            "due": due_of(case, timezone.localdate()),
            "refused": refused_now(case, request.officer, "decide"),
            "guide_url": act_url(case, "guide"),
            "back": reverse("desk:case", args=[case.pk]),
            "crumbs": [*crumbs_of(case), ("作出处理决定", "")],
        },
    )


@dataclass(frozen=True)
class Answers:
    """What the five questions bring to the form. fixed: particulars that stand and are not asked again."""

    initial: dict[str, Any]
    fixed: dict[str, Any]


def _decide(request: HttpRequest, case: Case, outcome: Outcome) -> HttpResponse:
    answers = None
    if "guide" in request.GET:
        answers = _from_guide(case, outcome)
        if answers is None:  # an answer was changed meanwhile
            return redirect(act_url(case, "guide"))
    form = DecideForm(
        request.POST or None,
        outcome=outcome,
        thing=case,
        officer=request.officer,
        initial=answers.initial if answers else _earlier(case, outcome),
        fixed=answers.fixed if answers else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.decide(case, by=request.officer, **form.as_act())
        except (Refusal, LawError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"已拟处理决定：{DECISIONS[outcome].label}。签发答复书以后才是本机关的决定"
            )
            return redirect(
                reverse("desk:case_guide_question", args=[case.pk, LAST])
                if answers
                else reverse("desk:case", args=[case.pk])
            )
    return render(request, "workbench/cases/decide.html", _context(request, case, outcome, form, answers))


def _from_guide(case: Case, outcome: Outcome) -> Answers | None:
    """None where the five questions do not lead to this decision."""
    guide = selectors.guide_of(case)
    if guide.combination is None or outcome not in guide.combination.choices:
        return None
    details = guide.details(outcome)
    fixed = details if guide.several else {key: details[key] for key in FIXED if key in details}
    return Answers({"grounds": guide.grounds(), **details}, fixed)


def _context(
    request: HttpRequest, case: Case, outcome: Outcome, form: DecideForm, answers: Answers | None
) -> dict[str, object]:
    rule = DECISIONS[outcome]
    known = dict(answers.initial) if answers else {}
    if withheld_by := request.POST.getlist(WITHHELD_BY):
        known[WITHHELD_BY] = withheld_by
    grounds = [Outcome(code) for code in known.get(WITHHELD_BY, ()) if code in Outcome.__members__]
    details = {**known, WITHHELD_BY: [code.value for code in grounds]}
    proofs = proofs_of(case, outcome, details, question=rule.question if answers else None)
    lacking = [proof for proof in proofs if proof.missing]
    return {
        "case": case,
        "rule": rule,
        "heading": title_of(rule),
        "due": due_of(case, timezone.localdate()),
        "form": form,
        "findings": findings_of(details),
        "proofs": proofs,
        "lacking": lacking,
        "stage": stage_refusal(case, request.officer, outcome),
        "conclusion": [
            Fact("法律依据", basis_of(rule, grounds)),
            Fact("计入年报", f"表3 {cell_of(rule)}，{case.get_applicant_class_display()}"),
            Fact("救济", remedy_of(outcome, grounds)),
            Fact("答复书写", "逐项写明结果和理由" if findings_of(details) else rule.letter_wording),
        ],
        "choose_url": act_url(case, "decide"),
        "guide_url": act_url(case, "guide"),
        "guided": answers is not None,
        "back": reverse("desk:case", args=[case.pk]),
        "crumbs": [*crumbs_of(case), ("作出处理决定", act_url(case, "decide")), (rule.label, "")],
    }


def _earlier(case: Case, outcome: Outcome) -> dict[str, object]:
    """What was written when this decision was proposed before."""
    current = selectors.current_decision(case)
    if current is None or current.outcome != outcome.value:
        return _named(case) if outcome is Outcome.N2 else {}
    return {"grounds": current.grounds, **current.details}


def _named(case: Case) -> dict[str, object]:
    """The agency found to answer, from its own page."""
    named = getattr(case, "right_agency", None)
    if named is None:
        return {}
    return {"agency_name": named.name, "agency_contact": named.contact, "grounds": named.why}


def _elsewhere(case: Case, outcome: Outcome) -> list[str]:
    in_form = by_form(outcome)
    return [paper.key for paper in selectors.evidence_missing(case, outcome, {}) if paper.key not in in_form]
