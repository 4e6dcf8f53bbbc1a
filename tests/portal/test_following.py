"""Number and code open one case and nothing else; each stage is told in a sentence with its date."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from gongkai.cases import services
from gongkai.cases.models import Case
from tests.cases.factories import WISH, at, person
from tests.portal.conftest import TODAY, page

WRONG = "申请编号和查询码对不上"


@pytest.fixture
def handed_in(desk):
    """An application sent through the site today, and its code."""
    return services.submit(desk.agency, applicant=person(), **WISH)


def follow(client, number: str, code: str, **extra):
    return client.post("/apply/track/", {"number": number, "code": code}, **extra)


def status_of(client, case: Case) -> str:
    session = client.session
    session["followed_cases"] = [case.pk]
    session.save()
    return page(client, f"/apply/track/{case.pk}/")


def test_number_and_code_lead_to_the_case_and_stand_in_no_address(client, handed_in):
    response = follow(client, handed_in.case.number, handed_in.query_code)
    assert response.status_code == 302
    assert response["Location"] == f"/apply/track/{handed_in.case.pk}/"
    assert handed_in.case.title in page(client, response["Location"])


@pytest.mark.parametrize("number", ["明住建申[2026]1号", "明住建申（2026）1号", " 明住建申〔2026〕 1号 "])
def test_brackets_and_spaces_of_the_number_do_not_matter(client, handed_in, number):
    assert follow(client, number, handed_in.query_code.lower().replace("-", "")).status_code == 302


def test_an_unknown_number_and_a_wrong_code_get_the_same_answer(client, handed_in):
    wrong_code = follow(client, handed_in.case.number, "AAAA-AAAA")
    unknown = follow(client, "明住建申〔2026〕99号", "AAAA-AAAA")
    assert wrong_code.status_code == unknown.status_code == 200
    texts = [
        response.content.decode().replace(number, "")
        for response, number in ((wrong_code, handed_in.case.number), (unknown, "明住建申〔2026〕99号"))
    ]
    texts = [_without_token(text) for text in texts]
    assert WRONG in texts[0]
    assert texts[0] == texts[1]


def _without_token(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_sixth_wrong_code_from_one_address_waits_a_quarter_of_an_hour(client, handed_in, clock):
    for number in range(5):
        assert follow(client, f"明住建申〔2026〕{number + 50}号", "AAAA-AAAA").status_code == 200
    refused = follow(client, handed_in.case.number, handed_in.query_code)
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    clock.shift(15 * 60 + 1)
    assert follow(client, handed_in.case.number, handed_in.query_code).status_code == 302


def test_the_sixth_wrong_code_for_one_number_waits_wherever_it_comes_from(client, handed_in):
    for host in range(5):
        response = follow(client, handed_in.case.number, "AAAA-AAAA", REMOTE_ADDR=f"10.0.0.{host}")
        assert response.status_code == 200
    refused = follow(client, handed_in.case.number, "AAAA-AAAA", REMOTE_ADDR="10.0.0.9")
    assert refused.status_code == 429
    assert "15分钟" in refused.content.decode()


def test_right_codes_are_not_counted(client, handed_in):
    for _ in range(8):
        assert follow(client, handed_in.case.number, handed_in.query_code).status_code == 302


def test_behind_the_proxy_the_address_it_saw_is_counted_not_one_the_visitor_claims(
    client, handed_in, settings
):
    settings.BEHIND_PROXY = True
    for claimed in range(5):
        forwarded = f"9.9.9.{claimed}, 10.1.1.1"
        follow(client, f"明住建申〔2026〕{claimed + 50}号", "AAAA-AAAA", HTTP_X_FORWARDED_FOR=forwarded)
    refused = follow(client, "明住建申〔2026〕70号", "A", HTTP_X_FORWARDED_FOR="8.8.8.8, 10.1.1.1")
    assert refused.status_code == 429


def test_another_case_leads_back_to_the_question(client, handed_in, desk):
    other = services.submit(desk.agency, applicant=person(name="王二"), **WISH).case
    follow(client, handed_in.case.number, handed_in.query_code)
    for address in (f"/apply/track/{other.pk}/", f"/apply/track/{other.pk}/days/", "/apply/track/9999/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, "/apply/track/")


def test_the_session_gets_a_new_key_when_it_may_see_a_case(client, handed_in):
    client.get("/apply/track/")
    session = client.session
    session["anything"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    follow(client, handed_in.case.number, handed_in.query_code)
    assert client.session.session_key != before


def test_before_confirmation_the_page_says_who_calls_and_by_when(client, handed_in):
    text = status_of(client, handed_in.case)
    assert "等双方确认收到" in text
    assert "11月23日（星期一）前打电话跟您确认" in text
    assert "为什么是" not in text


def test_in_hand_the_latest_day_stands_with_its_reason(client, desk):
    # received on Wednesday 16 September 2026. Counted: 17, 18, 20 (make-up), 21 to 24, 28 to 30 September,
    # 8, 9, 10 (make-up), 12 to 16, 19 and 20 October
    case = desk.received()
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False):
        text = status_of(client, case)
    assert "正在看材料齐不齐" in text
    assert "为什么是10月20日" in text
    assert "加20个工作日" in text
    assert "《政府信息公开条例》第三十三条第二款" in text
    assert "您现在不用做什么。" in text


def test_a_late_case_says_so_and_where_to_complain(client, desk):
    text = status_of(client, desk.received())  # two months ago
    assert "已经超过法定期限" in text
    assert "您现在不用做什么" not in text
    assert "第四十七条" in text
    assert "0990-5550100" in text


def test_a_correction_asked_for_is_told_in_its_own_words_with_its_day(client, desk):
    on = date(2026, 11, 16)
    case = desk.received(on)
    with at(on):
        services.require_correction(
            case, by=desk.officer, points="写明停车场的名称。", until=date(2026, 12, 4)
        )
    text = status_of(client, case)
    assert "等您补正" in text
    assert "需要补充：写明停车场的名称。补来以后" in text
    assert "12月4日（星期五）前" in text
    assert "为什么是" not in text  # nothing is due of the agency now


def test_reasons_asked_for_are_told_with_what_to_explain_and_until_when(client, desk):
    case = desk.received(TODAY)
    with at(TODAY):
        services.require_reasons(case, by=desk.officer, points="每件的用处。", until=date(2026, 12, 4))
    text = status_of(client, case)
    assert "说明理由（第三十五条）：每件的用处。答复期限照走" in text
    assert "12月4日（星期五）前按告知书写明的方式把理由交给受理单位" in text


def test_a_fee_is_told_with_its_amount_and_last_day_and_afterwards_that_it_is_over(client, desk):
    """68 pages: 30 free, 38 at 10 yuan. 20 working days after 20 November end on 18 December."""
    case = desk.received(TODAY)
    with at(TODAY):
        services.notice_fee(case, by=desk.head, unit="pages", count=68, how="代收银行")
    text = status_of(client, case)
    assert "缴纳信息处理费380元" in text
    assert "12月18日（星期五）前按收费通知写明的方式缴费" in text
    with at(date(2026, 12, 21)):
        assert "12月18日（星期五）已过，没有缴费的视为放弃申请" in status_of(Client(), case)


def test_an_inquiry_stops_the_term_and_names_nobody(client, desk):
    on = date(2026, 11, 16)
    case = desk.received(on)
    with at(on):
        services.send_inquiry(case, by=desk.officer, to="方正停车管理公司", matter="能否公开", on=on)
    text = status_of(client, case)
    assert "正在征求意见，期限暂停" in text
    assert "方正停车管理公司" not in text


def test_an_answered_case_offers_its_letter_and_what_was_attached(client, desk):
    case = desk.received(TODAY)
    with at(TODAY):
        services.attach_reply_file(case, by=desk.officer, name="协议.txt", content="全文".encode())
    case = desk.served(case=case, on=TODAY)
    text = status_of(client, case)
    assert "2026年11月20日已经答复，结果是予以公开。" in text
    attached = case.documents.get(kind="reply_attachment")
    response = client.get(f"/apply/track/{case.pk}/files/{attached.original_id}/")
    assert response.content.decode() == "全文"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_proof_shows_every_day_of_the_term(client, desk):
    case = desk.received(date(2026, 11, 16))
    status_of(client, case)
    text = page(client, f"/apply/track/{case.pk}/days/")
    assert "每一天怎么算" in text
    assert text.count("gk-day--due") >= 2  # the day and the legend


@pytest.mark.parametrize("rows", [1, 3])
def test_the_status_page_asks_as_often_for_a_long_history_as_for_a_short_one(
    client, desk, django_assert_num_queries, rows
):
    case = desk.received(TODAY)
    with at(TODAY):
        for place in range(rows):
            services.record_search(
                case,
                by=desk.officer,
                places=f"档案室{place}",
                words="停车",
                people="陈晓岚",
                on=TODAY,
                found=True,
            )
    status_of(client, case)
    with django_assert_num_queries(STATUS_QUERIES):
        client.get(f"/apply/track/{case.pk}/")


STATUS_QUERIES = 17  # one of them asks whether a holiday notice was loaded
