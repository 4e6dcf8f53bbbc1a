"""A reply served by e-mail: sent to the address the applicant chose, served on the day the server took it."""

from __future__ import annotations

import smtplib
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors_mail import MailOnItsWay, NoMailAddress, NoMailServer, NotTheChosenWay
from gongkai.cases.models import Case, LetterMail, LetterService, Notice
from gongkai.cases.selectors import mail as mails
from gongkai.cases.services.sending import BACK_OFF, send_due
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.cases.factories import EMAIL, NAME, RECEIVED, Desk, at, fresh, person

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 9, 18)
CHOSEN = {"delivery": Case.Delivery.EMAIL, "wanted_form": Case.WantedForm.ELECTRONIC}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def letter(desk):
    """Signed, with one file that goes out; nobody has been mailed yet."""
    case = desk.received(**CHOSEN)
    with at(RECEIVED):
        services.attach_reply_file(case, by=desk.officer, name="协议.txt", content="协议全文".encode())
    letter = desk.signed(case=case)
    Notice.objects.all().delete()
    return letter


def order(letter, desk, on: date = FRIDAY) -> LetterMail:
    with at(on):
        return services.mail_letter(letter, by=desk.officer)


def test_the_letter_and_its_files_go_to_the_address_the_applicant_chose(desk, letter):
    order(letter, desk)
    with at(FRIDAY):
        assert send_due() >= 1
    sent = next(each for each in mail.outbox if "答复书" in each.subject)
    assert sent.to == [EMAIL]
    assert sent.subject == f"{letter.case.number} 答复书"
    names = [each[0] for each in sent.attachments]
    assert names[0].startswith("答复书明住建公复〔2026〕1号") and names[1:] == ["协议.txt"]
    assert NAME not in sent.subject + sent.body and EMAIL not in sent.body


def test_it_is_served_on_the_day_the_server_took_it_and_not_on_the_day_it_was_ordered(desk, letter):
    order(letter, desk)
    assert fresh(letter.case).state == Case.State.AWAITING_SERVICE
    with at(date(2026, 9, 19)):  # the worker was down until the Saturday, a make-up working day or not
        send_due()
    service = LetterService.objects.get()
    assert (service.method, service.on, service.served_on) == ("email", date(2026, 9, 19), date(2026, 9, 19))
    assert service.recorded_by == desk.officer.person
    case = fresh(letter.case)
    assert (case.state, case.replied_on, case.late) == (Case.State.CLOSED, date(2026, 9, 19), False)
    assert verify().broken == ()


def test_the_address_stands_nowhere_but_in_the_sealed_identity(desk, letter):
    order(letter, desk)
    with at(FRIDAY):
        send_due()
    for model in (Notice, LetterMail, LetterService, Record, Case):
        rows = str(list(model.objects.values()))
        assert EMAIL not in rows and NAME not in rows, model


def test_a_mail_nobody_took_leaves_the_letter_to_be_served_and_tells_the_officer(desk, letter, monkeypatch):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({EMAIL: (550, b"no such user")})

    Case.objects.filter(pk=letter.case_id).update(holder=desk.officer.person)
    order(letter, desk)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with at(FRIDAY) as clock:
        for wait in (timedelta(0), *BACK_OFF):
            clock.shift(wait + timedelta(minutes=1))
            send_due()
        now = timezone.localdate()
        case = fresh(letter.case)
        assert (case.state, LetterService.objects.count()) == (Case.State.AWAITING_SERVICE, 0)
        assert selectors.mail_failed(case)
        told = Notice.objects.get(person=desk.officer.person, kind="mail_given_up")
        assert "答复书的邮件没有发到，还没有送达" in told.subject and EMAIL not in str(told.text)
        acts = acts_for(case, desk.officer, now)
        assert {each.key: each.primary for each in acts.allowed if each.key.endswith("_letter")} == {
            "serve_letter": True,
            "mail_letter": False,
        }
        services.mail_letter(letter, by=desk.officer)  # and it can be tried again


def test_a_mail_that_comes_back_later_is_a_bounce_like_any_other(desk, letter):
    order(letter, desk)
    with at(FRIDAY):
        send_due()
    with at(date(2026, 9, 21)):
        services.record_bounce(
            fresh(letter.case), by=desk.officer, on=date(2026, 9, 21), reason="收件服务器退回"
        )
        case = fresh(letter.case)
        assert case.state == Case.State.AWAITING_SERVICE
        services.mail_letter(letter, by=desk.officer)
        send_due()
    assert [each.bounced_on for each in LetterService.objects.all()] == [date(2026, 9, 21), None]
    assert fresh(letter.case).replied_on == FRIDAY  # whoever sent it in time replied in time


def test_one_mail_at_a_time(desk, letter):
    order(letter, desk)
    with pytest.raises(MailOnItsWay):
        order(letter, desk)


def test_only_where_the_applicant_chose_mail_and_a_server_sends_it(desk, letter, settings):
    posted = desk.signed()
    with pytest.raises(NotTheChosenWay, match="没有选电子邮件"):
        order(posted, desk)
    offered = {each.key for each in acts_for(fresh(posted.case), desk.officer, FRIDAY).allowed}
    assert "mail_letter" not in offered and "serve_letter" in offered
    settings.EMAIL_ENABLED = False
    with pytest.raises(NoMailServer):
        order(letter, desk)


def test_without_an_address_it_is_refused_before_anything_is_promised(desk):
    case = desk.received(applicant=person(email=""))
    Case.objects.filter(pk=case.pk).update(delivery=Case.Delivery.EMAIL)
    letter = desk.signed(case=fresh(case))
    with pytest.raises(NoMailAddress):
        order(letter, desk)
    assert not LetterMail.objects.exists()


def test_a_letter_served_by_hand_meanwhile_is_not_served_twice(desk, letter):
    order(letter, desk)
    with at(FRIDAY):
        services.serve_letter(letter, by=desk.officer, method="in_person", on=FRIDAY, proof="回证")
        send_due()
    assert [each.method for each in LetterService.objects.all()] == ["in_person"]


def test_files_too_large_for_a_mail_stay_on_the_page_and_the_mail_says_so(desk, letter, monkeypatch):
    monkeypatch.setattr(mails, "ATTACHED_AT_MOST", 10)
    order(letter, desk)
    with at(FRIDAY):
        send_due()
    sent = next(each for each in mail.outbox if "答复书" in each.subject)
    assert len(sent.attachments) == 1 and "没有放进邮件的：协议.txt" in sent.body
