"""The cases of an agency for the register and for machines, some hundreds at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from gongkai.agencies.models import Agency
from gongkai.cases import identity as sealing
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, ClockFact, Letter, LetterService, Paper
from gongkai.law.clock import FactKind
from gongkai.law.decisions import DECISIONS, Outcome

CHUNK = 500  # cases held at once

HEADINGS = (
    *("编号", "原编号", "收到方式", "收到日期", "申请人类别", "申请内容", "所需信息", "要的形式", "取得方式"),
    *("环节", "经办人", "原期限", "答复期限", "期限暂定", "补正告知日期", "补正收到日期", "征求意见发出日期"),
    *(
        "征求意见结束日期",
        "收费通知日期",
        "缴清费用日期",
        "延期告知日期",
        "延期工作日数",
        "延迟答复告知日期",
        "延迟工作日数",
        "处理决定代码",
    ),
    *("处理决定", "答复文号", "答复日期", "送达方式", "送达日期", "办结日期", "归档日期", "复议和诉讼"),
)
IDENTITY_HEADINGS = (
    *("姓名或者名称", "证件类型", "证件号码", "联系电话", "电子邮箱", "通信地址", "法定代表人", "联系人"),
    *("代理人", "代理人证件号码", "代理人电话"),
)
_DAYS = (
    FactKind.CORRECTION_REQUIRED,
    FactKind.CORRECTED,
    FactKind.INQUIRY_SENT,
    FactKind.INQUIRY_ENDED,
    FactKind.FEE_NOTICED,
    FactKind.FEE_PAID,
    FactKind.EXTENDED,
)


def cases_to_export(agency: Agency, *, with_identity: bool = False) -> Iterator[list[Case]]:
    """All cases of the agency by id, in lists, each with what an export says of them already read."""
    related = ("holder", "former_reply", "identity") if with_identity else ("holder", "former_reply")
    cases = (
        Case.objects.filter(agency=agency)
        .select_related(*related)
        .prefetch_related(
            Prefetch("clock_facts", ClockFact.objects.select_related("superseded_by").order_by("on", "pk")),
            "decisions",
            Prefetch("letters", _letters()),
            "papers",
            "remedies",
        )
        .order_by("pk")
    )
    last = 0
    while chunk := list(cases.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _letters() -> QuerySet[Letter]:
    """Signed replies, the latest last, each with the services that stand."""
    standing = Prefetch("services", LetterService.objects.filter(bounced_on=None), "standing")
    return Letter.objects.exclude(number="").prefetch_related(standing).order_by("pk")


def register_row(case: Case) -> list[Any]:
    """What the register says of one case, under HEADINGS. Nothing of the applicant but the class."""
    facts = [fact for fact in case.clock_facts.all() if not hasattr(fact, "superseded_by")]
    days = {kind: [fact.on for fact in facts if fact.kind == kind] for kind in (*_DAYS, FactKind.DEFERRED)}
    number, method = _reply(case)
    return [
        case.number,
        case.former_number,
        case.get_channel_display(),
        case.received_on,
        case.get_applicant_class_display(),
        case.title,
        case.description,
        case.get_wanted_form_display(),
        case.get_delivery_display(),
        case.get_state_display(),
        case.holder.name if case.holder else "",
        case.original_due_on,
        case.due_on,
        "暂定" if case.due_provisional else "",
        *(_several(days[kind]) for kind in _DAYS),
        _working_days(facts, FactKind.EXTENDED),
        _several(days[FactKind.DEFERRED]),
        _working_days(facts, FactKind.DEFERRED),
        case.outcome,
        DECISIONS[Outcome(case.outcome)].label if case.outcome else "",
        number,
        case.decided_on,
        method,
        case.replied_on,
        case.closed_on,
        case.archived_on,
        "；".join(
            f"{one.get_route_display()}{one.filed_on:%Y-%m-%d}，{one.body}，{one.get_result_display()}"
            for one in case.remedies.all()
        ),
    ]


def _working_days(facts: list[ClockFact], kind: FactKind) -> int | str:
    return sum(fact.working_days for fact in facts if fact.kind == kind) or ""


def _several(days: list[date]) -> date | str:
    """A date where there is one, so that a spreadsheet can sort by it."""
    return days[0] if len(days) == 1 else "、".join(day.isoformat() for day in days)


def _reply(case: Case) -> tuple[str, str]:
    """Number and way of service of the reply: of the last letter here, or as the old register said."""
    letters = [letter for letter in case.letters.all() if letter.kind == Letter.Kind.REPLY]
    if letters:
        service = _service(letters[-1])
        return letters[-1].number, service.get_method_display() if service else ""
    former = getattr(case, "former_reply", None)
    return (former.letter_number, former.get_method_display()) if former else ("", "")


def identity_row(case: Case) -> list[str]:
    """Who applied, under IDENTITY_HEADINGS; blank once erased. Only after the look has been recorded."""
    applicant = _unsealed(case)
    if applicant is None:
        return [""] * len(IDENTITY_HEADINGS)
    organisation, agent = applicant.organisation, applicant.agent
    return [
        applicant.name,
        applicant.identity_kind,
        applicant.identity_number,
        applicant.phone,
        applicant.email,
        applicant.postal_address,
        organisation.representative if organisation else "",
        organisation.contact_name if organisation else "",
        *((agent.name, agent.identity_number, agent.phone) if agent else ("", "", "")),
    ]


def _unsealed(case: Case) -> Applicant | None:
    kept = getattr(case, "identity", None)
    if kept is None or kept.wrapped_key is None:
        return None
    key = sealing.unwrap_key(kept.wrapped_key, number=case.number)
    return sealing.unseal(kept.sealed, key=key, number=case.number)


def whole_case(case: Case) -> dict[str, Any]:
    """One case for machines: codes rather than labels, ISO days, every fact and decision, also superseded."""
    former = getattr(case, "former_reply", None)
    return {
        "number": case.number,
        "former_number": case.former_number,
        "channel": case.channel,
        "applicant_class": case.applicant_class,
        "title": case.title,
        "description": case.description,
        "wanted_form": case.wanted_form,
        "delivery": case.delivery,
        "state": case.state,
        "holder": case.holder.username if case.holder else None,
        **{name: _iso(getattr(case, name)) for name in _CASE_DAYS},
        "due_provisional": case.due_provisional,
        "outcome": case.outcome or None,
        "facts": [_fact(fact) for fact in case.clock_facts.all()],
        "decisions": [
            {"outcome": one.outcome, "decided_on": _iso(one.decided_on), "current": one.current}
            for one in case.decisions.all()
        ],
        "letters": [_letter(letter) for letter in case.letters.all()],
        "papers": [_paper(paper) for paper in case.papers.all()],
        "former_reply": {
            "number": former.letter_number,
            "method": former.method,
            "served_on": _iso(former.served_on),
        }
        if former
        else None,
        "remedies": [
            {
                "route": one.route,
                "body": one.body,
                "filed_on": _iso(one.filed_on),
                "result": one.result,
                "concluded_on": _iso(one.concluded_on),
            }
            for one in case.remedies.all()
        ],
    }


_CASE_DAYS = (
    *("received_on", "original_due_on", "due_on", "decided_on", "replied_on", "closed_on", "archived_on"),
)


def _fact(fact: ClockFact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "on": _iso(fact.on),
        "working_days": fact.working_days,
        "basis": fact.basis,
        "superseded": hasattr(fact, "superseded_by"),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {"kind": paper.kind, "number": paper.number, "issued_on": _iso(paper.issued_on)}


def _service(letter: Letter) -> LetterService | None:
    """The one that stands; those that came back are left out."""
    return next(iter(letter.standing), None)


def _letter(letter: Letter) -> dict[str, Any]:
    service = _service(letter)
    return {
        "kind": letter.kind,
        "number": letter.number,
        "signed_on": _iso(letter.signed_on),
        "service": {
            "method": service.method,
            "on": _iso(service.on),
            "served_on": _iso(service.served_on),
        }
        if service
        else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
