"""The queue's filters, saved views, bulk assignment and export."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Assignment, Case, SavedView
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import NAME, PHONE, WISH, at, fresh, person
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

QUEUE = "/desk/cases/"


def found(client, **conditions) -> list[int]:
    response = client.get(f"{QUEUE}?{urlencode(conditions)}")
    assert response.status_code == 200
    return sorted(row.case.pk for row in response.context["rows"])


@pytest.fixture
def cases(world: World) -> dict[str, Case]:
    """Received 9 November unless said: 20 working days end on 7 December. TODAY is 20 November."""
    desk = world.desk
    made = {
        "mine": world.department.case,
        "late": desk.received(date(2026, 10, 12)),  # due on 9 November
        "granted": desk.served(Outcome.G2, on=TODAY, case=desk.received(RECEIVED)),
        "withheld": desk.served(Outcome.D7, on=TODAY, case=desk.received(date(2026, 10, 12))),
    }
    with at(TODAY):
        made["unopened"] = services.submit(desk.agency, applicant=person(), **WISH).case
    return made


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({}, {"mine", "late"}),
        ({"tab": "all"}, {"mine", "late", "granted", "withheld", "unopened"}),
        ({"tab": "all", "received_to": "2026-10-31"}, {"late", "withheld"}),
        ({"tab": "all", "received_from": "2026-11-01"}, {"mine", "granted"}),
        ({"due_from": "2026-12-01", "due_to": "2026-12-31"}, {"mine"}),
        ({"group": "予以公开"}, {"granted"}),
        ({"group": "不予公开"}, {"withheld"}),
        ({"late": "1"}, {"late"}),
        ({"tab": "all", "late": "1"}, {"late", "withheld"}),
        ({"tab": "all", "unassigned": "1"}, {"unopened"}),
        ({"answered_from": "2026-11-20", "answered_to": "2026-11-20"}, {"granted", "withheld"}),
        ({"answered_from": "2026-11-21"}, set()),
        ({"received_from": "yesterday", "group": "x", "late": "2"}, {"mine", "late"}),
    ],
)
def test_conditions_find_what_they_say(world: World, cases, conditions, names):
    client = signed_in(world.desk.officer)
    assert found(client, **conditions) == sorted(cases[name].pk for name in names)


def test_conditions_are_kept_as_a_tab_renamed_and_deleted(world: World):
    client = signed_in(world.desk.officer)
    saved = client.post("/desk/cases/views/save/?tab=all&late=1&after=3&from=21", {"name": "逾期的"})
    view = SavedView.objects.get()
    assert (saved.status_code, view.query, view.shared) == (302, "tab=all&late=1", False)
    page = client.get(f"{QUEUE}?{view.query}&view={view.pk}").content.decode()
    assert f'<a href="?tab=all&amp;late=1&amp;view={view.pk}" aria-current="page">逾期的</a>' in page
    again = client.post("/desk/cases/views/save/?tab=open", {"name": "逾期的"})
    assert "已经有叫“逾期的”的" in again.content.decode()
    client.post(f"/desk/cases/views/save/?view={view.pk}", {"name": "超期", "shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.query, view.shared) == ("超期", "tab=all&late=1", False)
    assert "超期" in client.get("/desk/cases/views/").content.decode()
    client.post(f"/desk/cases/views/delete/?view={view.pk}")
    assert SavedView.objects.count() == 0


def test_the_head_shares_a_view_and_nobody_else_changes_it(world: World):
    signed_in(world.desk.head).post("/desk/cases/views/save/?late=1", {"name": "盯紧的", "shared": "on"})
    view = SavedView.objects.get()
    client = signed_in(world.desk.officer)
    assert "盯紧的（共用）" in client.get(QUEUE).content.decode()
    refused = client.post(f"/desk/cases/views/delete/?view={view.pk}")
    assert "别人存的" in refused.content.decode()
    assert SavedView.objects.filter(pk=view.pk).exists()
    beside = signed_in(world.at_government[Role.CASE_OFFICER])
    assert "盯紧的" not in beside.get(QUEUE).content.decode()


def test_ticked_rows_are_offered_together(world: World):
    first, second = world.department.case, world.desk.received(RECEIVED)
    client = signed_in(world.desk.officer)
    assert f'name="case" value="{first.pk}"' in client.get(QUEUE).content.decode()
    url = f"/desk/cases/assign/?case={first.pk}&case={second.pk}"
    assert first.number in client.get(url).content.decode()
    assert client.post(url, {"to": world.desk.head.person_id, "note": "一批"}).status_code == 302
    assert Assignment.objects.filter(to=world.desk.head.person, note="一批").count() == 2
    shown = signed_in(world.desk.head).get("/desk/").content.decode()
    assert "等您接收的办件" in shown
    assert f"/desk/cases/{first.pk}/accept-offer/" in shown
    signed_in(world.desk.head).post(f"/desk/cases/{first.pk}/accept-offer/")
    assert fresh(first).holder == world.desk.head.person


def test_one_row_that_cannot_go_keeps_all_back_and_is_named(world: World, cases):
    client = signed_in(world.desk.officer)
    url = f"/desk/cases/assign/?case={cases['late'].pk}&case={cases['granted'].pk}"
    answered = client.post(url, {"to": world.desk.head.person_id}).content.decode()
    assert f"一件也没有分。去掉这几件再办：{cases['granted'].number}" in answered
    assert Assignment.objects.count() == 0


def test_a_case_of_another_agency_cannot_be_ticked(world: World):
    client = signed_in(world.desk.officer)
    assert client.get(f"/desk/cases/assign/?case={world.elsewhere.case.pk}").status_code == 404


def test_the_export_holds_the_filtered_rows_as_text_and_leaves_a_record(world: World, cases):
    Case.objects.filter(pk=cases["late"].pk).update(title='=HYPERLINK("http://x","看")')
    client = signed_in(world.desk.officer)
    response = client.post(f"{reverse('desk:queue_export')}?late=1&q=")
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[0][:5] == ("编号", "申请公开的内容", "环节", "到期", "经办")
    assert [row[0] for row in rows[1:]] == [cases["late"].number]
    assert rows[1][1] == '\'=HYPERLINK("http://x","看")'
    assert rows[1][3].date() == date(2026, 11, 9)
    assert not {NAME, PHONE, "林＊＊"} & {str(cell) for row in rows for cell in row}
    record = Record.objects.get(act="cases_exported")
    assert record.details == {"count": 1, "conditions": "只看逾期的"}


def test_words_searched_for_stay_out_of_the_trail(world: World):
    signed_in(world.desk.officer).post(f"{reverse('desk:queue_export')}?q=林小满")
    assert "林小满" not in str(Record.objects.get(act="cases_exported").details)


def _queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))])


def test_queue_and_case_page_ask_the_same_with_one_row_and_a_thousand(world: World):
    client = signed_in(world.desk.officer)
    pages = [QUEUE, f"{QUEUE}?tab=all&late=1", f"/desk/cases/{world.department.case.pk}/", "/desk/"]
    before = [_queries(client, page) for page in pages]
    row = Case.objects.get(pk=world.department.case.pk)
    copies = []
    for serial in range(1000, 2000):
        row.pk, row.serial, row.number = None, serial, f"明住建申〔2026〕{serial}号"
        copies.append(Case(**{field.attname: getattr(row, field.attname) for field in Case._meta.fields}))
    Case.objects.bulk_create(copies)
    assert [_queries(client, page) for page in pages] == before
    assert max(before[:2]) <= 12


def test_the_day_says_whom_cases_wait_for_and_until_when(world: World):
    desk = world.desk
    corrected, asked = desk.received(RECEIVED), desk.received(RECEIVED)
    with at(date(2026, 11, 10)):
        services.require_correction(corrected, by=desk.officer, points="写明年份", until=date(2026, 11, 24))
        services.send_inquiry(
            asked, by=desk.officer, kind="third_party", to="云州市政", matter="报价", on=date(2026, 11, 10)
        )
    desk.submitted(Outcome.G2, on=TODAY, case=desk.received(RECEIVED))
    page = signed_in(desk.officer).get("/desk/")
    # 15 working days after 10 November end on 1 December
    assert [wait.due.label for wait in page.context["waits"]] == [
        "等申请人补正，到11月24日",
        "等第三方，到12月1日",
        "等公开工作机构负责人审签，11月20日送审",
    ]
    ending = next(each for each in page.context["headings"] if each.key == "terms")
    assert [(line.due.label, line.act.label) for line in ending.lines] == [("补正到11月24日", "登记补正")]
    with at(date(2026, 11, 25)):
        again = signed_in(desk.officer).get("/desk/")
    ending = next(each for each in again.context["headings"] if each.key == "terms")
    assert [(line.due.label, line.act.label) for line in ending.lines] == [
        ("补正11月24日期满", "作出处理决定")
    ]
