"""Personal data in text, by their check digits and forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.guard import Finding, Kind, Severity, scan_text
from gongkai.guard.check_digits import identity_check, is_card_number, is_identity_number, luhn_check
from gongkai.guard.personal import without_personal_data
from tests.guard.builders import CARD, ID_NUMBER

births = st.dates(date(1900, 1, 1), date(2026, 1, 1))


def kinds(text: str) -> list[Kind]:
    return [finding.kind for finding in scan_text(text)]


@given(st.integers(110000, 829999), births, st.integers(0, 999))
def test_every_number_with_its_check_digit_is_found_and_masked(place: int, born: date, serial: int):
    first = f"{place}{born:%Y%m%d}{serial:03}"
    number = first + identity_check(first)
    [finding] = scan_text(f"身份证号：{number}。")
    assert finding.kind is Kind.IDENTITY_NUMBER
    assert finding.severity is Severity.ERROR
    assert number[6:14] not in finding.excerpt


@given(st.integers(110000, 829999), births, st.integers(0, 999), st.sampled_from("0123456789X"))
def test_one_check_digit_of_eleven_is_right(place: int, born: date, serial: int, check: str):
    first = f"{place}{born:%Y%m%d}{serial:03}"
    assert is_identity_number(first + check) is (check == identity_check(first))


def test_a_day_of_birth_the_calendar_lacks_is_no_number_of_a_person():
    first = "99010619900230452"
    assert not is_identity_number(first + identity_check(first))


@given(st.integers(10**13, 10**16 - 1))
def test_card_numbers_end_in_their_luhn_digit(tail: int):
    payload = f"62{tail}"
    number = payload + luhn_check(payload)
    assert is_card_number(number)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not is_card_number(wrong)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"证件{ID_NUMBER}", [Kind.IDENTITY_NUMBER]),
        ("证件９９０１０６１９９００３０７４５２８", [Kind.IDENTITY_NUMBER]),
        ("证件990106 19900307 4528", [Kind.IDENTITY_NUMBER]),
        ("手机13800005678", [Kind.MOBILE]),
        ("手机+86 138-0000-5678", [Kind.MOBILE]),
        ("座机0990-5550123转801", [Kind.LANDLINE]),
        ("座机(010)65551234", [Kind.LANDLINE]),
        ("联系电话：65551234", [Kind.LANDLINE]),
        (f"账号{CARD}", [Kind.BANK_CARD]),
        ("账号6222 0210 0111 6245 702", [Kind.BANK_CARD]),
        ("车牌号沪A12345", [Kind.PLATE]),
        ("新能源车京AD12345", [Kind.PLATE]),
        ("住云州市明湖区湖东街道学府路12号3栋2单元501室", [Kind.ADDRESS]),
        ("住明湖区青石镇上河村三组15号", [Kind.ADDRESS]),
        ("文号明府规〔2026〕4号，共1234567890123456元", []),
        ("公路12号桥的施工图", []),
        ("合同编号20260307123456789", []),
        ("投资13800005678901元", []),
        ("20个工作日内答复，2026年11月24日", []),
    ],
)
def test_what_is_taken_for_personal_data(text: str, found: list[Kind]):
    assert kinds(text) == found


def test_the_place_is_the_line_of_the_text():
    text = f"甲\n乙{ID_NUMBER}\r\n丙13800005678"
    assert scan_text(text) == [
        Finding(Kind.IDENTITY_NUMBER, "第2行", "990*************28"),
        Finding(Kind.MOBILE, "第3行", "138******78"),
    ]


@given(st.text())
def test_masking_leaves_nothing_to_be_found_and_keeps_the_length(text: str):
    mixed = f"{text} {ID_NUMBER} 13800005678"
    masked = without_personal_data(mixed)
    assert len(masked) == len(mixed)
    assert ID_NUMBER not in masked
    assert "13800005678" not in masked
