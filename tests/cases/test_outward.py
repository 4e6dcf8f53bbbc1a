"""Writing to those outside: a third party who objected, a later answer, the receipt. Dates by hand, 2026."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import (
    BeforeTheFact,
    MissingEvidence,
    NoOpenAssistance,
    NothingToOverrule,
    NotThisStage,
    ReceiptOnlyOnce,
    TextMissing,
    ThirdPartyNotTold,
    TimeTooShort,
)
from gongkai.cases.errors_reasons import (
    DeferralOutOfRange,
    DeferralTooLate,
    DeferredOnce,
    NoReasonableReasons,
)
from gongkai.cases.models import Case, Notice, Paper
from gongkai.law.decisions import Outcome
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.workbench.waits import waits
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh
from tests.cases.test_papers import words_of
from tests.cases.test_rules import case_at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
NOTICED = date(2026, 9, 18)
WHY = {
    "content": "停车场特许经营协议全文",
    "interest": "公众交纳的停车费怎样计算",
    "effect": "不公开就无法监督收费，涉及全区居民",
}


def objected(desk: Desk, *answers: str) -> Case:
    """A case in which third parties were asked and answered like this, on the day of receipt."""
    case = desk.received()
    with at(RECEIVED):
        for number, answer in enumerate(answers, start=1):
            services.send_inquiry(
                case, by=desk.officer, to=f"第{number}家公司", matter="能否公开", on=RECEIVED
            )
            inquiry = case.inquiries.latest("pk")
            services.record_opinion(
                case, by=desk.officer, on=RECEIVED, answer=answer, text="涉及报价", inquiry=inquiry
            )
    return fresh(case)


class TestPublicInterest:
    def test_the_notice_says_what_is_given_why_and_where_to_complain_and_not_who_applied(self):
        desk = Desk()
        case = objected(desk, "objection")
        with at(NOTICED):
            services.overrule_objection(case, by=desk.head, inquiry=case.inquiries.get(), **WHY)
        paper = Paper.objects.get(kind="public_interest")
        said = words_of(paper)
        assert (paper.addressee, paper.to_applicant, paper.issued_on) == ("第1家公司", False, NOTICED)
        assert "第1家公司：" in said and NAME not in said
        assert "公开的内容：停车场特许经营协议全文。" in said
        assert "理由：公众交纳的停车费怎样计算；不公开就无法监督收费，涉及全区居民。" in said
        assert "自收到本告知书之日起60日内" in said and "6个月内" in said

    def test_giving_against_an_objection_waits_for_the_reasons_and_for_the_notice(self):
        desk = Desk()
        case = objected(desk, "objection")
        with at(NOTICED):
            with pytest.raises(MissingEvidence, match="不顾第三方反对而公开的理由"):
                services.decide(case, by=desk.officer, outcome="G2", grounds="公开", details={"way": "邮寄"})
            services.overrule_objection(case, by=desk.head, inquiry=case.inquiries.get(), **WHY)
        letter = desk.signed(on=NOTICED, case=case)
        serve = {"by": desk.officer, "method": ServiceMethod.IN_PERSON, "on": NOTICED, "proof": "回证"}
        with at(NOTICED):
            with pytest.raises(ThirdPartyNotTold, match="第1家公司不同意公开"):
                services.serve_letter(letter, **serve)
            refused = acts_for(fresh(case), desk.officer, NOTICED).refused
            assert [each.key for each in refused if "第1家公司" in each.reason] == ["serve_letter"]
            paper = Paper.objects.get(kind="public_interest")
            services.serve_paper(paper, by=desk.officer, method="post", on=NOTICED, proof="EMS 1")
            services.bounce_paper(paper, by=desk.officer, on=NOTICED, reason="地址不详")
            with pytest.raises(ThirdPartyNotTold):
                services.serve_letter(letter, **serve)
            services.serve_paper(paper, by=desk.officer, method="in_person", on=NOTICED, proof="回证")
            services.serve_letter(letter, **serve)
        assert fresh(case).state == "closed"

    def test_every_third_party_who_objected_is_overruled_and_told_for_itself(self):
        desk = Desk()
        case = objected(desk, "objection", "consent", "partial")
        first, agreed, third = case.inquiries.order_by("pk")
        with at(NOTICED):
            with pytest.raises(NothingToOverrule):
                services.overrule_objection(case, by=desk.head, inquiry=agreed, **WHY)
            services.overrule_objection(case, by=desk.head, inquiry=first, **WHY)
            missing = selectors.evidence_missing(case, Outcome.G2, {"way": "邮寄"})
            assert [paper.key for paper in missing] == ["public_interest_reason"]
            services.overrule_objection(case, by=desk.head, inquiry=third, **WHY)
            assert selectors.evidence_missing(case, Outcome.G2, {"way": "邮寄"}) == ()
            with pytest.raises(NothingToOverrule):
                services.overrule_objection(case, by=desk.head, inquiry=first, **WHY)

    def test_reasons_left_blank_send_nothing(self):
        desk = Desk()
        case = objected(desk, "objection")
        with at(NOTICED), pytest.raises(TextMissing):
            services.overrule_objection(
                case, by=desk.head, inquiry=case.inquiries.get(), **(WHY | {"effect": " "})
            )
        assert not Paper.objects.filter(kind="public_interest").exists()

    def test_withholding_what_the_third_party_did_not_want_given_needs_no_notice(self):
        desk = Desk()
        case = objected(desk, "objection")
        letter = desk.signed(Outcome.D4, on=NOTICED, case=case)
        with at(NOTICED):
            services.serve_letter(
                letter, by=desk.officer, method=ServiceMethod.IN_PERSON, on=NOTICED, proof="回证"
            )
        assert fresh(case).state == "closed"

    def test_the_act_is_offered_where_somebody_objected_and_nowhere_else(self):
        desk = Desk()
        shown = [
            {each.key for each in acts_for(case, desk.head, NOTICED).allowed}
            for case in (objected(desk, "consent"), objected(desk, "objection"))
        ]
        assert ["overrule_objection" in keys for keys in shown] == [False, True]


class TestDeferral:
    def reasoned(self, desk: Desk, *, reasonable: bool = True, answered: bool = True) -> Case:
        case = desk.received()
        with at(NOTICED):
            services.require_reasons(case, by=desk.officer, points="用处", until=date(2026, 9, 28))
        on = date(2026, 9, 22) if answered else date(2026, 9, 29)
        with at(on):
            services.record_reasons(
                case,
                by=desk.officer,
                on=on if answered else None,
                text="写论文用",
                reasonable=reasonable,
                judgement="每件各有用处",
            )
        return fresh(case)

    def test_the_answer_is_put_off_the_first_date_stays_and_the_applicant_is_told(self):
        desk = Desk()
        case = self.reasoned(desk)
        with at(date(2026, 10, 19)):
            services.defer(case, by=desk.head, working_days=10, reason="46件要逐件查找")
        case = fresh(case)
        # 20 October is the 20th working day after 16 September; the 10th after it is 3 November
        assert (case.original_due_on, case.due_on) == (date(2026, 10, 20), date(2026, 11, 3))
        said = words_of(Paper.objects.get(kind="deferral"))
        assert "您已按本机关的要求说明了理由" in said and "2026年11月3日前答复" in said
        told = Notice.objects.get(kind="reply_deferred", case=case, channel="email")
        assert "11月3日（星期二）" in told.text and "原来最迟10月20日（星期二）" in told.text
        assert "第三十五条" in told.text

    def test_only_reasonable_reasons_stated_open_it(self):
        desk = Desk()
        with at(NOTICED), pytest.raises(NoReasonableReasons):
            services.defer(desk.received(), by=desk.head, working_days=10, reason="件数多")
        for case in (self.reasoned(desk, reasonable=False), self.reasoned(desk, answered=False)):
            with at(date(2026, 10, 9)), pytest.raises(NoReasonableReasons):
                services.defer(case, by=desk.head, working_days=10, reason="件数多")

    def test_it_is_told_inside_the_term_once_and_within_a_reasonable_time(self):
        desk = Desk()
        case = self.reasoned(desk)
        with at(date(2026, 10, 20)):
            for days in (0, 61):
                with pytest.raises(DeferralOutOfRange):
                    services.defer(case, by=desk.head, working_days=days, reason="件数多")
        with at(date(2026, 10, 21)), pytest.raises(DeferralTooLate, match="10月20日已过"):
            services.defer(case, by=desk.head, working_days=10, reason="件数多")
        with at(date(2026, 10, 20)):
            services.defer(case, by=desk.head, working_days=10, reason="件数多")
            with pytest.raises(DeferredOnce):
                services.defer(case, by=desk.head, working_days=1, reason="件数多")

    def test_a_correction_of_its_day_keeps_its_days(self):
        desk = Desk()
        case = self.reasoned(desk)
        with at(date(2026, 10, 20)):
            services.defer(case, by=desk.head, working_days=10, reason="件数多")
            fact = case.clock_facts.get(kind="deferred")
            services.correct_fact(fact, by=desk.head, on=date(2026, 10, 19), reason="前一天已经电话告知")
        assert fresh(case).due_on == date(2026, 11, 3)


class TestReceipt:
    def test_it_says_number_day_of_receipt_and_last_day(self):
        desk = Desk()
        case = desk.received()
        with at(RECEIVED):
            paper = services.issue_receipt(case, by=desk.officer)
        said = words_of(paper)
        assert case.number in said and "2026年9月16日" in said and "2026年10月20日前答复" in said
        assert f"{NAME}：" in said

    def test_one_a_case_and_not_before_the_day_of_receipt_is_fixed(self):
        desk = Desk()
        case = desk.received()
        with at(RECEIVED):
            services.issue_receipt(case, by=desk.officer)
            with pytest.raises(ReceiptOnlyOnce, match="明住建公复〔2026〕1号"):
                services.issue_receipt(case, by=desk.officer)
            with pytest.raises(NotThisStage):
                services.issue_receipt(case_at(desk, Case.State.AWAITING_CONFIRMATION), by=desk.officer)


class TestAssistance:
    def asked(self, desk: Desk, until: date = date(2026, 9, 25)) -> Case:
        case = desk.received()
        with at(NOTICED):
            services.ask_assistance(
                case, by=desk.officer, to="区档案馆", matter="查找2019年的协议原件", until=until
            )
        return fresh(case)

    def test_the_letter_asks_until_a_day_names_no_applicant_and_stops_no_clock(self):
        desk = Desk()
        case = self.asked(desk)
        paper = Paper.objects.get()
        said = words_of(paper)
        assert (paper.kind, paper.addressee, paper.to_applicant) == ("assistance", "区档案馆", False)
        assert "查找2019年的协议原件。" in said and "2026年9月25日前" in said and NAME not in said
        assert (case.state, case.paused, case.due_on) == ("in_hand", False, date(2026, 10, 20))

    def test_a_day_that_leaves_no_time_is_refused_and_sends_nothing(self):
        desk = Desk()
        with pytest.raises(TimeTooShort):
            self.asked(desk, until=NOTICED)
        assert not Paper.objects.exists()

    def test_the_answer_is_taken_down_once_also_after_the_reply(self):
        desk = Desk()
        case = self.asked(desk)
        assistance = case.assistances.get()
        desk.served(on=date(2026, 9, 21), case=case)
        given = {"by": desk.officer, "assistance": assistance, "text": "馆内没有"}
        with at(date(2026, 9, 22)):
            with pytest.raises(BeforeTheFact):
                services.record_assistance(case, on=RECEIVED, **given)
            services.record_assistance(case, on=date(2026, 9, 22), **given)
            with pytest.raises(NoOpenAssistance):
                services.record_assistance(case, on=date(2026, 9, 22), **given)
        assert (fresh(case).state, case.assistances.get().answer) == ("closed", "馆内没有")

    def test_the_page_and_the_day_show_who_is_waited_for_until_the_answer_comes(self):
        desk = Desk()
        case = self.asked(desk)
        with at(date(2026, 9, 28)):
            (wait,) = waits(desk.officer)
            assert (wait.case, wait.until) == (case, date(2026, 9, 25))
            assert wait.due.label == "等区档案馆协办，9月25日已过"
            page = signed_in(desk.officer).get(f"/desk/cases/{case.pk}/").content.decode()
            assert "等区档案馆回复" in page
            services.record_assistance(
                case, by=desk.officer, assistance=case.assistances.get(), on=date(2026, 9, 28), text="没有"
            )
            assert waits(desk.officer) == []
