"""Acts that write to the applicant or wait for them: reasons, fee, cancellation, a new round.

Lives elsewhere: the other acts one form carries (case_acts.py); serving papers (views/papers.py).
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
from gongkai.cases.services.fees import fee_values
from gongkai.documents.letters import LetterText
from gongkai.law.terms import payment_due
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms import papers as forms
from gongkai.workbench.forms.fields import upload_pair


def _require_reasons(case: Case, by: Officer, given: Given) -> str:
    asked = services.require_reasons(case, by=by, **given)
    return f"说明理由告知书已生成，{cn_day(asked.until)}前等申请人说明；答复期限照走"


def _preview_reasons(case: Case, given: Given) -> list[LetterText]:
    values = paper_values.reasons(given["points"], given["until"], given["this_month"])
    return [services.preview_paper(case, Paper.Kind.REASONS, values)]


def _record_reasons(case: Case, by: Officer, given: Given) -> str:
    pair = upload_pair(given["file"])
    names = ("on", "text", "reasonable", "judgement")
    asked = services.record_reasons(
        case, by=by, files=[pair] if pair else [], **{name: given[name] for name in names}
    )
    return "理由合理，接着办" if asked.reasonable else "理由不合理，可以按第三十五条告知不予处理"


def _notice_fee(case: Case, by: Officer, given: Given) -> str:
    notice = services.notice_fee(case, by=by, **given)
    return f"收费通知书已生成：{notice.amount}元，最迟{cn_day(notice.until)}缴纳"


def _preview_fee(case: Case, given: Given) -> list[LetterText]:
    until = payment_due(timezone.localdate(), working_calendar())
    values = fee_values(given["unit"], given["count"], given["items_here"], given["how"], until)
    return [services.preview_paper(case, Paper.Kind.FEE, values)]


def _record_payment(case: Case, by: Officer, given: Given) -> str:
    services.record_payment(case, by=by, **given)
    return f"已登记缴费，答复期限从{cn_day(given['on'])}的次日重新起算"


def _cancel(case: Case, by: Officer, given: Given) -> str:
    services.cancel(case, by=by, **given)
    return "已撤销登记，这件不再计入任何数字；编号不再使用"


def _preview_cancel(case: Case, given: Given) -> list[LetterText]:
    values = {"撤销理由": paper_values.ended(given["reason"])}
    return [services.preview_paper(case, Paper.Kind.CANCELLATION, values)]


def _reopen(case: Case, by: Officer, given: Given) -> str:
    done = services.reopen(case, by=by, **given)
    return f"已重新处理，最迟{cn_day(done.due_on)}重新答复；年度报告仍按原来的决定计一次"


def _record_bounce(case: Case, by: Officer, given: Given) -> str:
    services.record_bounce(case, by=by, **given)
    return "已登记退件，换一种方式再送达"


def _reasons_facts(case: Case) -> list[Fact]:
    asked = getattr(case, "reasons_request", None)
    return [Fact("要求说明", asked.points), Fact("说明期限", asked.until)] if asked else []


def _fee_facts(case: Case) -> list[Fact]:
    notice = getattr(case, "fee_notice", None)
    if notice is None:
        return [Fact("收费标准", "按件：每月10件以内不收；按量：每件30页以内不收。一件只能选一种")]
    return [
        Fact("数额", f"{notice.amount}元", note=f"{notice.get_unit_display()}，{notice.noticed_on}通知"),
        Fact("缴费期限", cn_day(notice.until)),
    ]


def _lost_facts(case: Case) -> list[Fact]:
    lost = case.remedies.filter(result="corrected").order_by("-concluded_on")
    return [
        Fact(one.get_route_display(), one.get_result_display(), note=f"{one.body}，{one.concluded_on}")
        for one in lost
    ]


PAPER_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "require_reasons": Spec(
            Act.HANDLE_CASE,
            "要求说明理由",
            "发出说明理由告知书",
            forms.RequireReasonsForm,
            _require_reasons,
            "条例第三十五条：数量、频次明显超过合理范围的，可以要求说明理由",
            "生成说明理由告知书；答复期限照走，件数多不是拒绝的理由",
            preview=_preview_reasons,
        ),
        "record_reasons": Spec(
            Act.HANDLE_CASE,
            "登记说明的理由",
            "登记并判断",
            forms.RecordReasonsForm,
            _record_reasons,
            "条例第三十五条",
            "理由合理的接着办；不合理或者没有说明的，可以告知不予处理",
            _reasons_facts,
        ),
        "notice_fee": Spec(
            Act.SIGN_LETTER,
            "通知收费",
            "发出收费通知书",
            forms.NoticeFeeForm,
            _notice_fee,
            "条例第四十二条，《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
            "生成收费通知书；缴清的次日起期限重新计算，20个工作日内未缴的视为放弃",
            _fee_facts,
            preview=_preview_fee,
        ),
        "record_payment": Spec(
            Act.HANDLE_CASE,
            "登记缴费",
            "登记缴费",
            forms.RecordPaymentForm,
            _record_payment,
            "国办函〔2020〕109号",
            "答复期限从缴清的次日重新起算20个工作日",
            _fee_facts,
        ),
        "cancel": Spec(
            Act.SIGN_LETTER,
            "撤销登记",
            "撤销登记",
            forms.CancelForm,
            _cancel,
            "只用于登记错了的，例如同一份申请登记了两次；申请人撤回的，按（六）其他处理办结",
            "不再计入收到数和任何报表，编号作废，申请人收到告知书；记录都留着",
            preview=_preview_cancel,
        ),
        "reopen": Spec(
            Act.SIGN_LETTER,
            "重新处理",
            "重新处理",
            forms.ReopenForm,
            _reopen,
            "复议决定或者判决；法释〔2025〕8号第十一条：20个工作日",
            "回到办理中，重新决定、重新答复；年度报告表3仍按原来的决定，表4计入结果纠正",
            _lost_facts,
        ),
        "record_bounce": Spec(
            Act.SERVE_LETTER,
            "登记退件",
            "登记退件",
            forms.BounceForm,
            _record_bounce,
            "送达要有凭证；没有送到的要再送",
            "回到待送达；此前登记的送达和凭证留着",
        ),
    }
)
