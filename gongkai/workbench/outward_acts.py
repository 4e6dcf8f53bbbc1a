"""Acts that write to somebody outside: the receipt, a later answer, the third party who objected.

Lives elsewhere: reasons, fee, cancellation (paper_acts.py); serving papers (views/papers.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import paper_values, services
from gongkai.cases.models import Case, Paper
from gongkai.cases.selectors.clock import clock_if_deferred, clock_of
from gongkai.cases.selectors.public_interest import objections
from gongkai.documents.letters import LetterText
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms import outward as forms


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
    }
)
