"""What the page of one of the five questions shows: steps, what it comes to, evidence, what is like it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import selectors
from gongkai.cases.models import Case
from gongkai.cases.selectors.guide import LAST, Guide
from gongkai.cases.selectors.similar import Similar
from gongkai.law.article_texts import ARTICLE_TEXTS, BESIDE
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.five_questions import QUESTIONS, Answer, Question
from gongkai.law.wording import numeral, short_day_text
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.case_page import act_url
from gongkai.workbench.due import due_of
from gongkai.workbench.outcome_words import basis_of, cell_of, remedy_of, title_of
from gongkai.workbench.proofs import Proof, proofs_of, stage_refusal
from gongkai.workbench.related_page import related_facts
from gongkai.workbench.views.case_acts import crumbs_of, refused_now


@dataclass(frozen=True)
class Step:
    """state: done, now or later. text: how it was answered."""

    number: str
    name: str
    state: str
    text: str
    url: str


@dataclass(frozen=True)
class Earlier:
    """A decision on something alike. url: none where the officer may not open it."""

    label: str
    outcome: str
    remedy: str
    url: str


@dataclass(frozen=True)
class Conclusion:
    """What the answers come to. others: what may be chosen instead. decided: it is proposed already."""

    code: Outcome
    heading: str
    why: str
    facts: tuple[Fact, ...]
    others: tuple[Link, ...]
    proofs: tuple[Proof, ...]
    lacking: tuple[Proof, ...]
    unwritten: tuple[tuple[str, tuple[str, ...]], ...]
    stage: str
    url: str
    decided: bool


@dataclass(frozen=True)
class Waiting:
    """An act the answer asks for first. text: what follows it, or how far it has come. url: of the act, or of
    taking in what came of it, with its button; none where nothing is to be done. refused: why not now."""

    label: str
    text: str
    url: str
    button: str
    refused: str


# act -> its name, the button that takes in what came of it, and the act behind that button
ASKED = {
    "require_correction": ("要求补正", "登记补正", "record_correction"),
    "send_inquiry": ("征求意见", "登记意见", "record_opinion"),
}


def question_url(case: Case, question: int) -> str:
    return reverse("desk:case_guide_question", args=[case.pk, question])


def page_of_question(
    case: Case, officer: Officer, guide: Guide, question: int, chosen: str = ""
) -> dict[str, object]:
    """The context of ``workbench/cases/guide.html`` without its form. chosen: an outcome to be taken instead
    of the one proposed."""
    asked = QUESTIONS[question]
    ends_here = guide.combination is not None and question == guide.ended_at
    return {
        "case": case,
        "guide": guide,
        "question": asked,
        "heading": f"第{numeral(question)}问：{asked.name}",
        "due": due_of(case, timezone.localdate()),
        "steps": [_step(case, guide, each, question) for each in QUESTIONS.values()],
        "waiting": [_waiting(case, officer, each) for each in guide.acts if each.question == question],
        "conclusion": conclusion_of(case, officer, guide, chosen) if ends_here else None,
        "onward": question_url(case, guide.question) if guide.question > question and not ends_here else "",
        "searches": list(case.searches.all()) if question == 3 else [],
        "search_url": f"{act_url(case, 'record_search')}?guide=3",
        "items_url": reverse("desk:case_guide_items", args=[case.pk]),
        "refused": refused_now(case, officer, "guide"),
        "earlier": _earlier(case, officer),
        "beside": related_facts(case)[:-1],
        "articles": [(f"第{numeral(number)}条", ARTICLE_TEXTS[number]) for number in BESIDE[question]],
        "ended_url": question_url(case, guide.ended_at),
        "decide_url": act_url(case, "decide"),
        "back": reverse("desk:case", args=[case.pk]),
        "crumbs": [*crumbs_of(case), (f"第{numeral(question)}问", "")],
    }


def _step(case: Case, guide: Guide, question: Question, current: int) -> Step:
    number, ended = question.number, guide.combination is not None
    told = _told(guide, number)
    reachable = number <= guide.ended_at or (number == LAST and ended)
    done = told and reachable and number != LAST
    state = "now" if number == current else "done" if done else "later"
    if not reachable:
        told = "不用再问" if ended else f"第{numeral(number - 1)}问完成后进行"
    return Step(
        numeral(number),
        question.name,
        state,
        told or ("正在判断" if number == current else "还没有答"),
        question_url(case, number) if reachable else "",
    )


def _told(guide: Guide, question: int) -> str:
    """How a question was answered, for all that was asked for: 2件找到了，1件没有找到."""
    if question == LAST:
        return "按九项要素核对答复书" if guide.combination else ""
    answers = [answer.label for state in guide.items if (answer := state.answer_to(question))]
    if not answers:
        return ""
    kinds = list(dict.fromkeys(answers))
    if len(kinds) == 1 and (question == 1 or len(answers) == len(guide.items)):
        return kinds[0]
    return "，".join(f"{answers.count(kind)}件{kind}" for kind in kinds)


def _waiting(case: Case, officer: Officer, answer: Answer) -> Waiting:
    label, asked, answered = ASKED[answer.act]
    told = _course(case, answer.act)
    key = answered if told else answer.act
    refused = refused_now(case, officer, key)
    if told:
        return Waiting(label, told, "" if refused else act_url(case, key), asked, "")
    return Waiting(label, answer.follows, act_url(case, key), label, refused)


def _course(case: Case, act: str) -> str:
    """Where an act already done stands: nothing while it is still to be done."""
    if act == "require_correction":
        notice = getattr(case, "correction", None)
        if notice is None:
            return ""
        if notice.answered_on:
            return f"{short_day_text(notice.answered_on)}收到补正。对照补来的内容，再答一遍这一问。"
        noticed, until = short_day_text(notice.noticed_on), short_day_text(notice.until)
        return f"{noticed}已告知补正，等申请人补来，期限到{until}。"
    inquiries = [each for each in case.inquiries.all() if each.kind == each.Kind.AGENCY]
    if not inquiries:
        return ""
    if waiting := [each.to for each in inquiries if not each.ended_on]:
        return f"已征求{'、'.join(waiting)}的意见，等对方答复。"
    return f"{inquiries[-1].to}{inquiries[-1].get_answer_display()}。对照意见，再答一遍这一问。"


def conclusion_of(case: Case, officer: Officer, guide: Guide, chosen: str = "") -> Conclusion:
    """chosen is taken where it is among the choices; the proposal otherwise."""
    together = guide.combination
    code = next((each for each in together.choices if each.value == chosen), together.outcome)
    rule, details = DECISIONS[code], guide.details(code)
    grounds = [Outcome(each) for each in details.get("withheld_by", ())]
    proofs = proofs_of(case, code, details, question=guide.ended_at)
    current = selectors.current_decision(case)
    here = question_url(case, guide.ended_at)
    return Conclusion(
        code,
        title_of(rule),
        together.why if guide.several else "",
        (
            Fact("法律依据", basis_of(rule, grounds)),
            Fact("计入年报", f"表3 {cell_of(rule)}，{case.get_applicant_class_display()}"),
            Fact("救济", f"{remedy_of(code, grounds)}；写入答复书"),
            *([] if guide.several else [Fact("随后", guide.items[0].place.answer.follows)]),
        ),
        tuple(
            Link(title_of(DECISIONS[each]), f"{here}?as={each.value}")
            for each in together.choices
            if each is not code
        ),
        tuple(proofs),
        tuple(proof for proof in proofs if proof.missing),
        guide.lacking,
        stage_refusal(case, officer, code),
        f"{act_url(case, 'decide')}?outcome={code.value}&guide=1",
        current is not None and current.outcome == code.value,
    )


def _earlier(case: Case, officer: Officer) -> list[Earlier]:
    return [_as_earlier(each) for each in selectors.similar_decisions(case)]


def _as_earlier(each: Similar) -> Earlier:
    found = each.case
    label = f"〔{found.year}〕{found.serial}号" if each.own else found.agency.short_name
    remedy = "复议、诉讼纠正" if each.corrected else "复议、诉讼维持" if each.upheld else ""
    return Earlier(
        label,
        title_of(DECISIONS[each.outcome]),
        remedy,
        reverse("desk:case", args=[found.pk]) if each.own else "",
    )
