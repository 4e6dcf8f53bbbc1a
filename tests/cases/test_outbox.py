"""Notices: written with the act, sent once, tried again, and given up to a person."""

from __future__ import annotations

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction

from gongkai.agencies.roles import Role
from gongkai.cases.models import Notice
from gongkai.cases.notices import out_of_quiet_hours, tell_applicant, tell_people
from gongkai.cases.services.sending import send_due
from gongkai.trail.errors import OutsideTransaction
from tests.agencies.builders import make_officer
from tests.cases.factories import EMAIL, NAME, PHONE, RECEIVED, SHANGHAI, Desk, at, person

pytestmark = pytest.mark.django_db
WORDS = {"kind": "test", "subject": "收到申请", "text": "最迟答复日见网站"}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def case(desk):
    """A case of which nobody has been told anything yet."""
    case = desk.received()
    Notice.objects.all().delete()
    return case


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=SHANGHAI)


def test_an_applicant_is_written_to_at_the_address_they_gave_and_it_is_kept_nowhere(case):
    with at(RECEIVED):
        tell_applicant(case, **WORDS)
        assert send_due() == 1
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([EMAIL], "收到申请", "最迟答复日见网站")
    row = str(Notice.objects.values().get())
    assert [secret for secret in (EMAIL, NAME, PHONE) if secret in row] == []


def test_an_applicant_without_an_address_is_not_written_to(desk):
    case = desk.received(applicant=person(email=""))
    Notice.objects.all().delete()
    with at(RECEIVED):
        tell_applicant(case, **WORDS)
        assert send_due() == 0
    assert mail.outbox == []
    assert Notice.objects.get().state == Notice.State.NO_ADDRESS


def test_an_act_that_is_undone_tells_nobody(case):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell_applicant(case, **WORDS)
        raise ZeroDivisionError
    assert not Notice.objects.exists()


def test_without_a_mail_server_no_mail_is_promised(case, settings):
    settings.EMAIL_ENABLED = False
    assert tell_applicant(case, **WORDS) is None
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_notice_is_refused_outside_the_transaction_of_an_act():
    case = Desk().received()
    with pytest.raises(OutsideTransaction):
        tell_applicant(case, **WORDS)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (moment(16, 8), moment(16, 8)),
        (moment(16, 19, 59), moment(16, 19, 59)),
        (moment(16, 20), moment(17, 8)),
        (moment(16, 23, 30), moment(17, 8)),
        (moment(16, 0), moment(16, 8)),
        (moment(16, 7, 59), moment(16, 8)),
    ],
)
def test_staff_are_left_alone_from_eight_in_the_evening_until_eight_in_the_morning(written, told):
    assert out_of_quiet_hours(written) == told


def test_at_night_the_workbench_tells_at_once_and_mail_waits_for_the_morning(case, desk):
    desk.officer.person.email = "chen@minghe.example"
    desk.officer.person.save()
    with time_machine.travel(moment(16, 22), tick=False):
        tell_people(
            [desk.officer.person],
            agency=desk.agency,
            case=case,
            kind="test",
            subject="逾期",
            channels=(Notice.Channel.IN_APP, Notice.Channel.EMAIL),
        )
        assert send_due() == 0
    rows = Notice.objects.order_by("channel").values_list("channel", "state", "due_at")
    assert list(rows) == [("email", "waiting", moment(17, 8)), ("in_app", "sent", moment(16, 22))]
    with time_machine.travel(moment(17, 8), tick=False):
        assert send_due() == 1
    assert [one.to for one in mail.outbox] == [["chen@minghe.example"]]


def test_applicants_are_told_at_night_too(case):
    with time_machine.travel(moment(16, 23), tick=False):
        tell_applicant(case, **WORDS)
        assert send_due() == 1


def test_what_is_told_once_is_not_told_again(case, desk):
    for _ in range(2):
        tell_people(
            [desk.officer.person, desk.officer.person, desk.head.person],
            agency=desk.agency,
            case=case,
            kind="test",
            subject="明天到期",
            once=f"due:{case.pk}",
        )
    assert Notice.objects.count() == 2


def test_a_failing_mail_server_is_tried_again_ever_later_and_then_a_person_is_told(case, desk, monkeypatch):
    def refuse(*args):
        raise smtplib.SMTPRecipientsRefused({EMAIL: (550, f"no such user {EMAIL}".encode())})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    tries = []
    with time_machine.travel(moment(16, 10), tick=False) as clock:
        tell_applicant(case, **WORDS)
        for _ in range(100):
            assert send_due() == 0
            notice = Notice.objects.get(channel="email")
            if notice.state == Notice.State.GIVEN_UP:
                break
            tries.append(int((notice.due_at - datetime.now(SHANGHAI)).total_seconds()) // 60)
            clock.move_to(notice.due_at)
    assert tries == [1, 5, 30, 120, 480]
    assert (notice.attempts, notice.last_error) == (6, "SMTPRecipientsRefused")
    told = Notice.objects.get(channel="in_app")
    assert told.person == desk.officer.person
    assert told.subject == f"{case.number}：告知申请人的邮件没有发到"


def test_a_claim_left_by_a_dead_worker_is_taken_over_when_it_has_run_out(case, monkeypatch):
    def die(*args):
        raise SystemExit

    with time_machine.travel(moment(16, 10), tick=False) as clock:
        tell_applicant(case, **WORDS)
        with monkeypatch.context() as dying:
            dying.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", die)
            with pytest.raises(SystemExit):
                send_due()
        assert send_due() == 0
        clock.shift(timedelta(minutes=10))
        assert send_due() == 1
    [sent] = mail.outbox
    assert sent.to == [EMAIL]


def test_a_text_message_goes_through_the_gateway_of_the_settings(case, desk, settings, tmp_path: Path):
    settings.SMS_ENABLED, settings.SMS_GATEWAY_URL = True, (tmp_path / "短信").as_uri()
    desk.officer.person.phone = "13900001234"
    desk.officer.person.save()
    with at(date(2026, 9, 16)):
        tell_people(
            [desk.officer.person, make_officer(desk.agency, Role.SECTION_HEAD).person],
            agency=desk.agency,
            kind="test",
            subject="一件申请逾期",
            channels=[Notice.Channel.SMS],
        )
        assert send_due() == 1
    [written] = (tmp_path / "短信").iterdir()
    assert written.read_text(encoding="utf-8") == "13900001234\n一件申请逾期\n"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_notice_once():
    case = Desk().received()
    Notice.objects.all().delete()
    with transaction.atomic():
        for number in range(12):
            tell_applicant(case, kind="test", subject=f"第{number}封", text="")
    start = Barrier(3)

    def work(_: int) -> int:
        try:
            start.wait(timeout=30)
            return send_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as workers:
        sent = list(workers.map(work, range(3)))
    assert sum(sent) == 12
    assert sorted(one.subject for one in mail.outbox) == sorted(f"第{number}封" for number in range(12))
    assert set(Notice.objects.values_list("state", "attempts")) == {("sent", 1)}
