"""Reasons, fees, entries made by mistake, and a case opened anew; dates by hand on the 2026 notice."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases import selectors, services
from gongkai.cases.errors import MissingEvidence, NothingToReopen, NotThisStage
from gongkai.cases.errors_fees import FeeOnlyOnce, FeePaid, NothingToCharge, PaymentStillOpen, WrongAmount
from gongkai.cases.errors_reasons import ReasonsStillOpen
from gongkai.cases.figures import cells_table3, cells_table4
from gongkai.cases.models import Letter, Paper
from gongkai.law.decisions import Outcome
from gongkai.law.errors import LawError
from gongkai.law.fees import fee_for_items
from tests.cases.factories import RECEIVED, Desk, at, fresh

NOTICED = date(2026, 9, 18)


@pytest.mark.parametrize(
    ("month", "here", "amount"),
    [(10, 1, 0), (11, 1, 100), (12, 2, 200), (35, 1, 200), (35, 5, 1000), (35, 10, 1500), (35, 35, 3000)],
)
def test_an_application_costs_its_own_share_of_the_month(month, here, amount):
    fee = fee_for_items(month, here)
    assert (fee.amount, sum(band.count for band in fee.bands)) == (amount, here)


def test_an_application_cannot_hold_more_than_the_month():
    with pytest.raises(LawError):
        fee_for_items(3, 4)


@pytest.mark.django_db
class TestFees:
    def noticed(self, desk: Desk):
        case = desk.received()
        with at(NOTICED):
            services.notice_fee(case, by=desk.head, unit="pages", count=68, how="代收银行")
        return fresh(case)

    def test_the_notice_states_amount_tariff_and_last_day_and_the_case_waits(self):
        case = self.noticed(Desk())
        paper = Paper.objects.get()
        said = "".join(paper.paragraphs)
        assert case.state == "awaiting_payment" and case.fee_notice.until == date(2026, 10, 22)
        assert "收费数额：380元" in said and "第31至68页，38页，每页10元" in said
        assert "2026年10月22日" in said and "视为放弃申请" in said

    def test_the_time_to_pay_counts_from_the_day_the_notice_was_received(self):
        desk = Desk()
        case = self.noticed(desk)
        with at(date(2026, 9, 21)):
            services.serve_paper(
                Paper.objects.get(), by=desk.officer, method="in_person", on=date(2026, 9, 21), proof="回证"
            )
        assert fresh(case).fee_notice.until == date(2026, 10, 26)

    def test_payment_in_full_starts_the_term_afresh(self):
        desk = Desk()
        case = self.noticed(desk)
        paid = date(2026, 9, 28)
        with at(paid):
            with pytest.raises(WrongAmount):
                services.record_payment(case, by=desk.officer, on=paid, amount=300, voucher="A1")
            services.record_payment(case, by=desk.officer, on=paid, amount=380, voucher="A1")
        case = fresh(case)
        assert (case.state, case.due_on) == ("in_hand", date(2026, 10, 30))
        with at(paid), pytest.raises(FeePaid):
            services.decide(case, by=desk.officer, outcome="O2", grounds="未缴")

    def test_unpaid_past_its_day_the_application_is_given_up_and_not_before(self):
        desk = Desk()
        case = self.noticed(desk)
        with at(date(2026, 10, 22)), pytest.raises(PaymentStillOpen):
            services.decide(case, by=desk.officer, outcome="O2", grounds="未缴")
        with at(date(2026, 10, 23)):
            assert list(selectors.overdue(type(case).objects.all(), today=date(2026, 10, 23))) == []
            services.decide(case, by=desk.officer, outcome="O2", grounds="逾期未缴纳")
            services.close_without_letter(case, by=desk.head, reason="逾期未缴费，视为放弃")
        assert fresh(case).outcome == "O2"
        assert cells_table3([desk.agency.pk], 2026)[("C62", "total")] == 1

    def test_nothing_is_charged_below_the_free_amount_twice_or_for_something_else_meanwhile(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED), pytest.raises(NothingToCharge):
            services.notice_fee(case, by=desk.head, unit="pages", count=30, how="代收银行")
        case = self.noticed(desk)
        with at(NOTICED), pytest.raises(NotThisStage):
            services.decide(case, by=desk.officer, outcome="G2", grounds="公开")
        with at(NOTICED):
            services.record_payment(case, by=desk.officer, on=NOTICED, amount=380, voucher="A1")
            with pytest.raises(FeeOnlyOnce):
                services.notice_fee(case, by=desk.head, unit="items", count=12, how="代收银行")

    def test_the_fee_notice_is_the_paper_o2_needs(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED), pytest.raises(MissingEvidence):
            services.decide(case, by=desk.officer, outcome="O2", grounds="未缴")


@pytest.mark.django_db
class TestReasons:
    def asked(self, desk: Desk):
        case = desk.received()
        with at(NOTICED):
            services.require_reasons(
                case, by=desk.officer, points="每件的用处", until=date(2026, 9, 28), this_month=46
            )
        return fresh(case)

    def test_the_clock_runs_on_while_reasons_are_awaited(self):
        case = self.asked(Desk())
        assert (case.state, case.due_on, case.paused) == ("awaiting_reasons", date(2026, 10, 20), False)

    def test_unreasonable_reasons_open_p4_and_only_they(self):
        desk = Desk()
        case = self.asked(desk)
        with at(date(2026, 9, 22)):
            with pytest.raises(NotThisStage):
                services.decide(case, by=desk.officer, outcome="P4", grounds="大量反复")
            services.record_reasons(
                case,
                by=desk.officer,
                on=date(2026, 9, 22),
                text="想要",
                reasonable=False,
                judgement="46件内容重复，与其没有联系",
            )
            services.decide(case, by=desk.officer, outcome="P4", grounds="大量反复申请，理由不合理")
        assert selectors.evidence_on_file(fresh(case))["statement_of_reasons"].endswith("理由不合理")

    def test_reasonable_reasons_leave_p4_without_its_paper(self):
        desk = Desk()
        case = self.asked(desk)
        with at(date(2026, 9, 22)):
            services.record_reasons(
                case,
                by=desk.officer,
                on=date(2026, 9, 22),
                text="征收",
                reasonable=True,
                judgement="有需要",
            )
            with pytest.raises(MissingEvidence):
                services.decide(case, by=desk.officer, outcome="P4", grounds="大量反复")

    def test_silence_is_judged_only_after_the_time_given(self):
        desk = Desk()
        case = self.asked(desk)
        silence = {"on": None, "text": "", "reasonable": False, "judgement": "没有说明"}
        with at(date(2026, 9, 28)), pytest.raises(ReasonsStillOpen):
            services.record_reasons(case, by=desk.officer, **silence)
        with at(date(2026, 9, 29)):
            services.record_reasons(case, by=desk.officer, **silence)
        assert fresh(case).state == "in_hand"


@pytest.mark.django_db
class TestMending:
    def test_an_entry_made_by_mistake_counts_nowhere_and_its_number_is_not_given_again(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.cancel(case, by=desk.head, reason="登记了两次")
        after = desk.received(NOTICED)
        assert cells_table3([desk.agency.pk], 2026)[("A", "total")] == 1
        assert (fresh(case).state, after.serial) == ("cancelled", case.serial + 1)
        with at(NOTICED), pytest.raises(NotThisStage):
            services.file_remedy(
                fresh(case), by=desk.officer, route="review", filed_on=NOTICED, body="区政府"
            )

    def reopened(self, desk: Desk):
        case = desk.served(Outcome.D7)
        day = date(2026, 9, 16)
        with at(day):
            remedy = services.file_remedy(case, by=desk.officer, route="review", filed_on=day, body="区政府")
            with pytest.raises(NothingToReopen):
                services.reopen(case, by=desk.head, on=day, basis="复议决定")
            services.conclude_remedy(remedy, by=desk.officer, result="corrected", concluded_on=day)
            return services.reopen(case, by=desk.head, on=day, basis="明府复决〔2026〕7号行政复议决定")

    def test_a_lost_review_gives_twenty_working_days_for_a_new_decision(self):
        case = self.reopened(Desk())
        clock = selectors.clock_of(case)
        assert (case.round, case.state, case.due_on) == (2, "in_hand", date(2026, 10, 20))
        assert clock.parts[0].citation.endswith("第十一条")

    def test_the_report_keeps_the_first_decision_and_table_4_the_correction(self):
        desk = Desk()
        before = self.reopened(desk)
        cells = cells_table3([desk.agency.pk], 2026)
        again = desk.served(Outcome.G2, on=date(2026, 9, 18), case=fresh(before))
        assert (again.round, again.state, again.outcome) == (2, "closed", "D7")
        assert cells_table3([desk.agency.pk], 2026) == cells
        assert cells_table4([desk.agency.pk], 2026)[("review", "corrected")] == 1
        first, second = Letter.objects.order_by("pk")
        assert (first.decision.outcome, second.decision.outcome) == ("D7", "G2")
        assert len({first.number, second.number}) == 2

    def test_a_first_reply_that_was_late_stays_late_after_a_reopening(self):
        desk = Desk()
        case = desk.served(Outcome.D7, on=date(2026, 10, 21), case=desk.received())
        assert case.late is True
        day = date(2026, 10, 22)
        with at(day):
            remedy = services.file_remedy(case, by=desk.officer, route="review", filed_on=day, body="区政府")
            services.conclude_remedy(remedy, by=desk.officer, result="corrected", concluded_on=day)
            case = services.reopen(case, by=desk.head, on=day, basis="复议决定")
        assert case.late is True and case.due_on > case.replied_on

    def test_one_lost_review_opens_a_case_once(self):
        desk = Desk()
        case = desk.served(Outcome.G2, on=date(2026, 9, 18), case=fresh(self.reopened(desk)))
        with at(date(2026, 9, 21)), pytest.raises(NothingToReopen):
            services.reopen(case, by=desk.head, on=date(2026, 9, 21), basis="复议决定")

    def test_a_reply_that_came_back_waits_for_service_again_and_keeps_its_day(self):
        desk = Desk()
        case = desk.served()
        with at(NOTICED):
            services.record_bounce(case, by=desk.officer, on=NOTICED, reason="收件人已搬走")
            assert fresh(case).state == "awaiting_service"
            assert "letter" not in {one.kind for one in selectors.documents_for_applicant(fresh(case))}
            letter = Letter.objects.get()
            services.serve_letter(letter, by=desk.officer, method="in_person", on=NOTICED, proof="回证")
        case = fresh(case)
        assert (case.state, case.replied_on, letter.services.count()) == ("closed", RECEIVED, 2)
