"""Acts that write to somebody outside: receipt, later answer, third party, help, right agency, own records.

Lives elsewhere: reasons, fee, cancellation (paper_acts.py); serving papers (views/papers.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import paper_values, services
from gongkai.cases.models import Case, Paper
from gongkai.cases.selectors.assistance import open_assistances
from gongkai.cases.selectors.clock import clock_if_deferred, clock_of
from gongkai.cases.selectors.own_record import record_correction_to_approve
from gongkai.cases.selectors.public_interest import objections
from gongkai.documents.letters import LetterText
from gongkai.law.decisions import Outcome
from gongkai.law.terms import record_correction_due
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms import outward as forms
from gongkai.workbench.forms.fields import upload_pair


def _issue_receipt(case: Case, by: Officer, given: Given) -> str:
    paper = services.issue_receipt(case, by=by)
    return f"接收回执已生成，文号{paper.number}；在“发出的文书”里打印、登记送达"


def _preview_receipt(case: Case, given: Given) -> list[LetterText]:
    return [services.preview_paper(case, Paper.Kind.RECEIPT, paper_values.receipt(case))]


def _receipt_day(case: Case) -> list[Fact]:
    if case.received_on is None:
        return []
    return [Fact("收到之日", cn_day(case.received_on)), Fact("最迟答复", cn_day(case.due_on))]


def _overrule(case: Case, by: Officer, given: Given) -> str:
    done = services.overrule_objection(case, by=by, **given)
    return f"依申请公开告知书已生成；登记送达{done.inquiry.to}以后，才能送达答复书"


def _preview_overruling(case: Case, given: Given) -> list[LetterText]:
    to = given["inquiry"].to
    values = paper_values.public_interest(case, to, given["content"], given["interest"], given["effect"])
    return [services.preview_paper(case, Paper.Kind.PUBLIC_INTEREST, values, addressee=to)]


def _objection_facts(case: Case) -> list[Fact]:
    return [
        Fact(one.get_answer_display(), one.to, note=one.text or f"{one.ended_on}提出")
        for one in objections(case)
    ]


def _defer(case: Case, by: Officer, given: Given) -> str:
    done = services.defer(case, by=by, **given)
    return f"已确定延迟答复，最迟{cn_day(done.due_on)}答复；原期限仍然显示"


def _preview_deferral(case: Case, given: Given) -> list[LetterText]:
    days = given["working_days"]
    values = paper_values.deferral(days, given["reason"], clock_if_deferred(case, timezone.localdate(), days))
    return [services.preview_paper(case, Paper.Kind.DEFERRAL, values)]


def _deferral_facts(case: Case) -> list[Fact]:
    clock, asked = clock_of(case), getattr(case, "reasons_request", None)
    facts = []
    if clock:
        facts.append(Fact("现在到期", cn_day(clock.due), note=f"原期限{clock.original_due}，保留在案"))
        facts.append(Fact("最迟告知申请人", cn_day(clock.due), note="答复期限届满之日"))
    if asked and asked.answered_on:
        facts.append(Fact("说明的理由", asked.answer, note=f"{asked.answered_on}收到，{asked.judgement}"))
    return facts


def _ask_assistance(case: Case, by: Officer, given: Given) -> str:
    asked = services.ask_assistance(case, by=by, **given)
    return f"协办函已生成，{cn_day(asked.until)}前等{asked.to}回复；答复期限照走"


def _preview_assistance(case: Case, given: Given) -> list[LetterText]:
    values = paper_values.assistance(given["to"], given["matter"], given["until"])
    return [services.preview_paper(case, Paper.Kind.ASSISTANCE, values, addressee=given["to"])]


def _record_assistance(case: Case, by: Officer, given: Given) -> str:
    pair = upload_pair(given["file"])
    names = ("assistance", "on", "text")
    rest = {name: given[name] for name in names}
    asked = services.record_assistance(case, by=by, files=[pair] if pair else [], **rest)
    return f"已登记{asked.to}的回复"


def _assistance_facts(case: Case) -> list[Fact]:
    return [Fact("协办", one.to, note=f"{one.until}前回复：{one.matter}") for one in open_assistances(case)]


def _name_right_agency(case: Case, by: Officer, given: Given) -> str:
    named = services.name_right_agency(case, by=by, **given)
    return f"已写明由{named.name}负责公开；接着作出处理决定，名称和联系方式已经填好"


def _pass_on(case: Case, by: Officer, given: Given) -> str:
    passed = services.pass_on(case, by=by, agreed_on=given["agreed_on"], agreed_how=given["agreed_how"])
    return f"已转交{passed.copy.agency.name}，那边的编号{passed.copy.number}；双方确认之日为收到之日"


def _right_agency_facts(case: Case) -> list[Fact]:
    named = getattr(case, "right_agency", None)
    return [Fact("负责公开的机关", named.name, note=named.contact)] if named else []


def _propose_correction(case: Case, by: Officer, given: Given) -> str:
    pair = upload_pair(given["file"])
    rest = {name: value for name, value in given.items() if name != "file"}
    services.propose_record_correction(case, by=by, files=[pair] if pair else [], **rest)
    return "已写明认定，等公开工作机构负责人审定"


def _approve_correction(case: Case, by: Officer, given: Given) -> str:
    done = services.approve_record_correction(case, by=by)
    return f"更正处理告知书已生成，文号{done.paper.number}；这件办结，计入（六）其他处理"


def _preview_correction(case: Case, given: Given) -> list[LetterText]:
    waiting = record_correction_to_approve(case)
    if waiting is None:
        return []
    values = paper_values.record_correction(case, waiting)
    return [services.preview_paper(case, Paper.Kind.RECORD_CORRECTION, values)]


def _own_term(case: Case) -> list[Fact]:
    if case.received_on is None:
        return []
    last = record_correction_due(case.received_on, working_calendar())
    return [Fact("本单位的时限", cn_day(last), note="条例没有规定天数，按答复期限的20个工作日办")]


def _correction_facts(case: Case) -> list[Fact]:
    found = record_correction_to_approve(case)
    if found is None:
        return []
    other = (
        [Fact("有权更正的机关", found.agency_name, note=found.agency_contact)] if found.agency_name else []
    )
    return [
        Fact("要求更正", found.matter),
        Fact("证据", found.proof),
        Fact("认定", found.get_finding_display(), note=found.text),
        *other,
        Fact("提出", found.proposed_by.name, note=str(found.proposed_on)),
        *_own_term(case),
    ]


OUTWARD_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "issue_receipt": Spec(
            Act.TAKE_IN_CASE,
            "出接收回执",
            "出接收回执",
            NothingToFill,
            _issue_receipt,
            "条例第三十一条：收到申请之日要能证明",
            "生成接收回执，写明编号、收到之日和最迟答复的日期；一件只出一份",
            _receipt_day,
            _preview_receipt,
        ),
        "overrule_objection": Spec(
            Act.SIGN_LETTER,
            "为公共利益决定公开",
            "决定公开并告知第三方",
            forms.OverruleObjectionForm,
            _overrule,
            "条例第十五条、第三十二条；为什么是公共利益、不公开有什么重大影响由行政机关举证（法释〔2025〕8号第五条）",
            "生成给第三方的依申请公开告知书，写明公开的内容、理由和救济途径；送达第三方以前不能送达答复书",
            _objection_facts,
            _preview_overruling,
        ),
        "defer": Spec(
            Act.APPROVE_EXTENSION,
            "延迟答复",
            "同意延迟答复",
            forms.DeferForm,
            _defer,
            "条例第三十五条：申请理由合理，但是无法在第三十三条的期限内答复的，可以确定延迟答复的合理期限并告知",
            "生成延迟答复告知书；到期日往后推，原期限保留，已经发生的逾期不会因此消失",
            _deferral_facts,
            _preview_deferral,
        ),
        "ask_assistance": Spec(
            Act.HANDLE_CASE,
            "请其他单位协办",
            "发出协办函",
            forms.AskAssistanceForm,
            _ask_assistance,
            "本单位办理规程；不是征求意见，征求意见另办（条例第三十二条、第三十四条）",
            "生成协办函，等对方回复；期限照走，不停表",
            _assistance_facts,
            _preview_assistance,
        ),
        "record_assistance": Spec(
            Act.HANDLE_CASE,
            "登记协办回复",
            "登记回复",
            forms.RecordAssistanceForm,
            _record_assistance,
            "本单位办理规程",
            "回复存入案内，期限不变",
            _assistance_facts,
        ),
        "name_right_agency": Spec(
            Act.HANDLE_CASE,
            "写明负责公开的机关",
            "写明",
            forms.NameRightAgencyForm,
            _name_right_agency,
            "条例第三十六条第五项：能够确定负责公开的机关的，告知名称和联系方式",
            "存为证据，并填进“不属于本机关负责公开”的处理决定；条例没有规定要转送，申请人同意的可以在答复以后转交",
            _right_agency_facts,
            onward=Outcome.N2.value,
        ),
        "pass_on": Spec(
            Act.HANDLE_CASE,
            "转交负责公开的机关",
            "转交",
            forms.PassOnForm,
            _pass_on,
            "条例没有规定转送申请的义务，只在申请人同意时转交；告知的义务已经由答复书履行（第三十六条第五项）",
            "那边登记一件等双方确认，确认之日为收到之日；身份信息重新封存，申请人用原来的编号和查询码看得到两件",
            _right_agency_facts,
        ),
        "propose_record_correction": Spec(
            Act.HANDLE_CASE,
            "按更正记录办理",
            "写明认定，送审定",
            forms.RecordCorrectionForm,
            _propose_correction,
            "条例第四十一条：有证据证明与其自身相关的政府信息记录不准确的，可以要求更正",
            "不作为公开申请答复；公开工作机构负责人审定以后发更正处理告知书办结，计入（六）其他处理",
            _own_term,
        ),
        "approve_record_correction": Spec(
            Act.SIGN_LETTER,
            "审定更正处理",
            "审定并发出告知书",
            NothingToFill,
            _approve_correction,
            "条例第四十一条；提出和审定不能是同一个人",
            "生成更正处理告知书，这件办结，计入年度报告表3（六）3",
            _correction_facts,
            _preview_correction,
        ),
    }
)
