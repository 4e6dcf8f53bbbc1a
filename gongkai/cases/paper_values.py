"""What the fields of each paper are filled with, from the case and what the officer gave.

One function a paper, used by the act and by its preview, so that what is shown is what goes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.cases.models import Case, Inquiry, RecordCorrection
from gongkai.law.clock import Clock
from gongkai.law.fees import Fee
from gongkai.law.remedies import record_correction_clause, third_party_clause
from gongkai.law.wording import day_text

Values = dict[str, str]


def common(case: Case, *, today: date) -> Values:
    agency = case.agency
    return {
        "编号": case.number,
        "申请内容": case.title,
        "收到日期": day_text(case.received_on) if case.received_on else "（等双方确认）",
        "本机关": agency.name,
        "办公地址": agency.address,
        "联系电话": agency.phone,
        "电子邮箱": agency.email or "（未公布）",
        "今日日期": day_text(today),
    }


def receipt(case: Case) -> Values:
    return {"答复期限": day_text(case.due_on) if case.due_on else "收到之日起20个工作日"}


def correction(points: str, until: date) -> Values:
    return {"补正事项": ended(points), "补正期限": day_text(until)}


def extension(working_days: int, reason: str, clock: Clock) -> Values:
    return {
        "延长天数": str(working_days),
        "延期理由": reason.strip().rstrip("。"),
        "新的答复期限": day_text(clock.due),
    }


def deferral(working_days: int, reason: str, clock: Clock) -> Values:
    return {
        "延迟天数": str(working_days),
        "延迟理由": reason.strip().rstrip("。"),
        "新的答复期限": day_text(clock.due),
        "原答复期限": day_text(clock.original_due),
    }


def inquiry(to: str, matter: str, sent_on: date) -> Values:
    return {"征求对象": to, "征求事项": ended(matter), "发出日期": day_text(sent_on)}


def inquiry_notice(kind: str, sent_on: date) -> Values:
    return {"征求对象类别": Inquiry.Kind(kind).label, "发出日期": day_text(sent_on)}


def public_interest(case: Case, to: str, content: str, interest: str, effect: str) -> Values:
    return {
        "征求对象": to,
        "公开内容": content.strip().rstrip("。；"),
        "公开理由": ended(f"{interest.strip().rstrip('。；')}；{effect.strip()}"),
        "救济途径": third_party_clause(case.agency.as_organ()),
    }


def assistance(to: str, matter: str, until: date) -> Values:
    return {"协办机关": to, "协办事项": ended(matter), "协办期限": day_text(until)}


def record_correction(case: Case, found: RecordCorrection) -> Values:
    return {
        "更正事项": ended(found.matter),
        "处理结果": _FOUND[RecordCorrection.Finding(found.finding)](found) + ended(found.text),
        "救济途径": record_correction_clause(case.agency.as_organ()),
    }


def _reach(found: RecordCorrection) -> str:
    return f"{found.agency_name}（{found.agency_contact}）" if found.agency_contact else found.agency_name


_F = RecordCorrection.Finding
_FOUND = {
    _F.CORRECTED: lambda found: "经审核，您反映的情况属实，本机关已经更正。",
    _F.PASSED_ON: lambda found: f"该记录不属于本机关职能范围，本机关已转送有权更正的{_reach(found)}处理。",
    _F.TOLD: lambda found: f"该记录不属于本机关职能范围，请您向有权更正的{_reach(found)}提出。",
    _F.NOT_SHOWN: lambda found: "经审核，现有证据不能证明该记录不准确，本机关不予更正。",
}


def reasons(matters: str, until: date, this_month: int | None = None) -> Values:
    return {
        "说明事项": ended(matters),
        "说明期限": day_text(until),
        "本月件数": str(this_month) if this_month else "（另计）",
    }


def fee(charge: Fee, unit: str, how: str, until: date, basis: str) -> Values:
    return {
        "收费依据": basis,
        "收费标准": tariff(charge, unit),
        "收费数额": str(charge.amount),
        "缴纳方式": how.strip().rstrip("。"),
        "缴费期限": day_text(until),
    }


def split(parts: Sequence[tuple[str, str]], reason: str) -> Values:
    """parts: number and matter of each, the first one's own number among them."""
    listed = [f"{place}. {title}（编号：{number}）" for place, (number, title) in enumerate(parts, 1)]
    return {"分案件数": str(len(parts)), "分案清单": ended("；".join(listed)), "分案理由": ended(reason)}


def tariff(charge: Fee, unit: str) -> str:
    """第31至68页，38页，每页10元：the bands that cost something."""
    parts: Sequence[str] = [
        f"第{band.first}至{band.first + band.count - 1}{unit}，{band.count}{unit}，每{unit}{band.rate}元"
        for band in charge.bands
        if band.rate
    ]
    return "；".join(parts) or f"在免费的{unit}数以内"


def ended(text: str) -> str:
    return f"{text.strip().rstrip('。；')}。"
