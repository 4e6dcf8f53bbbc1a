"""Putting the paper of an application into its case after it was registered."""

from __future__ import annotations

import pytest

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.errors import NothingOnPaper
from gongkai.cases.models import CaseDocument, Receipt
from gongkai.documents.errors import BearsSecrecyMark
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, RECEIVED, WISH, Desk, at, person

pytestmark = pytest.mark.django_db
K = CaseDocument.Kind
FORM, ENVELOPE = ("申请表.txt", "申请表第一页".encode()), ("信封.txt", "挂号信封".encode())


def add(desk: Desk, case, *files, **changes):
    with at(RECEIVED):
        return services.add_scans(case, by=desk.officer, files=files, **changes)


def test_several_scans_go_into_the_case_and_their_number_into_the_trail():
    desk = Desk()
    case = desk.received()
    add(desk, case, FORM, ("附页.txt", b"page 2"))
    kept = case.documents.filter(kind=K.APPLICATION_SCAN)
    assert [each.original.name for each in kept] == ["申请表.txt", "附页.txt"]
    last = records_of(case).last()
    assert (last.act, last.details["count"]) == ("application_scanned", 2)
    assert len(last.details["sha256"]) == 2


def test_the_applicants_name_is_masked_in_the_names_of_files():
    desk = Desk()
    case = desk.received()
    add(desk, case, (f"{NAME}的申请表.txt", b"scan"))
    assert case.documents.get(kind=K.APPLICATION_SCAN).original.name == "＊＊的申请表.txt"
    assert NAME not in str(list(records_of(case).values_list("details", "subject_label")))


def test_a_scan_of_the_envelope_becomes_the_proof_of_receipt_where_there_is_none():
    desk = Desk()
    case = desk.received()
    first = add(desk, case, ENVELOPE, of_receipt=True)[0]
    add(desk, case, ("签收单.txt", b"second"), of_receipt=True)
    assert Receipt.objects.get(case=case).scan == first
    assert case.documents.filter(kind=K.PROOF).count() == 2


def test_all_scans_are_kept_or_none():
    desk = Desk()
    case = desk.received()
    with pytest.raises(BearsSecrecyMark):
        add(desk, case, FORM, ("红头.txt", "机密★10年".encode()))
    assert not case.documents.exists()
    assert not records_of(case).filter(act="application_scanned").exists()


def test_what_was_sent_on_the_web_or_is_closed_takes_no_scan_and_no_file_is_refused():
    desk = Desk()
    with at(RECEIVED):
        web = services.submit(desk.agency, applicant=person(), **WISH).case
    with pytest.raises(NothingOnPaper, match="没有纸质材料可以补扫"):
        add(desk, web, FORM)
    with pytest.raises(Refusal, match="已办结"):
        add(desk, desk.served(), FORM)
    with pytest.raises(Refusal, match="扫描件"):
        add(desk, desk.received())


def test_only_those_who_take_applications_in_add_scans():
    desk = Desk()
    case = desk.received()
    reader = make_officer(desk.agency, Role.READ_ONLY)
    with at(RECEIVED), pytest.raises(NotAllowed):
        services.add_scans(case, by=reader, files=[FORM])
