"""Validity and withdrawal."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.errors import NotAllowed
from gongkai.disclosure import services
from gongkai.disclosure.choices import Kind, State, Validity
from gongkai.disclosure.errors import (
    DateInFuture,
    DatesOutOfOrder,
    NotInState,
    NotPublicYet,
    NoValidity,
    ReasonMissing,
    ValidityNotPossible,
)
from gongkai.disclosure.models import Publication
from gongkai.search.selectors import search
from gongkai.trail.selectors import records_of
from tests.disclosure.builders import make_draft, publish

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("effective_on", "expires_on", "validity"),
    [
        (date(2026, 4, 1), None, Validity.IN_FORCE),
        (TODAY, None, Validity.IN_FORCE),
        (date(2026, 11, 21), None, Validity.NOT_YET),
        (date(2026, 4, 1), TODAY, Validity.IN_FORCE),
        (date(2026, 4, 1), date(2026, 11, 19), Validity.LAPSED),
    ],
)
def test_a_normative_document_is_published_with_the_validity_its_dates_give(
    staff, effective_on, expires_on, validity
):
    document = publish(staff, kind=Kind.NORMATIVE, effective_on=effective_on, expires_on=expires_on)
    assert document.validity == validity


def test_a_repeal_names_its_day_reason_and_successor_and_is_found_as_repealed(staff):
    old, new = publish(staff, "旧办法", kind=Kind.NORMATIVE), publish(staff, "新规定", kind=Kind.NORMATIVE)
    old = services.change_validity(
        old,
        by=staff.agency_head,
        validity=Validity.REPEALED,
        on=date(2026, 10, 1),
        reason="由新规定替代",
        replaced_by=new,
    )
    old.refresh_from_db()
    facts = (old.validity, old.validity_since, old.validity_reason, old.replaced_by)
    assert facts == (Validity.REPEALED, date(2026, 10, 1), "由新规定替代", new)
    assert records_of(old).last().details == {
        "before": "in_force",
        "after": "repealed",
        "on": "2026-10-01",
        "reason": "由新规定替代",
        "replaced_by": new.index_number,
    }
    assert [hit.validity for hit in search("旧办法").hits] == ["repealed"]


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"validity": Validity.IN_FORCE}, ValidityNotPossible),
        ({"validity": Validity.NOT_YET}, ValidityNotPossible),
        ({"validity": "eternal"}, ValidityNotPossible),
        ({"on": date(2026, 11, 21)}, DateInFuture),
        ({"on": date(2026, 3, 1)}, DatesOutOfOrder),
        ({"reason": " "}, ReasonMissing),
    ],
)
def test_validity_that_cannot_be_so_is_refused(staff, facts, error):
    document = publish(staff, kind=Kind.NORMATIVE)
    possible = {"validity": Validity.REPEALED, "on": TODAY, "reason": "清理"}
    with pytest.raises(error):
        services.change_validity(document, by=staff.agency_head, **(possible | facts))


def test_a_successor_is_another_document_and_public(staff):
    document = publish(staff, kind=Kind.NORMATIVE)
    facts = {"by": staff.agency_head, "validity": Validity.REPEALED, "on": TODAY, "reason": "清理"}
    with pytest.raises(ValidityNotPossible):
        services.change_validity(document, replaced_by=document, **facts)
    with pytest.raises(NotPublicYet):
        services.change_validity(document, replaced_by=make_draft(staff), **facts)


def test_a_notice_has_no_validity(staff):
    with pytest.raises(NoValidity, match="通知公告没有效力状态"):
        services.change_validity(
            publish(staff), by=staff.agency_head, validity=Validity.REPEALED, on=TODAY, reason="清理"
        )


def test_only_the_agency_head_changes_validity_or_withdraws(staff):
    document = publish(staff, kind=Kind.NORMATIVE)
    for officer in (staff.editor, staff.section_head, staff.secrecy_reviewer):
        with pytest.raises(NotAllowed):
            services.change_validity(
                document, by=officer, validity=Validity.REPEALED, on=TODAY, reason="清理"
            )
        with pytest.raises(NotAllowed):
            services.withdraw(document, by=officer, reason="有误")


def test_what_is_withdrawn_is_not_found_and_keeps_its_number_and_reason(staff):
    published = publish(staff, "关于加装电梯的通知")
    with pytest.raises(ReasonMissing):
        services.withdraw(published, by=staff.agency_head, reason=" ")
    withdrawn = services.withdraw(published, by=staff.agency_head, reason="附表数字有误，更正后重新发布")
    withdrawn.refresh_from_db()
    facts = (withdrawn.state, withdrawn.index_number, withdrawn.withdrawal_reason)
    assert facts == (State.WITHDRAWN, "990106/ZJ/2026-00001", "附表数字有误，更正后重新发布")
    assert search("关于加装电梯的通知").total == 0
    assert publish(staff).index_number == "990106/ZJ/2026-00002"
    with pytest.raises(NotInState):
        services.withdraw(withdrawn, by=staff.agency_head, reason="再撤")


def test_validity_begins_and_ends_with_its_dates(staff):
    facts = {"kind": Kind.NORMATIVE, "effective_on": date(2026, 12, 1), "expires_on": date(2026, 12, 31)}
    document = publish(staff, "办法", **facts)
    assert services.settle_validity(today=date(2026, 11, 30)) == []
    assert [p.validity for p in services.settle_validity(today=date(2026, 12, 1))] == [Validity.IN_FORCE]
    assert services.settle_validity(today=date(2026, 12, 31)) == []
    (lapsed,) = services.settle_validity(today=date(2027, 1, 1))
    facts = (lapsed.pk, lapsed.validity, lapsed.validity_since, lapsed.validity_reason)
    assert facts == (document.pk, Validity.LAPSED, date(2027, 1, 1), "有效期届满")
    assert services.settle_validity(today=date(2027, 1, 2)) == []
    assert [record.act for record in records_of(document)][-2:] == ["validity_settled", "validity_settled"]
    assert [hit.validity for hit in search("办法").hits] == ["lapsed"]


def test_a_repealed_document_does_not_lapse_as_well(staff):
    document = publish(staff, kind=Kind.NORMATIVE, expires_on=date(2026, 12, 31))
    services.change_validity(
        document, by=staff.agency_head, validity=Validity.REPEALED, on=TODAY, reason="清理"
    )
    assert services.settle_validity(today=date(2027, 1, 1)) == []


def test_an_amended_document_stays_amended_until_it_lapses(staff):
    document = publish(staff, kind=Kind.NORMATIVE, expires_on=date(2026, 12, 31))
    services.change_validity(
        document, by=staff.agency_head, validity=Validity.AMENDED, on=TODAY, reason="修改第三条"
    )
    assert services.settle_validity(today=date(2026, 12, 31)) == []
    assert [p.validity for p in services.settle_validity(today=date(2027, 1, 1))] == [Validity.LAPSED]


def test_the_database_refuses_a_public_row_without_number_or_openness(staff):
    draft = make_draft(staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=draft.pk).update(state=State.PUBLISHED)
