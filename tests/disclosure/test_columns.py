"""Fixed and statutory columns."""

from __future__ import annotations

import pytest

from gongkai.disclosure.models import Column
from gongkai.disclosure.selectors import columns_with_counts
from gongkai.disclosure.services import ensure_columns
from tests.disclosure.builders import make_draft, publish


@pytest.mark.django_db
def test_four_fixed_columns_and_the_fifteen_items_of_article_20():
    ensure_columns()
    fixed = Column.objects.filter(is_fixed=True).order_by("position")
    assert [column.name for column in fixed] == [
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
    ]
    items = Column.objects.filter(parent__slug="statutory").order_by("position")
    assert [column.item for column in items] == [f"D{number:02}" for number in range(1, 16)]


@pytest.mark.django_db
def test_setting_up_again_repairs_and_repeats_nothing():
    ensure_columns()
    own = Column.objects.create(slug="own", name="自设栏目", column_type="其他", description="", keywords="")
    Column.objects.filter(slug="guide").update(name="指南")
    ensure_columns()
    assert Column.objects.count() == 20
    assert Column.objects.get(slug="guide").name == "政府信息公开指南"
    assert Column.objects.get(slug="own") == own


@pytest.mark.django_db
def test_every_column_has_the_values_its_page_tags_need():
    for column in ensure_columns().values():
        assert column.description
        assert column.keywords
        assert column.column_type


def test_counts_of_a_column_include_those_below_and_leave_out_what_is_not_public(staff):
    newest = [publish(staff, column="budget"), publish(staff, column="documents")][-1]
    make_draft(staff, column="budget")
    counted = {column.column.slug: column for column in columns_with_counts()}
    statutory = counted["statutory"]
    assert (statutory.count, statutory.updated_at) == (2, newest.published_at)
    below = {child.column.slug: child.count for child in statutory.children}
    assert (below["documents"], below["budget"], below["fees"]) == (1, 1, 0)
    assert counted["guide"].count == 0


def test_the_tree_takes_two_queries_however_much_is_published(staff, django_assert_num_queries):
    for rows in (1, 3):
        for _ in range(rows):
            publish(staff)
        with django_assert_num_queries(2):
            columns_with_counts()
