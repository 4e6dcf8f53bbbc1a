"""Going through the five questions: what counts of the answers, what they come to, and who may go on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.acts import acts_for
from gongkai.cases.details import findings_of
from gongkai.cases.errors import (
    AnswersStand,
    NeedsLetter,
    NotAnAnswer,
    NotAnItem,
    NotAskedYet,
    NotThisStage,
    TooManyItems,
)
from gongkai.cases.models import AskedItem, Case, GuideAnswer
from gongkai.cases.rules.reply import needs_no_letter
from gongkai.cases.selectors import guide_of, similar_decisions, timeline
from gongkai.cases.selectors.guide import LAST, Guide
from gongkai.cases.services import Given
from gongkai.law.decisions import Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh, person

pytestmark = pytest.mark.django_db
THINGS = ("特许经营协议", "考核人员名单", "2019年考核报告")


def walk(desk: Desk, case: Case, *answers: tuple[int, str], note: str = "", **details) -> Guide:
    with at(RECEIVED):
        for question, key in answers:
            services.answer_question(
                case, by=desk.officer, question=question, answers=[Given(key, note=note, details=details)]
            )
    return guide_of(case)


def answer(desk: Desk, case: Case, question: int, *given: Given) -> Guide:
    with at(RECEIVED):
        return services.answer_question(case, by=desk.officer, question=question, answers=given)


def listed(desk: Desk, case: Case, *texts: str) -> list[AskedItem]:
    with at(RECEIVED):
        return list(services.list_items(case, by=desk.officer, texts=texts))


TO_FOURTH = ((1, "complete"), (2, "ours"), (3, "found"))


def test_a_case_begins_at_the_first_question_and_goes_on_one_by_one():
    desk = Desk()
    case = desk.received()
    assert guide_of(case).question == 1
    assert [walk(desk, case, each).question for each in TO_FOURTH] == [2, 3, 4]
    guide = walk(desk, case, (4, "G2"))
    assert (guide.question, guide.combination.outcome) == (LAST, Outcome.G2)


def test_another_officer_goes_on_where_the_first_stopped():
    desk = Desk()
    case = desk.received()
    walk(desk, case, *TO_FOURTH[:2])
    other = make_officer(desk.agency, Role.CASE_OFFICER, name="何青")
    with at(RECEIVED):
        guide = services.answer_question(case, by=other, question=3, answers=[Given("found")])
    assert guide.question == 4
    assert [row.by.name for row in GuideAnswer.objects.filter(case=case).select_related("by")] == [
        "陈晓岚",
        "陈晓岚",
        "何青",
    ]


def test_going_back_and_answering_otherwise_asks_again_only_what_depends_on_it():
    desk = Desk()
    case = desk.received()
    walk(desk, case, *TO_FOURTH, (4, "D5"), note="人事安排")
    assert walk(desk, case, (4, "G2")).combination.outcome is Outcome.G2
    assert walk(desk, case, (2, "ours")).combination.outcome is Outcome.G2
    assert walk(desk, case, (2, "P1")).combination.outcome is Outcome.P1
    guide = walk(desk, case, (2, "ours"))
    assert (guide.question, guide.first.answer) == (3, "complete")


def test_no_answer_is_ever_written_over():
    desk = Desk()
    case = desk.received()
    walk(desk, case, (1, "complete"), (1, "correct"), (1, "complete"))
    row = GuideAnswer.objects.filter(case=case).first()
    assert [each.answer for each in GuideAnswer.objects.filter(case=case)] == [
        "complete",
        "correct",
        "complete",
    ]
    for change in (row.save, row.delete, GuideAnswer.objects.all().delete):
        with pytest.raises(AnswersStand):
            change()
    with pytest.raises(AnswersStand):
        GuideAnswer.objects.update(answer="ours")


def test_the_same_answer_again_leaves_no_second_row_and_no_second_record():
    desk = Desk()
    case = desk.received()
    walk(desk, case, (1, "complete"), (1, "complete"))
    assert GuideAnswer.objects.filter(case=case).count() == 1
    assert [each.text for each in timeline(case) if each.act == "question_answered"] == [
        "五问“补不补”：齐全，要什么说得清楚"
    ]


def test_a_question_is_not_answered_before_the_earlier_ones_lead_to_it():
    desk = Desk()
    case = desk.received()
    with pytest.raises(NotAskedYet, match="先答“补不补”，才轮到“给不给”"):
        answer(desk, case, 4, Given("G2"))
    with pytest.raises(NotAnAnswer, match="补不补"):
        answer(desk, case, 1, Given("G2"))
    with pytest.raises(NotAnItem):
        answer(desk, case, 1, Given("complete", item=999))
    assert not GuideAnswer.objects.exists()


def test_each_thing_listed_is_answered_by_itself():
    desk = Desk()
    case = desk.received()
    walk(desk, case, (1, "complete"))
    first, second, third = (item.pk for item in listed(desk, case, *THINGS))
    with pytest.raises(NotAnItem):
        answer(desk, case, 2, Given("ours"))
    answer(desk, case, 2, *(Given("ours", item) for item in (first, second, third)))
    answer(desk, case, 3, Given("found", first), Given("found", second), Given("N1", third, "当年没有开展"))
    guide = answer(desk, case, 4, Given("G2", first))
    assert (guide.question, guide.combination) == (4, None)
    guide = answer(desk, case, 4, Given("D5", second, "人事安排", {"kind": "人事管理"}))
    assert (guide.question, guide.combination.outcome) == (LAST, Outcome.G3)
    assert guide.lacking == ()
    details = guide.details(Outcome.G3)
    assert [(each.text, each.outcome, each.reason) for each in findings_of(details)] == [
        ("特许经营协议", Outcome.G2, ""),
        ("考核人员名单", Outcome.D5, "人事安排"),
        ("2019年考核报告", Outcome.N1, "当年没有开展"),
    ]
    assert details["withheld"] == "第2项“考核人员名单”：人事安排；第3项“2019年考核报告”：当年没有开展"
    assert details["withheld_by"] == ["D5", "N1"]
    assert guide.grounds() == "第2项：人事安排\n第3项：当年没有开展"


def test_what_was_answered_for_the_whole_counts_for_each_thing_listed_later():
    desk = Desk()
    case = desk.received()
    walk(desk, case, *TO_FOURTH[:2])
    listed(desk, case, *THINGS)
    assert [state.place.question for state in guide_of(case).items] == [3, 3, 3]


def test_a_thing_that_stays_on_the_list_keeps_its_answers_and_one_taken_off_is_kept():
    desk = Desk()
    case = desk.received()
    walk(desk, case, (1, "complete"))
    first, second, _ = (item.pk for item in listed(desk, case, *THINGS))
    answer(desk, case, 2, Given("ours", first), Given("N2", second, "由发改部门负责"))
    listed(desk, case, THINGS[1], THINGS[0], "停车收费标准")
    states = guide_of(case).items
    assert [(state.text, state.place.question) for state in states] == [
        ("考核人员名单", 2),
        ("特许经营协议", 3),
        ("停车收费标准", 2),
    ]
    assert states[0].outcome is Outcome.N2
    assert AskedItem.objects.get(text=THINGS[2]).dropped_at is not None
    listed(desk, case)
    assert [state.item for state in guide_of(case).items] == [None]


def test_thirty_things_are_one_application_and_more_are_several():
    desk = Desk()
    case = desk.received()
    with pytest.raises(TooManyItems, match="31件"):
        listed(desk, case, *(f"第{number}份" for number in range(31)))


def test_of_several_things_each_must_be_written_out_before_the_decision():
    desk = Desk()
    case = desk.received()
    walk(desk, case, *TO_FOURTH)
    first, second = (item.pk for item in listed(desk, case, *THINGS[:2]))
    guide = answer(desk, case, 4, Given("D5", first), Given("G3", second, "第3页是讨论稿"))
    assert guide.lacking == (
        ("特许经营协议", ("理由", "属于哪一类")),
        ("考核人员名单", ("不公开的部分和各自的理由", "不公开的部分的依据")),
    )


def test_party_information_is_told_in_a_letter_though_its_row_needs_none():
    desk = Desk()
    case = desk.received()
    guide = walk(desk, case, (1, "complete"), (2, "party"), note="是党组会议的内容")
    assert guide.combination.outcome is Outcome.O3
    details = guide.details(Outcome.O3)
    with at(RECEIVED):
        services.add_evidence(case, by=desk.officer, key="closing_paper", text="党组会议议题清单")
        services.decide(case, by=desk.officer, outcome="O3", grounds=guide.grounds(), details=details)
        with pytest.raises(NeedsLetter, match="党务信息"):
            services.close_without_letter(case, by=desk.head, reason="不属于政府信息")
        letter = services.draft_letter(case, by=desk.officer)
    assert "您申请的信息适用《中国共产党党务公开条例（试行）》，本机关不予公开。" in letter.paragraphs
    assert acts_for(fresh(case), desk.officer, RECEIVED).allowed[0].key == "submit_letter"


def test_party_information_among_several_things_is_told_with_its_sentence():
    desk = Desk()
    case = desk.received()
    walk(desk, case, (1, "complete"))
    first, second = (item.pk for item in listed(desk, case, *THINGS[:2]))
    given = [Given("party", item, "是党组会议的内容") for item in (first, second)]
    guide = answer(desk, case, 2, *given)
    assert guide.lacking == ()
    details = guide.details(Outcome.O3)
    with at(RECEIVED):
        services.add_evidence(case, by=desk.officer, key="closing_paper", text="党组会议议题清单")
        decision = services.decide(case, by=desk.officer, outcome="O3", grounds="党务", details=details)
        assert not needs_no_letter(decision)
        letter = services.draft_letter(case, by=desk.officer)
    assert all("适用《中国共产党党务公开条例（试行）》" in text for text in letter.paragraphs[2:4])


def test_the_decision_reached_by_the_questions_is_the_row_the_direct_choice_writes():
    desk = Desk()
    by_questions, direct = desk.received(), desk.received()
    guide = walk(desk, by_questions, *TO_FOURTH[:2], (3, "N1"), note="当年没有开展考核")
    rows = []
    for case, details in ((by_questions, guide.details(Outcome.N1)), (direct, {})):
        with at(RECEIVED):
            services.record_search(
                case,
                by=desk.officer,
                places="档案室",
                words="考核",
                people="陈晓岚",
                on=RECEIVED,
                found=False,
            )
            rows.append(
                services.decide(
                    case, by=desk.officer, outcome="N1", grounds="当年没有开展考核", details=details
                )
            )
    first, second = ((row.outcome, row.grounds, row.details, row.decided_by) for row in rows)
    assert first == second


def test_a_new_round_asks_the_questions_anew():
    desk = Desk()
    case = desk.received()
    walk(desk, case, *TO_FOURTH)
    Case.objects.filter(pk=case.pk).update(round=2)
    assert guide_of(fresh(case)).question == 1


def test_the_questions_are_the_first_act_until_a_decision_is_proposed():
    desk = Desk()
    case = desk.received()
    assert acts_for(case, desk.officer, RECEIVED).allowed[0].key == "guide"
    assert acts_for(desk.decided(case=case), desk.officer, RECEIVED).allowed[0].key == "draft_letter"


def test_only_those_who_handle_the_case_answer_and_only_while_it_is_worked_on():
    desk = Desk()
    case = desk.received()
    reader = make_officer(desk.agency, Role.READ_ONLY)
    stranger = make_officer(desk.district.subdistrict, Role.CASE_OFFICER)
    for officer in (reader, stranger):
        with pytest.raises(NotAllowed):
            services.answer_question(case, by=officer, question=1, answers=[Given("complete")])
        with pytest.raises(NotAllowed):
            services.list_items(case, by=officer, texts=["一份"])
    closed = desk.served()
    with pytest.raises(NotThisStage):
        services.answer_question(closed, by=desk.officer, question=1, answers=[Given("complete")])


def test_similar_decisions_are_closed_ones_the_agencys_own_first_and_name_nobody():
    desk = Desk()
    mine = desk.served(Outcome.D5)
    open_one = desk.received()
    elsewhere = Desk(desk.district)
    elsewhere.agency = desk.district.subdistrict
    elsewhere.officer = make_officer(elsewhere.agency, Role.CASE_OFFICER)
    elsewhere.head = make_officer(elsewhere.agency, Role.DISCLOSURE_HEAD)
    other = elsewhere.served(Outcome.G2)
    case = desk.received(RECEIVED + timedelta(days=1), applicant=person(name="周可"))
    found = similar_decisions(case)
    assert [(each.case.pk, each.own, each.outcome) for each in found] == [
        (mine.pk, True, Outcome.D5),
        (other.pk, False, Outcome.G2),
    ]
    assert open_one.pk not in [each.case.pk for each in found]
    assert NAME not in "".join(f"{each.case.title}{each.case.description}" for each in found)


def test_similar_decisions_cost_the_same_for_one_and_three(django_assert_num_queries):
    desk = Desk()
    desk.served(Outcome.D5)
    case = desk.received()
    with django_assert_num_queries(3):  # own, their remedies, others
        similar_decisions(case)
    for _ in range(2):
        desk.served(Outcome.D5)
    with django_assert_num_queries(3):
        assert len(similar_decisions(case)) == 3
