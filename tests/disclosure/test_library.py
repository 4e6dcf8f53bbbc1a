"""The library: filters, counts, paging, words, and what is left when the index is gone."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from django.conf import settings

from gongkai.disclosure import services
from gongkai.disclosure.choices import Kind, Subject, Validity
from gongkai.disclosure.selectors import Library, LibraryFilters, library
from gongkai.search.errors import SearchUnavailable
from tests.agencies.builders import make_agency
from tests.disclosure.builders import make_staff, publish


@pytest.fixture
def shelves(staff, clock):
    """Eight documents: two agencies, three kinds, three subjects, two years, three validities."""
    market = make_staff(make_agency("sj", short_name="区市场监管局", position=50))
    clock.move_to("2025-12-31T23:30:00+08:00")
    early = {"issued_on": date(2025, 1, 2)}
    publish(staff, "电梯补贴暂行办法", kind=Kind.NORMATIVE, effective_on=date(2025, 2, 1), **early)
    publish(staff, "住宅电梯整治方案", kind=Kind.PLAN, **early)
    publish(market, "电梯检验公告", subject=Subject.MARKET, **early)
    clock.move_to("2026-11-20T10:00:00+08:00")
    publish(staff, "加装电梯补助办法", kind=Kind.NORMATIVE, summary="怎样补助")
    publish(staff, "电梯补助名单公告")
    publish(market, "电梯维护保养办法", kind=Kind.NORMATIVE, subject=Subject.MARKET)
    publish(market, "食品抽检公告", subject=Subject.HEALTH)
    old = publish(staff, "明河排水办法", kind=Kind.NORMATIVE)
    services.change_validity(
        old, by=staff.agency_head, validity=Validity.REPEALED, on=date(2026, 11, 1), reason="清理"
    )


def titles(found: Library) -> list[str]:
    return [row.publication.title for row in found.rows]


@pytest.mark.parametrize("size", [1, 3, 20])
@pytest.mark.parametrize(
    "query", [{}, {"agency": "zj"}, {"kind": "normative", "year": "2026"}, {"q": "电梯"}]
)
def test_pages_neither_repeat_nor_skip_and_lead_back(shelves, query, size):
    filters = LibraryFilters.read(query)
    whole = titles(library(filters, size=100))
    forward, mark = [], ""
    while mark is not None:
        page = library(filters, mark, size=size)
        assert page.first == len(forward) + 1
        forward += titles(page)
        mark = page.next
    assert forward == whole
    assert len(whole) == page.total
    while page.previous is not None:
        page = library(filters, page.previous, size=size)
    assert titles(page) == whole[:size]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"agency": "zj"},
        {"kind": "normative"},
        {"kind": "normative", "validity": "in_force", "year": "2026"},
        {"q": "电梯"},
        {"q": "电梯", "agency": "sj", "subject": "market"},
        {"q": "办法", "year": "2025"},
    ],
)
def test_each_count_is_the_length_of_the_list_it_leads_to(shelves, query):
    filters = LibraryFilters.read(query)
    found = library(filters, size=100)
    assert found.total == len(found.rows)
    for name, values in found.facets.items():
        for value in values:
            there = library(filters.with_value(name, value.value), size=100)
            assert (name, value.value, value.count) == (name, value.value, len(there.rows))
            assert value.chosen == (getattr(filters, name) == value.value)


def test_facets_are_named_and_ordered_for_the_page(shelves):
    facets = library(LibraryFilters(q="电梯", agency="zj")).facets
    shown = {name: [(v.label, v.count, v.chosen) for v in values] for name, values in facets.items()}
    assert shown == {
        "validity": [("现行有效", 2, False)],
        "agency": [("区市场监管局", 2, False), ("区住建局", 4, True)],
        "subject": [("城乡建设、环境保护", 4, False)],
        "kind": [("行政规范性文件", 2, False), ("通知公告", 1, False), ("规划计划", 1, False)],
        "year": [("2026", 2, False), ("2025", 2, False)],
    }


def test_a_document_published_late_on_the_last_day_of_the_year_belongs_to_that_year(shelves):
    assert len(library(LibraryFilters(year="2025")).rows) == 3


def test_sought_words_are_marked_and_the_summary_stands_where_none_are(shelves):
    (row,) = library(LibraryFilters(q="加装電梯")).rows
    assert row.title_html == "<mark>加装电梯</mark>补助办法"
    listed = {row.publication.title: row for row in library(LibraryFilters()).rows}
    assert (listed["加装电梯补助办法"].title_html, listed["加装电梯补助办法"].text_html) == (
        "加装电梯补助办法",
        "怎样补助",
    )


def test_words_can_be_listed_by_day(shelves):
    newest = library(LibraryFilters.read({"q": "电梯", "sort": "newest"}))
    days = [row.publication.published_at for row in newest.rows]
    assert days == sorted(days, reverse=True)


def test_an_address_with_values_that_do_not_exist_asks_for_nothing():
    query = {"kind": "poem", "subject": "x", "year": "19x6", "validity": "not_applicable", "sort": "random"}
    assert LibraryFilters.read(query) == LibraryFilters()


def test_filters_go_back_into_an_address():
    query = {"q": "电梯", "agency": "zj", "kind": "normative", "year": "2026", "sort": "newest"}
    assert LibraryFilters.read(query).parameters == query


def test_an_agency_that_does_not_exist_has_an_empty_list(shelves):
    found = library(LibraryFilters(agency="none"))
    assert (found.rows, found.total, found.first) == ((), 0, 0)


def test_without_the_index_one_can_browse_but_not_search(shelves):
    shutil.rmtree(settings.INDEX_DIR)
    found = library(LibraryFilters(agency="zj"))
    assert (len(found.rows), found.total) == (5, None)
    assert found.uncounted.startswith("搜索暂时用不了")
    assert {value.count for values in found.facets.values() for value in values} == {None}
    assert [value.value for value in found.facets["year"]] == ["2026", "2025"]
    with pytest.raises(SearchUnavailable):
        library(LibraryFilters(q="电梯"))


@pytest.mark.parametrize("query", [{}, {"q": "电梯"}, {"agency": "zj", "year": "2026"}])
def test_a_page_takes_as_many_queries_for_one_row_as_for_all(shelves, django_assert_num_queries, query):
    filters = LibraryFilters.read(query)
    library(filters)  # catches the index up
    for size in (1, 3, 8):
        with django_assert_num_queries(3):  # rows, how far the outbox goes, names of agencies
            page = library(filters, size=size)
            [(row.publication.agency.name, row.publication.has_interpretation) for row in page.rows]


def test_what_is_withdrawn_between_the_index_and_the_database_is_left_out(staff):
    published = publish(staff, "电梯")
    type(published).objects.filter(pk=published.pk).update(state="withdrawn")  # the index does not know yet
    assert library(LibraryFilters(q="电梯")).rows == ()
