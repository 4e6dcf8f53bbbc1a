"""Deciding: first which decision, then its conclusion, the evidence a court will ask for, and the form."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.details import EVIDENCE_BY_DETAIL, details_of
from gongkai.cases.errors import MissingEvidence, TextMissing
from gongkai.cases.models import Case
from gongkai.law.decisions import DECISIONS, GROUPS, Decision, Outcome
from gongkai.law.errors import LawError
from gongkai.ui.pieces import Fact
from gongkai.workbench.case_page import act_url, evidence_url
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.forms.decide import WITHHELD_BY, DecideForm
from gongkai.workbench.outcome_words import cell_of, remedy_of, title_of
from gongkai.workbench.views.case_acts import crumbs_of, refused_now
from gongkai.workbench.views.cases import visible_case

QUESTIONS = {1: "补不补", 2: "该不该", 3: "有没有", 4: "给不给"}


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


@dataclass(frozen=True)
class Proof:
    """One paper the decision needs: where it is, or the page on which it is recorded."""

    label: str
    explanation: str
    text: str
    url: str
    in_form: bool


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
            bool(_by_form(code)),
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
            "back": reverse("desk:case", args=[case.pk]),
            "crumbs": [*crumbs_of(case), ("作出处理决定", "")],
        },
    )


def _decide(request: HttpRequest, case: Case, outcome: Outcome) -> HttpResponse:
    form = DecideForm(
        request.POST or None,
        outcome=outcome,
        thing=case,
        officer=request.officer,
        initial=_earlier(case, outcome),
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
            return redirect(reverse("desk:case", args=[case.pk]))
    return render(request, "workbench/cases/decide.html", _context(request, case, outcome, form))


def _context(request: HttpRequest, case: Case, outcome: Outcome, form: DecideForm) -> dict[str, object]:
    rule = DECISIONS[outcome]
    withheld_by = request.POST.getlist(WITHHELD_BY)
    details = (
        {WITHHELD_BY: [code for code in withheld_by if code in Outcome.__members__]} if withheld_by else {}
    )
    proofs = _proofs(case, outcome, details)
    lacking = [proof for proof in proofs if not proof.text and not proof.in_form]
    return {
        "case": case,
        "rule": rule,
        "heading": title_of(rule),
        "question": QUESTIONS.get(rule.question, ""),
        "due": due_of(case, timezone.localdate()),
        "form": form,
        "proofs": proofs,
        "lacking": lacking,
        "stage": _stage(case, request.officer, outcome),
        "conclusion": [
            Fact("法律依据", str(rule.citation)),
            Fact("计入年报", f"表3 {cell_of(rule)}，{case.get_applicant_class_display()}"),
            Fact("救济", remedy_of(outcome)),
            Fact("答复书写", rule.letter_wording),
        ],
        "choose_url": act_url(case, "decide"),
        "back": reverse("desk:case", args=[case.pk]),
        "crumbs": [*crumbs_of(case), ("作出处理决定", act_url(case, "decide")), (rule.label, "")],
    }


def _stage(case: Case, officer: Officer, outcome: Outcome) -> str:
    """Why this decision does not fit the case now, the evidence left aside."""
    refusal = rules.refusal_to_decide_as(case, officer, outcome, today=timezone.localdate(), details={})
    filled_in_below = isinstance(refusal, MissingEvidence | TextMissing)
    return "" if refusal is None or filled_in_below else str(refusal)


def _earlier(case: Case, outcome: Outcome) -> dict[str, object]:
    """What was written when this decision was proposed before."""
    current = selectors.current_decision(case)
    if current is None or current.outcome != outcome.value:
        return {}
    return {"grounds": current.grounds, **current.details}


def _by_form(outcome: Outcome) -> set[str]:
    """Papers that the form's own particulars put on file."""
    return {
        EVIDENCE_BY_DETAIL[detail.key] for detail in details_of(outcome) if detail.key in EVIDENCE_BY_DETAIL
    }


def _proofs(case: Case, outcome: Outcome, details: dict) -> list[Proof]:
    in_form = _by_form(outcome)
    return [
        Proof(
            row.evidence.label,
            f"{row.evidence.explanation}（{row.evidence.citation}）",
            row.text,
            evidence_url(case, row.evidence.key, outcome.value),
            not row.text and row.evidence.key in in_form,
        )
        for row in selectors.evidence_table(case, outcome, details)
    ]


def _elsewhere(case: Case, outcome: Outcome) -> list[str]:
    in_form = _by_form(outcome)
    return [paper.key for paper in selectors.evidence_missing(case, outcome, {}) if paper.key not in in_form]
