"""What a reply letter says, composed from the case, its decision and the law; a draft for people to edit.

Lives here: the sentences. Lives elsewhere: decisions and articles (gongkai.law), the paper
(gongkai.documents.letters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.cases.identity import NATURAL
from gongkai.cases.letter_black import blacked_out_paragraph
from gongkai.cases.letter_items import item_paragraphs
from gongkai.cases.models import Case, Decision, Letter
from gongkai.cases.paper_values import common
from gongkai.cases.papers import fill_in
from gongkai.cases.selectors.clock import facts_of
from gongkai.law.citations import REPORT_FORM_2021
from gongkai.law.clock import FactKind, this_round
from gongkai.law.decisions import DECISIONS, GRANTED, PARTLY, Outcome
from gongkai.law.decisions import Decision as Rule
from gongkai.law.remedies import remedy_clause
from gongkai.law.reply_letter import ReplyLetter, missing_elements
from gongkai.law.wording import day_text

REVIEW_PLATFORM = "全国行政复议服务平台（https://xzfy.moj.gov.cn）"
"""[M] The internet way to reconsideration that an electronic reply must name (行政复议法 art. 22)."""

ELECTRONIC = (Case.Delivery.EMAIL, Case.Delivery.ONLINE)
Details = Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    title: str
    paragraphs: tuple[str, ...]
    remedy_text: str


def compose(case: Case, decision: Decision) -> Draft:
    """The letter as the law has it for this decision. Raises FactMissing where the agency's record lacks the
    reviewing body or the court."""
    rule = DECISIONS[Outcome(decision.outcome)]
    told = [
        f"{_facts(case)}经研究，现答复如下：",
        *item_paragraphs(case, decision, _finding),
        *blacked_out_paragraph(case, decision),
        *_provision(case, rule, decision.details),
    ]
    return _draft(case, decision, "政府信息公开申请答复书", told)


def compose_from(text: str, title: str, case: Case, decision: Decision, *, today: date) -> Draft:
    """The same from a text of the supervising office (reply_texts.py). The remedy clause stays the law's."""
    values = _values(case, decision, DECISIONS[Outcome(decision.outcome)])
    return _draft(case, decision, title, fill_in(text, {**common(case, today=today), **values}))


def _draft(case: Case, decision: Decision, title: str, told: Iterable[str]) -> Draft:
    return Draft(
        title=f"{case.agency.name}{title}",
        paragraphs=tuple(address(case, each) for each in told if each),
        remedy_text=address(case, _remedy(case, Outcome(decision.outcome), decision.details)),
    )


def _values(case: Case, decision: Decision, rule: Rule) -> dict[str, str]:
    """What the fields of a reply's text are filled with; several paragraphs are parted by a blank line."""
    particulars = [
        *PARTICULARS.get(rule.code, _nothing)(case, decision.details),
        *blacked_out_paragraph(case, decision),
    ]
    return {
        "申请事实": _facts(case),
        "法律依据": _basis(rule),
        "处理决定": rule.letter_wording,
        "具体事项": "\n\n".join(particulars),
        "理由": decision.grounds.strip(),
        "提供方式": "\n\n".join(_provision(case, rule, decision.details)),
    }


def address(case: Case, text: str) -> str:
    """A person is 您 in the letter, an organisation 你单位."""
    return text if case.applicant_class == NATURAL else text.replace("您", "你单位")


def legal_sentence(rule: Rule) -> str:
    """Legal basis and decision in one. Two outcomes have no article, only a row of the report form."""
    if rule.citation.act is REPORT_FORM_2021:
        return f"参照{_basis(rule)}列明的情形，{rule.letter_wording}"
    return f"根据{_basis(rule)}的规定，{rule.letter_wording}"


def _basis(rule: Rule) -> str:
    from_form = rule.citation.act is REPORT_FORM_2021
    return f"{REPORT_FORM_2021}（{REPORT_FORM_2021.number}）" if from_form else str(rule.citation)


def missing_in(case: Case, letter: Letter, decision: Decision, *, dated_on: date) -> tuple[str, ...]:
    """The official names of the nine elements the edited letter lacks.

    Number, date and the place for the seal are put in on signing, so a draft does not lack them.
    """
    rule = DECISIONS[Outcome(decision.outcome)]
    body = "\n".join(letter.paragraphs)
    received = day_text(case.received_on)
    operative = address(case, rule.letter_wording).rstrip("。").split("，")[-1]
    return missing_elements(
        ReplyLetter(
            title=letter.title,
            number=letter.number or case.agency.number_word,
            applicant=letter.addressee,
            application_facts=received if received in body else "",
            legal_basis=str(rule.citation) if str(rule.citation) in body else "",
            decision=operative if operative in body else "",
            remedies=letter.remedy_text,
            agency=case.agency.name,
            dated_on=dated_on,
            sealed=True,
        )
    )


def _facts(case: Case) -> str:
    asked = "".join(case.description.split()).rstrip("。") if len(case.description) <= 120 else case.title
    received = f"本机关于{day_text(case.received_on)}收到您提交的政府信息公开申请"
    start = f"{received}（编号：{case.number}），申请公开：{asked}。"
    return start + "".join(_history(case))


def _history(case: Case) -> Iterable[str]:
    correction = getattr(case, "correction", None)
    if correction and correction.answered_on:
        yield f"{day_text(correction.answered_on)}收到您补正后的申请。"
    ended = [inquiry for inquiry in case.inquiries.all() if inquiry.ended_on]
    if ended:
        asked = "、".join(dict.fromkeys(inquiry.get_kind_display() for inquiry in ended))
        yield f"期间本机关依法书面征求{asked}的意见，所需时间不计算在答复期限内。"
    facts = this_round([fact.as_fact() for fact in facts_of(case)])
    days = sum(fact.working_days for fact in facts if fact.kind is FactKind.EXTENDED)
    if days:
        yield f"本机关依法延长答复期限{days}个工作日，并已告知您。"
    if any(fact.kind is FactKind.DEFERRED for fact in facts):
        yield "您说明的理由合理，本机关依法确定延迟答复的期限，并已告知您。"


def _finding(case: Case, code: Outcome, details: Details, grounds: str) -> list[str]:
    """What is decided on one thing: the law and the decision, its particulars, the reason."""
    rule = DECISIONS[code]
    told = PARTICULARS.get(code, _nothing)(case, details)
    return [legal_sentence(rule), *told, *_reasons(rule, grounds)]


def _reasons(rule: Rule, grounds: str) -> list[str]:
    return [] if rule.group == GRANTED else [f"理由：{grounds.strip()}"]


def _provision(case: Case, rule: Rule, details: Details) -> list[str]:
    """In what form the information is given (art. 40); only where some is given."""
    if not gives(rule):
        return []
    if way := details.get("way"):
        return [f"提供的方式：{_ended(way)}"]
    form, delivery = case.get_wanted_form_display(), case.get_delivery_display()
    return [f"本机关按您要求的形式提供：{form}，{delivery}。"]


def gives(rule: Rule) -> bool:
    """Whether information goes with the reply, so that it says in what form."""
    return rule.group in (GRANTED, PARTLY) and rule.code is not Outcome.G1


def _remedy(case: Case, code: Outcome, details: Details) -> str:
    electronic = case.delivery in ELECTRONIC
    clause = remedy_clause(
        case.agency.as_organ(),
        code,
        served_electronically=electronic,
        review_url=REVIEW_PLATFORM if electronic else "",
        withheld_by=[Outcome(ground) for ground in details.get("withheld_by", ())],
    )
    return clause.text


# --- what each decision says beside its sentence -------------------------------------------------------


def _nothing(case: Case, details: Details) -> list[str]:
    return []


def _published(case: Case, details: Details) -> list[str]:
    return [f"该信息公开于：{_ended(details['publication_address'])}您可以自行查阅、下载。"]


def _withheld(case: Case, details: Details) -> list[str]:
    parts = details["withheld"]
    lines = [parts] if isinstance(parts, str) else [_part(part) for part in parts]
    cited = [str(DECISIONS[Outcome(ground)].citation) for ground in details.get("withheld_by", ())]
    basis = f"不公开部分的依据是{'、'.join(dict.fromkeys(cited))}。" if cited else ""
    return [f"不公开的部分：{_ended('；'.join(line.rstrip('。；') for line in lines))}{basis}"]


def _part(part: str | Details) -> str:
    return part if isinstance(part, str) else f"{part['part']}，{part['reason']}"


def _banned(case: Case, details: Details) -> list[str]:
    return [f"禁止公开的规定：{_ended(details['law_name'])}"]


def _of_kind(case: Case, details: Details) -> list[str]:
    return [f"具体属于{_ended(details['kind'])}"]


def _register(case: Case, details: Details) -> list[str]:
    return [
        f"获取该信息适用{details['special_law'].rstrip('。')}，办理单位是{_ended(details['office_name'])}"
    ]


def _searched(case: Case, details: Details) -> list[str]:
    rows = [row for row in case.searches.all() if not row.found]
    return [
        f"{day_text(row.searched_on)}，本机关在{row.places}以“{row.words}”为检索词检索，没有找到。"
        for row in rows
    ]


def _right_agency(case: Case, details: Details) -> list[str]:
    if not (name := details.get("agency_name")):
        return ["本机关现在不能确定负责公开该信息的机关。"]
    contact = details.get("agency_contact")
    return [f"该信息由{name}负责公开{f'，联系方式：{contact}' if contact else ''}。"]


def _corrected(case: Case, details: Details) -> list[str]:
    notice = getattr(case, "correction", None)
    if not notice or not notice.answered_on:
        return []
    return [f"本机关{day_text(notice.noticed_on)}告知您补正，{day_text(notice.answered_on)}收到您的补正。"]


def _not_corrected(case: Case, details: Details) -> list[str]:
    notice = getattr(case, "correction", None)
    return (
        [f"本机关{day_text(notice.noticed_on)}告知您补正，补正期限到{day_text(notice.until)}。"]
        if notice
        else []
    )


def _channel(case: Case, details: Details) -> list[str]:
    channel = details.get("petition_channel")
    return [f"可以走的渠道：{_ended(channel)}"] if channel else []


def _repeated(case: Case, details: Details) -> list[str]:
    return [f"此前的答复书是{_ended(details['earlier_number'])}"]


def _book(case: Case, details: Details) -> list[str]:
    return [f"出版物和获取途径：{_ended(details['publication_name'])}"]


def _otherwise(case: Case, details: Details) -> list[str]:
    return [_ended(details["how_closed"])]


def _ended(text: str) -> str:
    return f"{text.strip().rstrip('。')}。"


PARTICULARS: Mapping[Outcome, Callable[[Case, Details], list[str]]] = {
    Outcome.G1: _published,
    Outcome.G3: _withheld,
    Outcome.D2: _banned,
    Outcome.D3: _of_kind,
    Outcome.D4: _of_kind,
    Outcome.D5: _of_kind,
    Outcome.D6: _of_kind,
    Outcome.D8: _register,
    Outcome.N1: _searched,
    Outcome.N2: _right_agency,
    Outcome.N4: _corrected,
    Outcome.P1: _channel,
    Outcome.P2: _repeated,
    Outcome.P3: _book,
    Outcome.O1: _not_corrected,
    Outcome.O3: _otherwise,
}
