from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.law.identities import Share, members_changed, rolled_up, sums_agree
from gongkai.law.report_forms import FORMS
from tests.law.test_identities import sound

FORM = FORMS["2021"]


def members(count: int = 64) -> dict[str, dict]:
    """Agencies with 1, 2, 3 … applications of each class and result, so that no two have the same figures."""
    return {f"第{number}局": sound(FORM, number) for number in range(1, count + 1)}


def test_the_sum_of_64_agencies_is_the_report_of_their_government():
    total = rolled_up(members(), FORM)
    # 1 + 2 + … + 64 = 2,080 of each class, 21 results, 6 classes
    assert total["3.C1.natural"] == 2080
    assert total["3.A.total"] == 2080 * 21 * 6
    assert total["4.review.total"] == 64 * 20
    assert list(sums_agree(total, members(), FORM)) == []


def test_a_sum_with_a_blank_member_is_no_sum_and_the_blank_is_named():
    agencies = members(3)
    agencies["第2局"]["3.C1.natural"] = None
    assert rolled_up(agencies, FORM)["3.C1.natural"] is None
    (found,) = sums_agree({"3.C1.natural": 6}, agencies, FORM)
    assert (found.rule, found.address, found.stated, found.computed) == ("RC-24", "3.C1.natural", 6, 4)
    assert found.shares == (Share("第1局", 1), Share("第2局", None, "这一格是空的"), Share("第3局", 3))


def test_an_agency_left_out_or_counted_twice_is_pointed_at():
    agencies = members(5)
    total = rolled_up(agencies, FORM)
    (left_out,) = sums_agree(total | {"3.C1.natural": 11}, agencies, FORM)
    (twice,) = sums_agree(total | {"3.C1.natural": 17}, agencies, FORM)
    assert left_out.message == (
        "“（一）予以公开”一行的“自然人”，汇总写的是11，5个单位相加是15，差4；"
        "第4局报的正好是4，可能没有汇总进来"
    )
    assert [share.agency for share in twice.shares if share.suspect] == ["第2局"]
    assert "第2局报的正好是2，可能汇总了两次" in twice.message


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        ("1.11", True),  # 0.37 each, printed with two places: 1.11
        ("1.09", True),  # each of the three and the sum may be off by 0.005
        ("1.14", False),
    ],
)
def test_money_may_be_off_by_what_rounding_explains(printed: str, agrees: bool):
    agencies = {name: {"2.8.fees.amount": Decimal("0.37")} for name in "甲乙丙"}
    assert (list(sums_agree({"2.8.fees.amount": Decimal(printed)}, agencies, FORM)) == []) is agrees


def test_amounts_exact_to_the_yuan_leave_no_room():
    agencies = {name: {"2.8.fees.amount": Decimal("0.3701")} for name in "甲乙丙"}
    assert list(sums_agree({"2.8.fees.amount": Decimal("1.1103")}, agencies, FORM)) == []
    assert len(list(sums_agree({"2.8.fees.amount": Decimal("1.1104")}, agencies, FORM))) == 1


def test_who_changed_since_the_sum_was_made_is_listed_by_cell():
    before, now = members(3), members(3)
    now["第3局"]["3.D.total"] = 19
    del now["第1局"]
    changed = members_changed(before, now, FORM)
    assert changed["3.D.total"] == (Share("第1局", None, "汇总时是18"), Share("第3局", 19, "汇总时是18"))
    assert [share.agency for share in changed["3.A.total"]] == ["第1局"]
