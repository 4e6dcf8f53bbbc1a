"""What may not go out with a reply keeps the letter back until it is dealt with."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors_release import (
    AlreadyCleared,
    AlreadyTakenBack,
    FindingsOpen,
    NothingToClear,
    NotScanned,
    SecondLookNeeded,
)
from gongkai.cases.models import CaseDocument, FileScan, ScanFinding
from gongkai.law.decisions import Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.guard.builders import ID_NUMBER, xlsx_with_traces

pytestmark = pytest.mark.django_db

LIST = f"负责人身份证{ID_NUMBER}\n咨询电话0990-5550123".encode()


def attach(desk: Desk, case, name: str = "名单.txt", content: bytes = LIST) -> CaseDocument:
    with at(RECEIVED):
        return services.attach_reply_file(case, by=desk.officer, name=name, content=content)


def with_list(outcome: Outcome = Outcome.G2):
    """A drafted reply with one file in which one error and one warning was found."""
    desk = Desk()
    case = desk.received()
    document = attach(desk, case)
    return desk, desk.drafted(outcome, case=case), document


def test_what_is_found_is_stored_masked_when_a_file_is_attached():
    _, _, document = with_list()
    found = [(each.kind, each.where, each.excerpt, each.severity) for each in document.findings.all()]
    assert found == [
        ("identity_number", "第1行", "990*************28", "error"),
        ("landline", "第2行", "0990******23", "warning"),
    ]


def test_a_letter_is_not_submitted_while_an_error_is_open_and_the_page_says_so():
    desk, letter, _ = with_list()
    with pytest.raises(FindingsOpen) as refused, at(RECEIVED):
        services.submit_letter(letter, by=desk.officer)
    assert str(refused.value).startswith("附件里查到不能发出的内容还没有处理：“名单.txt”1处")
    acts = acts_for(fresh(letter.case), desk.officer, RECEIVED)
    assert {each.key: each.reason for each in acts.refused}["submit_letter"] == str(refused.value)


def test_a_second_person_clears_it_with_a_reason_and_the_letter_goes_up():
    desk, letter, document = with_list()
    finding = document.findings.get(severity="error")
    with at(RECEIVED):
        with pytest.raises(SecondLookNeeded):
            services.clear_finding(finding, by=desk.officer, reason="本人同意")
        services.clear_finding(finding, by=desk.head, reason="本人书面同意公开")
        with pytest.raises(AlreadyCleared):
            services.clear_finding(finding, by=desk.head, reason="再次")
        with pytest.raises(NothingToClear):
            services.clear_finding(document.findings.get(severity="warning"), by=desk.head, reason="公布的")
        assert services.submit_letter(letter, by=desk.officer).state == "submitted"
    entry = next(each for each in selectors.timeline(letter.case) if each.act == "finding_cleared")
    assert (entry.text, entry.sub) == ("复核附件里的身份证号码（第1行）", "本人书面同意公开")


def test_the_database_refuses_a_clearing_by_whoever_attached_the_file():
    desk, _, document = with_list()
    with pytest.raises(IntegrityError), transaction.atomic():
        document.findings.filter(severity="error").update(
            cleared_by=desk.officer.person, cleared_at=timezone.now(), clear_reason="自己看过"
        )


def test_a_file_taken_back_neither_goes_out_nor_keeps_the_letter_back_and_stays_in_the_case():
    desk, letter, document = with_list()
    with at(RECEIVED):
        services.take_back_file(document, by=desk.officer, reason="附错了")
        with pytest.raises(AlreadyTakenBack):
            services.take_back_file(document, by=desk.officer, reason="再次")
        services.submit_letter(letter, by=desk.officer)
        services.sign_letter(letter, by=desk.head)
        services.serve_letter(letter, by=desk.officer, method="in_person", on=RECEIVED, proof="回证")
    sent = [each.original.name for each in selectors.documents_for_applicant(fresh(letter.case))]
    assert "名单.txt" not in sent
    assert "名单.txt" in [each.original.name for each in selectors.documents_of(letter.case)]


def test_the_copy_a_file_taken_back_proved_is_missing_again():
    desk = Desk()
    case = desk.received()
    document = attach(desk, case, content="没有什么".encode())
    assert "disclosed_copy" in selectors.evidence_on_file(case)
    with at(RECEIVED):
        services.take_back_file(document, by=desk.officer, reason="附错了")
    assert "disclosed_copy" not in selectors.evidence_on_file(case)


def test_a_refusal_gives_nothing_so_its_attachments_are_not_asked_about():
    desk, letter, _ = with_list(Outcome.D5)
    with at(RECEIVED):
        assert services.submit_letter(letter, by=desk.officer).state == "submitted"


def test_a_file_never_looked_into_keeps_the_letter_back_until_it_is():
    desk, letter, document = with_list()
    ScanFinding.objects.all().delete()
    FileScan.objects.all().delete()
    with at(RECEIVED):
        with pytest.raises(NotScanned, match=r"“名单\.txt”还没有检查过"):
            services.submit_letter(letter, by=desk.officer)
        document = CaseDocument.objects.get(pk=document.pk)
        services.scan_reply_file(document, by=desk.head)
        with pytest.raises(FindingsOpen):
            services.submit_letter(letter, by=desk.officer)
    # whoever attached it, not whoever had it scanned, may not clear what is found
    assert {each.attached_by for each in document.findings.all()} == {desk.officer.person}


def test_another_officer_of_the_agency_may_look_again():
    desk, _, document = with_list()
    second = make_officer(desk.agency, Role.CASE_OFFICER, name="周明")
    with at(RECEIVED):
        done = services.clear_finding(document.findings.get(severity="error"), by=second, reason="编造的号码")
    assert done.cleared_by == second.person


def test_a_workbook_with_hidden_sheets_is_stopped():
    desk = Desk()
    document = attach(desk, desk.received(), "表.xlsx", xlsx_with_traces())
    errors = set(document.findings.filter(severity="error").values_list("kind", flat=True))
    assert errors == {"comment", "hidden_row", "hidden_column", "hidden_sheet", "identity_number"}
