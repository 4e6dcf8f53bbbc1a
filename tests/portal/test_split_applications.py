"""An application that became several: its applicant sees all of them with the one code."""

from __future__ import annotations

import pytest

from gongkai.cases import services
from tests.cases.factories import WISH, at, person
from tests.portal.conftest import TODAY, page
from tests.portal.test_following import follow


@pytest.fixture
def parts(desk):
    sent = services.submit(desk.agency, applicant=person(), **WISH)
    with at(TODAY):
        case = services.confirm_receipt(sent.case, by=desk.officer, confirmed_on=TODAY)
        matters = [services.Matter("合同", "合同全文"), services.Matter("付款凭证", "付款凭证全部")]
        (part,) = services.split(case, by=desk.officer, matters=matters, reason="合同和付款是两件事")
    return case, part, sent.query_code


@pytest.mark.parametrize("which", [0, 1])
def test_number_of_either_and_the_one_code_lead_to_both(client, parts, which):
    response = follow(client, parts[which].number, parts[2])
    assert response.status_code == 302
    text = page(client, response["Location"])
    other = parts[1 - which]
    assert "您的申请分为2件办理" in text
    assert f'href="/apply/track/{other.pk}/"' in text
    assert "合同" in page(client, f"/apply/track/{other.pk}/")


def test_the_paper_lies_on_the_page_of_the_first_and_the_story_on_both(client, parts):
    follow(client, parts[0].number, parts[2])
    first, second = (page(client, f"/apply/track/{each.pk}/") for each in parts[:2])
    assert "分案告知书" in first
    assert "分为2件办理" in first and f"由{parts[0].number}分出" in second
    assert "合同和付款是两件事" not in second


def test_without_number_and_code_a_part_stays_shut(client, parts, desk):
    other = services.submit(desk.agency, applicant=person(), **WISH)
    follow(client, other.case.number, other.query_code)
    assert client.get(f"/apply/track/{parts[1].pk}/").status_code == 302
    assert follow(client, parts[1].number, other.query_code).status_code == 200


def test_an_application_that_was_not_split_says_nothing_of_it(client, desk):
    sent = services.submit(desk.agency, applicant=person(), **WISH)
    follow(client, sent.case.number, sent.query_code)
    assert "件办理" not in page(client, f"/apply/track/{sent.case.pk}/")
