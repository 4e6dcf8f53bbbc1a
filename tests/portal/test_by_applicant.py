"""Correcting and withdrawing from the page of the case: where the rule allows it, and for no one else."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from gongkai.portal import standing
from tests.cases.factories import at, fresh
from tests.portal.conftest import TODAY, page
from tests.portal.test_following import status_of

ASKED, UNTIL = date(2026, 11, 16), date(2026, 12, 4)


@pytest.fixture
def asked(desk) -> Case:
    case = desk.received(ASKED)
    with at(ASKED):
        services.require_correction(case, by=desk.officer, points="写明停车场的名称。", until=UNTIL)
    return fresh(case)


def follow(client, case: Case) -> None:
    session = client.session
    session["followed_cases"] = [case.pk]
    session.save()


def address(case: Case, act: str) -> str:
    return f"/apply/track/{case.pk}/{act}/"


def test_the_page_leads_to_the_correction_first(client, asked):
    text = status_of(client, asked)
    assert "12月4日（星期五）前在线补正" in text
    assert text.index("在线补正</a>") < text.index("撤回申请</a>")


def test_the_page_of_the_correction_says_what_is_asked_until_when_and_what_follows(client, asked):
    follow(client, asked)
    text = page(client, address(asked, "correct"))
    assert "写明停车场的名称。" in text
    assert "12月4日（星期五）当天还可以交" in text
    # sent today, Friday 20 November 2026: counted 23 to 27, 30 November to 4, 7 to 11, 14 to 18 December
    assert "最迟12月18日（星期五）答复" in text


def test_what_is_sent_reaches_the_case_with_its_file_and_the_term_runs_afresh(client, asked):
    follow(client, asked)
    upload = SimpleUploadedFile("位置.txt", "湖东2号".encode())
    response = client.post(address(asked, "correct"), {"text": "2号停车场", "files": upload})
    assert (response.status_code, response["Location"]) == (302, f"/apply/track/{asked.pk}/")
    case = fresh(asked)
    assert (case.state, case.due_on, case.correction.answer) == ("in_hand", date(2026, 12, 18), "2号停车场")
    assert case.documents.get(kind="correction").original.name == "位置.txt"
    text = page(client, response["Location"])
    assert "补正已经收到" in text
    assert "收到您的补正，答复期限从头起算" in text
    assert "在线补正</a>" not in text


def test_an_empty_correction_comes_back_with_its_sentence(client, asked):
    follow(client, asked)
    response = client.post(address(asked, "correct"), {"text": " "})
    assert response.status_code == 200
    assert "写明补正的内容" in response.content.decode()
    assert fresh(asked).state == Case.State.AWAITING_CORRECTION


def test_past_its_time_the_page_says_whom_to_call_and_takes_nothing(client, asked, clock):
    clock.move_to("2026-12-05T10:00:00+08:00")
    follow(client, asked)
    text = page(client, address(asked, "correct"))
    assert "补正期限到12月4日，已经过了" in text
    assert "<textarea" not in text
    client.post(address(asked, "correct"), {"text": "2号停车场"})
    assert fresh(asked).state == Case.State.AWAITING_CORRECTION


def test_a_withdrawal_takes_one_button_and_the_page_says_so_from_then_on(client, asked):
    follow(client, asked)
    assert "不发答复书" in page(client, address(asked, "withdraw"))
    client.post(address(asked, "withdraw"))
    text = page(client, f"/apply/track/{asked.pk}/")
    assert "已申请撤回" in text
    assert "您申请撤回，等受理单位办结" in text
    assert "最迟答复" not in text
    assert "撤回申请</a>" not in text


def test_a_withdrawal_that_is_closed_reads_as_one(client, desk, asked):
    services.withdraw(asked)
    services.close_without_letter(fresh(asked), by=desk.head, reason="申请人撤回")
    text = status_of(client, fresh(asked))
    assert "您11月20日申请撤回，这件申请已经办结，不发答复书。" in text


@pytest.mark.parametrize("act", ["correct", "withdraw"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_whose_code_was_not_shown_here_is_not_acted_on(client, desk, asked, act, method):
    follow(client, desk.received(TODAY))
    response = getattr(client, method)(address(asked, act), {"text": "2号停车场"})
    assert (response.status_code, response["Location"]) == (302, "/apply/track/")
    assert fresh(asked).state == Case.State.AWAITING_CORRECTION
    assert not asked.decisions.exists()


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_an_act_without_its_token_is_refused(asked, act):
    strict = Client(enforce_csrf_checks=True)
    follow(strict, asked)
    assert strict.post(address(asked, act), {"text": "2号停车场"}).status_code == 403
    assert fresh(asked).state == Case.State.AWAITING_CORRECTION


def test_the_eleventh_try_on_a_case_within_a_quarter_of_an_hour_waits(client, asked):
    follow(client, asked)
    tries = [client.post(address(asked, "correct"), {"text": ""}).status_code for _ in range(11)]
    assert tries == [200] * 10 + [429]


def test_a_reply_names_each_remedy_with_its_last_day(client, desk):
    # replied on 20 November 2026: 60 days end on 19 January 2027; 6 months on 20 May 2027, both working days
    text = status_of(client, desk.served(on=TODAY))
    assert "申请行政复议" in text
    assert "最迟2027年1月19日（星期二）" in text
    assert "最迟2027年5月20日（星期四）" in text


def test_after_a_refusal_under_article_14_review_comes_first_and_the_suit_after_it(client, desk):
    text = status_of(client, desk.served(Outcome.D1, on=TODAY))
    assert "先申请行政复议" in text
    assert "收到复议决定书之日起15日内" in text
    assert "最迟2027年5月20日" not in text


def test_every_state_of_a_case_has_its_row():
    assert {state.value for state in Case.State} <= set(standing.ROWS)
