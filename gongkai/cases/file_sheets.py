"""What is on record of a case, as sheets for its file: a court or an archive reads paper, not a database.

Lives elsewhere: how a sheet is set (gongkai.documents.sheets), which papers make a file (file_papers.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, Letter, Remedy, SignOffStep
from gongkai.cases.selectors.clock import clock_of, facts_of
from gongkai.cases.selectors.remedies import timetable_of
from gongkai.cases.selectors.sign_off import steps_of
from gongkai.cases.selectors.timeline import entry_of
from gongkai.cases.services.material import KNOWN_EVIDENCE
from gongkai.documents.sheets import Sheet
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.five_questions import ANSWERS, QUESTIONS
from gongkai.law.wording import day_text
from gongkai.trail.models import Record


def _day(day) -> str:
    return day_text(day) if day else "—"


def application_sheet(case: Case, applicant: Applicant | None) -> Sheet:
    """applicant: None once the identity data are erased; then the masked name stands."""
    facts = [
        ("编号", case.number),
        ("机关", case.agency.name),
        ("收到方式", case.get_channel_display()),
        ("提交", f"{timezone.localtime(case.submitted_at):%Y-%m-%d %H:%M}"),
        ("收到之日", _day(case.received_on)),
        ("申请人类别", case.get_applicant_class_display()),
        ("申请人", applicant.name if applicant else f"{case.applicant_masked}（身份信息已销毁）"),
        *_contacts(applicant),
        ("要的形式", f"{case.get_wanted_form_display()}，{case.get_delivery_display()}"),
        ("申请内容", case.title),
        ("所需信息", case.description),
    ]
    return Sheet("政府信息公开申请登记表", tuple(facts))


def _contacts(applicant: Applicant | None) -> list[tuple[str, str]]:
    """Numbers of identity documents stay sealed: the dispute is not about them."""
    if applicant is None:
        return []
    told = [("电话", applicant.phone), ("电子邮箱", applicant.email), ("通信地址", applicant.postal_address)]
    return [(label, value) for label, value in told if value]


def clock_sheet(case: Case) -> Sheet | None:
    """The day-by-day proof of the reply term; None before it runs."""
    clock = clock_of(case)
    if clock is None:
        return None
    rows = tuple(
        (_day(step.on), str(step.ordinal or ""), "；".join((step.why, *step.notes)), step.citation or "")
        for step in clock.steps
    )
    facts = [
        ("最迟答复", _day(clock.due)),
        ("原期限", _day(clock.original_due)),
        *((fact.get_kind_display(), f"{_day(fact.on)}　{fact.basis}") for fact in facts_of(case)),
    ]
    return Sheet("答复期限的计算", tuple(facts), ("日期", "第几日", "算不算", "依据"), rows, (3, 1, 6, 4))


def search_sheet(case: Case) -> Sheet | None:
    rows = tuple(
        (
            _day(row.searched_on),
            row.places,
            row.words,
            row.people,
            "找到" if row.found else "没有找到",
            row.note,
        )
        for row in case.searches.all()
    )
    heads = ("日期", "检索地点", "检索词", "检索人员", "结果", "说明")
    return Sheet("检索记录", (), heads, rows, (3, 4, 4, 3, 2, 4), wide=True) if rows else None


def evidence_sheet(case: Case) -> Sheet | None:
    rows = tuple(
        (KNOWN_EVIDENCE.get(row.key, row.key), row.text, f"{timezone.localtime(row.recorded_at):%Y-%m-%d}")
        for row in case.evidence.all()
    )
    return Sheet("证据说明", (), ("证据", "内容", "存入"), rows, (3, 8, 2)) if rows else None


def asked_sheet(case: Case) -> Sheet | None:
    """The correction asked for and the opinions sought."""
    rows = []
    if notice := getattr(case, "correction", None):
        answer = notice.answer or "没有补正"
        rows.append(
            ("要求补正", "申请人", notice.points, _day(notice.noticed_on), _day(notice.answered_on), answer)
        )
    rows += [
        ("征求意见", row.to, row.matter, _day(row.sent_on), _day(row.ended_on),
         "，".join(part for part in (row.get_answer_display(), row.text) if part))
        for row in case.inquiries.all()
    ]  # fmt: skip
    heads = ("事项", "对象", "内容", "发出", "收到", "答复")
    return Sheet("补正和征求意见", (), heads, tuple(rows), (2, 3, 5, 3, 3, 5), wide=True) if rows else None


def questions_sheet(case: Case) -> Sheet | None:
    """Every answer given to the five questions, changed ones too, in the order they were given."""
    rows = tuple(
        (
            f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}",
            QUESTIONS[row.question].name,
            row.item.text if row.item else "全部",
            ANSWERS[row.question, row.answer].label,
            row.note,
            row.by.name,
        )
        for row in case.guide_answers.select_related("item", "by")
    )
    heads = ("时间", "问题", "申请事项", "回答", "理由", "回答人")
    return Sheet("五问记录", (), heads, rows, (3, 2, 4, 4, 5, 2), wide=True) if rows else None


def decision_sheet(case: Case) -> Sheet | None:
    """Every decision proposed for the case, the last one the agency's own once signed."""
    rows = tuple(
        (_day(row.decided_on), row.label, str(DECISIONS[Outcome(row.outcome)].citation), row.grounds)
        for row in case.decisions.all()
    )
    facts = (("作出答复", _day(case.decided_on)), ("答复之日", _day(case.replied_on)))
    return (
        Sheet("处理决定", facts, ("日期", "处理决定", "依据", "理由"), rows, (3, 4, 4, 7)) if rows else None
    )


def sign_off_sheet(case: Case, letter: Letter) -> Sheet:
    """政府信息公开审查呈批单: what was proposed, who saw it in which order, and what each said. Made when the
    letter is signed; the applicant is masked."""
    decision, steps = letter.decision, steps_of(letter)
    rule = DECISIONS[Outcome(decision.outcome)]
    facts = [
        ("编号", case.number),
        ("机关", case.agency.name),
        ("申请人", f"{case.applicant_masked}（{case.get_applicant_class_display()}）"),
        ("收到之日", _day(case.received_on)),
        ("最迟答复", _day(case.due_on)),
        ("申请内容", case.title),
        ("所需信息", case.description),
        ("拟处理决定", f"{rule.label}（{rule.citation}）"),
        ("理由", decision.grounds),
        ("经办人", steps[0].submitted_by.name if steps else "—"),
        ("答复书文号", letter.number),
        ("签发之日", _day(letter.signed_on)),
    ]
    rows = tuple(
        (
            str(step.attempt),
            step.role_label,
            "签发" if step.signs and step.state == SignOffStep.State.APPROVED else step.get_state_display(),
            step.opinion or "—",
            step.done_as or "—",
            f"{timezone.localtime(step.done_at):%Y-%m-%d %H:%M}" if step.done_at else "—",
        )
        for step in sorted(steps, key=lambda each: (each.attempt, each.position))
    )
    heads = ("第几次送审", "环节", "结果", "意见", "办理人", "时间")
    return Sheet("政府信息公开审查呈批单", tuple(facts), heads, rows, (2, 3, 2, 6, 4, 3))


def service_sheet(case: Case) -> Sheet | None:
    """How each letter reached the applicant; one that came back stands there with why."""
    rows = tuple(
        (
            letter.number or letter.title,
            each.get_method_display(),
            _day(each.on),
            _day(each.served_on),
            f"{each.proof}　{_day(each.bounced_on)}退回：{each.bounce_reason}"
            if each.bounced_on
            else each.proof,
        )
        for letter in case.letters.prefetch_related("services").order_by("pk")
        for each in letter.services.all()
    )
    heads = ("文号", "方式", "办理送达", "送达之日", "凭证")
    return Sheet("送达情况", (), heads, rows, (4, 3, 3, 3, 5)) if rows else None


def remedy_sheet(remedy: Remedy) -> Sheet:
    rows = tuple(
        (day.label, day.term, _day(day.by), _day(day.done_on), "、".join(str(each) for each in day.citations))
        for day in timetable_of(remedy)
    )
    facts = [
        ("途径", remedy.get_route_display()),
        ("受理", f"{remedy.body}　{remedy.reference}".strip()),
        ("提起", _day(remedy.filed_on)),
        ("程序", remedy.get_procedure_display()),
        ("结果", remedy.get_result_display()),
    ]
    if remedy.concluded_on:
        facts += [("审结", _day(remedy.concluded_on)), ("主要内容", remedy.result_text or "—")]
    if remedy.co_defendant:
        facts.append(("共同被告", remedy.co_defendant))
    heads = ("步骤", "期限", "最后一日", "实际", "依据")
    return Sheet(f"{remedy.get_route_display()}期限表", tuple(facts), heads, rows, (4, 2, 3, 3, 6))


def trail_sheet(records: Sequence[Record]) -> Sheet:
    """What was done, oldest first, each line with the beginning of its fingerprint. What internal remarks say
    is not in it: they do not leave the agency."""
    rows = []
    for record in records:
        entry = entry_of(record)
        text = "　".join(part for part in (entry.text, entry.sub) if part)
        when = f"{timezone.localtime(record.at):%Y-%m-%d %H:%M}"
        rows.append((str(record.sequence), when, text, record.actor_label, record.hash[:16]))
    heads = ("序号", "时间", "事项", "办理人", "指纹（前16位）")
    return Sheet("办理经过（留痕摘录）", (), heads, tuple(rows), (1, 3, 8, 3, 4), wide=True)
