"""Turning a reply into a publication at the desk: the prompt, the two acts, the year's list."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case, Conversion
from gongkai.disclosure.models import Column, Publication
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import NAME, at, company, person
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

SAME = {"title": "物业维修资金使用明细", "description": "2025年物业维修资金使用明细"}


@pytest.fixture
def answered(world: World) -> Case:
    with at(TODAY):
        case = world.desk.served(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED, **SAME))
        world.desk.received(RECEIVED, applicant=company(), **SAME)
    return case


def _get(client, name: str, *args, **query) -> str:
    with at(TODAY):
        return client.get(reverse(f"desk:{name}", args=args), query).content.decode()


def _form(case: Case, **changes) -> dict:
    return {
        "reason": "several",
        "title": case.title,
        "summary": "依申请提供过的明细",
        "body": "现向社会公开。",
        "kind": "other",
        "subject": "construction",
        "column": Column.objects.get(slug="documents").pk,
        "issued_on": "2026-11-20",
        "with_files": "on",
    } | changes


def test_the_case_and_the_day_say_that_several_asked(world: World, answered: Case):
    client = signed_in(world.desk.officer)
    assert "2个申请人申请过同样的信息" in _get(client, "case", answered.pk)
    assert "可以转为主动公开的" in _get(client, "today")
    assert "可以转为主动公开的" not in _get(signed_in(world.at_department[Role.READ_ONLY]), "today")


def test_converting_leads_to_a_draft_that_knows_its_source(world: World, answered: Case):
    client = signed_in(world.desk.officer)
    assert "依申请提供过的信息" in _get(client, "case_convert", answered.pk)
    with at(TODAY):
        response = client.post(reverse("desk:case_convert", args=[answered.pk]), _form(answered))
    assert response.status_code == 302
    made = Conversion.objects.get().publication
    assert made.title in _get(client, "case", answered.pk)
    page = _get(client, "publication", made.pk)
    assert answered.number in page and "依申请公开转主动公开" in page
    assert NAME not in page
    assert "可以转为主动公开的" not in _get(client, "today")


def test_a_refused_text_stays_on_the_page_with_the_reason(world: World, answered: Case):
    client = signed_in(world.desk.officer)
    with at(TODAY):
        text = client.post(
            reverse("desk:case_convert", args=[answered.pk]),
            _form(answered, body="经办人电话13800001111"),
        ).content.decode()
    assert "手机号码1处" in text and "13800001111" in text
    assert not Publication.objects.filter(from_application=True).exists()


def test_a_no_with_its_reason_ends_the_prompt(world: World, answered: Case):
    client = signed_in(world.desk.head)
    with at(TODAY):
        client.post(reverse("desk:case_decline_conversion", args=[answered.pk]), {"reason": "下月统一公开"})
    page = _get(client, "case", answered.pk)
    assert "下月统一公开" in page and "申请过同样的信息" not in page
    assert "可以转为主动公开的" not in _get(signed_in(world.desk.officer), "today")


def test_the_head_is_told_who_drafts(world: World, answered: Case):
    page = _get(signed_in(world.desk.head), "case_convert", answered.pk)
    assert "现在不能办" in page and "编辑" in page


def test_the_years_list_opens_and_is_taken_out_with_a_record(world: World, answered: Case):
    client = signed_in(world.desk.officer)
    with at(TODAY):
        client.post(reverse("desk:case_convert", args=[answered.pk]), _form(answered))
        assert answered.number in _get(client, "conversions")
        response = client.post(reverse("desk:conversions_export") + "?year=2026")
    sheet = load_workbook(BytesIO(response.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("序号", "单位", "信息名称", "来源申请编号", "申请人数")
    assert rows[1][:5] == (1, answered.agency.short_name, answered.title, answered.number, 2)
    assert NAME not in str(rows)
    assert Record.objects.get(act="conversions_exported").details == {"year": 2026, "count": 1}


def test_the_list_and_the_day_ask_as_often_for_one_as_for_three(world: World, answered: Case):
    client = signed_in(world.desk.officer)

    def convert(case: Case) -> None:
        with at(TODAY):
            client.post(reverse("desk:case_convert", args=[case.pk]), _form(case))

    def counted(name: str) -> int:
        _get(client, name)
        with CaptureQueriesContext(connection) as found:
            _get(client, name)
        return len(found)

    day = counted("today")
    more = []
    for place in range(3):  # the last stays one that may become public
        text = {"title": f"第{place}份合同", "description": f"第{place}份合同全文"}
        with at(TODAY):
            case = world.desk.served(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED, **text))
            world.desk.received(RECEIVED, applicant=person(identity_number="990106198805123414"), **text)
        more.append(case)
    assert counted("today") == day
    convert(answered)
    one = counted("conversions")
    for case in more[:2]:
        convert(case)
    assert counted("conversions") == one


def test_a_suggestion_is_on_the_list_the_day_and_the_case_until_it_is_answered(world: World, answered: Case):
    client = signed_in(world.desk.officer)
    with at(TODAY):
        services.suggest_publication(answered, words="周边居民都想看")
    for page in (_get(client, "conversions"), _get(client, "case", answered.pk)):
        assert "周边居民都想看" in page
    assert "申请人建议主动公开的" in _get(client, "today")
    assert "周边居民都想看" in _get(client, "case_convert", answered.pk)
    with at(TODAY):
        client.post(reverse("desk:case_decline_conversion", args=[answered.pk]), {"reason": "只涉及一户"})
    assert "周边居民都想看" not in _get(client, "conversions")
    assert "申请人建议主动公开的" not in _get(client, "today")
