"""One decision on several things: the evidence of each, and a letter that tells every one with its reason."""

from __future__ import annotations

import pytest

from gongkai.cases import services
from gongkai.cases.errors import MissingEvidence, TextMissing
from gongkai.cases.letter_text import compose, missing_in
from gongkai.cases.models import Case, Decision
from gongkai.cases.selectors import evidence_table
from gongkai.law.decisions import Outcome
from tests.cases.factories import RECEIVED, Desk, at, company

pytestmark = pytest.mark.django_db
GIVEN = {"text": "停车场特许经营协议", "outcome": "G2", "reason": "", "details": {}}
PERSONNEL = {
    "text": "考核人员名单",
    "outcome": "D5",
    "reason": "是本机关的人事安排，不影响外部",
    "details": {"kind": "人事管理"},
}
NOT_THERE = {"text": "2019年考核报告", "outcome": "N1", "reason": "当年没有开展考核", "details": {}}
NOT_OURS = {
    "text": "停车收费标准",
    "outcome": "N2",
    "reason": "价格由发展改革部门管理",
    "details": {"agency_name": "明河区发展和改革局", "agency_contact": "0990-5550100"},
}


def decide(desk: Desk, case: Case, outcome: str, items: list[dict], **details) -> Decision:
    return services.decide(
        case, by=desk.officer, outcome=outcome, grounds="逐项判断", details={"items": items, **details}
    )


def put_in(desk: Desk, case: Case, *keys: str) -> None:
    for key in keys:
        services.add_evidence(case, by=desk.officer, key=key, text="存卷")


def search_in_vain(desk: Desk, case: Case) -> None:
    services.record_search(
        case, by=desk.officer, places="档案室", words="考核", people="陈晓岚", on=RECEIVED, found=False
    )


def test_each_thing_asked_for_brings_its_own_evidence():
    desk = Desk()
    case = desk.received()
    details = {"items": [GIVEN, PERSONNEL, NOT_THERE], "withheld": "第2项", "withheld_by": ["D5", "N1"]}
    needed = {row.evidence.key: row.there for row in evidence_table(case, Outcome.G3, details)}
    assert needed == {
        "withheld_reasons": True,  # the parts and reasons the decision itself states
        "disclosed_copy": False,
        "internal_kind": False,
        "search_record": False,
    }


def test_a_redacted_copy_is_asked_for_where_one_thing_is_itself_given_in_part():
    case = Desk().received()
    part = {
        "text": "协议",
        "outcome": "G3",
        "reason": "第12条是内部流程",
        "details": {"withheld": "第12条", "withheld_by": ["D5"]},
    }
    keys = {row.evidence.key for row in evidence_table(case, Outcome.G3, {"items": [GIVEN, part]})}
    assert "redacted_copy" in keys


def test_the_decision_waits_for_the_evidence_of_the_thing_not_found():
    desk = Desk()
    case = desk.received()
    parts = {"withheld": "第2项：没有", "withheld_by": ["N1"], "way": "随函"}
    with at(RECEIVED):
        with pytest.raises(MissingEvidence, match="检索记录"):
            decide(desk, case, "G3", [GIVEN, NOT_THERE], **parts)
        search_in_vain(desk, case)
        assert decide(desk, case, "G3", [GIVEN, NOT_THERE], **parts).outcome == "G3"


def test_the_particulars_of_each_thing_are_asked_for():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        put_in(desk, case, "internal_kind", "disclosed_copy", "withheld_reasons")
        with pytest.raises(TextMissing, match="属于哪一类"):
            decide(
                desk, case, "G3", [GIVEN, PERSONNEL | {"details": {}}], withheld="第2项", withheld_by=["D5"]
            )


def test_the_letter_tells_every_thing_with_its_finding_and_its_reason():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        put_in(desk, case, "internal_kind")
        search_in_vain(desk, case)
        items = [GIVEN, PERSONNEL, NOT_THERE]
        decision = decide(
            desk, case, "G3", items, withheld="第2项、第3项", withheld_by=["D5", "N1"], way="随函寄送"
        )
        letter = services.draft_letter(case, by=desk.officer)
        assert missing_in(case, letter, decision, dated_on=RECEIVED) == ()
    _, opening, first, second, third, way = letter.paragraphs
    assert opening == (
        "您申请公开的内容共3项。根据《政府信息公开条例》第三十七条的规定，本机关公开可以公开的内容，"
        "并就不公开的部分说明理由。逐项答复如下："
    )
    assert first == (
        "第一项：停车场特许经营协议。根据《政府信息公开条例》第三十六条第二项的规定，"
        "您申请的政府信息可以公开，本机关予以公开。"
    )
    assert second == (
        "第二项：考核人员名单。根据《政府信息公开条例》第十六条第一款的规定，您申请的政府信息属于本机关的"
        "内部事务信息，本机关不予公开。具体属于人事管理。理由：是本机关的人事安排，不影响外部。"
    )
    assert third == (
        "第三项：2019年考核报告。根据《政府信息公开条例》第三十六条第四项的规定，经检索，没有您申请的"
        "政府信息，该信息不存在。2026年9月16日，本机关在档案室以“考核”为检索词检索，没有找到。"
        "理由：当年没有开展考核。"
    )
    assert way == "提供的方式：随函寄送。"
    # something is withheld under arts. 14 to 16: reconsideration comes first
    assert letter.remedy_text.startswith("您不服本答复中不予公开的部分的，应当先申请行政复议")


def test_where_nothing_is_withheld_but_something_does_not_exist_one_may_sue_at_once():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        search_in_vain(desk, case)
        decide(desk, case, "G3", [GIVEN, NOT_THERE], withheld="第2项", withheld_by=["N1"], way="随函")
        letter = services.draft_letter(case, by=desk.officer)
    assert "也可以自收到本答复之日起6个月内，直接向" in letter.remedy_text


def test_different_refusals_stand_each_with_its_article_in_a_letter_to_an_organisation():
    desk = Desk()
    case = desk.received(applicant=company())
    with at(RECEIVED):
        search_in_vain(desk, case)
        decision = decide(desk, case, "N1", [NOT_THERE, NOT_OURS])
        letter = services.draft_letter(case, by=desk.officer)
        assert missing_in(case, letter, decision, dated_on=RECEIVED) == ()
    assert letter.paragraphs[1] == "你单位申请公开的内容共2项，本机关逐项答复如下："
    assert "该信息由明河区发展和改革局负责公开，联系方式：0990-5550100。" in letter.paragraphs[3]
    assert not any("您" in paragraph for paragraph in letter.paragraphs)


def test_one_thing_is_told_as_before():
    desk = Desk()
    case = desk.decided(Outcome.D5)
    told = compose(case, case.decisions.get(current=True)).paragraphs
    assert told[1:] == (
        "根据《政府信息公开条例》第十六条第一款的规定，您申请的政府信息属于本机关的内部事务信息，本机关不予公开。",
        "具体属于人事管理。",
        "理由：依法判断",
    )
