"""One page for each act on a case, made from its specification."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import selectors
from gongkai.cases.acts import acts_for
from gongkai.cases.models import Case, Inquiry
from gongkai.law.decisions import Outcome
from gongkai.law.five_questions import QUESTIONS
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.wording import cn_day, due_words
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.case_acts import SPECS, Spec
from gongkai.workbench.case_page import act_url
from gongkai.workbench.conversion_acts import CONVERSION_SPECS
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.joint_acts import JOINT_SPECS
from gongkai.workbench.letter_acts import LETTER_SPECS
from gongkai.workbench.outward_acts import OUTWARD_SPECS
from gongkai.workbench.paper_acts import PAPER_SPECS
from gongkai.workbench.scan_acts import SCAN_SPECS
from gongkai.workbench.views.cases import visible_case

PREFILLED = ("require_correction", "send_inquiry")  # from what was answered in the guide
QUESTION_NUMBERS = {str(number) for number in QUESTIONS}


def crumbs_of(case: Case) -> list[tuple[str, str]]:
    return [("办件", reverse("desk:queue")), (case.number, reverse("desk:case", args=[case.pk]))]


def back_to(case: Case) -> Link:
    return Link("不办了，回到案件", reverse("desk:case", args=[case.pk]))


def refused_now(case: Case, officer: Officer, key: str) -> str:
    """Why the act is not possible now, from the same rules as the case page; empty where it is."""
    acts = acts_for(case, officer, timezone.localdate())
    if any(each.key == key for each in acts.allowed):
        return ""
    reason = next((each.reason for each in acts.refused if each.key == key), "")
    return reason or f"这件申请现在是“{case.get_state_display()}”，这一步不用办或者已经办过"


def head_facts(case: Case) -> list[Fact]:
    """Which case an act page is about, and how much time it has."""
    due = due_of(case, timezone.localdate())
    facts = [Fact("申请", case.number, note=case.title)]
    if due and due.on:
        facts.append(Fact("到期", cn_day(due.on), note=due_words(due)))
    return facts


def _view(key: str, spec: Spec) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        case = visible_case(request, pk)
        demand(request, spec.act, case.agency)
        return answer(
            request,
            ActPage(
                heading=spec.heading,
                button=spec.button,
                form=spec.form,
                perform=lambda given: spec.perform(case, request.officer, given),
                back=back_to(case),
                crumbs=crumbs_of(case),
                facts=[
                    *head_facts(case),
                    *spec.facts(case),
                    Fact("依据", spec.ground),
                    Fact("随后", spec.follows),
                ],
                thing=case,
                initial={"key": request.GET.get("key", ""), **_prefilled(case, key)},
                refused=refused_now(case, request.officer, key),
                to=_onward(request, case, spec),
                preview=(lambda given: spec.preview(case, given)) if spec.preview else None,
            ),
        )

    view.__name__ = f"case_{key}"
    return staff_page(spec.act, methods=FORM)(view)


def _prefilled(case: Case, key: str) -> dict[str, str]:
    """What was answered to the first question is what the applicant is asked to complete; whom to ask follows
    from the second."""
    if key not in PREFILLED:
        return {}
    guide = selectors.guide_of(case)
    if key == "send_inquiry":
        return {"kind": Inquiry.Kind.AGENCY} if any(each.act == key for each in guide.acts) else {}
    first = guide.first
    if first is None or first.answer != "correct":
        return {}
    points = [f"{number}．{point}" for number, point in enumerate(first.details.get("points", ()), 1)]
    return {"points": "\n".join(part for part in (*points, first.note) if part)}


def _onward(request: HttpRequest, case: Case, spec: Spec) -> str:
    """Back to the question or decision in hand, whose list of missing evidence led to the act; else to the
    decision that the act prepares."""
    if (question := request.GET.get("guide", "")) in QUESTION_NUMBERS:
        return reverse("desk:case_guide_question", args=[case.pk, question])
    outcome = spec.onward or request.GET.get("outcome", "")
    return f"{act_url(case, 'decide')}?outcome={outcome}" if outcome in Outcome.__members__ else ""


_ALL_SPECS = {
    **SPECS,
    **LETTER_SPECS,
    **PAPER_SPECS,
    **CONVERSION_SPECS,
    **OUTWARD_SPECS,
    **SCAN_SPECS,
    **JOINT_SPECS,
}
ACT_VIEWS = {key: _view(key, spec) for key, spec in _ALL_SPECS.items()}
