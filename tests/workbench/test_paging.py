"""Paging by key: each row once, in order, forwards and back."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.cases.models import Case
from gongkai.workbench.paging import page_of
from tests.agencies.builders import make_agency
from tests.cases.factories import RECEIVED, skeleton_case


def _query(url: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update(dict(parse_qsl(url.lstrip("?"))))
    return query


class TestEveryPage(TestCase):
    @given(
        days=st.lists(st.integers(0, 3), max_size=12),
        by=st.sampled_from(["due_on", "pk"]),
        descending=st.booleans(),
        size=st.integers(1, 5),
    )
    def test_pages_forwards_and_back_hold_every_row_once_and_in_order(self, days, by, descending, size):
        agency = make_agency()
        Case.objects.bulk_create(skeleton_case(agency, RECEIVED + timedelta(days=day), None) for day in days)
        rows = Case.objects.filter(agency=agency)
        expected = sorted(rows, key=lambda row: (getattr(row, by), row.pk), reverse=descending)
        page, seen, places = page_of(rows, QueryDict(), by=by, descending=descending, size=size), [], []
        pages = [page]
        while page.next_url:
            page = page_of(rows, _query(page.next_url), by=by, descending=descending, size=size)
            pages.append(page)
        for page in pages:
            seen += page.rows
            places += list(range(page.first, page.last + 1)) if page.rows else []
        assert seen == expected
        assert places == list(range(1, len(expected) + 1))
        back = pages[-1]
        for earlier in reversed(pages[:-1]):
            back = page_of(rows, _query(back.prev_url), by=by, descending=descending, size=size)
            assert (back.rows, back.first) == (earlier.rows, earlier.first)
        assert not pages[0].prev_url


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "2026-13-40.1", "2026-11-20.x", "9" * 40])
def test_a_key_that_cannot_be_read_leads_to_the_first_page(key: str):
    agency = make_agency()
    Case.objects.bulk_create([skeleton_case(agency, RECEIVED, None)])
    query = QueryDict(mutable=True)
    query.update({"after": key, "from": "abc"})
    assert page_of(Case.objects.all(), query, by="due_on").first == 1
