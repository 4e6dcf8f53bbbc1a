"""What the page of a case shows: due with proof, what may be done, what happened, what is on file."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import selectors
from gongkai.cases.acts import acts_for
from gongkai.cases.models import Case, CaseDocument, LetterMail, Notice, Paper
from gongkai.cases.selectors.assistance import open_assistances
from gongkai.cases.selectors.right_agency import linked_cases
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.evidence import PUBLIC_INTEREST_REASON
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.oversight.selectors import orders_about
from gongkai.ui.pieces import Act as OfferedAct
from gongkai.ui.pieces import Download, Entry, Fact, Link, Refused
from gongkai.ui.wording import cn_day
from gongkai.workbench.conversion_acts import conversion_notice
from gongkai.workbench.due import due_of
from gongkai.workbench.evidence_lines import evidence_lines
from gongkai.workbench.joint_acts import tied_facts
from gongkai.workbench.outcome_words import cell_of, remedy_of, title_of
from gongkai.workbench.receipt_facts import receipt_facts
from gongkai.workbench.related_page import related_facts
from gongkai.workbench.release_page import reply_files
from gongkai.workbench.sign_off import submissions_of

# files of these kinds hold the applicant's full name
_NAMES_APPLICANT = CaseDocument.NAMING_APPLICANT
KINDS = {"stop": "pause", "note": "note", "act": "act"}


def act_url(case: Case, key: str) -> str:
    return reverse(f"desk:case_{key}", args=[case.pk])


def page_of_case(case: Case, officer: Officer, today: date) -> dict[str, object]:
    """The context of ``workbench/cases/page.html``."""
    clock = selectors.clock_of(case)
    named = officer.may(Act.VIEW_IDENTITY, case.agency)
    inside = officer.agency.pk == case.agency_id  # internal remarks do not leave the agency
    documents = [
        each for each in selectors.rows_of(case, "documents") if named or each.kind not in _NAMES_APPLICANT
    ]
    acts = acts_for(case, officer, today)
    documents = [each for each in documents if inside or each.kind not in CaseDocument.INTERNAL]
    decision, letter = selectors.current_decision(case), selectors.reply_letter(case)
    return {
        "case": case,
        "conversion": conversion_notice(case),
        "today": today,
        "clock": clock,
        "due": due_of(case, today, clock),
        "crumbs": [("办件", reverse("desk:queue")), (case.number, "")],
        "allowed": [
            OfferedAct(each.label, act_url(case, each.key), each.effect, each.primary)
            for each in acts.allowed
        ],
        "refused": [Refused(each.label, each.reason) for each in acts.refused],
        "facts": [
            *_facts(case),
            *_offered(case),
            *_helped(case),
            *_linked(case),
            *receipt_facts(case),
            *tied_facts(case),
            *related_facts(case),
        ],
        "may_see_identity": named,
        "entries": [each for each in _entries(case, documents) if inside or each.kind != KINDS["note"]],
        "handovers": selectors.handover_notes(case) if inside else [],
        "notes": selectors.rows_of(case, "notes")[::-1] if inside else [],
        "evidence": evidence_lines(case) if inside else [],
        "reply_files": reply_files(case),
        "files": [_download(case, each) for each in documents],
        "decision": decision,
        "decision_facts": _decision_facts(case, decision, letter),
        "letter": letter,
        "submissions": submissions_of(letter) if inside else [],
        "folder_url": act_url(case, "folder") if named and case.closed_on else "",
        "papers": [(each, _is_served(each)) for each in reversed(case.papers.all())],
        "remedies": list(case.remedies.all()),
        "receipt": _receipt(case),
        "orders": orders_about(case),
        "may_supervise": officer.may(Act.SUPERVISE, case.agency) and not inside,
        "told": selectors.told_to_applicant(case) if inside else [],
    }


def _is_served(paper: Paper) -> bool:
    return any(each.bounced_on is None for each in paper.services.all())


def _facts(case: Case) -> list[Fact]:
    facts = [
        Fact("环节", case.get_state_display()),
        Fact("经办", case.holder.name if case.holder else "还没有分办"),
        Fact("收到", case.received_on or "等双方确认", note=case.get_channel_display()),
        Fact("要的形式", case.get_wanted_form_display(), note=case.get_delivery_display()),
    ]
    if case.keyed_by:
        facts.append(Fact("代为填写", case.keyed_by.name))
    if case.needs_assistance:
        facts.append(Fact("需要帮助", "阅读、视听有困难，要提供必要的帮助（第四十三条）"))
    if case.state == Case.State.AWAITING_SERVICE and (mail := selectors.latest_mail(case)):
        facts.append(Fact("电子邮件送达", mail.notice.get_state_display(), note=_mail_note(mail)))
    if case.replied_on:
        facts.append(Fact("答复之日", case.replied_on))
    late = selectors.is_late(case, today=timezone.localdate())
    if late and (reason := case.lateness_reasons.first()):
        facts.append(Fact("逾期原因", reason.get_category_display(), note=reason.text))
    if case.archived_on:
        facts.append(Fact("归档", case.archived_on))
    return facts


def _mail_note(mail: LetterMail) -> str:
    when = f"{mail.ordered_by.name}，{timezone.localdate(mail.ordered_at)}"
    waits = mail.notice.state == Notice.State.WAITING
    return when if waits or mail.notice.sent_at else f"{when}；换一种方式送达，或者再发一次"


def _offered(case: Case) -> list[Fact]:
    offer = selectors.open_offer(case)
    return [Fact("转交", f"等{offer.to.name}接收", note=f"{offer.offered_by.name}转交")] if offer else []


def _helped(case: Case) -> list[Fact]:
    """Others who were asked to help and have not answered."""
    return [
        Fact("协办", f"等{each.to}回复", note=f"{cn_day(each.until, 'day')}前，期限照走")
        for each in open_assistances(case)
    ]


def _linked(case: Case) -> list[Fact]:
    """The case at another agency that the same application became, or came from."""
    return [
        Fact("转自" if link.came_from_it else "转到", link.case.agency.name, note=link.case.number)
        for link in linked_cases(case)
    ]


def _receipt(case: Case) -> dict[str, object] | None:
    """Before confirmation the page explains the rule of receipt in the place of a due date."""
    if case.received_on:
        return None
    rule = receipt_rule(Channel(case.channel))
    return {
        "rule": rule.explanation,
        "citation": rule.citation.short,
        "by": selectors.confirm_case_by(case),
    }


def _entries(case: Case, documents: list[CaseDocument]) -> list[Entry]:
    letters = tuple(
        Link(each.original.name, document_url(case, each))
        for each in documents
        if each.kind == CaseDocument.Kind.LETTER
    )
    return [
        Entry(
            at=each.at if timezone.localdate(each.at) == each.on else each.on,
            title=each.text,
            kind=KINDS.get(each.kind, "act"),
            detail=each.sub,
            by=each.actor,
            links=letters if each.act == "letter_signed" else (),
        )
        for each in selectors.timeline(case)
    ]


def document_url(case: Case, document: CaseDocument) -> str:
    return reverse("desk:case_document", args=[case.pk, document.pk])


def _download(case: Case, document: CaseDocument) -> Download:
    size = document.original.size
    return Download(
        document.original.name,
        document_url(case, document),
        kind=document.get_kind_display(),
        size=f"{size / 1048576:.1f} MB" if size >= 1048576 else f"{max(size // 1024, 1)} KB",
    )


def _decision_facts(case: Case, decision, letter) -> list[Fact]:
    if decision is None:
        return []
    law = DECISIONS[Outcome(decision.outcome)]
    facts = [
        Fact("处理决定", title_of(law)),
        Fact("依据", str(law.citation)),
        Fact("理由", decision.grounds),
        Fact("计入年报", f"表3 {cell_of(law)}，{case.get_applicant_class_display()}"),
        Fact("救济", remedy_of(law.code)),
    ]
    if letter:
        number = letter.number or letter.get_state_display()
        facts.append(Fact("答复书", number, url=reverse("desk:case_letter", args=[case.pk])))
    return facts


RECORDED_AT = {
    "search_record": "record_search",
    "third_party_inquiry": "send_inquiry",
    "third_party_opinion": "record_opinion",
    "correction_notice": "require_correction",
    "correction_record": "record_correction",
    "disclosed_copy": "attach_reply_file",
    "statement_of_reasons": "require_reasons",
    "fee_notice": "notice_fee",
    "right_agency": "name_right_agency",
}
"""Papers that an act of the case leaves on file; any other is put in on the page for evidence."""


def evidence_url(case: Case, key: str, outcome: str, question: int | None = None) -> str:
    """The page on which a missing paper is recorded; it leads back to the decision in hand, or to this
    question of the guide."""
    if key == PUBLIC_INTEREST_REASON.key:
        return reverse("desk:case", args=[case.pk])  # the head's act; the page says whose it is
    page = RECORDED_AT.get(key, "add_evidence")
    if page == "record_opinion" and not case.inquiries.exists():
        page = "send_inquiry"  # nobody was asked yet
    back = {"guide": question} if question else {"outcome": outcome}
    return f"{act_url(case, page)}?{urlencode({'key': key, **back})}"
