"""What happened to a case, from its trail: in full for officers, the applicant without what is internal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.cases.models import Case
from gongkai.law.wording import short_day_text
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of

Details = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """kind: stop (the clock stands), note (internal) or act. on: the legal day where the act states one."""

    at: datetime
    on: date
    text: str
    sub: str
    actor: str
    kind: str
    act: str


@dataclass(frozen=True)
class Words:
    """How an act is told. public: None where the applicant is not told of it. told_sub: their second line."""

    text: Callable[[Details], str]
    public: Callable[[Details], str] | None = None
    sub: Callable[[Details], str] = lambda details: ""
    kind: str = "act"
    told_sub: Callable[[Details], str] = lambda details: ""


def _same(sentence: str) -> Words:
    return Words(lambda d: sentence, lambda d: sentence)


def _inside(sentence: str, **kwargs) -> Words:
    return Words(lambda d: sentence, **kwargs)


def _day(details: Details, key: str) -> str:
    value = details.get(key)
    return short_day_text(date.fromisoformat(value)) if value else ""


def _late(details: Details) -> str:
    return f"，晚于{_day(details, 'due_on')}" if details.get("late") else ""


def _course(details: Details) -> str:
    """What a reviewing body or court told of its course, in the order of the procedure."""
    told = []
    if details.get("accepted_on"):
        told.append(f"{_day(details, 'accepted_on')}受理")
    if details.get("reference"):
        told.append(f"案号{details['reference']}")
    if details.get("extended_days"):
        told.append(f"决定延长{details['extended_days']}日")
    if details.get("hearing_on"):
        told.append(f"{_day(details, 'hearing_on')}开庭或者听取意见")
    return "，".join(told)


def _redated(what: str, details: Details) -> str:
    same = details.get("was") == details["due_on"]
    return f"{what}{'仍为' if same else '改为'}{_day(details, 'due_on')}"


def _counted(answers: list[str]) -> str:
    """Several things with one answer are told once, with their number."""
    counts = Counter(answers)
    return "；".join(
        f"{label}（{count}件）" if len(answers) > 1 else label for label, count in counts.items()
    )


WORDS: Mapping[str, Words] = {
    "application_submitted": Words(lambda d: "网上收到申请，等双方确认", lambda d: "提交申请"),
    "application_registered": Words(
        lambda d: f"登记收件，{d['channel_label']}", lambda d: f"登记您的申请，{d['channel_label']}"
    ),
    "case_imported": Words(lambda d: f"由原登记簿导入，收到之日{_day(d, 'received_on')}"),
    "receipt_confirmed": Words(
        lambda d: f"确认收到，收到之日{_day(d, 'received_on')}",
        lambda d: f"收到申请，收到之日{_day(d, 'received_on')}",
    ),
    "application_opened": _inside("首次打开申请"),
    "applicant_not_reached": Words(
        lambda d: f"{_day(d, 'on')}{d['how_label']}联系申请人，{d['result_label']}",
        lambda d: f"{_day(d, 'on')}{d['how_label']}跟您确认，{d['result_label']}",
    ),
    "case_assigned": Words(lambda d: f"分给{d['to']}经办"),
    "case_offered": Words(lambda d: f"转交{d['to']}，等对方接收"),
    "case_taken": _inside("自己接手经办"),
    "offer_accepted": Words(lambda d: f"接收{d['by_name']}转交的办件"),
    "offer_returned": Words(lambda d: f"退回{d['by_name']}的转交", sub=lambda d: f"理由：{d['reason']}"),
    "case_handed_over": Words(lambda d: f"{d['by_name']}手上的办件一并交给{d['to']}"),
    "correction_required": Words(
        lambda d: f"告知申请人补正，{_day(d, 'until')}前补来",
        lambda d: f"告知您补正，{_day(d, 'until')}前补来",
        lambda d: d["points"],
        "stop",
        lambda d: d["points"],
    ),
    "application_scanned": Words(lambda d: f"补扫{d['kind_label']}，{d['count']}个文件"),
    "correction_received": Words(
        lambda d: f"{_day(d, 'on')}收到补正，期限重新起算", lambda d: "收到您的补正，答复期限从头起算"
    ),
    "inquiry_sent": Words(
        lambda d: f"{_day(d, 'on')}向{d['to']}发出征求意见书，期限停止计算",
        lambda d: f"书面征求{d['kind_label']}意见，期限暂停",
        lambda d: d["matter"],
        "stop",
    ),
    "opinion_recorded": Words(
        lambda d: f"{d['to']}{d['answer_label']}，期限恢复",
        lambda d: f"征求{d['kind_label']}意见结束，期限接着算",
    ),
    "reply_term_extended": Words(
        lambda d: f"告知申请人延长{d['working_days']}个工作日",
        lambda d: f"告知您延长答复期限{d['working_days']}个工作日",
        lambda d: f"理由：{d['reason']}",
        told_sub=lambda d: f"理由：{d['reason']}",
    ),
    "reply_deferred": Words(
        lambda d: f"告知申请人延迟{d['working_days']}个工作日答复",
        lambda d: f"告知您延迟答复，{_day(d, 'due_on')}前答复",
        lambda d: f"理由：{d['reason']}",
        told_sub=lambda d: f"理由：{d['reason']}",
    ),
    "receipt_issued": Words(lambda d: f"出具接收回执（{d['number']}）", lambda d: "出具接收回执"),
    "objection_overruled": Words(
        lambda d: f"{d['to']}不同意公开，为公共利益决定公开，书面告知",
        lambda d: "就第三方的意见作出处理，书面告知第三方",
        lambda d: f"{d['interest'].rstrip('。；')}；{d['effect']}",
    ),
    "assistance_asked": Words(
        lambda d: f"请{d['to']}协办，{_day(d, 'until')}前回复",
        lambda d: "请有关单位协助查找您要的信息，答复期限照走",
        lambda d: d["matter"],
    ),
    "assistance_answered": Words(lambda d: f"{d['to']}回复协办函", sub=lambda d: d["answer"]),
    "right_agency_named": Words(
        lambda d: f"查明由{d['to']}负责公开", sub=lambda d: "，".join(filter(None, (d["contact"], d["why"])))
    ),
    "application_passed_on": Words(
        lambda d: f"申请人{_day(d, 'agreed_on')}{d['how_label']}同意，转交{d['to']}（{d['copy_number']}）",
        lambda d: f"经您同意，转交{d['to']}，那边的编号{d['copy_number']}",
    ),
    "application_came_over": Words(
        lambda d: f"由{d['source']}转来（{d['former_number']}），等双方确认",
        lambda d: f"经您同意，由{d['source']}转来（{d['former_number']}）",
    ),
    "record_correction_proposed": Words(
        lambda d: f"按更正记录办理：{d['finding_label']}，等审定", sub=lambda d: d["matter"]
    ),
    "record_correction_approved": Words(
        lambda d: f"审定更正处理：{d['finding_label']}（{d['number']}）",
        lambda d: "对您要求更正的记录作出处理，结果写在告知书里",
    ),
    "application_withdrawn": Words(
        lambda d: "申请人在网上申请撤回，等公开工作机构负责人办结",
        lambda d: "您申请撤回，等受理单位办结",
    ),
    "reasons_required": Words(
        lambda d: f"要求说明理由，{_day(d, 'until')}前说明",
        lambda d: f"请您说明理由，{_day(d, 'until')}前说明",
        lambda d: d["points"],
        told_sub=lambda d: d["points"],
    ),
    "reasons_recorded": Words(
        lambda d: (
            f"申请人{'说明了理由' if d['answered'] else '没有说明理由'}，"
            f"{'合理' if d['reasonable'] else '不合理'}"
        ),
        lambda d: "收到您说明的理由" if d["answered"] else "说明理由的时间已过",
        lambda d: d["judgement"],
    ),
    "fee_noticed": Words(
        lambda d: f"通知收费{d['amount']}元（{d['unit_label']}），{_day(d, 'until')}前缴纳",
        lambda d: f"通知您缴纳信息处理费{d['amount']}元，{_day(d, 'until')}前缴纳",
        kind="stop",
    ),
    "fee_paid": Words(
        lambda d: f"申请人缴清{d['amount']}元，期限重新起算", lambda d: "您已缴清费用，答复期限从头起算"
    ),
    "paper_served": Words(
        lambda d: f"{d['kind_label']}{d['method_label']}（{d['number']}）",
        lambda d: f"{d['kind_label']}{d['method_label']}" if d["to_applicant"] else "文书已送达有关方面",
        lambda d: d["proof"],
    ),
    "paper_bounced": Words(lambda d: f"{d['kind_label']}退回", sub=lambda d: d["reason"]),
    "letter_bounced": Words(lambda d: "答复书退回，要再送", sub=lambda d: d["reason"]),
    "case_cancelled": Words(
        lambda d: "撤销登记",
        lambda d: "这次登记有误，已经撤销",
        lambda d: d["reason"],
        told_sub=lambda d: d["reason"],
    ),
    "case_reopened": Words(
        lambda d: f"重新处理，{_day(d, 'due_on')}前重新答复",
        lambda d: f"重新处理您的申请，{_day(d, 'due_on')}前重新答复",
        lambda d: d["reason"],
        told_sub=lambda d: d["reason"],
    ),
    "search_recorded": Words(
        lambda d: "检索完成，找到信息" if d["found"] else "检索完成，没有找到",
        lambda d: "查找您要的信息",
        lambda d: f"{d['places']}，关键词“{d['words']}”",
    ),
    "evidence_added": Words(lambda d: f"补充证据：{d['label']}"),
    "note_added": _inside("内部记录", kind="note"),
    "items_listed": Words(
        lambda d: f"列出申请事项{d['count']}件", sub=lambda d: "；".join(d["items"]), kind="note"
    ),
    "question_answered": Words(lambda d: f"五问“{d['question']}”：{_counted(d['answers'])}", kind="note"),
    "decision_proposed": Words(lambda d: f"拟{d['group']}：{d['label']}"),
    "letter_drafted": _inside("起草答复书"),
    "letter_edited": _inside("修改答复书"),
    "letter_submitted": _inside("答复书送审"),
    "letter_approved": Words(lambda d: f"{d['role_label']}审核同意，交{d['next_label']}"),
    "letter_returned": Words(lambda d: "退回答复书", sub=lambda d: d["reason"]),
    "letter_signed": Words(lambda d: f"签发答复书{d['number']}", lambda d: f"作出答复（{d['number']}）"),
    "letter_mail_ordered": Words(lambda d: f"答复书{d['number']}交电子邮件送达"),
    "letter_served": Words(
        lambda d: f"答复书{d['method_label']}，{_day(d, 'served_on')}为答复之日",
        lambda d: f"答复书{d['method_label']}",
        lambda d: d["proof"],
    ),
    "case_closed_without_letter": Words(
        lambda d: f"不发答复书办结：{d['label']}", lambda d: "您的申请已按其他方式办结", lambda d: d["reason"]
    ),
    "case_archived": _inside("归档"),
    "lateness_explained": Words(lambda d: f"写明逾期原因：{d['label']}", sub=lambda d: d["reason"]),
    "reply_file_attached": Words(lambda d: f"附上要提供的信息：{d['name']}"),
    "reply_file_scanned": Words(lambda d: f"检查附件，查到{d['found']}处" if d["found"] else "检查附件"),
    "reply_file_taken_back": Words(lambda d: f"取回附件：{d['name']}", sub=lambda d: d["reason"]),
    "finding_cleared": Words(
        lambda d: f"复核附件里的{d['kind_label']}（{d['where']}）", sub=lambda d: d["reason"]
    ),
    "reply_file_redacted": Words(lambda d: f"遮盖附件{d['times']}处：{d['name']}"),
    "identity_viewed": Words(lambda d: "查看申请人身份信息"),
    "form_printed": Words(lambda d: f"打印{d['kind_label']}（写有申请人身份信息）"),
    "fact_corrected": Words(
        lambda d: f"更正期限事实：{d['kind_label']}改为{_day(d, 'on')}",
        lambda d: f"更正：{d['kind_label']}为{_day(d, 'on')}",
        lambda d: d["reason"],
    ),
    "due_date_recomputed": Words(
        lambda d: f"按新的放假安排，{_redated('答复期限', d)}",
        lambda d: f"放假安排公布，{_redated('最迟答复日', d)}",
    ),
    "case_split": Words(
        lambda d: f"一事一申请，分为{d['count']}件，另编{d['numbers']}",
        lambda d: f"您的申请问了几件事，分为{d['count']}件办理，另编{d['numbers']}",
        lambda d: d["reason"],
        told_sub=lambda d: d["reason"],
    ),
    "case_split_off": Words(
        lambda d: f"由{d['number']}分出，收到之日{_day(d, 'received_on')}不变",
        lambda d: f"由{d['number']}分出，收到之日{_day(d, 'received_on')}不变",
    ),
    "joint_formed": Words(lambda d: f"和{d['count']}件申请一并答复", sub=lambda d: d["numbers"]),
    "case_merged": Words(
        lambda d: f"并入{d['number']}一并答复",
        lambda d: f"您的这件申请和{d['number']}内容相同，一并答复",
    ),
    "case_joined": Words(lambda d: f"和{d['number']}一并答复，决定和文字相同"),
    "joint_submitted": Words(lambda d: f"一并答复的{d['count']}份答复书一起送审"),
    "joint_approved": Words(lambda d: f"一并答复的{d['count']}份答复书一起审核同意"),
    "joint_signed": Words(
        lambda d: (
            f"一并答复的{d['count']}份答复书一起签发" + (f"，并案办结{d['merged']}件" if d["merged"] else "")
        ),
        sub=lambda d: d["numbers"],
    ),
    "joint_left": Words(lambda d: f"不再和{d['number']}一并答复", sub=lambda d: d["reason"]),
    "conversion_drafted": Words(
        lambda d: f"转为主动公开，拟成“{d['label']}”，送审前只有本单位看得到", sub=lambda d: d["reason"]
    ),
    "conversion_declined": Words(lambda d: "不转为主动公开", sub=lambda d: d["reason"]),
    "publication_suggested": Words(
        lambda d: "申请人建议把这些信息向社会公开，等单位审核",
        lambda d: "您建议把这些信息向社会公开，等受理单位审核",
    ),
    "suggestion_answered": Words(
        lambda d: f"{'采纳' if d['taken'] else '没有采纳'}申请人主动公开的建议，已告知",
        lambda d: (
            "您的建议已经采纳，正在按公开审查程序办理"
            if d["taken"]
            else "审核认为这些信息不属于主动公开的范围，您的建议没有采纳"
        ),
        lambda d: d["reason"],
        told_sub=lambda d: d["reason"],
    ),
    "remedy_filed": Words(lambda d: f"{d['route_label']}，{d['body']}"),
    "remedy_concluded": Words(lambda d: f"{d['route_label']}审结：{d['result_label']}"),
    "identity_kept": Words(lambda d: f"身份信息延长保存到{d['until']}", sub=lambda d: d["reason"]),
    "identity_erasure_proposed": Words(lambda d: "提出销毁身份信息", sub=lambda d: d["reason"]),
    "identity_erasure_dropped": Words(lambda d: "撤下销毁身份信息", sub=lambda d: d["reason"]),
    "identity_erased": Words(lambda d: f"保存期满，销毁身份信息和写有姓名的文件{d['files']}份"),
    "bundle_downloaded": Words(lambda d: f"下载{d['route_label']}证据材料"),
    "folder_downloaded": _inside("下载案卷"),
    "remedy_copy_received": Words(
        lambda d: f"{_day(d, 'on')}收到{d['route_label']}的副本",
        sub=lambda d: f"{_day(d, 'next_on')}前提交答复和证据",
    ),
    "remedy_answered": Words(
        lambda d: f"{d['route_label']}：{_day(d, 'on')}提交答复和证据{_late(d)}", sub=lambda d: d["proof"]
    ),
    "remedy_course_recorded": Words(lambda d: f"{d['route_label']}：{_course(d)}"),
    "remedy_withdrawn": Words(lambda d: f"{d['route_label']}：申请人撤回，{_day(d, 'on')}终止"),
    "remedy_carried_out": Words(
        lambda d: f"{d['route_label']}：{_day(d, 'on')}履行完毕{_late(d)}", sub=lambda d: d["text"]
    ),
}
_LEGAL_DAYS = ("on", "received_on", "served_on", "filed_on", "concluded_on")


def timeline(case: Case) -> list[Entry]:
    """Every act, newest first, looks at identity data included. What a note says stands in no record."""
    notes = {str(note.pk): note.text for note in case.notes.all()}
    entries = []
    for record in _newest_first(case):
        entry = _entry(record, _words(record).text)
        note = notes.get(str(record.details.get("note", "")))
        entries.append(replace(entry, text=note) if note else entry)
    return entries


def entry_of(record: Record) -> Entry:
    """One act as officers read it; of an internal remark only that it was made."""
    return _entry(record, _words(record).text)


def public_timeline(case: Case) -> list[Entry]:
    """What the applicant may know, newest first: no names of staff, no reasons given inside the agency."""
    told = [(record, _words(record).public) for record in _newest_first(case)]
    return [_entry(record, words, public=True) for record, words in told if words]


def _words(record: Record) -> Words:
    return WORDS.get(record.act) or _inside(record.act)


def _newest_first(case: Case) -> list[Record]:
    return list(records_of(case).order_by("-pk"))


def _entry(record: Record, words: Callable[[Details], str], *, public: bool = False) -> Entry:
    told = _words(record)
    stated = next((record.details[key] for key in _LEGAL_DAYS if record.details.get(key)), None)
    return Entry(
        at=record.at,
        on=date.fromisoformat(stated) if stated else timezone.localdate(record.at),
        text=words(record.details),
        sub=(told.told_sub if public else told.sub)(record.details),
        actor="" if public else record.actor_label,
        kind=told.kind,
        act=record.act,
    )
