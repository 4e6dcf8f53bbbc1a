"""The fingerprint is one and the same on every machine and database."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from gongkai.trail.chain import START, canonical, fingerprint
from gongkai.trail.models import Record

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def entry(**changed) -> Record:
    fields = {
        "sequence": 1,
        "at": datetime(2026, 11, 20, 1, 0, 0, 250, tzinfo=UTC),
        "act": "received",
        "actor_id": 7,
        "actor_label": "何青（经办人）",
        "subject_kind": "cases.case",
        "subject_id": 12,
        "subject_label": "明住建申〔2026〕12号",
        "details": {"on": "2026-11-20"},
        "previous": START,
    }
    return Record(**(fields | changed))


def test_a_fingerprint_does_not_depend_on_the_machine():
    # worked out apart from the product: SHA-256 of the sorted JSON without spaces
    assert fingerprint(agency_code="zj", record=entry()) == (
        "4fc3c30421ace9c2868c9f4a83e7de170ece3fb7717634d0187e89402c05d172"
    )


def test_the_same_instant_in_another_zone_has_the_same_fingerprint():
    beijing = entry().at.astimezone(timezone(timedelta(hours=8)))
    assert fingerprint(agency_code="zj", record=entry(at=beijing)) == fingerprint(
        agency_code="zj", record=entry()
    )


@given(st.dictionaries(WORDS, WORDS | st.integers() | st.booleans() | st.none(), max_size=5))
def test_the_order_of_details_does_not_matter(details):
    turned = dict(reversed(details.items()))
    assert canonical(details) == canonical(turned)


@given(st.sampled_from(["act", "actor_label", "subject_kind", "subject_label"]), WORDS)
def test_any_other_word_gives_another_fingerprint(field, word):
    changed = entry(**{field: word})
    same = getattr(entry(), field) == word
    assert (
        fingerprint(agency_code="zj", record=changed) == fingerprint(agency_code="zj", record=entry())
    ) == same


def test_the_agency_is_part_of_the_fingerprint():
    assert fingerprint(agency_code="zj", record=entry()) != fingerprint(agency_code="hb", record=entry())
