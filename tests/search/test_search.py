"""Finding, ranking, counting, paging."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gongkai.search.entries import Filters
from gongkai.search.selectors import content_version, facet_counts, search
from tests.search.builders import make_entry

RULES = "明湖区既有住宅加装电梯财政补助办法"
WORDS = [
    "电梯",
    "住宅",
    "补助",
    "办法",
    "通知",
    "公告",
    "关于",
    "的",
    "2026年",
    "第4号",
    "（试行）",
    "政務公開",
    "明府规",
]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=40)
MANY = 300 if os.environ.get("CI") == "true" else 40


def ids(results) -> list[str]:
    return [hit.id for hit in results.hits]


def test_traditional_script_finds_simplified_and_the_other_way_round(shelf):
    simplified, traditional = make_entry("政务公开工作要点"), make_entry("政務公開年度報告")
    shelf.put(simplified, traditional)
    assert set(ids(search("政務公開"))) == set(ids(search("政务公开"))) == {simplified.id, traditional.id}


def test_a_word_of_two_characters_is_found_inside_a_sentence(shelf):
    entry = make_entry("通告", body="四层以上既有住宅加装电梯的，按投资总额补助。")
    shelf.put(entry, make_entry("别的"))
    assert [ids(search(word)) for word in ("电梯", "装电", "总额", "额补")] == [[entry.id]] * 4


@pytest.mark.parametrize(
    "written",
    [
        "明府规〔2026〕4号",
        "明府规[2026]4号",
        "明府规(2026)4号",
        "明府规（2026）4号",
        "明府规20264号",
        "明府规2026年4号",
        "〔2026〕4号",
    ],
)
def test_a_document_is_found_by_its_number_in_any_brackets(shelf, written):
    document = make_entry(RULES, document_number="明府规〔2026〕4号")
    citing = make_entry("关于实施的通知", body="依据明府规〔2026〕4号，通知如下。")
    other = make_entry("别的办法", document_number="明府规〔2026〕14号", body="本办法共4号令。")
    shelf.put(citing, document, other)
    assert ids(search(written)) == [document.id, citing.id]


def test_a_document_is_found_by_its_index_number_in_both_forms(shelf):
    document = make_entry(index_number="990106/ZJ/2026-00012")
    shelf.put(document, make_entry(index_number="990106/ZJ/2026-00013"))
    assert ids(search("990106/ZJ/2026-00012")) == ids(search("990106-zj-2026-00012")) == [document.id]


def test_a_number_with_other_words_before_it_falls_back_on_the_number_alone(shelf):
    document = make_entry(document_number="明府规〔2021〕7号")
    shelf.put(document)
    found = search("废止明府规〔2021〕7号")
    assert (ids(found), found.partial) == ([document.id], True)


def test_exact_title_comes_before_title_words_before_body_words(shelf):
    exact = make_entry("加装电梯办法")
    in_title = make_entry("关于加装电梯办法的若干说明")
    in_body = make_entry("工作要点", body="电梯加装，办法另行规定。加装电梯，办法另行规定。")
    shelf.put(in_body, in_title, exact)
    assert ids(search("加装电梯办法")) == [exact.id, in_title.id, in_body.id]


def test_without_a_question_the_newest_stands_first(shelf):
    old, new = make_entry("旧"), make_entry("新")
    shelf.put(new, old)
    assert ids(search("")) == [new.id, old.id]


def test_hits_can_be_ordered_by_day(shelf):
    old = make_entry("电梯电梯")
    new = make_entry("通告", body="电梯")
    shelf.put(new, old)
    assert ids(search("电梯", newest_first=True)) == [new.id, old.id]
    assert ids(search("电梯")) == [old.id, new.id]


def test_where_nothing_holds_all_the_words_those_with_half_of_them_are_shown_as_such(shelf):
    entry = make_entry("加装电梯办法")
    shelf.put(entry, make_entry("幼儿园招生"))
    found = search("加装电梯申请")
    assert (ids(found), found.partial) == ([entry.id], True)


def test_punctuation_alone_finds_nothing(shelf):
    shelf.put(make_entry("通告"))
    assert search("，。！").total == 0


@pytest.mark.parametrize("typed", ['"', "a AND (", "title:x", "[1 TO", "*", "\\", "\x00", "🚀", "的" * 5000])
def test_no_text_typed_breaks_the_question(shelf, typed):
    shelf.put(make_entry("通告"))
    assert search(typed).total == 0


def test_facets_count_the_list_one_would_get(shelf):
    shelf.put(
        make_entry("电梯一", agency_code="zj", category="政策文件", validity="in_force", subject="城乡建设"),
        make_entry("电梯二", agency_code="zj", category="通知公告", year=2025),
        make_entry("电梯三", agency_code="sj", category="通知公告", year=2025),
        make_entry("别的", agency_code="sj", category="通知公告"),
    )
    found = search("电梯", filters=Filters(agency="zj"))
    assert found.facets == {
        "agency": {"zj": 2, "sj": 1},
        "category": {"政策文件": 1, "通知公告": 1},
        "subject": {"城乡建设": 1},
        "year": {"2026": 1, "2025": 1},
        "validity": {"in_force": 1},
    }
    for facet, counts in found.facets.items():
        for value, count in counts.items():
            narrowed = replace(Filters(agency="zj"), **{facet: value})
            assert search("电梯", filters=narrowed).total == count


def test_counts_follow_a_change(shelf):
    entry = make_entry()
    shelf.put(entry)
    before = facet_counts(Filters())
    shelf.put(make_entry(agency_code="sj"))
    assert (before[0], before[1]["agency"]) == (1, {"zj": 1})
    assert facet_counts(Filters())[1]["agency"] == {"zj": 1, "sj": 1}


def test_pages_neither_repeat_nor_skip(shelf):
    entries = [make_entry(f"电梯{n}") for n in range(7)]
    shelf.put(*entries)
    first = search("", size=3)
    second = search("", size=3, offset=first.next_offset)
    third = search("", size=3, offset=second.next_offset)
    assert ids(first) + ids(second) + ids(third) == [entry.id for entry in reversed(entries)]
    assert (first.previous_offset, second.previous_offset, third.next_offset) == (None, 0, None)


def test_a_hit_carries_what_a_list_shows(shelf):
    entry = make_entry(
        "<b>电梯</b>", body="加装电梯", document_number="明府规〔2026〕4号", validity="in_force"
    )
    shelf.put(entry)
    (hit,) = search("电梯").hits
    assert (hit.title_html, hit.snippet_html) == (
        "&lt;b&gt;<mark>电梯</mark>&lt;/b&gt;",
        "加装<mark>电梯</mark>",
    )
    fields = (hit.title, hit.url, hit.document_number, hit.validity, hit.published_at, hit.year)
    assert fields == (
        entry.title,
        entry.url,
        entry.document_number,
        entry.validity,
        entry.published_at,
        2026,
    )


def test_each_change_makes_a_new_content_version(shelf):
    before = content_version()
    shelf.put(make_entry())
    assert content_version() == before + 1


@hypothesis_settings(
    max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(TITLES, HAN))
def test_every_entry_is_found_first_by_its_exact_title(shelf, title):
    entry = make_entry(title, body="电梯住宅补助办法")
    shelf.put(entry, make_entry("别的", body=title))
    found = search(title)
    same = [other.id for other in shelf if other.title == title]
    assert ids(found)[0] in same
    assert not found.partial


@hypothesis_settings(
    max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HAN, st.integers(0, 38))
@example("意见的", 1)
@example("我们的了", 2)
def test_any_two_neighbouring_characters_of_a_text_find_it(shelf, text, place):
    pair = text[min(place, len(text) - 2) :][:2]
    entry = make_entry("通告", body=f"前文。{text}。后文")
    shelf.put(entry)
    assert entry.id in {hit.id for hit in search(pair, size=200).hits}
