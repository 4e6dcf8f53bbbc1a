"""An officer without training is led from an application to its letter, question by question."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys import walking
from tests.journeys.browsing import PHONE, WIDE, violations
from tests.journeys.walking import follow

NEXT = "记下，接着办"


def heading(page: Page, words: str) -> None:
    page.get_by_role("heading", level=1, name=words).wait_for()


def answer(page: Page, label: str, *, then: str) -> None:
    page.get_by_label(label, exact=True).check()
    follow(page.get_by_role("button", name=NEXT))
    heading(page, then)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_questions_lead_from_receipt_to_the_letter_sent_up(open_page, sign_in, scripts):
    title = f"望江花园消防通道整改记录（{'甲' if scripts else '乙'}）"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(java_script_enabled=scripts), "jingban")
    walking.confirm_receipt(officer, title)
    walking.act(officer, "按五问办理")

    heading(officer, "第一问：补不补")
    answer(officer, "齐全，要什么说得清楚", then="第二问：该不该")
    answer(officer, "其实是信访、投诉、举报", then="第二问：该不该")
    assert "这样答，就是：不予处理：信访举报投诉类申请" in officer.inner_text("main")
    # looked at again: the answer is changed, and only from here on asked anew
    answer(officer, "是，该由本机关答复，没有公开过，也没有答复过", then="第三问：有没有")

    follow(officer.get_by_role("link", name="登记检索"))
    officer.get_by_label("在哪里检索").fill("公文系统、业务科室")
    officer.get_by_label("检索词").fill("消防通道 整改")
    officer.get_by_label("找到了").check()
    walking.press(officer, "登记检索", then="已登记检索")
    heading(officer, "第三问：有没有")
    answer(officer, "找到了", then="第四问：给不给")
    answer(officer, "予以公开", then="第四问：给不给")
    assert "《政府信息公开条例》第三十六条第二项" in officer.inner_text("main")

    follow(officer.get_by_role("link", name="去拟这个决定"))
    officer.get_by_label("提供的方式、途径和时间").fill("随本答复书提供电子文件")
    officer.get_by_label("理由", exact=True).fill("不属于第十四条、第十五条、第十六条规定的情形")
    walking.proposed(officer)
    heading(officer, "第五问：当不当")
    follow(officer.get_by_role("link", name="起草答复书", exact=True))
    walking.press(officer, "起草答复书", then="已按处理决定起草答复书")
    assert officer.get_by_role("region", name="九项要素").locator(".lack").count() == 0
    follow(officer.get_by_role("link", name="送审答复书", exact=True))
    walking.press(officer, "送审", then="答复书已送审")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_several_things_are_answered_one_by_one_and_told_one_by_one(open_page, sign_in, complaints, width):
    title = f"老城区加装电梯的补助标准和评审专家名单（{width}）"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(width), "jingban")
    walking.confirm_receipt(officer, title)
    walking.act(officer, "按五问办理")
    answer(officer, "齐全，要什么说得清楚", then="第二问：该不该")
    follow(officer.get_by_role("link", name="申请了几样的，列出来逐件答"))
    officer.get_by_label("申请事项").fill("补助标准\n评审专家名单")
    walking.press(officer, "列出", then="已列出2件")
    each(officer, "是，由本机关答复", "是，由本机关答复", then="第三问：有没有")
    each(officer, "找到了", "找到了", then="第四问：给不给")
    asked(officer, "给不给", "补助标准").get_by_label("予以公开", exact=True).check()
    second = asked(officer, "给不给", "评审专家名单")
    second.get_by_label("不予公开", exact=True).check()
    row = officer.locator(".wb-answers > li").filter(has=second)
    row.get_by_label("依据").select_option(label="第十六条第一款　属于三类内部事务信息")
    row.get_by_label("理由、说明").fill("评审人员的安排是内部人事事务")
    follow(officer.get_by_role("button", name=NEXT))
    assert "合起来是：部分公开" in officer.inner_text("main")
    assert "评审专家名单：属于哪一类" in officer.inner_text("main")
    assert violations(officer) == []
    officer.get_by_label("属于哪一类").select_option("人事管理")
    follow(officer.get_by_role("button", name=NEXT))
    walking.put_in(officer, "属于内部事务的说明", "评审人员的安排，存卷")
    heading(officer, "第四问：给不给")
    give_copy(officer)
    follow(officer.get_by_role("link", name="去拟这个决定"))
    officer.get_by_label("理由", exact=True).fill("补助标准公开，专家名单不公开")
    walking.proposed(officer)
    follow(officer.get_by_role("link", name="起草答复书", exact=True))
    walking.press(officer, "起草答复书", then="已按处理决定起草答复书")
    letter = officer.inner_text("main")
    assert "第一项：补助标准。" in letter
    assert "第二项：评审专家名单。" in letter
    assert "理由：评审人员的安排是内部人事事务。" in letter
    assert violations(officer) == []


def asked(page: Page, question: str, thing: str):
    """The answers to one question about one thing."""
    return page.get_by_role("group", name=f"{question}：{thing}")


def each(page: Page, *labels: str, then: str) -> None:
    things = page.locator(".wb-answers > li")
    for number, label in enumerate(labels):
        things.nth(number).get_by_label(label, exact=True).check()
    follow(page.get_by_role("button", name=NEXT))
    heading(page, then)


def give_copy(page: Page) -> None:
    """The file given goes into the case from the question, and one is back at it."""
    follow(page.get_by_role("link", name="附上文件"))
    page.get_by_label("要提供的信息").set_input_files(
        {"name": "补助标准.txt", "mimeType": "text/plain", "buffer": "每台补助十万元".encode()}
    )
    page.get_by_label("已经核对").check()
    walking.press(page, "附上文件", then="已附上")
    heading(page, "第四问：给不给")
