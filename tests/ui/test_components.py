"""Components rendered with real objects: words, roles, ties between label and control."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.ui import pieces
from gongkai.ui.icons import ICONS, icon
from tests.ui import examples

TEMPLATES = Path(__file__).resolve().parents[2] / "gongkai" / "ui" / "templates"


def words(node) -> str:
    return re.sub(r"\s+", " ", node.text(separator="")).strip()


@pytest.mark.parametrize("name", examples.DUES)
def test_a_due_badge_says_state_in_words_with_an_icon(drawn, name):
    due = examples.DUES[name]
    tree = drawn("due_badge", due=due)
    badge = tree.css_first(f".gk-due--{due.state}")
    assert badge.css_first("svg[aria-hidden=true]") is not None
    assert bool(tree.css("time")) == bool(due.on)
    assert [words(each) for each in tree.css("abbr")] == (["暂定"] if due.provisional else [])


def test_facts_are_pairs_and_numbers_do_not_break(drawn):
    tree = drawn("facts", facts=examples.FACTS)
    assert [words(each) for each in tree.css("dt")] == ["环节", "经办", "申请人", "文号", "同一申请人"]
    assert words(tree.css_first(".gk-no")) == "明府规〔2026〕4号"
    assert [each.attributes["href"] for each in tree.css("a")] == [
        "/desk/cases/31/identity/",
        "/desk/cases/12/",
    ]


def test_a_timeline_keeps_its_order_and_says_what_shapes_mean(drawn):
    tree = drawn("timeline", entries=examples.ENTRIES)
    assert [each.attributes["class"] for each in tree.css("li")] == [
        "gk-time__note",
        "gk-time__act",
        "gk-time__pause",
        "gk-time__act",
    ]
    assert (
        words(tree.css("li")[0].css_first(".gk-time__what")) == "内部 陈晓岚记：第三方只不同意公开调价公式。"
    )
    assert words(tree.css("li")[2].css_first("p")) == "停表：发出征求意见书，期限停止计算"
    assert [words(each) for each in tree.css(".gk-time__at")] == ["11-20 16:42", "11-04", "09-28", "09-16"]


def test_the_present_stage_is_marked_for_everyone(drawn):
    tree = drawn("stages", stages=examples.STAGES)
    assert [words(each) for each in tree.css("[aria-current=step] .gk-stages__label")] == ["决定能不能公开"]
    assert words(tree.css_first(".is-done .gk-stages__label")) == "收到申请，已经完成"


def test_where_it_stands_gives_sentence_task_and_date(drawn):
    tree = drawn(
        "now", state="正在决定", text="信息已经找到。", todo="您现在不用做什么。", due=examples.DUES["soon"]
    )
    assert words(tree.css_first("h2")) == "正在决定"
    assert words(tree.css_first("strong")) == "您现在不用做什么。"
    assert words(tree.css_first(".gk-now__date")) == "11月25日 星期三"


def test_acts_show_what_is_allowed_and_why_the_rest_is_not(drawn):
    tree = drawn("acts", allowed=examples.ALLOWED, refused=examples.REFUSED)
    assert [each.attributes["href"] for each in tree.css("a.gk-acts__main")] == ["/desk/cases/31/q4/"]
    assert [words(each) for each in tree.css(".gk-acts__no .gk-acts__effect")] == [
        act.reason for act in examples.REFUSED
    ]
    assert not tree.css("[disabled], .gk-acts__no a")


def test_the_clock_proof_shows_the_sum_and_every_day(drawn):
    tree = drawn("clock_proof", clock=examples.clock(), today=examples.TODAY, print_url="/print/")
    assert [words(each) for each in tree.css(".gk-eq b")] == [
        "9月16日",
        "20个工作日",
        "停表12个工作日",
        "延长15个工作日",
        "11月26日",
    ]
    assert len(tree.css("tbody tr")) == 11
    assert words(tree.css_first(".gk-day--due .visually-hidden")).endswith("答复期限届满")
    assert words(tree.css_first(".gk-day--today .visually-hidden")).endswith("，今天")
    assert [each.attributes["href"] for each in tree.css("a")] == ["/print/"]


def test_findings_carry_their_number_kind_and_figures(drawn):
    tree = drawn("findings", findings=examples.FINDINGS)
    assert [words(each) for each in tree.css(".gk-mk")] == ["错误1", "错误2", "提醒3", "提醒4"]
    assert [words(each) for each in tree.css("#finding-1 dd")] == ["105+6=111", "102+7=109", "2"]


def test_table_three_stays_a_table_on_a_phone_and_leads_to_its_findings(drawn):
    tree = drawn("form_table3", table=examples.tables(findings=examples.FINDINGS[:2]).table3)
    assert tree.css_first("table").attributes["role"] == "table"
    assert len(tree.css("tbody tr[role=row]")) == 25
    assert len(tree.css("td[role=cell]")) == 175
    assert [each.attributes["href"] for each in tree.css("td.bad a")] == ["#finding-1", "#finding-2"]


def test_table_four_is_turned_for_a_phone_with_the_same_figures(drawn):
    wide, turned = drawn("form_table4", table=examples.tables().table4).css("table")
    assert (len(wide.css("tbody td")), len(turned.css("tbody td"))) == (15, 15)
    assert len(turned.css("tbody th[scope=row]")) == 3


def test_table_two_prints_every_block(drawn):
    for form, blocks in (("2019", 5), ("2021", 4)):
        assert len(drawn("form_table2", table=examples.tables(form).table2).css("tbody")) == blocks


def test_a_chart_is_its_table_and_the_drawing_hides_until_drawn(drawn):
    tree = drawn(
        "chart", id="c", kind="bars", caption="办结", heads=["结果", "件"], rows=[["予以公开", "72"]]
    )
    assert words(tree.css_first("tbody")) == "予以公开72"
    assert tree.css_first("table").attributes["aria-labelledby"] == "c-caption"
    assert "hidden" in tree.css_first(".gk-chart__draw").attributes


def test_paging_says_where_one_is_and_offers_only_what_exists(drawn):
    tree = drawn("pagination", next_url="?after=20", first=1, last=20, total=669, order="按到期日")
    assert words(tree.css_first("p")) == "第1—20件，共669件，按到期日"
    assert [each.attributes["rel"] for each in tree.css("a")] == ["next"]


def test_small_pieces_say_what_they_are(drawn):
    link = pieces.Link("看这一处", "/x")
    assert words(drawn("empty", title="今天没有到期的申请", text="最近一件：", link=link).body) == (
        "今天没有到期的申请 最近一件：看这一处"
    )
    assert words(drawn("status_tag", kind="repealed", label="废止").body) == "废止"
    assert (
        words(drawn("cannot", title="还不能进入第五问", text="缺2项证据").body) == "还不能进入第五问缺2项证据"
    )
    assert words(drawn("notice", kind="danger", title="没有发出", text="有1个号码。", link=link).body) == (
        "没有发出 有1个号码。 看这一处"
    )
    files = [pieces.Download("申请表", "/f", "DOCX", "38 KB")]
    assert words(drawn("downloads", files=files).css_first("li")) == "申请表DOCX，38 KB"


def test_the_breadcrumb_ends_without_a_link(drawn):
    tree = drawn("breadcrumb", items=[("首页", "/"), ("查办理进度", "/apply/track/")])
    assert [each.attributes["href"] for each in tree.css("a")] == ["/"]
    assert words(tree.css_first("[aria-current=page]")) == "查办理进度"


def test_every_icon_is_hidden_from_screen_readers_and_an_unknown_one_is_an_error():
    assert all('aria-hidden="true"' in icon(name) for name in ICONS)
    with pytest.raises(KeyError):
        icon("unicorn")


def test_no_template_breaks_the_content_policy():
    offending = re.compile(r"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    found = [path.name for path in TEMPLATES.rglob("*.html") if offending.search(path.read_text("utf-8"))]
    assert found == []


def test_every_component_says_first_what_it_takes():
    silent = [
        path.name for path in TEMPLATES.rglob("*.html") if not path.read_text("utf-8").startswith("{# ")
    ]
    assert silent == []
