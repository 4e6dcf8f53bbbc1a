"""Every act on a case as it is really done: by the service, and as its page is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils.timezone import localdate

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Assistance, Case, Inquiry, Letter
from gongkai.cases.selectors import facts_of, possible_handlers, reply_letter
from gongkai.disclosure.models import Column
from gongkai.law.decisions import Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at, company, complete_evidence, details_for, fresh
from tests.cases.test_rules import case_at

S = Case.State
TWO_WEEKS = timedelta(days=14)
UNTIL = RECEIVED + TWO_WEEKS
WITHDRAWN = {"outcome": Outcome.O3, "grounds": "申请人书面撤回", "details": details_for(Outcome.O3)}

TWO_MATTERS = [services.Matter("停车协议", "停车协议全文"), services.Matter("考核结果", "历年考核结果")]
MATTER_BOXES = (("title", "停车协议"), ("wanted", "停车协议全文"))
PUT_RIGHT = {"matter": "姓名写错一字", "proof": "户口簿", "finding": "corrected", "text": "属实，已经更正"}


def _working(state: Case.State) -> Callable[[Desk], Case]:
    """At the stage, with what a withdrawal needs on file, so that a decision is open everywhere."""

    def build(desk: Desk) -> Case:
        case = case_at(desk, state)
        if (
            state in (S.IN_HAND, *(one for one in S if one.value.startswith("awaiting_")))
            and case.received_on
        ):
            with at(RECEIVED):
                complete_where_open(case, desk)
        return fresh(case)

    return build


def complete_where_open(case: Case, desk: Desk) -> None:
    if case.state not in (S.AWAITING_SIGNATURE, S.AWAITING_SERVICE):
        complete_evidence(case, Outcome.O3, desk.officer)


def _drafted(desk: Desk) -> Case:
    """Beside another one that could be answered with it."""
    desk.received(applicant=company())
    return fresh(desk.drafted(case=_working(S.IN_HAND)(desk)).case)


def _joined(desk: Desk) -> Case:
    lead = _drafted(desk)
    with at(RECEIVED):
        _join(lead, desk.officer)
    return fresh(lead)


def _answered_with_another(desk: Desk) -> Case:
    other = _others(_joined(desk)).get()
    with at(RECEIVED):
        complete_evidence(other, Outcome.O3, desk.officer)
    return fresh(other)


def _joined_and_submitted(desk: Desk) -> Case:
    lead = _joined(desk)
    with at(RECEIVED):
        services.submit_joint(lead, by=desk.officer)
    return fresh(lead)


def _returned(desk: Desk) -> Case:
    desk.received(applicant=company())
    letter = desk.submitted(case=_working(S.IN_HAND)(desk))
    with at(RECEIVED):
        services.return_letter(letter, by=desk.head, reason="依据没有写全")
    return fresh(letter.case)


def _offered(desk: Desk) -> Case:
    case = desk.received()
    with at(RECEIVED):
        services.assign(case, by=desk.officer, to=desk.head.person)
        complete_evidence(case, Outcome.O3, desk.officer)
    return fresh(case)


def _withdrawn(desk: Desk) -> Case:
    case = _working(S.IN_HAND)(desk)
    with at(RECEIVED):
        services.decide(case, by=desk.officer, **WITHDRAWN)
    return fresh(case)


def _without_letter(desk: Desk) -> Case:
    case = _withdrawn(desk)
    with at(RECEIVED):
        return services.close_without_letter(case, by=desk.head, reason="申请人书面撤回")


def _late(desk: Desk) -> Case:
    """Answered after its term: received in July, served on the day the acts are done."""
    return desk.served(case=desk.received(date(2026, 7, 1)))


def _lost(desk: Desk) -> Case:
    case = desk.served()
    with at(RECEIVED):
        remedy = services.file_remedy(
            case, by=desk.officer, route="review", filed_on=RECEIVED, body="明河区人民政府"
        )
        services.conclude_remedy(remedy, by=desk.officer, result="corrected", concluded_on=RECEIVED)
    return fresh(case)


def _reasonable(desk: Desk) -> Case:
    case = case_at(desk, S.AWAITING_REASONS)
    with at(RECEIVED):
        complete_evidence(case, Outcome.O3, desk.officer)
        DONE_BY["record_reasons"](case, desk.officer)
    return fresh(case)


def _objected(desk: Desk) -> Case:
    case = _working(S.AWAITING_OPINION)(desk)
    with at(RECEIVED):
        services.record_opinion(case, by=desk.officer, answer="objection", text="涉及商业秘密", **ON)
    return fresh(case)


def _to_approve(desk: Desk) -> Case:
    """Before the head there is a section head, in an agency that set it so."""
    make_officer(desk.agency, Role.SECTION_HEAD)
    with at(RECEIVED):
        services.set_sign_off(by=desk.head, section_head="always", reason="重要答复多人把关")
    return fresh(desk.submitted().case)


def _joined_to_approve(desk: Desk) -> Case:
    lead = _joined(desk)
    make_officer(desk.agency, Role.SECTION_HEAD)
    with at(RECEIVED):
        services.set_sign_off(by=desk.head, section_head="always", reason="重要答复多人把关")
        services.submit_joint(fresh(lead), by=desk.officer)
    return fresh(lead)


def _assisted(desk: Desk) -> Case:
    case = _working(S.IN_HAND)(desk)
    with at(RECEIVED):
        DONE_BY["ask_assistance"](case, desk.officer)
    return fresh(case)


def _not_ours(desk: Desk) -> Case:
    """Answered that another agency of this installation is the right one."""
    case = _working(S.IN_HAND)(desk)
    with at(RECEIVED):
        services.name_right_agency(case, by=desk.officer, agency=desk.district.subdistrict, why="由街道管理")
    return fresh(desk.served(Outcome.N2, case=fresh(case)))


def _own_record(desk: Desk) -> Case:
    case = _working(S.IN_HAND)(desk)
    with at(RECEIVED):
        services.propose_record_correction(case, by=desk.officer, **PUT_RIGHT)
    return fresh(case)


SITUATIONS: Mapping[str, Callable[[Desk], Case]] = MappingProxyType(
    {state.value: _working(state) for state in S}
    | {
        "decided": lambda desk: desk.decided(case=_working(S.IN_HAND)(desk)),
        "drafted": _drafted,
        "joined": _joined,
        "joined_and_submitted": _joined_and_submitted,
        "answered_with_another": _answered_with_another,
        "returned": _returned,
        "offered": _offered,
        "withdrawn": _withdrawn,
        "without_letter": _without_letter,
        "late": _late,
        "lost": _lost,
        "to_approve": _to_approve,
        "joined_to_approve": _joined_to_approve,
        "to_mail": lambda desk: fresh(desk.signed(case=desk.received(delivery="email")).case),
        "reasonable": _reasonable,
        "objected": _objected,
        "assisted": _assisted,
        "not_ours": _not_ours,
        "own_record": _own_record,
    }
)

Do = Callable[[Case, Officer], object]
ON = {"on": RECEIVED}


def _letter(act: Callable[..., object], **given) -> Do:
    """What has no letter is asked with one that is not there, as the page does."""
    return lambda case, by: act(reply_letter(case) or Letter(case=case), by=by, **given)


def _paid(case: Case, by: Officer) -> object:
    fee = getattr(case, "fee_notice", None)
    return services.record_payment(
        case, by=by, amount=fee.amount if fee else 1, voucher="0001", on=localdate()
    )


def _corrected_fact(case: Case, by: Officer) -> object:
    fact = next(iter(facts_of(case)), None) or case.clock_facts.model(case=case, kind="received")
    return services.correct_fact(fact, by=by, on=fact.on or localdate(), reason="登记错了")


def _handed_on(case: Case, by: Officer) -> object:
    others = possible_handlers(case.agency, today=localdate()).exclude(pk=case.holder_id)
    return services.assign(case, by=by, to=others.first())


def _converted(case: Case, by: Officer) -> object:
    column = Column.objects.filter(children__isnull=True).first()
    said = {
        "reason": "suggested",
        "words": "来电建议",
        "title": "停车协议",
        "summary": "协议",
        "body": "<p>协议</p>",
    }
    return services.convert(
        case,
        by=by,
        kind="other",
        subject="construction",
        column=column,
        issued_on=localdate(),
        **said,
    )


def _overruled(case: Case, by: Officer) -> object:
    inquiry = case.inquiries.first() or Inquiry(case=case)
    told = {"content": "考核结果", "interest": "公众交纳的停车费", "effect": "无法监督"}
    return services.overrule_objection(case, by=by, inquiry=inquiry, **told)


def _others(case: Case) -> QuerySet[Case]:
    return Case.objects.filter(agency=case.agency, state=S.IN_HAND).exclude(pk=case.pk)


def _join(case: Case, by: Officer) -> object:
    return services.join(case, list(_others(case)[:1]), by=by)


def _helped(case: Case, by: Officer) -> object:
    asked = case.assistances.first() or Assistance(case=case)
    return services.record_assistance(case, by=by, assistance=asked, text="没有找到", on=localdate())


DONE_BY: Mapping[str, Do] = MappingProxyType(
    {
        "confirm_receipt": lambda case, by: services.confirm_receipt(case, by=by, confirmed_on=localdate()),
        "record_contact": lambda case, by: services.record_contact(
            case, by=by, how="phone", result="no_answer", on=localdate()
        ),
        "guide": lambda case, by: services.answer_question(
            case, by=by, question=1, answers=[services.Given("complete")]
        ),
        "decide": lambda case, by: services.decide(case, by=by, **WITHDRAWN),
        "draft_letter": lambda case, by: services.draft_letter(case, by=by),
        "edit_letter": _letter(services.edit_letter, paragraphs=["改过的正文"]),
        "submit_letter": _letter(services.submit_letter),
        "sign_letter": _letter(services.sign_letter),
        "approve_letter": _letter(services.approve_letter, opinion="同意"),
        "mail_letter": _letter(services.mail_letter),
        "return_letter": _letter(services.return_letter, reason="依据没有写全"),
        "serve_letter": lambda case, by: _letter(
            services.serve_letter, method="in_person", proof="回证", on=localdate()
        )(case, by),
        "archive": lambda case, by: services.archive(case, by=by),
        "explain_lateness": lambda case, by: services.explain_lateness(
            case, by=by, category="search", text="档案分在三处"
        ),
        "record_correction": lambda case, by: services.record_correction(
            case, by=by, text="2025年的", on=localdate()
        ),
        "record_opinion": lambda case, by: services.record_opinion(
            case, by=by, answer="consent", text="同意公开", on=localdate()
        ),
        "record_search": lambda case, by: services.record_search(
            case, by=by, places="档案室", words="停车", people="陈晓岚", found=True, on=localdate()
        ),
        "require_correction": lambda case, by: services.require_correction(
            case, by=by, points="写明年份", until=localdate() + TWO_WEEKS
        ),
        "send_inquiry": lambda case, by: services.send_inquiry(
            case, by=by, to="经营企业", matter="能否公开", on=localdate()
        ),
        "extend": lambda case, by: services.extend(case, by=by, working_days=5, reason="材料多"),
        "add_evidence": lambda case, by: services.add_evidence(
            case, by=by, key="closing_paper", text="撤回申请书"
        ),
        "attach_reply_file": lambda case, by: services.attach_reply_file(
            case, by=by, name="协议.txt", content="协议正文".encode()
        ),
        "accept_offer": lambda case, by: services.accept_offer(case, by=by),
        "return_offer": lambda case, by: services.return_offer(case, by=by, reason="不熟悉这一块"),
        "assign": _handed_on,
        "add_scans": lambda case, by: services.add_scans(case, by=by, files=[("申请表.txt", b"scan")]),
        "add_note": lambda case, by: services.add_note(case, by=by, text="电话问过档案室"),
        "correct_fact": _corrected_fact,
        "close_without_letter": lambda case, by: services.close_without_letter(
            case, by=by, reason="申请人书面撤回"
        ),
        "require_reasons": lambda case, by: services.require_reasons(
            case, by=by, points="每件的用处", until=localdate() + TWO_WEEKS
        ),
        "record_reasons": lambda case, by: services.record_reasons(
            case, by=by, text="分别用于三件诉讼", reasonable=True, judgement="各有用处", on=localdate()
        ),
        "notice_fee": lambda case, by: services.notice_fee(
            case, by=by, unit="pages", count=68, how="代收银行"
        ),
        "record_payment": _paid,
        "record_bounce": lambda case, by: services.record_bounce(
            case, by=by, reason="地址不详", on=localdate()
        ),
        "reopen": lambda case, by: services.reopen(case, by=by, basis="明政复决〔2026〕7号", on=localdate()),
        "cancel": lambda case, by: services.cancel(case, by=by, reason="登记了两次"),
        "convert": _converted,
        "decline_conversion": lambda case, by: services.decline_conversion(case, by=by, reason="只涉及一户"),
        "issue_receipt": lambda case, by: services.issue_receipt(case, by=by),
        "overrule_objection": _overruled,
        "defer": lambda case, by: services.defer(case, by=by, working_days=10, reason="分批办理"),
        "ask_assistance": lambda case, by: services.ask_assistance(
            case, by=by, to="区档案馆", matter="查1998年的图纸", until=localdate() + TWO_WEEKS
        ),
        "record_assistance": _helped,
        "name_right_agency": lambda case, by: services.name_right_agency(
            case, by=by, name="云州市交通局", why="协议由该局签订"
        ),
        "pass_on": lambda case, by: services.pass_on(case, by=by, agreed_on=localdate(), agreed_how="phone"),
        "propose_record_correction": lambda case, by: services.propose_record_correction(
            case, by=by, **PUT_RIGHT
        ),
        "approve_record_correction": lambda case, by: services.approve_record_correction(case, by=by),
        "join": _join,
        "submit_joint": lambda case, by: services.submit_joint(case, by=by),
        "approve_joint": lambda case, by: services.approve_joint(case, by=by),
        "sign_joint": lambda case, by: services.sign_joint(case, by=by),
        "leave_joint": lambda case, by: services.leave_joint(case, by=by, reason="要单独说明"),
        "split": lambda case, by: services.split(case, by=by, matters=TWO_MATTERS, reason="两件不同的事"),
        "file_remedy": lambda case, by: services.file_remedy(
            case, by=by, route="review", filed_on=localdate(), body="明河区人民政府"
        ),
    }
)

# what the act's page is filled in with; nothing for one that asks for nothing but the decision to do it
FILLED_IN: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "confirm_receipt": {"confirmed_on": RECEIVED, "how": "phone"},
        "record_contact": {"how": "phone", "result": "no_answer", **ON},
        "guide": {"answer-0": "complete"},
        "decide": {"grounds": WITHDRAWN["grounds"], **WITHDRAWN["details"]},
        "edit_letter": {"title": "答复书", "paragraphs": "改过的正文"},
        "return_letter": {"reason": "依据没有写全"},
        "serve_letter": {"method": "in_person", "proof": "回证", **ON},
        "explain_lateness": {"category": "search", "text": "档案分在三处"},
        "record_correction": {"text": "2025年的", **ON},
        "record_opinion": {"answer": "consent", "text": "同意公开", **ON},
        "record_search": {"places": "档案室", "words": "停车", "people": "陈晓岚", "found": "yes", **ON},
        "require_correction": {"points": "写明年份", "until": UNTIL},
        "send_inquiry": {"kind": "third_party", "to": "经营企业", "matter": "能否公开", **ON},
        "extend": {"working_days": 5, "reason": "材料多"},
        "add_evidence": {"key": "closing_paper", "text": "撤回申请书"},
        "return_offer": {"reason": "不熟悉这一块"},
        "add_note": {"text": "电话问过档案室"},
        "close_without_letter": {"reason": "申请人书面撤回"},
        "require_reasons": {"points": "每件的用处", "until": UNTIL},
        "record_reasons": {"reasonable": "yes", "judgement": "各有用处", "text": "三件诉讼", **ON},
        "notice_fee": {"unit": "pages", "count": 68, "items_here": 1, "how": "代收银行"},
        "record_bounce": {"reason": "地址不详", **ON},
        "reopen": {"basis": "明政复决〔2026〕7号", **ON},
        "cancel": {"reason": "登记了两次"},
        "convert": {
            "reason": "suggested",
            "words": "来电建议",
            "title": "停车协议",
            "summary": "协议",
            "body": "协议",
            "kind": "other",
            "subject": "construction",
            "issued_on": RECEIVED,
        },
        "decline_conversion": {"reason": "只涉及一户"},
        "overrule_objection": {"content": "考核结果", "interest": "停车费", "effect": "无法监督"},
        "defer": {"working_days": 10, "reason": "分批办理"},
        "ask_assistance": {"to": "区档案馆", "matter": "查图纸", "until": UNTIL},
        "record_assistance": {"text": "没有找到", **ON},
        "name_right_agency": {"name": "云州市交通局", "why": "协议由该局签订"},
        "pass_on": {"agreed_on": RECEIVED, "agreed_how": "phone", "agreed": "on"},
        "propose_record_correction": PUT_RIGHT,
        "leave_joint": {"reason": "要单独说明"},
        "split": {"reason": "两件不同的事"}
        | {f"{name}_{place}": text for place in (1, 2) for name, text in MATTER_BOXES},
        "file_remedy": {"route": "review", "filed_on": RECEIVED, "body": "区政府", "procedure": "ordinary"},
    }
)

# a situation in which the head, or where it is not theirs the officer, may do it; elsewhere it is in hand
OPEN_IN: Mapping[str, str] = MappingProxyType(
    {
        "confirm_receipt": "awaiting_confirmation",
        "record_contact": "awaiting_confirmation",
        "draft_letter": "decided",
        "edit_letter": "drafted",
        "submit_letter": "drafted",
        "sign_letter": "awaiting_signature",
        "return_letter": "awaiting_signature",
        "approve_letter": "to_approve",
        "mail_letter": "to_mail",
        "serve_letter": "awaiting_service",
        "archive": "closed",
        "explain_lateness": "late",
        "record_correction": "awaiting_correction",
        "record_opinion": "awaiting_opinion",
        "accept_offer": "offered",
        "return_offer": "offered",
        "close_without_letter": "withdrawn",
        "record_reasons": "awaiting_reasons",
        "record_payment": "awaiting_payment",
        "record_bounce": "closed",
        "reopen": "lost",
        "convert": "closed",
        "decline_conversion": "closed",
        "overrule_objection": "objected",
        "defer": "reasonable",
        "record_assistance": "assisted",
        "join": "drafted",
        "submit_joint": "joined",
        "approve_joint": "joined_to_approve",
        "sign_joint": "joined_and_submitted",
        "leave_joint": "answered_with_another",
        "pass_on": "not_ours",
        "approve_record_correction": "own_record",
    }
)

# where the act leads, whatever the case stood at before; an act not named leaves it there
LEADS_TO: Mapping[str, Case.State] = MappingProxyType(
    {
        "confirm_receipt": S.IN_HAND,
        "decide": S.IN_HAND,
        "submit_letter": S.AWAITING_SIGNATURE,
        "return_letter": S.IN_HAND,
        "sign_letter": S.AWAITING_SERVICE,
        "serve_letter": S.CLOSED,
        "archive": S.ARCHIVED,
        "require_correction": S.AWAITING_CORRECTION,
        "record_correction": S.IN_HAND,
        "send_inquiry": S.AWAITING_OPINION,
        "record_opinion": S.IN_HAND,
        "close_without_letter": S.CLOSED,
        "require_reasons": S.AWAITING_REASONS,
        "record_reasons": S.IN_HAND,
        "notice_fee": S.AWAITING_PAYMENT,
        "record_payment": S.IN_HAND,
        "record_bounce": S.AWAITING_SERVICE,
        "reopen": S.IN_HAND,
        "cancel": S.CANCELLED,
        "approve_record_correction": S.CLOSED,
        "submit_joint": S.AWAITING_SIGNATURE,
        "sign_joint": S.AWAITING_SERVICE,
    }
)
