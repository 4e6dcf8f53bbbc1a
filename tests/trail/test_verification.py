"""Whoever changes the database behind the product's back is found out.

The tests write raw SQL, as such a person would; on PostgreSQL they first put the trigger to sleep.
"""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.agencies.models import Agency
from gongkai.trail.chain import fingerprint
from gongkai.trail.models import Head, Record
from gongkai.trail.selectors import Break, Verification, verify
from gongkai.trail.services import record
from tests.agencies.builders import make_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    """Five records in its chain, and a second agency with two, which stays whole."""
    other = make_agency("other")
    agency = make_agency("zj")
    for number in range(1, 6):
        record(agency, f"act_{number}", agency=agency, by=None, number=number)
    for number in range(1, 3):
        record(other, f"act_{number}", agency=other, by=None)
    return agency


def tamper(sql: str, *values) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")  # triggers do not run
        cursor.execute(sql, values)
        assert cursor.rowcount, "the tampering itself must have worked"
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")


def test_an_untouched_trail_is_whole(agency):
    assert verify() == Verification(agencies=2, records=7, broken=())


def test_an_empty_trail_is_whole():
    assert verify() == Verification(agencies=0, records=0, broken=())


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("act", "other_act"),
        ("actor_label", "别人"),
        ("subject_id", 99),
        ("subject_label", "别的"),
        ("details", '{"number": 4}'),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_field_is_found(agency, column, value):
    tamper(f"UPDATE trail_record SET {column} = %s WHERE agency_id = %s AND sequence = 3", value, agency.pk)  # noqa: S608 - the test's own words

    assert verify().broken == (Break("zj", 3, "内容与当时的指纹不符，记录被改过"),)


def test_a_changed_record_with_a_new_fingerprint_no_longer_fits_the_next(agency):
    changed = Record.objects.get(agency=agency, sequence=3)
    changed.act = "other_act"
    forged = fingerprint(agency_code="zj", record=changed)
    tamper(
        "UPDATE trail_record SET act = 'other_act', hash = %s WHERE agency_id = %s AND sequence = 3",
        forged,
        agency.pk,
    )

    assert verify().broken == (Break("zj", 4, "与前一条接不上，顺序或者前一条被改过"),)


def test_a_removed_record_is_found(agency):
    tamper("DELETE FROM trail_record WHERE agency_id = %s AND sequence = 3", agency.pk)

    assert verify().broken == (Break("zj", 3, "第3条缺失，后面是第4条"),)


def test_a_removed_first_record_is_found(agency):
    tamper("DELETE FROM trail_record WHERE agency_id = %s AND sequence = 1", agency.pk)

    assert verify().broken == (Break("zj", 1, "第1条缺失，后面是第2条"),)


def test_records_in_another_order_are_found(agency):
    for before, after in ((2, 1002), (3, 2), (1002, 3)):
        tamper(
            "UPDATE trail_record SET sequence = %s WHERE agency_id = %s AND sequence = %s",
            after,
            agency.pk,
            before,
        )

    places = {place.sequence for place in verify().broken}

    assert places == {2, 3, 4}


def test_a_tail_cut_off_is_found(agency):
    tamper("DELETE FROM trail_record WHERE agency_id = %s AND sequence >= 4", agency.pk)

    assert verify().broken == (Break("zj", 4, "链尾应在第5条，实际到第3条"),)


def test_a_chain_removed_as_a_whole_is_found(agency):
    tamper("DELETE FROM trail_record WHERE agency_id = %s", agency.pk)

    assert verify().broken == (Break("zj", 1, "链尾应在第5条，实际到第0条"),)


def test_a_record_appended_by_hand_is_found_even_with_a_right_fingerprint(agency):
    last = Record.objects.get(agency=agency, sequence=5)
    forged = Record(
        agency=agency,
        sequence=6,
        at=last.at,
        act="forged",
        actor_label="系统",
        subject_kind=last.subject_kind,
        subject_id=last.subject_id,
        subject_label=last.subject_label,
        details={},
        previous=last.hash,
    )
    forged.hash = fingerprint(agency_code="zj", record=forged)
    Record.objects.bulk_create([forged])

    assert verify().broken == (Break("zj", 7, "链尾应在第5条，实际到第6条"),)


def test_a_removed_head_is_found(agency):
    Head.objects.filter(agency=agency).delete()

    assert verify().broken == (Break("zj", 6, "链尾应在第0条，实际到第5条"),)


def test_two_changes_are_reported_as_two(agency):
    for sequence in (2, 4):
        tamper(
            "UPDATE trail_record SET act = 'x' WHERE agency_id = %s AND sequence = %s", agency.pk, sequence
        )

    assert [place.sequence for place in verify().broken] == [2, 4]


def test_the_walk_needs_no_more_queries_for_more_records(agency, django_assert_num_queries):
    with django_assert_num_queries(2 + 2):  # heads and agencies, then one a chain
        verify()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no users to guard the table from")
def test_postgresql_itself_refuses_to_change_a_record(agency):
    for statement in ("UPDATE trail_record SET act = 'x'", "DELETE FROM trail_record"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert verify().broken == ()
