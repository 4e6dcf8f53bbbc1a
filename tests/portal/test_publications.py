"""What is published, as citizens read it: the publication's page, columns, library, search."""

from __future__ import annotations

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from gongkai.disclosure import services
from gongkai.disclosure.choices import Kind, Openness, State, Validity
from gongkai.law.page_tags import missing_tags
from tests.disclosure.builders import bring_to, make_draft, publish
from tests.portal.conftest import page

BODY = "<p>各镇、街道：</p><table><tr><th>层数</th><td>四</td></tr></table><script>alert(1)</script>"


def tags_of(text: str) -> dict[str, str]:
    return {
        name: unescape(value) for name, value in re.findall(r'<meta name="(\w+)" content="([^"]*)">', text)
    }


def address(publication) -> str:
    return f"/p/{publication.address}/"


def normative(staff, title: str = "明河区加装电梯补助办法", **fields):
    return publish(staff, title, kind=Kind.NORMATIVE, expires_on=date(2031, 3, 31), **fields)


def test_the_page_carries_every_required_tag_once(client, staff):
    text = page(client, address(publish(staff, "关于搬迁的公告")))
    tags = tags_of(text)
    assert missing_tags("article", tags) == ()
    assert tags["ArticleTitle"] == "关于搬迁的公告"
    assert tags["PubDate"] == "2026-11-20 10:00"
    assert text.count('name="SiteName"') == 1


def test_particulars_stand_in_the_official_order(client, staff):
    text = page(client, address(normative(staff)))
    labels = re.findall(r"<dt>([^<]+)</dt>", text)
    assert labels == [
        "索引号",
        "主题分类",
        "发文机关",
        "发文字号",
        "成文日期",
        "发布日期",
        "公开方式",
        "类别",
        "来源",
        "内容概述",
    ]


def test_the_body_keeps_its_tables_and_loses_scripts(client, staff):
    text = page(client, address(publish(staff, body=BODY)))
    assert "<th>层数</th>" in text
    assert "alert(1)" not in text


def test_a_normative_document_says_first_whether_it_is_in_force_and_until_when(client, staff):
    text = page(client, address(normative(staff)))
    assert text.index("现行有效") < text.index("索引号")
    assert "2026年4月1日起施行，有效期到2031年3月31日。" in text


def test_a_notice_shows_no_validity(client, staff):
    assert "gk-valid" not in page(client, address(publish(staff)))


def test_a_repealed_document_leads_to_what_replaced_it_and_back(client, staff):
    old, new = normative(staff, "旧办法"), normative(staff, "新办法")
    services.change_validity(
        old,
        by=staff.agency_head,
        validity=Validity.REPEALED,
        on=date(2026, 11, 20),
        reason="由新办法替代",
        replaced_by=new,
    )
    text = page(client, address(old))
    assert "2026年11月20日起废止。由新办法替代。" in text
    assert address(new) in text
    assert "gk-valid--off" in text
    assert address(old) in page(client, address(new))


def test_document_and_interpretation_lead_to_one_another(client, staff):
    document = normative(staff)
    interpretation = publish(staff, "办法的解读", kind=Kind.INTERPRETATION, interprets=document)
    assert address(interpretation) in page(client, address(document))
    assert address(document) in page(client, address(interpretation))


def test_a_file_of_a_publication_is_saved_not_run(client, staff):
    draft = make_draft(staff)
    services.attach_file(draft, by=staff.editor, name="申请表.txt", content="表".encode(), title="补助申请表")
    publication = bring_to(draft, State.PUBLISHED, staff)
    text = page(client, address(publication))
    assert "补助申请表" in text
    link = re.search(rf"{address(publication)}files/\d+/", text)[0]
    response = client.get(link)
    assert response.content.decode() == "表"
    assert response["Content-Disposition"].startswith("attachment")
    other = publish(staff)
    assert client.get(link.replace(publication.address, other.address)).status_code == 404


@pytest.mark.parametrize(
    ("size", "shown"), [("l", "size-l"), ("xl", "size-xl"), ("99", "size-m"), ("", "size-m")]
)
def test_the_size_of_the_text_is_a_link(client, staff, size, shown):
    assert f"gk-doc {shown}" in page(client, address(publish(staff)), size=size)


def test_a_withdrawn_publication_says_since_when_and_why(client, staff):
    publication = publish(staff, "有误的公告", body="<p>错误的正文</p>")
    services.withdraw(publication, by=staff.agency_head, reason="数据有误")
    response = client.get(address(publication))
    text = response.content.decode()
    assert response.status_code == 410
    assert "数据有误" in text
    assert "错误的正文" not in text


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.SECTION_REVIEW, State.AGENCY_REVIEW, State.NOT_PROACTIVE]
)
def test_what_is_not_published_appears_nowhere(client, staff, state):
    draft = make_draft(staff, "尚未公开的内部方案", document_number="明住建〔2026〕99号")
    services.attach_file(draft, by=staff.editor, name="方案.txt", content=b"1", title="内部附件")
    openness = Openness.WITHHELD if state == State.NOT_PROACTIVE else Openness.PROACTIVE
    publication = draft if state == State.DRAFT else bring_to(draft, state, staff, openness=openness)
    for place in ("/", "/disclosure/", "/disclosure/documents/", "/library/", "/library/?q=内部方案"):
        assert "尚未公开的内部方案" not in page(client, place)
    assert "尚未公开的内部方案" not in page(client, "/search/", q="内部方案")
    attached = publication.files.get()
    for guess in ("990106-ZJ-2026-00001", str(publication.pk), "x"):
        assert client.get(f"/p/{guess}/").status_code == 404
        assert client.get(f"/p/{guess}/files/{attached.pk}/").status_code == 404


def test_the_front_page_shows_what_is_new_and_the_counts_of_the_columns(client, staff):
    for number in range(8):
        publish(staff, f"第{number}件公告")
    text = page(client, "/")
    assert "第7件公告" in text
    assert "第0件公告" not in text  # seven are shown
    assert re.search(
        r'disclosure/documents/"><span lang="zh-CN">规章和规范性文件</span> <span class="n">8</span>', text
    )


def test_the_disclosure_page_has_the_four_fixed_columns_and_the_entrance(client, staff):
    publish(staff, "公开指南", column="guide", kind=Kind.GUIDE)
    text = page(client, "/disclosure/")
    for name in (
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
    ):
        assert name in text
    assert "公开指南" in text
    assert text.count('class="n"') == 15  # items of art. 20, those without documents too


def test_a_column_is_narrowed_to_an_agency_and_carries_its_tags(client, staff):
    publish(staff, "住建的公告")
    text = page(client, "/disclosure/documents/", agency="zj")
    assert "住建的公告" in text
    assert missing_tags("column", tags_of(text)) == ()
    assert "住建的公告" not in page(client, "/disclosure/documents/", agency="hb")


def test_the_column_of_reports_is_the_list_of_reports(client, staff):
    assert client.get("/disclosure/annual/")["Location"] == "/reports/"
    assert client.get("/disclosure/nothing/").status_code == 404


def test_facets_count_the_list_they_lead_to_and_chips_lift_them(client, staff):
    publish(staff, "甲公告")
    normative(staff, "乙办法")
    text = page(client, "/library/", kind="normative")
    assert "乙办法" in text
    assert "甲公告" not in text
    assert "找到<b>1</b>件" in text
    assert re.search(r'gk-chosen__one" href="\?"', text)
    link = re.search(r'<a href="(\?kind=notice)">.*?<span class="n">1</span>', text, re.DOTALL)[1]
    assert "甲公告" in page(client, f"/library/{link}")


def test_the_library_pages_by_key_in_both_directions(client, staff, clock):
    for number in range(21):
        publish(staff, f"公告{number:02}")
        clock.shift(60)
    first = page(client, "/library/")
    assert "第1—20件，共21件" in first
    following = unescape(re.search(r'href="([^"]+)" rel="next"', first)[1])
    second = page(client, f"/library/{following}")
    assert "公告00" in second
    assert "第21—21件，共21件" in second
    back = unescape(re.search(r'href="([^"]+)" rel="prev"', second)[1])
    assert "公告20" in page(client, f"/library/{back}")


def test_a_search_marks_what_was_sought_in_any_script(client, staff):
    publish(staff, "既有住宅加装电梯财政补助办法")
    text = page(client, "/search/", q="加裝電梯")
    assert "加装电梯" in re.sub(r"</?mark>", "", text)
    assert "<mark>" in text


def test_a_search_without_hits_names_ways_on(client, staff):
    text = page(client, "/search/", q="qqqqq")
    assert "没有找到“qqqqq”" in text
    assert 'href="/apply/"' in text


def test_what_was_sought_is_never_taken_for_markup(client, staff):
    assert "<script>x" not in page(client, "/search/", q="<script>x</script>")


@pytest.mark.parametrize("broken", ["0", "-3", "１", "9" * 30, "x"])
def test_a_broken_place_is_the_first_page(client, staff, broken):
    publish(staff, "甲公告")
    assert "甲公告" in page(client, "/search/", **{"from": broken})
    assert "甲公告" in page(client, "/library/", page=broken)


def test_without_its_index_the_search_says_so_and_the_library_still_lists(client, staff, settings):
    publish(staff, "甲公告")
    shutil.rmtree(Path(settings.INDEX_DIR))
    response = client.get("/search/", {"q": "甲公告"})
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "搜索暂时用不了" in response.content.decode()
    assert client.get("/library/", {"q": "甲公告"}).status_code == 503
    assert "甲公告" in page(client, "/library/")
    assert "甲公告" in page(client, "/")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("place", "queries"),
    [
        ("/", 10),
        ("/disclosure/", 7),
        ("/disclosure/documents/", 6),
        ("/library/", 5),
        ("/library/?q=公告", 5),
        ("/search/?q=公告", 4),
        ("/reports/", 10),
        ("/apply/", 4),
        ("/about/sitemap/", 5),
        ("/about/contact/", 3),
    ],
)
def test_a_list_asks_as_often_for_one_row_as_for_three(
    client, staff, django_assert_num_queries, place, queries, rows
):
    for number in range(rows):
        publish(staff, f"公告{number}")
    client.get(place)  # the index catches up and the figures are worked out, both once
    with django_assert_num_queries(queries):
        client.get(place)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_publication_asks_as_often_with_one_interpretation_as_with_three(
    client, staff, django_assert_num_queries, rows
):
    document = normative(staff)
    for number in range(rows):
        publish(staff, f"解读{number}", kind=Kind.INTERPRETATION, interprets=document)
    with django_assert_num_queries(7):
        client.get(address(document))
