"""What proves the day of receipt, channel by channel, and what lies too long unconfirmed or unopened."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import BeforeTheFact, NotThisStage, ProofMissing
from gongkai.cases.models import Case, CaseDocument
from gongkai.cases.selectors import ReceiptAlarms
from gongkai.law.receipt import Channel
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import WISH, Desk, at, fresh, person

THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
LATER = (Channel.POST_PLAIN, Channel.EMAIL, Channel.FAX)


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


def keyed(desk: Desk, channel: Channel, on: date, **facts) -> Case:
    with at(on):
        return services.register(
            desk.agency, by=desk.officer, channel=channel, applicant=person(), **(WISH | facts)
        ).case


def sent(desk: Desk, on: date) -> Case:
    with at(on):
        return services.submit(desk.agency, applicant=person(), **WISH).case


def alarms(today: date) -> ReceiptAlarms:
    return selectors.receipt_alarms(Case.objects.all(), today=today)


def test_a_letter_signed_for_is_proved_by_its_number(desk):
    with pytest.raises(ProofMissing, match="还要登记邮件单号，作为收到之日的凭证（第三十一条第二项）"):
        keyed(desk, Channel.POST_SIGNED, FRIDAY, signed_on=FRIDAY)
    case = keyed(desk, Channel.POST_SIGNED, FRIDAY, signed_on=THURSDAY, tracking_number=" EX1CN ")
    assert (case.receipt.tracking_number, case.receipt.came_on) == ("EX1CN", THURSDAY)


@pytest.mark.parametrize("channel", LATER)
def test_the_day_it_came_stands_beside_the_day_it_was_confirmed(desk, channel):
    case = keyed(desk, channel, MONDAY, came_on=FRIDAY, confirmed_on=MONDAY, confirmed_how="sms")
    contact = case.contacts.get()
    assert (case.receipt.came_on, case.received_on) == (FRIDAY, MONDAY)
    assert (contact.on, contact.how, contact.result, contact.by) == (
        MONDAY,
        "sms",
        "confirmed",
        desk.officer.person,
    )


def test_nothing_is_confirmed_before_it_came(desk):
    with pytest.raises(BeforeTheFact):
        keyed(desk, Channel.FAX, MONDAY, came_on=MONDAY, confirmed_on=FRIDAY)
    case = keyed(desk, Channel.FAX, MONDAY, came_on=MONDAY)
    with at(MONDAY), pytest.raises(BeforeTheFact):
        services.confirm_receipt(case, by=desk.officer, confirmed_on=FRIDAY)


def test_the_scan_of_the_envelope_is_kept_in_the_file_as_proof(desk):
    scan = ("信封.txt", "收件人：公开办".encode())
    case = keyed(desk, Channel.POST_SIGNED, FRIDAY, signed_on=FRIDAY, tracking_number="EX1CN", scan=scan)
    document = CaseDocument.objects.get(case=case)
    assert (document.kind, case.receipt.scan) == ("proof", document)


def test_what_came_by_fax_or_web_is_late_after_the_next_working_day_and_a_letter_after_its_own(desk):
    keyed(desk, Channel.FAX, FRIDAY)
    sent(desk, FRIDAY)
    assert alarms(FRIDAY) == ReceiptAlarms(0, 0)
    keyed(desk, Channel.POST_PLAIN, FRIDAY)
    # the working day after Friday 20 November is Monday the 23rd
    assert alarms(date(2026, 11, 22)) == ReceiptAlarms(1, 0)
    assert alarms(MONDAY) == ReceiptAlarms(1, 0)
    assert alarms(TUESDAY) == ReceiptAlarms(3, 1)


def test_an_application_keyed_in_days_after_it_came_is_late_from_the_day_it_came(desk):
    case = keyed(desk, Channel.EMAIL, TUESDAY, came_on=THURSDAY)
    assert selectors.confirm_case_by(case) == FRIDAY
    assert list(selectors.late_to_confirm(Case.objects.all(), today=TUESDAY)) == [case]


def test_the_first_officer_who_may_confirm_opens_it_and_that_is_on_record(desk):
    case = sent(desk, THURSDAY)
    reader = make_officer(desk.agency, Role.READ_ONLY, name="只看的人")
    with at(MONDAY):
        assert not services.note_opened(case, by=reader)
        assert list(selectors.not_opened(Case.objects.all(), today=MONDAY)) == [case]
        assert services.note_opened(case, by=desk.officer)
        assert not services.note_opened(case, by=desk.head)
    case = fresh(case)
    assert case.receipt.opened_by == desk.officer.person
    assert [each.actor_label for each in Record.objects.filter(act="application_opened")] == [
        "陈晓岚（经办人）"
    ]
    assert alarms(MONDAY) == ReceiptAlarms(1, 0)


def test_a_try_that_reached_nobody_is_recorded_and_the_application_still_waits(desk):
    case = sent(desk, FRIDAY)
    with at(MONDAY):
        services.record_contact(case, by=desk.officer, on=MONDAY, how="phone", result="no_answer")
        assert fresh(case).state == Case.State.AWAITING_CONFIRMATION
        told = [entry.text for entry in selectors.public_timeline(case)]
        assert told[0] == "11月23日电话跟您确认，没有接通或者没有回音"
        with pytest.raises(BeforeTheFact):
            services.record_contact(case, by=desk.officer, on=THURSDAY, how="phone", result="wrong")
        services.confirm_receipt(case, by=desk.officer, confirmed_on=MONDAY, how="email")
        with pytest.raises(NotThisStage):
            services.record_contact(case, by=desk.officer, on=MONDAY, how="phone", result="wrong")
    assert [each.result for each in case.contacts.all()] == ["no_answer", "confirmed"]


def test_only_those_who_take_in_record_a_try(desk):
    case = sent(desk, FRIDAY)
    adviser = make_officer(desk.agency, Role.LEGAL_ADVISER)
    with at(FRIDAY), pytest.raises(NotAllowed):
        services.record_contact(case, by=adviser, on=FRIDAY, how="phone", result="wrong")


def test_alarms_are_one_query(desk):
    sent(desk, THURSDAY)
    with CaptureQueriesContext(connection) as found:
        alarms(TUESDAY)
    assert len(found) == 2  # one of them asks whether a holiday notice was loaded
