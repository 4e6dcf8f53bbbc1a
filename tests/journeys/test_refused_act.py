"""What may not be done now is refused with its reason, by the page and by the address behind it."""

from __future__ import annotations

from tests.journeys import walking

WORDS = "会议在决定作出之前召开，记录的是各方意见。"


def test_a_decision_without_its_evidence_is_refused_and_what_was_typed_stays(open_page, sign_in):
    """No form while papers lack; with them on file, an incomplete form comes back as it was typed."""
    title = "澜苑小区停车位分配讨论记录"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(), "jingban")
    walking.confirm_receipt(officer, title)
    walking.choose_decision(officer, "属于四类过程性信息")

    assert walking.missing(officer) == ["属于过程性信息的说明", "没有规定要求公开的核查"]
    assert "还不能作出这个决定" in officer.inner_text("main")
    assert officer.get_by_role("button", name="拟这个决定").count() == 0

    walking.put_in(officer, "属于过程性信息的说明", "会议纪要载明讨论在决定之前")
    walking.put_in(officer, "没有规定要求公开的核查", "核查法律、法规、规章，没有要求公开的规定")
    officer.get_by_label("理由", exact=True).fill(WORDS)
    walking.follow(officer.get_by_role("button", name="拟这个决定"))

    alert = officer.get_by_role("alert")
    assert alert.get_by_role("heading").inner_text() == "有1处需要改正"
    assert alert.get_by_role("link").inner_text() == "选择属于哪一类"
    assert officer.title().startswith("有1处")
    assert officer.get_by_label("理由", exact=True).input_value() == WORDS
    officer.get_by_label("讨论记录").check()
    walking.proposed(officer)


def test_who_submits_a_letter_cannot_sign_it(open_page, sign_in, complaints):
    """The page says whose act it is, and the address behind it refuses as well; the head is still asked."""
    title = "望江花园电梯补助资金拨付明细"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(), "jingban")
    walking.confirm_receipt(officer, title)
    walking.search_the_files(officer, found=False)
    walking.choose_decision(officer, "经检索没有该信息")
    officer.get_by_label("理由", exact=True).fill("经检索，本机关没有制作或者获取该信息。")
    walking.proposed(officer)
    walking.draft_and_submit(officer)
    case_address = officer.url
    walking.look_over(open_page, sign_in, title)

    officer.goto(case_address)
    refused = officer.get_by_role("region", name="下一步").locator(".gk-acts__no")
    assert "签发答复书" in refused.inner_text()
    complaints.expect(403)
    answer = officer.goto(f"{case_address}sign-letter/")
    assert answer.status == 403
    assert "公开工作机构负责人" in officer.inner_text("main")

    head = sign_in(open_page(), "gongkai")
    head.goto(case_address)
    assert "待签发" in head.inner_text("main")


def test_an_act_whose_time_has_passed_says_so_at_its_own_address(open_page, sign_in):
    title = "青石大街沿街立面整治施工合同"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(), "jingban")
    officer.goto("/desk/intake/")
    walking.follow(walking.link_about(officer, "确认收到", title))
    stale = officer.url
    walking.press(officer, "确认收到", then="已确认收到")

    officer.goto(stale)
    assert "现在不能办" in officer.inner_text("main")
    assert officer.locator("main form").count() == 0
