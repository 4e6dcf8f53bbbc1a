"""An applicant who is asked and does not come back: the application ends without waiting for ever."""

from __future__ import annotations

import pytest

from tests.journeys import walking
from tests.journeys.walking import follow

UNCORRECTED, UNPAID = "局办公会关于物业补贴的会议纪要", "商品房预售资金监管账户拨付记录"


@pytest.mark.parametrize(
    ("title", "decision", "cell"),
    [
        (UNCORRECTED, "无正当理由逾期不补正", "3.C61.natural"),
        (UNPAID, "逾期未缴纳费用", "3.C62.natural"),
    ],
)
def test_what_was_asked_for_never_came_and_the_case_ends_given_up(open_page, sign_in, title, decision, cell):
    """From the list of terms that ran out to the row of the report."""
    officer, head = sign_in(open_page(), "jingban"), sign_in(open_page(), "gongkai")
    before = walking.figure(officer, cell)
    officer.goto("/desk/")
    follow(walking.link_about(officer, "作出处理决定", title))
    follow(officer.get_by_role("link", name=decision, exact=True))
    while lacking := walking.missing(officer):
        walking.put_in(officer, lacking[0], "通知书和送达记录在案，期满以后又等了三个工作日。")
    officer.get_by_label("理由", exact=True).fill("期限届满，没有收到，也没有说明理由。")
    follow(officer.get_by_role("button", name="拟这个决定"))
    walking.said(officer, f"已拟处理决定：{decision}")

    head.goto(officer.url)
    walking.act(head, "不发答复书办结")
    head.get_by_label("不发答复书的理由").fill("告知书已经写明逾期的后果。")
    walking.press(head, "不发答复书办结", then="已办结")
    assert walking.figure(officer, cell) == before + 1
