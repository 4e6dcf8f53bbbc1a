"""Splitting an application at the desk, and what its cases show of one another."""

from __future__ import annotations

from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import Case
from tests.cases.factories import NAME, at
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

FILLED = {
    "reason": "合同和付款是两件事",
    "title_1": "合同",
    "wanted_1": "维修合同全文",
    "title_2": "付款凭证",
    "wanted_2": "2025年付款凭证",
}


def _post(client, case: Case, **changes):
    with at(TODAY):
        return client.post(
            reverse("desk:case_split", args=[case.pk]), {**FILLED, **changes}, follow=True
        ).content.decode()


def _get(client, case: Case, name: str = "case", **query) -> str:
    with at(TODAY):
        return client.get(reverse(f"desk:{name}", args=[case.pk]), query).content.decode()


def test_the_page_begins_with_what_was_asked_and_gives_more_boxes_when_wanted(world: World):
    case, client = world.department.case, signed_in(world.desk.officer)
    text = _get(client, case, "case_split")
    assert case.description in text and "title_4" in text and "title_5" not in text
    assert "title_8" in _get(client, case, "case_split", boxes="8")
    assert "title_5" not in _get(client, case, "case_split", boxes="-1")


def test_the_paper_is_read_before_anything_is_split(world: World):
    case, client = world.department.case, signed_in(world.desk.officer)
    text = _post(client, case, preview="1")
    assert "分案告知书" in text and "付款凭证（编号：新编号）" in text
    assert NAME not in text
    assert Case.objects.filter(agency=case.agency).count() == 1


def test_what_is_filled_in_becomes_cases_that_name_each_other(world: World):
    case, client = world.desk.received(RECEIVED), signed_in(world.desk.officer)
    text = _post(client, case)
    assert "已分为2件" in text
    part = Case.objects.get(title="付款凭证")
    assert part.number in _get(client, case)
    page = _get(client, part)
    assert case.number in page and "申请附件和凭证在那里" in page
    assert "湖东片区停车场特许经营协议和履约考核结果" in _get(client, case)  # what was written, whole


def test_a_matter_half_filled_in_is_asked_for_and_one_alone_is_no_split(world: World):
    case, client = world.department.case, signed_in(world.desk.officer)
    assert "第3件的标题和所需信息都要写" in _post(client, case, title_3="第三件")
    assert "第2件的标题和所需信息都要写" in _post(client, case, title_2="", wanted_2="")
    assert Case.objects.filter(agency=case.agency).count() == 1


def test_things_listed_for_the_five_questions_stand_in_the_boxes(world: World):
    case, client = world.desk.received(RECEIVED), signed_in(world.desk.officer)
    with at(TODAY):
        services.list_items(case, by=world.desk.officer, texts=["维修合同", "付款凭证", "验收报告"])
    text = _get(client, case, "case_split")
    assert 'value="付款凭证"' in text and 'value="验收报告"' in text
    _post(client, case)
    assert not case.asked_items.filter(dropped_at=None).exists()
