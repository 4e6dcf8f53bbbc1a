"""A redacted copy takes the place of the file, carries its grounds, and proves itself."""

from __future__ import annotations

import pytest

from gongkai.cases import selectors, services
from gongkai.cases.errors import TextMissing
from gongkai.cases.errors_release import NotAGround, NothingMarked
from gongkai.cases.models import CaseDocument, RedactedCopy
from gongkai.cases.services.redaction import Group
from gongkai.documents.errors import NoSuchWords
from gongkai.documents.redaction import Mark
from gongkai.documents.services import content_of
from gongkai.law.decisions import Outcome
from gongkai.trail.selectors import records_of
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.guard.builders import ID_NUMBER

pytestmark = pytest.mark.django_db

PERSON = Group([Mark("文字第1行", words=ID_NUMBER)], "D4", "个人的身份证号码")
PRICE = Group([Mark("文字第1行", words="底价九十万"), Mark("文字第2行", words="评审")], "D6", "讨论记录")


def attached() -> tuple[Desk, CaseDocument]:
    desk = Desk()
    with at(RECEIVED):
        text = f"中标人{ID_NUMBER}，底价九十万，评审两次评审"
        return desk, services.attach_reply_file(
            desk.received(), by=desk.officer, name="结果.txt", content=text.encode()
        )


def redact(desk: Desk, document: CaseDocument, *groups: Group) -> CaseDocument:
    with at(RECEIVED):
        return services.redact_file(document, by=desk.officer, groups=groups)


def test_the_copy_goes_out_in_place_of_the_file_with_a_ground_for_each_part():
    desk, document = attached()
    copy = redact(desk, document, PERSON, PRICE)
    assert content_of(copy.original).decode() == f"中标人{'█' * 18}，█████，██两次██"
    assert copy.findings.count() == 0
    assert selectors.blacked_out(copy.case) == [
        "结果（遮盖）.txt，全文，共1处，个人的身份证号码（《政府信息公开条例》第十五条）",
        "结果（遮盖）.txt，全文，共1处，讨论记录（《政府信息公开条例》第十六条第二款）",
        "结果（遮盖）.txt，全文，共2处，讨论记录（《政府信息公开条例》第十六条第二款）",
    ]
    letter = desk.signed(Outcome.G3, case=copy.case)
    with at(RECEIVED):
        services.serve_letter(letter, by=desk.officer, method="in_person", on=RECEIVED, proof="回证")
    sent = [each.original.name for each in selectors.documents_for_applicant(fresh(copy.case))]
    assert sent[0] == "结果（遮盖）.txt"
    assert "结果.txt" not in sent


def test_the_copy_is_the_evidence_partial_disclosure_asks_for_until_it_is_taken_back():
    desk, document = attached()
    copy = redact(desk, document, PERSON)
    assert "redacted_copy" in selectors.evidence_on_file(copy.case)
    with at(RECEIVED):
        services.take_back_file(copy, by=desk.officer, reason="遮错了")
    assert "redacted_copy" not in selectors.evidence_on_file(copy.case)


@pytest.mark.parametrize(
    ("group", "error"),
    [
        (Group([Mark("文字第1行", words="没有的")], "D4", "隐私"), NoSuchWords),
        (Group([], "D4", "隐私"), NothingMarked),
        (Group(PERSON.marks, "G1", "隐私"), NotAGround),
        (Group(PERSON.marks, "D4", " "), TextMissing),
    ],
)
def test_what_cannot_be_done_leaves_the_file_as_it_was(group: Group, error: type[Exception]):
    desk, document = attached()
    with pytest.raises(error):
        redact(desk, document, group)
    assert RedactedCopy.objects.count() == 0
    assert not hasattr(CaseDocument.objects.get(pk=document.pk), "taken_back")


def test_the_trail_and_the_stored_parts_do_not_say_what_was_blacked_out():
    desk, document = attached()
    copy = redact(desk, document, PERSON)
    told = str([record.details for record in records_of(copy.case)])
    stored = str(list(copy.redaction.parts.values()))
    assert ID_NUMBER not in told + stored


def test_the_letter_names_each_withheld_part_once_with_its_ground_and_article():
    desk, document = attached()
    copy = redact(desk, document, PERSON, PRICE)
    letter = desk.drafted(Outcome.G3, case=copy.case)
    [said] = [each for each in letter.paragraphs if "遮盖的部分" in each]
    assert said == (
        "随本答复书提供的文件中遮盖的部分："
        "“结果（遮盖）.txt”全文，1处，理由是个人的身份证号码，依据是《政府信息公开条例》第十五条；"
        "“结果（遮盖）.txt”全文，3处，理由是讨论记录，依据是《政府信息公开条例》第十六条第二款。"
    )


def test_a_letter_that_discloses_nothing_in_part_says_nothing_of_blacked_out_parts():
    desk, document = attached()
    copy = redact(desk, document, PERSON)
    letter = desk.drafted(Outcome.D5, case=copy.case)
    assert not any("遮盖" in each for each in letter.paragraphs)
