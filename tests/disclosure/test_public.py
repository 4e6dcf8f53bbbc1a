"""What the public reads: addresses, columns, interpretations, what is new, page tags."""

from __future__ import annotations

from gongkai.agencies.selectors import installation
from gongkai.disclosure import selectors, services
from gongkai.disclosure.choices import Kind, State, Validity
from gongkai.disclosure.entries import entries, entry_of
from gongkai.law.page_tags import missing_tags
from gongkai.search.entries import Entry
from gongkai.search.services import verify
from gongkai.search.updating import Drift
from tests.disclosure.builders import bring_to, make_draft, publish


def test_only_what_is_published_is_public(staff):
    published = publish(staff)
    for state in (State.DRAFT, State.SECTION_REVIEW, State.AGENCY_REVIEW, State.WITHDRAWN):
        draft = make_draft(staff)
        if state != State.DRAFT:
            bring_to(draft, state, staff)
    assert list(selectors.public_publications()) == [published]


def test_a_document_stands_at_its_index_number_with_hyphens(staff, django_assert_num_queries):
    published = publish(staff)
    with django_assert_num_queries(1):
        found = selectors.by_index("990106-ZJ-2026-00001")
        shown = (found.agency.name, found.column.name, found.column.parent.name, found.interprets)
    assert found == published
    assert shown == ("明湖区住房和城乡建设局", "规章和规范性文件", "法定主动公开内容", None)


def test_a_draft_stands_at_no_address(staff):
    make_draft(staff)
    assert selectors.by_index("") is None


def test_the_address_of_what_was_withdrawn_says_why(staff):
    withdrawn = bring_to(make_draft(staff), State.WITHDRAWN, staff)
    assert selectors.by_index(withdrawn.address) is None
    assert selectors.withdrawn_at_address(withdrawn.address).withdrawal_reason == "内容有误"
    assert selectors.withdrawn_at_address("990106-ZJ-2026-99999") is None


def test_a_document_and_its_interpretation_lead_to_each_other(staff):
    document = publish(staff, kind=Kind.NORMATIVE)
    interpretation = publish(staff, kind=Kind.INTERPRETATION, interprets=document)
    make_draft(staff, kind=Kind.INTERPRETATION, interprets=document)
    assert list(selectors.interpretations_of(document)) == [interpretation]
    assert selectors.interpreted_by(interpretation) == document
    services.withdraw(document, by=staff.agency_head, reason="内容有误")
    assert selectors.interpreted_by(selectors.by_index(interpretation.address)) is None


def test_a_document_names_those_it_replaced(staff):
    old, new = publish(staff, kind=Kind.NORMATIVE), publish(staff, kind=Kind.NORMATIVE)
    facts = {"validity": Validity.REPEALED, "on": new.issued_on, "reason": "替代", "replaced_by": new}
    services.change_validity(old, by=staff.agency_head, **facts)
    assert list(selectors.replaced_documents(new)) == [old]


def test_the_newest_come_first_and_may_be_of_some_kinds(staff):
    notice, plan, budget = publish(staff), publish(staff, kind=Kind.PLAN), publish(staff, kind=Kind.BUDGET)
    assert selectors.latest(2) == [budget, plan]
    assert selectors.latest(5, kinds=(Kind.NOTICE, Kind.PLAN)) == [plan, notice]


def test_a_column_pages_in_both_directions_without_repeating_or_skipping(staff, clock):
    published = []
    for number in range(7):
        published.append(publish(staff, column="documents" if number % 2 else "budget"))
        if number % 3:  # some share one instant
            clock.shift(60)
    expected = sorted(published, key=lambda p: (p.published_at, p.pk), reverse=True)
    statutory = staff.columns["statutory"]
    first = selectors.column_page(statutory, size=3)
    second = selectors.column_page(statutory, first.next, size=3)
    third = selectors.column_page(statutory, second.next, size=3)
    assert [*first.rows, *second.rows, *third.rows] == expected
    assert [(page.first, page.last) for page in (first, second, third)] == [(1, 3), (4, 6), (7, 7)]
    assert (first.previous, third.next) == (None, None)
    back = selectors.column_page(statutory, third.previous, size=3)
    assert (back.rows, back.first) == (second.rows, 4)
    front = selectors.column_page(statutory, back.previous, size=3)
    assert (front.rows, front.first, front.previous) == (first.rows, 1, None)


def test_a_mark_that_cannot_be_read_leads_to_the_first_page(staff):
    published = publish(staff)
    for mark in ("x", "n1.2", "o20", "n999999999999999999.1.1", "p-999999999999999999.1.1", "'; DROP"):
        page = selectors.column_page(staff.columns["documents"], mark)
        assert page.rows in ((published,), ()), mark


def test_a_list_takes_one_query_for_one_row_and_for_three(staff, django_assert_num_queries):
    for rows in (1, 2):
        for _ in range(rows):
            publish(staff)
        with django_assert_num_queries(1):
            page = selectors.column_page(staff.columns["documents"])
            [(r.agency.name, r.column.name, r.replaced_by, r.has_interpretation) for r in page.rows]


def test_page_tags_are_complete_and_in_the_order_of_the_annex(staff):
    publish(staff, "关于加装电梯的通知", keywords="电梯,补助", summary="怎样补助")
    found = selectors.by_index("990106-ZJ-2026-00001")
    site = installation()
    tags = selectors.meta_tags(found, site)
    assert tags == [
        ("SiteName", "明湖区人民政府"),
        ("SiteDomain", "www.minghu.example"),
        ("SiteIDCode", "9901060001"),
        ("ColumnName", "规章和规范性文件"),
        ("ColumnDescription", "行政法规、规章和规范性文件"),
        ("ColumnKeywords", "主动公开,规章和规范性文件"),
        ("ColumnType", "政策文件"),
        ("ArticleTitle", "关于加装电梯的通知"),
        ("PubDate", "2026-11-20 10:00"),
        ("ContentSource", "明湖区住房和城乡建设局"),
        ("Keywords", "电梯,补助"),
        ("Author", "宋拟稿"),
        ("Description", "怎样补助"),
        ("Url", "https://www.minghu.example/p/990106-ZJ-2026-00001/"),
    ]
    assert missing_tags("article", dict(tags)) == ()
    assert missing_tags("column", dict(selectors.column_tags(found.column, site))) == ()
    assert missing_tags("site", dict(selectors.site_tags(site))) == ()


def test_the_index_is_told_what_the_record_says(staff):
    document = publish(
        staff,
        "办法",
        kind=Kind.NORMATIVE,
        document_number="明住建规〔2026〕4号",
        summary="概述",
        body="<p>第一条</p><p>第二条</p>",
    )
    assert entry_of(document) == Entry(
        id=f"publication:{document.pk}",
        kind="publication",
        title="办法",
        body="概述\n第一条\n第二条",
        url="/p/990106-ZJ-2026-00001/",
        agency_code="zj",
        agency_name="区住建局",
        category="行政规范性文件",
        published_at=document.published_at,
        year=2026,
        subject="城乡建设、环境保护",
        document_number="明住建规〔2026〕4号",
        index_number="990106/ZJ/2026-00001",
        validity="in_force",
    )


def test_the_year_is_that_of_the_day_in_shanghai(staff, clock):
    clock.move_to("2027-01-01T00:30:00+08:00")
    assert entry_of(publish(staff)).year == 2027


def test_a_rebuild_takes_every_public_record_and_no_other(staff):
    published = [publish(staff), publish(staff)]
    make_draft(staff)
    assert [entry.id for entry in entries()] == [f"publication:{p.pk}" for p in published]
    assert verify() == Drift(2, (), (), ())
