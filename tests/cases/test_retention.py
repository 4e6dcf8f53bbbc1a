"""Retention: a queue after the term, and an erasure by two that leaves every figure as it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases import figures, selectors, services
from gongkai.cases.models import Case, CaseDocument, IdentityProof, RetentionReview
from gongkai.cases.retention import RetentionClass, closed_before, kept_until
from gongkai.documents.errors import FileErased
from gongkai.documents.services import content_of, store
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh
from tests.workbench.world import PNG, signed_in

PAST = date(2036, 9, 17)  # ten years and a day after the case was closed


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


@pytest.fixture
def second(desk: Desk):
    return make_officer(desk.agency, Role.DISCLOSURE_HEAD, name="宋言")


def _closed(desk: Desk) -> Case:
    with at(RECEIVED):
        case = desk.received(identity_files=[("证件.png", PNG)])
        services.attach_reply_file(case, by=desk.officer, name="协议.txt", content="协议".encode())
    return desk.served(case=case)


def _erased(desk: Desk, second, case: Case) -> Case:
    with at(PAST):
        services.propose_erasure(case, by=desk.head, reason="保存期满")
        services.confirm_erasure(case, by=second)
    return fresh(case)


def test_the_terms_end_on_the_same_day_of_a_later_year():
    assert kept_until(date(2026, 9, 16), RetentionClass.ORDINARY) == date(2036, 9, 16)
    assert kept_until(date(2024, 2, 29), RetentionClass.DISPUTED) == date(2054, 2, 28)
    assert closed_before(PAST, RetentionClass.ORDINARY) == date(2026, 9, 17)


def test_a_case_stands_in_the_queue_the_day_after_its_term(desk):
    case = _closed(desk)
    assert list(selectors.retention_due(desk.agency, today=date(2036, 9, 16))) == []
    assert list(selectors.retention_due(desk.agency, today=PAST)) == [case]
    with at(date(2036, 9, 16)), pytest.raises(Refusal, match="保存到2036-09-16，期满以后才审查"):
        services.propose_erasure(case, by=desk.head, reason="保存期满")


def test_a_disputed_case_is_kept_thirty_years_and_never_while_a_remedy_is_open(desk):
    case = _closed(desk)
    with at(date(2026, 9, 21)):
        remedy = services.file_remedy(
            case, by=desk.officer, route="review", filed_on=date(2026, 9, 18), body="明河区人民政府"
        )
    late = date(2056, 9, 18)
    assert list(selectors.retention_due(desk.agency, today=PAST)) == []
    assert list(selectors.retention_due(desk.agency, today=late)) == []
    with at(late), pytest.raises(Refusal, match="还没有审结"):
        services.propose_erasure(case, by=desk.head, reason="保存期满")
    with at(date(2026, 11, 2)):
        services.conclude_remedy(
            remedy, by=desk.officer, result="upheld", concluded_on=date(2026, 11, 2), text="维持"
        )
    assert list(selectors.retention_due(desk.agency, today=late)) == [case]


def test_keeping_longer_needs_a_day_ahead_and_takes_the_case_from_the_queue(desk):
    case = _closed(desk)
    with at(PAST):
        with pytest.raises(Refusal, match="延长保存要到今天9月17日以后的一天"):
            services.keep_longer(case, by=desk.head, until=PAST, reason="诉讼")
        services.keep_longer(case, by=desk.head, until=date(2038, 9, 17), reason="同一申请人有诉讼")
    assert list(selectors.retention_due(desk.agency, today=date(2038, 9, 17))) == []
    assert list(selectors.retention_due(desk.agency, today=date(2038, 9, 18))) == [case]


def test_nobody_erases_alone(desk, second):
    case = _closed(desk)
    with at(PAST):
        with pytest.raises(Refusal, match="先提出"):
            services.confirm_erasure(case, by=second)
        services.propose_erasure(case, by=desk.head, reason="保存期满")
        with pytest.raises(Refusal, match="不能是同一个人"):
            services.confirm_erasure(case, by=desk.head)
        with pytest.raises(Refusal, match="已经有人提出销毁"):
            services.propose_erasure(case, by=second, reason="保存期满")
        with pytest.raises(NotAllowed):
            services.confirm_erasure(case, by=desk.officer)
        services.drop_erasure(case, by=second, reason="再看一看")
    assert fresh(case).identity.wrapped_key is not None
    review = RetentionReview.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionReview.objects.filter(pk=review.pk).update(confirmed_by=review.proposed_by)


def test_erasure_destroys_key_pictures_and_letters_and_leaves_every_figure(
    desk, second, django_capture_on_commit_callbacks
):
    case = _closed(desk)
    proof = IdentityProof.objects.get(case=case)
    letters = list(CaseDocument.objects.filter(case=case, kind=CaseDocument.Kind.LETTER))
    given = CaseDocument.objects.get(case=case, kind=CaseDocument.Kind.REPLY_ATTACHMENT)
    before = figures.cells_table3([desk.agency.pk], 2026)
    with django_capture_on_commit_callbacks(execute=True):
        case = _erased(desk, second, case)
    assert figures.cells_table3([desk.agency.pk], 2026) == before
    assert (case.identity.wrapped_key, case.identity.erased_on, case.applicant_mark) == (None, PAST, "")
    assert not default_storage.exists(proof.storage_name)
    for letter in letters:
        letter.original.refresh_from_db()
        assert not default_storage.exists(letter.original.storage_name)
        with pytest.raises(FileErased, match="已在2036-09-17保存期满时销毁"):
            content_of(letter.original)
    assert content_of(given.original) == "协议".encode()
    with at(PAST), pytest.raises(Refusal, match="销毁"):
        services.read_identity(case, by=desk.officer)
    last = records_of(case).last()
    assert (last.act, last.details) == ("identity_erased", {"files": len(letters), "proofs": 1})
    assert verify().broken == ()
    assert list(selectors.retention_due(desk.agency, today=PAST)) == []


def test_bytes_that_another_file_shares_stay(desk, second, django_capture_on_commit_callbacks):
    case = _closed(desk)
    letter = CaseDocument.objects.filter(case=case, kind=CaseDocument.Kind.LETTER).first().original
    shared = store(desk.agency, name=letter.name, content=content_of(letter), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        _erased(desk, second, case)
    assert content_of(shared)


def test_an_erased_file_says_so_and_the_folder_lists_it_by_its_fingerprint(
    desk, second, django_capture_on_commit_callbacks
):
    case = _closed(desk)
    letter = CaseDocument.objects.filter(case=case, kind=CaseDocument.Kind.LETTER).first()
    with django_capture_on_commit_callbacks(execute=True):
        _erased(desk, second, case)
    with at(PAST):
        response = signed_in(desk.officer).get(reverse("desk:case_document", args=[case.pk, letter.pk]))
        assert (response.status_code, "保存期满时销毁" in response.content.decode()) == (410, True)
        with services.take_folder(case, by=desk.officer) as made:
            content = made.read()
    assert NAME.encode() not in content


def test_the_queue_offers_the_second_person_to_confirm_and_asks_the_same_for_one_and_three(
    desk, second, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    case = _closed(desk)
    url, confirm = reverse("desk:retention"), reverse("desk:retention_confirm", args=[case.pk])
    with at(PAST):
        services.propose_erasure(case, by=desk.head, reason="保存期满")
        proposer, other = signed_in(desk.head), signed_in(second)
        assert confirm not in proposer.get(url).content.decode()
        other.get(url)  # the first page of a minute also writes the session
        with CaptureQueriesContext(connection) as one:
            assert confirm in other.get(url).content.decode()
    _closed(desk)
    _closed(desk)
    with at(PAST), django_assert_num_queries(len(one)):
        other.get(url)
