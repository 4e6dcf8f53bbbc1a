"""Numbers without gaps or repeats, also when many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from gongkai.agencies.models import Agency, Counter
from gongkai.agencies.numbers import OutsideTransaction, next_number, next_numbers
from tests.agencies.builders import make_agency


@pytest.mark.django_db
def test_each_agency_year_and_series_counts_by_itself():
    first, second = make_agency(), make_agency()
    taken = [
        next_number(first, 2026, "case"),
        next_number(first, 2026, "case"),
        next_number(first, 2027, "case"),
        next_number(first, 2026, "reply"),
        next_number(second, 2026, "case"),
    ]
    assert taken == [1, 2, 1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_a_number_is_not_given_out_outside_a_transaction():
    agency = make_agency()
    with pytest.raises(OutsideTransaction):
        next_number(agency, 2026, "case")
    assert not Counter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_by_an_act_that_failed_is_given_out_again():
    agency = make_agency()
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number(agency, 2026, "case")
        raise RuntimeError("the act fails")
    with transaction.atomic():
        assert next_number(agency, 2026, "case") == 1


@pytest.mark.django_db(transaction=True)
def test_thirty_cases_taken_in_at_once_get_thirty_numbers_in_a_row():
    agency = make_agency()

    with ThreadPoolExecutor(6) as workers:
        taken = list(workers.map(_take_one, [agency] * 30))

    assert sorted(taken) == list(range(1, 31))
    assert Counter.objects.get().last == 30


def _take_one(agency: Agency) -> int:
    try:
        with transaction.atomic():
            return next_number(agency, 2026, "case")
    finally:
        connection.close()


@pytest.mark.django_db
def test_a_block_of_numbers_follows_the_last_one_and_the_next_follows_the_block():
    agency = make_agency()
    assert next_number(agency, 2026, "case") == 1
    assert list(next_numbers(agency, 2026, "case", 3)) == [2, 3, 4]
    assert next_number(agency, 2026, "case") == 5
    assert list(next_numbers(agency, 2025, "case", 2)) == [1, 2]
