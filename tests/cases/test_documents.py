"""A file of one case never leaves with another."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.cases import selectors, services
from gongkai.cases.models import CaseDocument
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.models import Original
from gongkai.documents.services import content_of
from gongkai.law.decisions import Outcome
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh, person

pytestmark = pytest.mark.django_db


def attach(desk: Desk, case, name: str = "协议.txt", content: str = "协议全文"):
    with at(RECEIVED):
        return services.attach_reply_file(case, by=desk.officer, name=name, content=content.encode())


def letter_names(number: int) -> list[str]:
    try:
        letter_fonts()
    except NoLetterFont:
        return [f"答复书明住建公复〔2026〕{number}号.docx"]
    return [f"答复书明住建公复〔2026〕{number}号.{kind}" for kind in ("docx", "pdf")]


def names(documents) -> list[str]:
    """Of what people put in and of replies; the papers made on the way have tests of their own."""
    made = CaseDocument.Kind
    papers = (made.NOTICE, made.OUTSIDE_LETTER, made.SIGN_OFF_SHEET)
    return [document.original.name for document in documents if document.kind not in papers]


def test_the_applicant_has_the_letter_and_its_attachments_once_served_and_nothing_else():
    desk = Desk()
    case = desk.received()
    attach(desk, case)
    with at(RECEIVED):
        services.add_evidence(
            case, by=desk.officer, key="disclosed_copy", text="存卷", file=("内部.txt", "内部说明".encode())
        )
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        services.record_opinion(
            case,
            by=desk.officer,
            on=RECEIVED,
            answer="consent",
            text="同意",
            files=[("意见.txt", "同意公开".encode())],
        )
    letter = desk.signed(case=case)
    assert names(selectors.documents_for_applicant(fresh(case))) == []
    with at(RECEIVED):
        services.serve_letter(letter, by=desk.officer, method="in_person", on=RECEIVED, proof="回证")
    # the inquiry took the first two numbers: the letter asking, and the word to the applicant
    assert names(selectors.documents_for_applicant(fresh(case))) == ["协议.txt", *letter_names(3)]
    assert names(selectors.documents_of(case)) == ["协议.txt", "内部.txt", "意见.txt", *letter_names(3)]


def test_attachments_of_one_case_are_never_served_for_another_even_with_the_same_bytes():
    desk = Desk()
    first, second = desk.received(), desk.received()
    attach(desk, first, "甲.txt", "同样的内容")
    attach(desk, second, "乙.txt", "同样的内容")
    first, second = desk.served(case=first), desk.served(case=second)
    assert names(selectors.documents_for_applicant(first)) == ["甲.txt", *letter_names(1)]
    assert names(selectors.documents_for_applicant(second)) == ["乙.txt", *letter_names(2)]
    mine = set(selectors.documents_for_applicant(first).values_list("original", flat=True))
    assert mine & set(selectors.documents_for_applicant(second).values_list("original", flat=True)) == set()


def test_the_database_refuses_to_put_an_original_into_a_second_case():
    desk = Desk()
    first, second = desk.received(), desk.received()
    document = attach(desk, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseDocument.objects.create(
            case=second,
            original=document.original,
            kind=CaseDocument.Kind.REPLY_ATTACHMENT,
            added_at=timezone.now(),
        )


def test_a_refused_file_leaves_neither_case_nor_document():
    desk = Desk()
    case = desk.received()
    with pytest.raises(Exception, match="不是可以接收的类型"), at(RECEIVED):
        services.attach_reply_file(case, by=desk.officer, name="协议.exe", content=b"MZ\x00\x00")
    assert (CaseDocument.objects.count(), Original.objects.count()) == (0, 0)


def test_material_of_a_correction_stays_in_its_case():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 9, 30))
        services.record_correction(
            case,
            by=desk.officer,
            on=date(2026, 9, 18),
            text="2025年",
            files=[("补正.txt", "2025年".encode())],
        )
    mine = selectors.documents_of(case).exclude(kind=CaseDocument.Kind.NOTICE)
    assert [(d.get_kind_display(), d.original.name) for d in mine] == [("补正材料", "补正.txt")]


def test_what_was_attached_for_a_reply_that_became_a_refusal_does_not_go_out():
    desk = Desk()
    case = desk.decided(Outcome.G2)
    attach(desk, case, "全文.txt", "第三方的报价")
    letter = desk.signed(Outcome.D5, case=case)
    assert "全文.txt" not in to_docx_text(letter)
    with at(RECEIVED):
        services.serve_letter(letter, by=desk.officer, method="in_person", on=RECEIVED, proof="回证")
    assert names(selectors.documents_for_applicant(fresh(case))) == letter_names(1)


def to_docx_text(letter) -> str:
    document = docx.Document(io.BytesIO(content_of(letter.docx)))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_secrets_in_the_names_of_files_are_masked_however_they_are_written():
    desk = Desk()
    card = "99010619900307452X"
    case = desk.received(
        applicant=person(identity_number=card), files=[(f"{NAME}的身份证{card.lower()}.txt", b"text")]
    )
    assert names(selectors.documents_of(case)) == ["＊＊的身份证＊＊.txt"]
