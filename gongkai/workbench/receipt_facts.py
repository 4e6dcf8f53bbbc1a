"""How an application came and was confirmed, on the page of a case: the proof of its day."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from gongkai.cases import selectors
from gongkai.cases.models import Case, Contact
from gongkai.law.receipt import Channel, missing_proofs
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day


def is_unopened(case: Case) -> bool:
    """Not confirmed yet, and seen by nobody who could."""
    kept = getattr(case, "receipt", None)
    return case.received_on is None and kept is not None and kept.opened_at is None


def receipt_facts(case: Case) -> list[Fact]:
    """Cases older than the record of receipts have none."""
    kept = getattr(case, "receipt", None)
    if kept is None:
        return []
    contacts = selectors.rows_of(case, "contacts")
    facts = []
    if kept.came_on != case.received_on:
        facts.append(Fact("来件", kept.came_on, note="送到本单位的日子"))
    if kept.tracking_number:
        facts.append(Fact("邮件单号", kept.tracking_number))
    if kept.scan_id:
        url = reverse("desk:case_document", args=[case.pk, kept.scan_id])
        facts.append(Fact("来件凭证", "信封或者传真报头的扫描件", url=url))
    if kept.opened_by and not case.keyed_by_id:
        facts.append(Fact("首次打开", timezone.localdate(kept.opened_at), note=kept.opened_by.name))
    facts += [_contact_fact(case, contact) for contact in contacts]
    if missing := _missing(case, bool(contacts)):
        facts.append(Fact("还缺凭证", missing))
    return facts


def _contact_fact(case: Case, contact: Contact) -> Fact:
    if contact.result != Contact.Result.CONFIRMED:
        return Fact(
            "联系过", f"{cn_day(contact.on)}{contact.get_how_display()}", note=contact.get_result_display()
        )
    same_day = Channel(case.channel) is Channel.POST_PLAIN and contact.on > case.receipt.came_on
    late = "，晚于来件当天（第三十一条第二项要求当天确认）" if same_day else ""
    return Fact(
        "与申请人确认", f"{cn_day(contact.on)}{contact.get_how_display()}", note=f"{contact.by.name}{late}"
    )


def _missing(case: Case, contacted: bool) -> str:
    kept = case.receipt
    given = {"came_on": kept.came_on, "tracking_number": kept.tracking_number, "confirmed_how": contacted}
    proofs = missing_proofs(
        Channel(case.channel),
        [key for key, value in given.items() if value],
        confirmed=case.received_on is not None,
    )
    return "、".join(proof.label for proof in proofs)
