"""The words of this year's report: drafted, live, kept while one types, written by two at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import apply, confirm_receipt, follow, press, said, today

WRITER, COLLEAGUE = "jingban", "gongkai"  # of the housing bureau
APPLICATIONS, MANAGEMENT = "（二）依申请公开", "（三）政府信息管理"
KEPT = re.compile(r"已自动保存 \d\d:\d\d")
SOON = 20_000  # ms; a page asks every 15 seconds what colleagues do


def write_part(page: Page, part: str = "1") -> Page:
    """Through the page of the report, begun where nobody has begun it yet."""
    page.goto(f"/desk/reports/{today().year}/")
    begin = page.get_by_role("button", name="开始编写")
    if begin.count():
        follow(begin)
    label = {"1": "一、总体情况", "5": "五、问题改进", "6": "六、其他事项"}[part]
    follow(page.get_by_role("navigation", name="报告的六个部分").get_by_role("link", name=label))
    return page


def passage(page: Page, label: str):
    return page.get_by_role("region", name=label)


def box(page: Page, label: str):
    return page.get_by_role("textbox", name=label, exact=True)


def save(page: Page) -> None:
    press(page, "存下这一部分", then="已存下")


def at_ease(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_part_one_is_drafted_and_its_figures_follow_the_cases(open_page, sign_in, width):
    writer = write_part(sign_in(open_page(width), WRITER))
    at_ease(writer)
    if writer.get_by_role("button", name="按记录起草空着的").count():
        press(writer, "按记录起草空着的", then="起草了")
    box(writer, APPLICATIONS).fill(f"新收政府信息公开申请{{{{3.A.total}}}}件。窗口宽{width}。")
    save(writer)
    at_ease(writer)
    figure = passage(writer, APPLICATIONS).get_by_role("link").filter(has_text=re.compile(r"^\d+$"))
    before = int(figure.inner_text())

    title = f"活动场地租赁合同（{width}）"
    apply(open_page(), title)
    confirm_receipt(sign_in(open_page(), WRITER), title)
    writer.reload()
    assert int(figure.inner_text()) == before + 1
    follow(figure)
    assert writer.locator("#panel .gk-panel__figure b").inner_text() == str(before + 1)


def test_what_is_typed_is_kept_and_offered_on_coming_back(open_page, sign_in):
    writer = write_part(sign_in(open_page(), WRITER), "5")
    text = "存在的主要问题：部分答复说理不够。下一步改进答复的说理。"
    box(writer, "正文").fill(text)
    expect(writer.locator("[data-said]")).to_have_text(KEPT, timeout=SOON)
    expect(writer.locator("#required")).to_contain_text("写到了：改进情况")
    writer.close()

    again = write_part(sign_in(open_page(), WRITER), "5")
    offered = passage(again, "正文")
    assert "写的还没有存" in offered.inner_text()
    assert box(again, "正文").get_attribute("readonly") is not None
    at_ease(again)
    follow(offered.get_by_role("button", name="放回来接着写"))
    assert box(again, "正文").input_value() == text
    save(again)
    assert box(again, "正文").input_value() == text


def test_a_figure_is_put_in_where_the_writer_stands(open_page, sign_in):
    writer = write_part(sign_in(open_page(), WRITER), "6")
    box(writer, "正文").fill("发出收费通知件。")
    box(writer, "正文").evaluate("box => box.setSelectionRange(6, 6)")
    writer.get_by_role("button", name=re.compile(r"放进去\s*：发出的收费通知")).click()
    assert box(writer, "正文").input_value() == "发出收费通知{{收费通知}}件。"
    expect(passage(writer, "正文").locator(".wb-live")).to_have_text(re.compile(r"^\d+$"), timeout=SOON)
    save(writer)


def test_words_that_cannot_be_kept_are_told_and_stay_until_they_can(open_page, sign_in, district, complaints):
    writer = write_part(sign_in(open_page(), WRITER), "6")
    told = writer.locator("[data-said]")
    writer.context.set_offline(True)
    box(writer, "正文").fill("没有其他需要报告的事项。")
    expect(told).to_contain_text("没有保存：连不上服务器", timeout=SOON)
    writer.get_by_role("button", name="存下这一部分").click()  # the page stays
    writer.context.set_offline(False)
    expect(told).to_have_text(KEPT, timeout=SOON)

    writer.context.clear_cookies(name="sessionid")
    box(writer, "正文").fill("没有其他需要报告的事项，也没有补充。")
    expect(told).to_contain_text("没有保存：登录已经过期", timeout=SOON)
    at_ease(writer)
    complaints.expect(403)  # the token of the page is the one before signing in again
    window = writer.context.new_page()
    window.goto("/desk/")
    window.get_by_label("账号").fill(WRITER)
    window.get_by_label("密码").fill(district.password)
    follow(window.get_by_role("button", name="登录"))
    expect(told).to_have_text(KEPT, timeout=SOON)
    save(writer)
    assert box(writer, "正文").input_value() == "没有其他需要报告的事项，也没有补充。"


def test_two_people_at_one_passage_see_each_other_and_lose_nothing(open_page, sign_in):
    one = write_part(sign_in(open_page(), WRITER))
    box(one, MANAGEMENT).fill("逐件进行保密审查。定期清理规范性文件。")
    save(one)
    other = write_part(sign_in(open_page(), COLLEAGUE))

    box(one, MANAGEMENT).fill("逐件进行保密审查，全年审查{{保密审查}}次。定期清理规范性文件。")
    expect(passage(other, MANAGEMENT)).to_contain_text("正在写这一段", timeout=SOON)
    box(other, MANAGEMENT).fill("逐件进行保密审查。每半年清理一次规范性文件。")
    expect(other.locator("[data-said]")).to_have_text(KEPT, timeout=SOON)
    expect(passage(one, MANAGEMENT)).to_contain_text("正在写这一段", timeout=SOON)

    save(other)
    follow(one.get_by_role("button", name="存下这一部分"))
    beside = passage(one, MANAGEMENT)
    assert "每半年清理一次规范性文件" in beside.inner_text()
    assert "全年审查{{保密审查}}次" in beside.inner_text()
    at_ease(one)
    both = "逐件进行保密审查，全年审查{{保密审查}}次。每半年清理一次规范性文件。"
    assert box(one, MANAGEMENT).input_value() == both
    save(one)
    # the colleague has touched nothing since, so the newer words come by themselves
    expect(box(other, MANAGEMENT)).to_have_value(both, timeout=SOON)
    expect(passage(other, MANAGEMENT)).to_contain_text("存了这一段")


def test_without_scripts_nothing_is_lost_either(open_page, sign_in):
    one = write_part(sign_in(open_page(java_script_enabled=False), WRITER))
    other = write_part(sign_in(open_page(java_script_enabled=False), COLLEAGUE))
    label = "（五）监督保障"
    mine, theirs = "接受社会监督。", "开展业务培训两次。"
    box(one, label).fill(mine)
    box(other, label).fill(theirs)
    save(other)
    follow(one.get_by_role("button", name="存下这一部分"))
    beside = passage(one, label)
    assert mine in beside.inner_text() and theirs in beside.inner_text()
    box(one, "（四）政府信息公开平台建设").fill("还没有写完")
    follow(beside.get_by_role("button", name="用我的"))
    assert box(one, label).input_value() == mine
    assert box(one, "（四）政府信息公开平台建设").input_value() == "还没有写完"
    follow(one.get_by_role("button", name="存下这一部分"))
    said(one, "已存下：（四）政府信息公开平台建设")
    assert "{{3.A.total}}" in one.locator("#main").inner_text()
