"""Guessing does not help: a wrong code tells nothing, and after five of them there is a pause."""

from __future__ import annotations

from tests.journeys import walking

SENTENCE = "申请编号和查询码对不上。核对回执上的两样，注意数字和字母；15分钟里最多试5次。"
TRIES = 5  # WRONG_CODES_ALLOWED


def refused(page, number: str, code: str) -> str:
    """What the page says to this pair."""
    walking.track(page, number, code)
    return page.get_by_role("alert").get_by_role("listitem").inner_text()


def test_a_wrong_code_is_told_the_same_as_an_unknown_number_and_tries_run_out(open_page, complaints):
    receipt = walking.apply(open_page(), "营造路小学周边改造预算")
    other = walking.apply(open_page(), "和安路道路改造施工许可证")
    guesser = open_page()
    unknown = receipt.number.replace(receipt.number.rpartition("〕")[2], "99999号")

    assert refused(guesser, receipt.number, "2222-2222") == SENTENCE
    assert guesser.get_by_label("申请编号").input_value() == receipt.number
    assert refused(guesser, unknown, receipt.code) == SENTENCE
    for _ in range(TRIES - 2):
        assert refused(guesser, receipt.number, "3333-3333") == SENTENCE

    complaints.expect(429)
    with guesser.expect_response(lambda answer: answer.status == 429) as stopped:
        walking.track(guesser, receipt.number, receipt.code)  # even the right one
    assert stopped.value.headers["retry-after"] == "900"
    told = guesser.inner_text("main")
    assert "过15分钟再试" in told
    assert "打受理单位的电话" in told

    elsewhere = open_page()  # another visitor, another application
    walking.track(elsewhere, other.number, other.code)
    elsewhere.get_by_role("heading", name="等双方确认收到").wait_for()


def test_an_address_without_its_session_leads_to_the_question_for_the_code(open_page):
    citizen = open_page()
    walking.apply(citizen, "江畔名邸预售资金监管协议")
    walking.follow(citizen.get_by_role("link", name="看办理进度"))
    citizen.get_by_role("heading", name="等双方确认收到").wait_for()
    stranger = open_page()
    stranger.goto(citizen.url)
    assert stranger.url.endswith("/apply/track/")
