"""An address that sends many applications: the browser works for a moment and the person does nothing."""

from __future__ import annotations

from gongkai.config.settings import APPLICATIONS_WITHOUT_PROOF as FREE
from tests.journeys import walking
from tests.journeys.browsing import sideways, violations


def test_past_the_free_ones_the_browser_works_and_sends_by_itself(visitor):
    for ordinal in range(FREE):
        walking.apply(visitor, f"第{ordinal + 1}处停车场的批复")
    walking.fill_application(visitor, "第四处停车场的批复")
    with visitor.expect_event("worker"):
        receipt = walking.hand_in(visitor)
    walking.track(visitor, receipt.number, receipt.code)
    visitor.get_by_role("heading", name="等双方确认收到").wait_for()


def test_without_scripts_the_page_keeps_what_was_written_and_names_the_other_ways(open_page, complaints):
    citizen = open_page(390, java_script_enabled=False)
    for ordinal in range(FREE):
        walking.apply(citizen, f"第{ordinal + 1}处公厕的批复")
    walking.fill_application(citizen, "第四处公厕的批复")
    complaints.expect(429)
    walking.follow(citizen.get_by_role("button", name="提交申请"))
    assert "当面、寄信提交" in citizen.get_by_role("alert").inner_text()
    assert citizen.get_by_label("信息的名称、文号，或者其他特征").input_value() == "第四处公厕的批复"


def test_the_page_says_that_it_works_and_stays_as_it_was(open_page, complaints):
    """Held at the moment of working: seen, read out, and no part of it in the way."""
    citizen = open_page(390)
    for ordinal in range(FREE):
        walking.apply(citizen, f"第{ordinal + 1}处车棚的批复")
    walking.fill_application(citizen, "第四处车棚的批复")
    citizen.evaluate("() => { window.Worker = class { addEventListener() {} postMessage() {} }; }")
    citizen.get_by_role("button", name="提交申请").click()
    citizen.get_by_text("浏览器正在验算").wait_for()
    assert citizen.get_by_role("button", name="提交申请").is_disabled()
    assert violations(citizen) == []
    assert sideways(citizen) == 0
