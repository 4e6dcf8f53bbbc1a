"""Every decision × what a court would ask for: the reply waits for it."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases import selectors, services
from gongkai.cases.errors import (
    CorrectionAnswered,
    CorrectionStillOpen,
    MissingEvidence,
    NotADecision,
    NotThisStage,
    SecondPersonToClose,
    TextMissing,
    UnknownEvidence,
)
from gongkai.cases.models import Case, Decision
from gongkai.law.decisions import Outcome
from tests.cases.factories import RECEIVED, Desk, at, complete_evidence, details_for, fresh, papers_for

pytestmark = pytest.mark.django_db

# particulars that are themselves the evidence, so that nothing else is needed once they are given
BY_PARTICULARS = {
    "G1": {"publication_address"},
    "G2": {"way"},
    "G3": {"withheld"},
    "D2": {"law_name"},
    "D8": {"special_law"},
    "N2": {"agency_name"},
    "P3": {"publication_name"},
}


def decide(desk: Desk, case: Case, outcome: str, details=None, grounds: str = "依法判断") -> Decision:
    with at(RECEIVED):
        return services.decide(case, by=desk.officer, outcome=outcome, grounds=grounds, details=details)


@pytest.mark.parametrize("outcome", [code for code in Outcome if code not in (Outcome.O1, Outcome.O2)])
def test_each_decision_waits_for_each_of_its_papers(outcome):
    desk = Desk()
    case = desk.received()
    papers = papers_for(outcome)
    details = {
        key: value
        for key, value in details_for(outcome).items()
        if key not in BY_PARTICULARS.get(outcome, ())
    }
    for place, paper in enumerate(papers):
        with pytest.raises(MissingEvidence) as refused:
            decide(desk, case, outcome, details)
        assert refused.value.missing == papers[place:]
        assert str(refused.value) == (
            f"还缺{len(papers) - place}项证据：{'、'.join(each.label for each in papers[place:])}"
        )
        with at(RECEIVED):
            services.add_evidence(case, by=desk.officer, key=paper.key, text="存卷")
    decision = decide(desk, case, outcome, details_for(outcome))
    assert (decision.outcome, decision.current, fresh(case).outcome) == (outcome, True, "")


@pytest.mark.parametrize("outcome", sorted(BY_PARTICULARS))
def test_a_particular_that_is_the_paper_itself_counts_as_on_file(outcome):
    desk = Desk()
    case = desk.received()
    rest = {
        paper.key
        for paper in selectors.evidence_missing(case, Outcome(outcome), details_for(Outcome(outcome)))
    }
    assert rest == ({"redacted_copy", "internal_kind"} if outcome == "G3" else set())


def test_a_search_that_found_nothing_is_the_evidence_that_nothing_is_there():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        search = {"by": desk.officer, "places": "档案室", "words": "停车", "people": "陈晓岚", "on": RECEIVED}
        services.record_search(case, found=True, **search)
        with pytest.raises(MissingEvidence, match="还缺1项证据：检索记录"):
            services.decide(case, by=desk.officer, outcome="N1", grounds="没有")
        services.record_search(case, found=False, **search)
        decision = services.decide(case, by=desk.officer, outcome="N1", grounds="没有")
    assert decision.outcome == "N1"
    assert [(row.evidence.key, row.text) for row in selectors.evidence_table(case, Outcome.N1)] == [
        ("search_record", "9月16日检索档案室，关键词“停车”，没有找到")
    ]


def test_an_inquiry_and_its_answer_are_two_of_the_papers_of_a_third_partys_secret():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        services.record_opinion(case, by=desk.officer, on=RECEIVED, answer="objection", text="商业秘密")
    missing = selectors.evidence_missing(case, Outcome.D4)
    assert [paper.key for paper in missing] == ["protected_interest", "public_interest_test"]


def test_disclosing_over_an_objection_needs_the_public_interest_stated():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        services.record_opinion(case, by=desk.officer, on=RECEIVED, answer="objection", text="不同意")
    with pytest.raises(MissingEvidence, match="不顾第三方反对而公开的理由"):
        decide(desk, case, "G2", {"way": "邮寄"})
    with at(RECEIVED):
        with pytest.raises(UnknownEvidence):
            services.add_evidence(case, by=desk.officer, key="public_interest_reason", text="涉及公众")
        services.overrule_objection(
            case,
            by=desk.head,
            inquiry=case.inquiries.get(),
            content="停车场特许经营协议",
            interest="公众交纳的停车费怎样计算",
            effect="不公开就无法监督收费",
        )
    assert decide(desk, case, "G2", {"way": "邮寄"}).outcome == "G2"


def test_parts_withheld_need_the_evidence_of_their_own_ground():
    desk = Desk()
    case = desk.received()
    details = {"withheld": "第12条", "withheld_by": ["D5"]}
    missing = selectors.evidence_missing(case, Outcome.G3, details)
    assert [paper.key for paper in missing] == ["redacted_copy", "internal_kind"]


def test_overdue_correction_is_decided_only_after_the_time_set_and_without_an_answer():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 9, 30))
    for day, refusal in ((date(2026, 9, 30), CorrectionStillOpen), (date(2026, 10, 8), None)):
        with at(day):
            if refusal:
                with pytest.raises(refusal, match="补正期限到9月30日，还没有过"):
                    services.decide(case, by=desk.officer, outcome="O1", grounds="没有补正")
            else:
                services.decide(case, by=desk.officer, outcome="O1", grounds="没有补正")
    assert fresh(case).state == Case.State.IN_HAND


def test_an_answered_correction_cannot_be_decided_as_abandoned():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 9, 30))
        services.record_correction(case, by=desk.officer, on=date(2026, 9, 18), text="2025年")
        with pytest.raises(CorrectionAnswered, match="9月18日已经补正"):
            services.decide(case, by=desk.officer, outcome="O1", grounds="没有补正")


def test_while_others_are_awaited_only_what_ends_the_waiting_is_decided():
    desk = Desk()
    correction, opinion = desk.received(), desk.received()
    with at(RECEIVED):
        services.require_correction(correction, by=desk.officer, points="年份", until=date(2026, 9, 30))
        services.send_inquiry(opinion, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
    for case in (correction, opinion):
        with pytest.raises(NotThisStage):
            decide(desk, case, "G2", {"way": "邮寄"})
        with at(RECEIVED):
            complete_evidence(case, Outcome.O3, desk.officer)
        assert decide(desk, case, "O3", {"how_closed": "申请人撤回"}).outcome == "O3"


def test_a_later_decision_takes_the_place_of_the_earlier():
    desk = Desk()
    case = desk.decided(Outcome.G2)
    case = desk.decided(Outcome.D7, case=case)
    assert list(Decision.objects.values_list("outcome", "current")) == [("G2", False), ("D7", True)]
    assert selectors.current_decision(case).outcome == "D7"


def test_grounds_particulars_codes_and_keys_must_be_right():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        complete_evidence(case, Outcome.D8, desk.officer)
        with pytest.raises(UnknownEvidence, match="没有“feeling”这一项证据"):
            services.add_evidence(case, by=desk.officer, key="feeling", text="直觉")
    for outcome, grounds, details, refusal, sentence in (
        ("D8", " ", details_for(Outcome.D8), TextMissing, "写明理由"),
        ("D8", "有专门规定", {"special_law": "不动产登记条例"}, TextMissing, "写明到哪个单位查询"),
        ("Z9", "理由", {}, NotADecision, "没有代码为“Z9”的处理决定"),
    ):
        with pytest.raises(refusal, match=sentence):
            decide(desk, case, outcome, details, grounds)


def test_giving_up_needs_a_recorded_notice_and_no_word_about_one_will_do():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.add_evidence(case, by=desk.officer, key="correction_notice", text="电话里说过")
    with pytest.raises(MissingEvidence, match="还缺1项证据：补正告知书和送达凭证"):
        decide(desk, case, "O1")


@pytest.mark.parametrize("grounds", [None, [], ["G2"], ["D5", "N1"], ["什么"]])
def test_a_part_is_withheld_on_a_ground_of_the_law_or_not_at_all(grounds):
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        complete_evidence(case, Outcome.G3, desk.officer)
    details = {"withheld": "第12条"} | ({} if grounds is None else {"withheld_by": grounds})
    with pytest.raises(TextMissing, match="写明不公开的部分依据哪一条"):
        decide(desk, case, "G3", details)


def test_giving_a_part_over_an_objection_needs_the_public_interest_stated_too():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        services.record_opinion(case, by=desk.officer, on=RECEIVED, answer="objection", text="不同意")

    def lacking(*grounds: str) -> list[str]:
        details = {"withheld": "第12条", "withheld_by": list(grounds)}
        return [paper.key for paper in selectors.evidence_missing(case, Outcome.G3, details)]

    assert lacking("D5") == ["redacted_copy", "internal_kind", "public_interest_reason"]
    assert lacking("D4") == ["redacted_copy", "protected_interest", "public_interest_test"]


def test_waiting_cannot_be_ended_by_proposing_one_thing_and_deciding_another():
    desk = Desk()
    correction, opinion = desk.received(), desk.received()
    with at(RECEIVED):
        services.require_correction(correction, by=desk.officer, points="年份", until=date(2026, 9, 30))
        services.send_inquiry(opinion, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
    for case in (correction, opinion):
        desk.decided(Outcome.O3, case=case)
        with pytest.raises(NotThisStage, match="作出这一决定要在“办理中”时办"):
            decide(desk, case, "G2", {"way": "邮寄"})
    with at(RECEIVED):  # what still comes in is taken in, and everything is open again
        services.record_correction(correction, by=desk.officer, on=RECEIVED, text="2025年")
        services.record_opinion(opinion, by=desk.officer, on=RECEIVED, answer="consent", text="同意")
    for case in (correction, opinion):
        assert decide(desk, case, "G2", {"way": "邮寄"}).outcome == "G2"


def test_a_case_is_closed_without_a_letter_by_another_than_who_proposed_it():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        complete_evidence(case, Outcome.O3, desk.officer)
        services.decide(
            case, by=desk.head, outcome="O3", grounds="撤回", details={"how_closed": "申请人撤回"}
        )
        with pytest.raises(SecondPersonToClose, match="不能是同一个人"):
            services.close_without_letter(case, by=desk.head, reason="申请人撤回")
