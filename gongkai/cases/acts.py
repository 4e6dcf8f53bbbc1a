"""What an officer may do with a case now, and what not with the reason: one list for the page.

The rules that answer here are those the services ask, so nothing is offered that is refused later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import LetterIncomplete
from gongkai.cases.letter_text import missing_in
from gongkai.cases.models import Case, Paper
from gongkai.cases.rules.reply import needs_no_letter
from gongkai.cases.selectors.assigning import open_offer
from gongkai.cases.selectors.assistance import open_assistances
from gongkai.cases.selectors.conversion import conversion_standing, is_given
from gongkai.cases.selectors.documents import paper_of
from gongkai.cases.selectors.evidence import evidence_missing
from gongkai.cases.selectors.lateness import is_late
from gongkai.cases.selectors.mail import mail_failed
from gongkai.cases.selectors.own_record import record_correction_to_approve
from gongkai.cases.selectors.public_interest import standing_objections
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.selectors.sign_off import waiting_step
from gongkai.cases.selectors.tie import ties_of
from gongkai.law.decisions import Outcome
from gongkai.law.receipt import Channel


@dataclass(frozen=True)
class ActOffer:
    """key: the service's name. effect: what follows, one sentence. primary: it moves the case on."""

    key: str
    label: str
    effect: str
    primary: bool = False


@dataclass(frozen=True)
class RefusedAct:
    key: str
    label: str
    reason: str


@dataclass(frozen=True)
class Acts:
    allowed: tuple[ActOffer, ...]
    refused: tuple[RefusedAct, ...]


Rule = Callable[[Case, Officer, date], Refusal | None]


def _plain(rule: Callable[[Case, Officer], Refusal | None]) -> Rule:
    return lambda case, officer, today: rule(case, officer)


def _dated(rule: Callable[..., Refusal | None]) -> Rule:
    return lambda case, officer, today: rule(case, officer, today=today)


def _submit(case: Case, officer: Officer, today: date) -> Refusal | None:
    """The nine elements too, so that an incomplete letter is not offered for signature."""
    if refusal := rules.refusal_to_submit_letter(case, officer, today=today):
        return refusal
    letter = reply_letter(case)
    missing = missing_in(case, letter, letter.decision, dated_on=today)
    return LetterIncomplete(missing) if missing else None


@dataclass(frozen=True)
class _Act:
    key: str
    label: str
    effect: str
    rule: Rule


_ALL = (
    _Act(
        "confirm_receipt",
        "确认收到",
        "与申请人确认之日为收到之日，期限从次日起算",
        _plain(rules.refusal_to_confirm_receipt),
    ),
    _Act(
        "record_contact",
        "登记没有联系上",
        "写明哪天、用什么方式，收件仍等确认",
        _plain(rules.refusal_to_record_contact),
    ),
    _Act(
        "add_scans",
        "补扫申请材料",
        "纸质申请、信封或者传真报头的扫描件存入案内",
        _plain(rules.refusal_to_add_scans),
    ),
    _Act(
        "guide",
        "按五问办理",
        "一问一答到答复书，该登记什么、能怎么决定都写在旁边",
        _plain(rules.refusal_to_guide),
    ),
    _Act("decide", "作出处理决定", "直接选处理决定，列出法院会要的证据", _plain(rules.refusal_to_decide)),
    _Act("draft_letter", "起草答复书", "按处理决定生成全文，可以再改", _plain(rules.refusal_to_draft_letter)),
    _Act("edit_letter", "修改答复书", "改标题和正文，救济途径随决定走", _plain(rules.refusal_to_edit_letter)),
    _Act("submit_letter", "送审答复书", "按本单位的审签顺序逐步审核，最后签发", _submit),
    _Act(
        "approve_letter",
        "审核答复书",
        "同意以后交下一步，可以写意见",
        _plain(rules.refusal_to_approve_letter),
    ),
    _Act(
        "sign_letter", "签发答复书", "编文号，生成文件，决定自今日作出", _plain(rules.refusal_to_sign_letter)
    ),
    _Act("return_letter", "退回答复书", "写明理由，交回经办人", _plain(rules.refusal_to_return_letter)),
    _Act(
        "mail_letter",
        "用电子邮件送达",
        "发到申请人选定的邮箱，发出之日为答复之日，随即办结",
        _plain(rules.refusal_to_mail_letter),
    ),
    _Act("serve_letter", "登记送达", "按送达方式定答复之日，随即办结", _plain(rules.refusal_to_serve_letter)),
    _Act("archive", "归档", "此后只登记复议和诉讼", _dated(rules.refusal_to_archive)),
    _Act(
        "explain_lateness",
        "写逾期原因",
        "逾期的案件写明原因才能归档",
        _dated(rules.refusal_to_explain_lateness),
    ),
    _Act(
        "record_correction",
        "登记补正",
        "期限从收到补正之日重新起算",
        _plain(rules.refusal_to_record_correction),
    ),
    _Act("record_opinion", "登记意见", "期限从次日接着算", _plain(rules.refusal_to_record_opinion)),
    _Act("record_search", "登记检索", "写明地点、检索词、人员和日期", _plain(rules.refusal_to_record_search)),
    _Act(
        "require_correction",
        "要求补正",
        "一次告知全部事项，期限等申请人补来后重新起算",
        _dated(rules.refusal_to_require_correction),
    ),
    _Act("send_inquiry", "征求意见", "期限从次日停止计算", _plain(rules.refusal_to_send_inquiry)),
    _Act("extend", "延长期限", "合计最多20个工作日，今日告知申请人", _dated(rules.refusal_to_extend)),
    _Act("add_evidence", "补充证据", "说明不公开的理由由本机关举证", _plain(rules.refusal_to_add_evidence)),
    _Act(
        "attach_reply_file",
        "附上要提供的信息",
        "随答复书送达，只给这件的申请人",
        _plain(rules.refusal_to_attach_reply_file),
    ),
    _Act("accept_offer", "接收", "由您经办，期限照走", _plain(rules.refusal_to_accept_offer)),
    _Act("return_offer", "退回分办", "写明理由，仍由原来的人经办", _plain(rules.refusal_to_return_offer)),
    _Act("assign", "转交他人经办", "对方接收以前仍由现在的人经办", _plain(rules.refusal_to_assign)),
    _Act("add_note", "写内部记录", "申请人看不到", _plain(rules.refusal_to_add_note)),
    _Act(
        "correct_fact",
        "更正期限事实",
        "原来的留着，期限按更正后的重算",
        _plain(rules.refusal_to_correct_fact),
    ),
    _Act(
        "close_without_letter",
        "不发答复书办结",
        "只用于（六）其他处理，例如申请人撤回",
        _plain(rules.refusal_to_close_without_letter),
    ),
    _Act(
        "require_reasons",
        "要求说明理由",
        "数量、频次明显超过合理范围时用；期限照走",
        _plain(rules.refusal_to_require_reasons),
    ),
    _Act(
        "record_reasons",
        "登记说明的理由",
        "判断是否合理，合理的接着办",
        _plain(rules.refusal_to_record_reasons),
    ),
    _Act("notice_fee", "通知收费", "按件或者按量，缴清后期限重新起算", _dated(rules.refusal_to_notice_fee)),
    _Act("record_payment", "登记缴费", "期限从缴清的次日重新起算", _plain(rules.refusal_to_record_payment)),
    _Act("record_bounce", "登记退件", "没有送到的，回到待送达", _plain(rules.refusal_to_record_bounce)),
    _Act("reopen", "重新处理", "复议、诉讼纠正以后重新决定", _plain(rules.refusal_to_reopen)),
    _Act("cancel", "撤销登记", "登记错了的，不再计入任何数字", _plain(rules.refusal_to_cancel)),
    _Act("join", "和别的申请一并答复", "用同一个决定、同一份答复文字", _plain(rules.refusal_to_join)),
    _Act("split", "分案", "一件申请问了几件事，每件各编一个号", _plain(rules.refusal_to_split)),
    _Act(
        "submit_joint",
        "一起送审",
        "一并答复的答复书全部送审，一件不行就都不送",
        _dated(rules.refusal_to_submit_joint),
    ),
    _Act(
        "approve_joint",
        "一起审核",
        "走到同一步的答复书全部同意，一件不行就都不算",
        _plain(rules.refusal_to_approve_joint),
    ),
    _Act(
        "sign_joint",
        "一起签发",
        "每份答复书各取文号，并进来的办结，一件不行就都不签",
        _plain(rules.refusal_to_sign_joint),
    ),
    _Act("leave_joint", "退出一并答复", "写明理由，这一件单独答复", _plain(rules.refusal_to_leave_joint)),
    _Act(
        "convert",
        "转为主动公开",
        "拟一件政府信息，经审查后向社会公开",
        _plain(rules.refusal_to_convert),
    ),
    _Act(
        "decline_conversion",
        "不转为主动公开",
        "写明理由，不再提示",
        _plain(rules.refusal_to_decline_conversion),
    ),
    _Act(
        "issue_receipt",
        "出接收回执",
        "写明编号、收到之日和最迟答复日",
        _plain(rules.refusal_to_issue_receipt),
    ),
    _Act(
        "overrule_objection",
        "为公共利益决定公开",
        "写明理由，书面告知不同意公开的第三方",
        _plain(rules.refusal_to_overrule_objection),
    ),
    _Act("defer", "延迟答复", "理由合理的，确定合理的期限，今日告知申请人", _dated(rules.refusal_to_defer)),
    _Act(
        "ask_assistance",
        "请其他单位协办",
        "发协办函请求帮助查找，期限照走",
        _plain(rules.refusal_to_ask_assistance),
    ),
    _Act(
        "record_assistance",
        "登记协办回复",
        "写明对方怎么说的，存入案内",
        _plain(rules.refusal_to_record_assistance),
    ),
    _Act(
        "name_right_agency",
        "写明负责公开的机关",
        "名称和联系方式写进“不属于本机关负责公开”的答复书",
        _plain(rules.refusal_to_name_right_agency),
    ),
    _Act(
        "pass_on",
        "转交负责公开的机关",
        "申请人同意的，在那边登记一件，等双方确认",
        _dated(rules.refusal_to_pass_on),
    ),
    _Act(
        "propose_record_correction",
        "按更正记录办理",
        "要的是更正自己的记录，不是申请公开；审定后发告知书办结",
        _plain(rules.refusal_to_propose_record_correction),
    ),
    _Act(
        "approve_record_correction",
        "审定更正处理",
        "发出更正处理告知书，计入（六）其他处理",
        _plain(rules.refusal_to_approve_record_correction),
    ),
    _Act("file_remedy", "登记复议或者诉讼", "计入年度报告表4", _plain(rules.refusal_to_file_remedy)),
)

S = Case.State
_ALWAYS = ("add_note", "file_remedy")
_WORK = (
    *(
        "guide",
        "decide",
        "draft_letter",
        "edit_letter",
        "submit_letter",
        "record_search",
        "require_correction",
    ),
    *(
        "send_inquiry",
        "ask_assistance",
        "name_right_agency",
        "extend",
        "add_evidence",
        "attach_reply_file",
        "assign",
        "correct_fact",
        "archive",
    ),
)
# The acts that have a meaning at a stage; others are neither offered nor refused there
_SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        S.AWAITING_CONFIRMATION: (
            "confirm_receipt",
            "record_contact",
            "assign",
            "decide",
            "require_correction",
            "cancel",
        ),
        S.IN_HAND: (
            *_WORK,
            "require_reasons",
            "notice_fee",
            "close_without_letter",
            "split",
            "cancel",
            "propose_record_correction",
        ),
        S.AWAITING_CORRECTION: (*_WORK, "record_correction", "cancel"),
        S.AWAITING_OPINION: (*_WORK, "record_opinion", "cancel"),
        S.AWAITING_REASONS: (*_WORK, "record_reasons", "cancel"),
        S.AWAITING_PAYMENT: (*_WORK, "record_payment", "cancel"),
        S.AWAITING_SIGNATURE: ("return_letter", "extend", "correct_fact", "assign", "archive"),
        S.AWAITING_SERVICE: ("serve_letter", "assign", "archive"),
        S.CLOSED: ("archive", "record_bounce", "reopen"),
        S.ARCHIVED: ("reopen",),
        S.CANCELLED: (),
    }
)


def acts_for(case: Case, officer: Officer, today: date) -> Acts:
    """Allowed acts, the one that moves the case on first and marked; refused ones with the sentence why."""
    at_signature = _at_signature(case)
    shown = (
        *_SHOWN[case.state],
        *_still_awaited(case),
        *at_signature,
        *_by_mail(case),
        *_on_paper(case),
        *_offered(case, officer),
        *_late(case, today),
        *_convertible(case),
        *_outward(case),
        *_together(case),
        *_ALWAYS,
    )
    if case.state == S.CANCELLED:
        shown = ("add_note",)
    next_key = at_signature[0] if at_signature else _next_act(case)
    allowed: list[ActOffer] = []
    refused: list[RefusedAct] = []
    for act in _ALL:
        if act.key not in shown:
            continue
        if refusal := act.rule(case, officer, today):
            refused.append(RefusedAct(act.key, act.label, str(refusal)))
        else:
            allowed.append(ActOffer(act.key, act.label, act.effect, act.key == next_key))
    allowed.sort(key=lambda offer: not offer.primary)
    return Acts(tuple(allowed), tuple(refused))


def _offered(case: Case, officer: Officer) -> tuple[str, ...]:
    """Taking over and giving back are a matter only of the one to whom the case is offered."""
    offer = open_offer(case) if case.is_open else None
    return ("accept_offer", "return_offer") if offer and officer.acts_as(offer.to_id) else ()


def _on_paper(case: Case) -> tuple[str, ...]:
    return ("add_scans",) if case.is_open and case.channel != Channel.ONLINE else ()


def _still_awaited(case: Case) -> tuple[str, ...]:
    """What may come in although a decision that ends the waiting is proposed already."""
    if case.state != S.IN_HAND:
        return ()
    notice = getattr(case, "correction", None)
    correction = ("record_correction",) if notice and notice.answered_on is None else ()
    fee = getattr(case, "fee_notice", None)
    payment = ("record_payment",) if fee and fee.paid_on is None else ()
    return (
        *correction,
        *payment,
        *(("record_opinion",) if any(each.ended_on is None for each in case.inquiries.all()) else ()),
    )


def _convertible(case: Case) -> tuple[str, ...]:
    """What was given may become public; the no is asked for only where several applicants wanted it."""
    if not is_given(case):
        return ()
    prompted = conversion_standing(case).prompted
    return ("convert", "decline_conversion") if prompted else ("convert",)


_BEFORE_SERVICE = (S.IN_HAND, S.AWAITING_OPINION, S.AWAITING_SIGNATURE, S.AWAITING_SERVICE)


def _outward(case: Case) -> tuple[str, ...]:
    """Papers that only a case with their cause can need."""
    shown: list[str] = []
    if case.state == S.IN_HAND and not paper_of(case, Paper.Kind.RECEIPT):
        shown.append("issue_receipt")
    if case.state in _BEFORE_SERVICE and standing_objections(case):
        shown.append("overrule_objection")
    if case.state in (S.IN_HAND, S.AWAITING_OPINION) and hasattr(case, "reasons_request"):
        shown.append("defer")
    if case.state not in (S.ARCHIVED, S.CANCELLED) and open_assistances(case):
        shown.append("record_assistance")
    if case.state == S.IN_HAND and record_correction_to_approve(case):
        shown.append("approve_record_correction")
    if case.state == S.CLOSED and case.outcome == Outcome.N2:
        shown.append("pass_on")
    return tuple(shown)


def _together(case: Case) -> tuple[str, ...]:
    """Answering together begins where a letter is being written, and goes on with those that were joined."""
    if case.state not in (S.IN_HAND, S.AWAITING_SIGNATURE):
        return ()
    ties = ties_of(case)
    if case.state == S.AWAITING_SIGNATURE:
        step = waiting_step(case)
        last = step is None or step.signs
        return (("sign_joint",) if last else ("approve_joint",)) if ties.leads else ()
    joined = ("submit_joint",) if ties.leads else ("leave_joint",) if ties.lead else ()
    return joined if ties.lead or reply_letter(case) is None else ("join", *joined)


def _at_signature(case: Case) -> tuple[str, ...]:
    """Approve before the last step, sign at it."""
    if case.state != S.AWAITING_SIGNATURE:
        return ()
    step = waiting_step(case)
    return ("approve_letter",) if step and not step.signs else ("sign_letter",)


def _by_mail(case: Case) -> tuple[str, ...]:
    """Only for an applicant who chose it."""
    return ("mail_letter",) if case.state == S.AWAITING_SERVICE and _chose_mail(case) else ()


def _chose_mail(case: Case) -> bool:
    return case.delivery == Case.Delivery.EMAIL


def _late(case: Case, today: date) -> tuple[str, ...]:
    """Only a late case has a lateness to explain."""
    return ("explain_lateness",) if case.state != S.ARCHIVED and is_late(case, today=today) else ()


_NEXT_BY_STATE: Mapping[str, str] = MappingProxyType(
    {
        S.AWAITING_CONFIRMATION: "confirm_receipt",
        S.AWAITING_CORRECTION: "record_correction",
        S.AWAITING_OPINION: "record_opinion",
        S.AWAITING_REASONS: "record_reasons",
        S.AWAITING_PAYMENT: "record_payment",
        S.AWAITING_SERVICE: "serve_letter",
        S.CLOSED: "archive",
    }
)


def _next_act(case: Case) -> str:
    """What moves the case on: the five questions, draft, submit, then by its stage."""
    if case.state == S.AWAITING_SERVICE and _chose_mail(case) and not mail_failed(case):
        return "mail_letter"
    if case.state != S.IN_HAND:
        return _NEXT_BY_STATE.get(case.state, "")
    decision, letter = current_decision(case), reply_letter(case)
    if decision is not None and needs_no_letter(decision):
        return "approve_record_correction" if record_correction_to_approve(case) else "close_without_letter"
    if decision is None:
        return "guide"
    if letter is None or letter.decision_id != decision.pk:
        return "draft_letter"
    return "add_evidence" if evidence_missing(case, Outcome(decision.outcome)) else "submit_letter"
