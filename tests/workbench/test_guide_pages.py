"""The pages of the five questions: one after the other, back again, thing by thing, and into the decision."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import Case, Decision, GuideAnswer
from gongkai.cases.selectors import guide_of
from gongkai.law.decisions import Outcome
from tests.cases.factories import NAME, Desk, at, fresh
from tests.workbench.world import RECEIVED, TODAY, signed_in

pytestmark = pytest.mark.django_db


class Walk:
    """An officer at the pages of one case."""

    def __init__(self, desk: Desk, case: Case):
        self.case, self.client = case, signed_in(desk.officer)

    def url(self, question: int | str) -> str:
        return f"{reverse('desk:case_guide', args=[self.case.pk])}{question}/"

    def page(self, question: int | str = "") -> str:
        url = self.url(question) if question else reverse("desk:case_guide", args=[self.case.pk])
        response = self.client.get(url)
        assert response.status_code == 200
        return response.content.decode()

    def answer(self, question: int, key: str = "", **fields: str) -> str:
        """The address one is led to; "" where the page shows an error."""
        filled = {name.replace("_", "-"): value for name, value in fields.items()}
        if key:
            filled["answer-0"] = key
        response = self.client.post(self.url(question), filled)
        return response.headers.get("Location", "")

    def things(self, *texts: str) -> list[int]:
        self.client.post(self.url("items"), {"items": "\n".join(texts)})
        return [state.pk for state in guide_of(self.case).items]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def walk(desk: Desk) -> Walk:
    with at(TODAY):
        yield Walk(desk, desk.received(RECEIVED))


def test_the_case_page_offers_the_questions_first_and_the_choice_beside_it(walk):
    page = walk.client.get(reverse("desk:case", args=[walk.case.pk])).content.decode()
    assert page.index("按五问办理") < page.index("直接选处理决定")
    choices = walk.client.get(reverse("desk:case_decide", args=[walk.case.pk])).content.decode()
    assert reverse("desk:case_guide", args=[walk.case.pk]) in choices


def test_each_question_leads_to_the_next_and_the_case_comes_back_to_the_open_one(walk):
    assert walk.answer(1, "complete") == walk.url(2)
    assert walk.answer(2, "ours") == walk.url(3)
    assert walk.answer(3, "found") == walk.url(4)
    assert "第四问：给不给" in walk.page()
    assert walk.answer(4, "G2") == walk.url(4)
    assert "这样答，就是：予以公开" in walk.page()


def test_a_question_without_an_answer_is_said_to_need_one(walk):
    assert walk.answer(1) == ""
    assert "选择回答" in walk.client.post(walk.url(1), {}).content.decode()
    assert not GuideAnswer.objects.exists()


def test_a_later_question_leads_back_to_the_one_that_is_open(walk):
    for question in (3, 5):
        assert walk.client.get(walk.url(question)).headers["Location"] == reverse(
            "desk:case_guide", args=[walk.case.pk]
        )
    assert walk.client.get(walk.url(6)).status_code == 404


def test_every_answer_of_a_question_stands_with_its_article_and_what_follows(walk):
    walk.answer(1, "complete")
    page = walk.page(2)
    for words in (
        "第三十六条第五项　能够确定负责机关的，告知名称和联系方式",
        "第三十九条第一款　不作为公开申请处理",
        "年报计入（六）其他处理",
    ):
        assert words in page


def test_asking_to_complete_leads_to_the_one_notice_with_the_points_filled_in(desk):
    with at(RECEIVED):
        walk = Walk(desk, desk.received(RECEIVED))
        _ask_to_complete(walk)


def _ask_to_complete(walk: Walk) -> None:
    walk.client.post(
        walk.url(1), {"answer-0": "correct", "points-0": ["联系方式"], "note-0": "写明要哪一年的"}
    )
    page = walk.page(1)
    notice = reverse("desk:case_require_correction", args=[walk.case.pk])
    assert f'href="{notice}"' in page
    assert "1．联系方式\n写明要哪一年的" in walk.client.get(notice).content.decode()


def test_while_the_applicant_completes_the_question_says_so_and_then_asks_again(desk):
    with at(RECEIVED):
        walk = Walk(desk, desk.received(RECEIVED))
        walk.answer(1, "correct", note_0="写明要哪一年的")
        services.require_correction(walk.case, by=desk.officer, points="写明年份", until=date(2026, 11, 23))
        page = walk.page(1)
        assert "11月9日已告知补正，等申请人补来，期限到11月23日。" in page
        assert reverse("desk:case_record_correction", args=[walk.case.pk]) in page
        services.record_correction(walk.case, by=desk.officer, on=RECEIVED, text="要2025年的")
        assert "11月9日收到补正。对照补来的内容，再答一遍这一问。" in walk.page(1)
        assert walk.answer(1, "complete") == walk.url(2)


def test_while_the_successor_is_asked_the_question_says_so_and_then_asks_again(walk, desk):
    walk.answer(1, "complete")
    walk.answer(2, "ask_holder")
    inquiry = reverse("desk:case_send_inquiry", args=[walk.case.pk])
    assert inquiry in walk.page(2)
    assert re.search(r'value="agency"[^>]*checked', walk.client.get(inquiry).content.decode())
    services.send_inquiry(
        walk.case, by=desk.officer, to="明河区城管局", matter="是否承接", on=TODAY, kind="agency"
    )
    assert "已征求明河区城管局的意见，等对方答复。" in walk.page(2)
    services.record_opinion(walk.case, by=desk.officer, on=TODAY, answer="consent", text="已经承接")
    assert "明河区城管局同意公开。对照意见，再答一遍这一问。" in walk.page(2)


def test_asking_to_complete_too_late_says_so_in_the_place_of_the_act(walk):
    walk.answer(1, "correct", note_0="写明要哪一年的")
    assert "要求补正须在收到之日起7个工作日内一次告知，11月18日已过（第三十条）" in walk.page(1)


def test_going_back_shows_what_was_answered_and_another_answer_asks_on_from_there(walk):
    for question, key in ((1, "complete"), (2, "ours"), (3, "found"), (4, "G2")):
        walk.answer(question, key)
    chosen = re.search(r'<input type="radio"[^>]*checked[^>]*>', walk.page(2))
    assert 'value="ours"' in chosen[0]
    assert walk.answer(2, "P1", note_0="其实是投诉物业") == walk.url(2)
    assert "这样答，就是：不予处理：信访举报投诉类申请" in walk.page()
    assert walk.answer(2, "ours") == walk.url(3)


def test_missing_evidence_has_its_act_and_the_act_leads_back_to_the_question(walk):
    walk.answer(1, "complete")
    walk.answer(2, "ours")
    walk.answer(3, "N1", note_0="当年没有开展考核")
    assert "缺：检索记录" in walk.page(3)
    search = reverse("desk:case_record_search", args=[walk.case.pk])
    filled = {
        "places": "档案室",
        "words": "考核",
        "people": "陈晓岚",
        "on": TODAY.isoformat(),
        "found": "no",
    }
    assert walk.client.post(f"{search}?guide=3", filled).headers["Location"] == walk.url(3)
    assert "去拟这个决定" in walk.page(3)


def test_the_decision_is_proposed_on_the_one_page_there_is_with_the_reason_filled_in(walk, desk):
    walk.answer(1, "complete")
    walk.answer(2, "P1", note_0="其实是投诉物业")
    services.add_evidence(walk.case, by=desk.officer, key="petition_statement", text="投诉物业收费")
    decide = f"{reverse('desk:case_decide', args=[walk.case.pk])}?outcome=P1&guide=1"
    assert decide.replace("&", "&amp;") in walk.page(2)
    assert "其实是投诉物业</textarea>" in walk.client.get(decide).content.decode()
    done = walk.client.post(decide, {"grounds": "其实是投诉物业", "petition_channel": "12345"})
    assert done.headers["Location"] == walk.url(5)
    decision = Decision.objects.get(case=walk.case)
    assert (decision.outcome, decision.grounds, decision.details) == (
        "P1",
        "其实是投诉物业",
        {"petition_channel": "12345"},
    )


def test_a_decision_the_answers_do_not_lead_to_is_not_reached_from_them(walk):
    walk.answer(1, "complete")
    walk.answer(2, "P1", note_0="投诉")
    decide = f"{reverse('desk:case_decide', args=[walk.case.pk])}?outcome=G2&guide=1"
    assert walk.client.get(decide).headers["Location"] == reverse("desk:case_guide", args=[walk.case.pk])


def test_the_ground_of_withholding_must_fit_what_was_chosen(walk):
    for question, key in ((1, "complete"), (2, "ours"), (3, "found")):
        walk.answer(question, key)
    assert walk.answer(4, "withhold") == ""
    assert walk.answer(4, "withhold", ground_0="P3") == ""
    assert walk.answer(4, "other", ground_0="D5") == ""
    assert walk.answer(4, "other", ground_0="N3") == walk.url(4)
    assert guide_of(walk.case).combination.outcome is Outcome.N3


def test_several_things_are_answered_one_by_one_and_end_in_one_decision_and_one_letter(walk, desk):
    walk.answer(1, "complete")
    first, second, third = walk.things("特许经营协议", "评分人员名单", "停车收费标准")
    client = walk.client
    client.post(
        walk.url(2),
        {
            f"answer-{first}": "ours",
            f"answer-{second}": "ours",
            f"answer-{third}": "N2",
            f"note-{third}": "由发改部门定价",
        },
    )
    assert 'name="agency_name-' in walk.page(2)
    client.post(
        walk.url(2),
        {
            f"answer-{first}": "ours",
            f"answer-{second}": "ours",
            f"answer-{third}": "N2",
            f"note-{third}": "由发改部门定价",
            f"agency_name-{third}": "明河区发展和改革局",
            f"agency_contact-{third}": "0990-5550100",
        },
    )
    client.post(walk.url(3), {f"answer-{first}": "found", f"answer-{second}": "found"})
    answers = {
        f"answer-{first}": "G2",
        f"answer-{second}": "withhold",
        f"ground-{second}": "D5",
        f"note-{second}": "是人事安排",
    }
    client.post(walk.url(4), answers)
    page = walk.page(4)
    assert "合起来是：部分公开" in page
    assert "评分人员名单：属于哪一类" in page
    client.post(walk.url(4), answers | {f"kind-{second}": "人事管理"})
    services.add_evidence(walk.case, by=desk.officer, key="internal_kind", text="人事管理")
    services.add_evidence(walk.case, by=desk.officer, key="disclosed_copy", text="协议副本")
    assert "去拟这个决定" in walk.page(4)
    decide = f"{reverse('desk:case_decide', args=[walk.case.pk])}?outcome=G3&guide=1"
    form = client.get(decide).content.decode()
    assert 'name="withheld' not in form
    assert client.post(decide, {"grounds": "逐项判断"}).headers["Location"] == walk.url(5)
    decision = Decision.objects.get(case=walk.case)
    assert [(row["text"], row["outcome"]) for row in decision.details["items"]] == [
        ("特许经营协议", "G2"),
        ("评分人员名单", "D5"),
        ("停车收费标准", "N2"),
    ]
    letter = services.draft_letter(fresh(walk.case), by=desk.officer)
    assert [paragraph[:4] for paragraph in letter.paragraphs[2:5]] == ["第一项：", "第二项：", "第三项："]
    page = walk.page(5)
    assert "九项要素" in page
    assert "送审答复书" in page


def test_of_different_refusals_another_may_be_chosen_and_the_page_says_it_is_a_proposal(walk):
    walk.answer(1, "complete")
    first, second = walk.things("2019年考核报告", "停车收费标准")
    walk.client.post(
        walk.url(2), {f"answer-{first}": "ours", f"answer-{second}": "P2", f"note-{second}": "答复过"}
    )
    walk.client.post(walk.url(3), {f"answer-{first}": "N1", f"note-{first}": "没有开展"})
    page = walk.page(3)
    assert "合起来是：无法提供：经检索没有该信息" in page
    assert "没有明文" in page
    other = walk.client.get(f"{walk.url(3)}?as=P2").content.decode()
    assert "合起来是：不予处理：重复申请" in other


def test_beside_the_question_stand_like_decisions_and_the_applicants_count_without_a_name(walk, desk):
    desk.served(Outcome.D5, on=RECEIVED)
    page = walk.page(1)
    assert "不予公开：属于三类内部事务信息" in page
    assert "本月第1件" in page
    assert NAME not in page


def test_questions_cost_the_same_for_one_thing_and_three_and_for_one_like_case_and_three(walk, desk):
    def queries(question: int) -> int:
        walk.page(question)
        with CaptureQueriesContext(connection) as found:
            walk.page(question)
        return len(found)

    walk.answer(1, "complete")
    walk.things("一份", "两份")
    desk.served(Outcome.D5, on=RECEIVED)
    few = queries(2)
    walk.things("一份", "两份", "三份", "四份")
    for days in (1, 2):
        desk.served(Outcome.D5, on=RECEIVED + timedelta(days=days))
    assert queries(2) == few
