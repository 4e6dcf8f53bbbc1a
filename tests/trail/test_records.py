"""Writing records: one an act, inside its transaction, never changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.trail.chain import START
from gongkai.trail.errors import AppendOnly, OutsideTransaction
from gongkai.trail.models import Head, Record
from gongkai.trail.selectors import records_of, verify
from gongkai.trail.services import APPLICANT, record, record_many
from tests.agencies.builders import make_agency, make_officer, office_of


@pytest.mark.django_db
def test_a_record_holds_who_did_what_to_which_thing_with_plain_details():
    agency = make_agency()
    officer = make_officer(agency, Role.CASE_OFFICER, name="何青")
    office = office_of(agency)

    made = record(
        office, "office_moved", agency=agency, by=officer, on=date(2026, 11, 20), fee=Decimal("12.50")
    )

    kept = Record.objects.get()
    assert kept == made
    assert (kept.act, kept.actor, kept.actor_label) == ("office_moved", officer.person, "何青（经办人）")
    assert (kept.subject_kind, kept.subject_id, kept.subject_label) == (
        "agencies.office",
        office.pk,
        "政府信息公开办公室",
    )
    assert kept.details == {"on": "2026-11-20", "fee": "12.50"}
    assert (kept.sequence, kept.previous) == (1, START)


@pytest.mark.django_db
def test_an_act_of_an_applicant_or_the_system_has_no_officer():
    agency = make_agency()
    made = [
        record(agency, "submitted", agency=agency, by=None, actor=APPLICANT),
        record(agency, "recomputed", agency=agency, by=None),
    ]
    assert [(entry.actor, entry.actor_label) for entry in made] == [(None, "申请人"), (None, "系统")]


@pytest.mark.django_db
def test_each_agency_has_its_own_chain_and_each_record_the_one_before():
    first, second = make_agency(), make_agency()
    made = [record(first, "a", agency=first, by=None), record(second, "b", agency=second, by=None)]
    made.append(record(first, "c", agency=first, by=None))

    assert [entry.sequence for entry in made] == [1, 1, 2]
    assert made[2].previous == made[0].hash
    assert Head.objects.get(agency=first).hash == made[2].hash


@pytest.mark.django_db
def test_the_story_of_a_thing_is_its_records_in_order():
    agency = make_agency()
    office = office_of(agency)
    for act in ("founded", "moved", "closed"):
        record(office, act, agency=agency, by=None)
        record(agency, "looked", agency=agency, by=None)

    assert [entry.act for entry in records_of(office)] == ["founded", "moved", "closed"]


@pytest.mark.django_db(transaction=True)
def test_a_record_is_not_written_outside_a_transaction():
    agency = make_agency()
    with pytest.raises(OutsideTransaction):
        record(agency, "act", agency=agency, by=None)
    assert not Record.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_record_and_no_gap():
    agency = make_agency()
    with pytest.raises(RuntimeError), transaction.atomic():
        record(agency, "failed", agency=agency, by=None)
        raise RuntimeError("the act fails")
    with transaction.atomic():
        record(agency, "done", agency=agency, by=None)

    assert [(entry.sequence, entry.act) for entry in Record.objects.all()] == [(1, "done")]
    assert verify().broken == ()


@pytest.mark.django_db
def test_records_are_not_changed_or_removed_through_the_models():
    agency = make_agency()
    entry = record(agency, "act", agency=agency, by=None)

    refused = []
    for attempt in (
        entry.save,
        entry.delete,
        Record.objects.all().delete,
        lambda: Record.objects.update(act="other"),
        lambda: Record.objects.bulk_update([entry], ["act"]),
    ):
        with pytest.raises(AppendOnly):
            attempt()
        refused.append(attempt)

    assert len(refused) == 5
    assert Record.objects.get().act == "act"


@pytest.mark.django_db(transaction=True)
def test_records_written_at_once_make_one_whole_chain():
    agency = make_agency()

    with ThreadPoolExecutor(6) as workers:
        list(workers.map(_write_one, [agency] * 30))

    found = verify()
    assert (found.agencies, found.records, found.broken) == (1, 30, ())


def _write_one(agency: Agency) -> None:
    try:
        with transaction.atomic():
            record(agency, "act", agency=agency, by=None)
    finally:
        connection.close()


@pytest.mark.django_db
def test_many_records_at_once_stand_in_their_order_in_one_whole_chain():
    agency = make_agency()
    officer = make_officer(agency, Role.CASE_OFFICER, name="何青")
    record(agency, "before", agency=agency, by=None)
    subjects = [office_of(agency), agency, officer.person]

    made = record_many(
        [(each, {"row": row, "on": date(2026, 11, 20)}) for row, each in enumerate(subjects, start=2)],
        "taken_in",
        agency=agency,
        by=officer,
    )
    record(agency, "after", agency=agency, by=None)

    kept = list(Record.objects.order_by("sequence"))
    assert kept[1:4] == made
    assert [(entry.sequence, entry.act) for entry in kept] == [
        (1, "before"),
        (2, "taken_in"),
        (3, "taken_in"),
        (4, "taken_in"),
        (5, "after"),
    ]
    assert [entry.details for entry in made] == [{"row": row, "on": "2026-11-20"} for row in (2, 3, 4)]
    assert {entry.actor_label for entry in made} == {"何青（经办人）"}
    assert kept[4].previous == made[2].hash
    assert verify().broken == ()


@pytest.mark.django_db
def test_two_thousand_records_at_once_cost_no_query_each(django_assert_max_num_queries):
    agency = make_agency()
    with django_assert_max_num_queries(40):
        record_many([(agency, {"row": row}) for row in range(2000)], "taken_in", agency=agency, by=None)
    assert (verify().records, verify().broken) == (2000, ())


@pytest.mark.django_db
def test_no_records_at_once_leave_the_chain_as_it_was():
    agency = make_agency()
    made = record(agency, "before", agency=agency, by=None)
    assert record_many([], "taken_in", agency=agency, by=None) == []
    assert Head.objects.get(agency=agency).hash == made.hash


@pytest.mark.django_db(transaction=True)
def test_many_records_need_a_transaction_too():
    agency = make_agency()
    with pytest.raises(OutsideTransaction):
        record_many([(agency, {})], "taken_in", agency=agency, by=None)
