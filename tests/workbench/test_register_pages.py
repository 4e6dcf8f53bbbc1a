"""The register's pages: an old one checked, mended, taken in; the whole taken out."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongkai.cases.importing_thread import start_import
from gongkai.cases.models import Case, ImportRun
from gongkai.cases.register.columns import COLUMNS, SHEET
from gongkai.cases.services import check_register, claim_import, import_register
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.cases.factories import NAME, Desk, at
from tests.cases.registers import CLOSED, OPEN, workbook
from tests.cases.test_at_once import DONE, REFUSED, at_once
from tests.workbench.world import signed_in

DAY = date(2026, 11, 20)


@pytest.fixture
def desk(db) -> Desk:
    with at(DAY):
        yield Desk()


@pytest.fixture
def client(desk: Desk) -> Client:
    return signed_in(desk.head)


def upload(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("林小满的登记簿.xlsx", content)
    response = client.post(reverse("desk:import_check"), {"file": file})
    assert response.status_code == 302, response.content.decode()[-2000:]
    return response["Location"]


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_template_downloaded_is_what_the_check_takes(desk, client):
    content = client.get(reverse("desk:import_template")).content
    book = load_workbook(io.BytesIO(content))
    book[SHEET].append([CLOSED.get(column.heading) for column in COLUMNS])
    filled = io.BytesIO()
    book.save(filled)
    assert "检查通过" in page(client, upload(client, filled.getvalue()))


def test_faults_are_listed_by_row_and_column_and_can_be_taken_away(desk, client):
    url = upload(client, workbook(CLOSED, CLOSED | {"收到方式": "托梦"}))
    text = page(client, url)
    assert "要改的有" in text
    assert "2处" in text
    for word in ("第3行", "收到方式", "从下拉里选"):
        assert word in text
    listed = client.get(f"{url}errors.csv")
    assert listed["Content-Disposition"].startswith("attachment")
    lines = listed.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "行,列,怎么改"
    assert len(lines) == 3
    assert ImportRun.objects.get().state == "faulty"
    assert Case.objects.count() == 0


def test_only_the_first_hundred_faults_stand_on_the_page_and_the_rest_is_counted(desk, client):
    rows = [CLOSED | {"原编号": str(number), "收到方式": "托梦"} for number in range(130)]
    text = page(client, upload(client, workbook(*rows)))
    assert text.count('<th scope="row">') == 100
    assert "还有30处" in text


def test_a_file_that_cannot_be_read_is_refused_on_the_same_page(desk, client):
    response = client.post(
        reverse("desk:import_check"), {"file": SimpleUploadedFile("a.xlsx", b"not a workbook")}
    )
    assert response.status_code == 200
    assert "这不是XLSX文件" in response.content.decode()


def test_a_running_import_asks_again_by_itself_and_one_without_life_says_it_broke_off(desk, client):
    url = upload(client, workbook(CLOSED, OPEN))
    run = claim_import(ImportRun.objects.get(), by=desk.head)
    ImportRun.objects.update(done=1)
    response = client.get(url)
    assert response["Refresh"] == "2"
    assert "已核对1件，共2件" in response.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        response = signed_in(desk.head).get(url)
        assert "Refresh" not in response
        assert "一件也没有写入" in response.content.decode()
        assert "再导入一次" in response.content.decode()
    assert run.state == "running"


def test_the_file_name_of_the_clerk_is_kept_nowhere(desk, client):
    upload(client, workbook(CLOSED))
    assert NAME not in str(list(ImportRun.objects.values())) + str(list(Record.objects.values()))


def test_the_register_page_asks_as_much_for_three_runs_as_for_one(desk, client):
    asked = []
    for numbers in ("1", "23"):
        for number in numbers:
            upload(client, workbook(CLOSED | {"原编号": number}))
        page(client, reverse("desk:registers"))
        with CaptureQueriesContext(connection) as queries:
            page(client, reverse("desk:registers"))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 14


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("jsonl", b"{")])
def test_the_register_goes_out_in_each_form_and_leaves_a_record(desk, client, form, start):
    desk.received(date(2026, 11, 9))
    response = client.post(reverse("desk:registers_export"), {"form": form})
    assert response.streaming
    content = b"".join(response.streaming_content)
    assert content.startswith(start)
    assert NAME.encode() not in content
    assert Record.objects.get(act="register_exported").details["source"] == form.upper()


def test_identity_goes_out_only_when_ticked(desk, client):
    case = desk.received(date(2026, 11, 9))
    ticked = {"form": "csv", "with_identity": "on"}
    content = b"".join(client.post(reverse("desk:registers_export"), ticked).streaming_content)
    assert NAME.encode() in content
    assert Record.objects.get(act="identity_viewed").subject_id == case.pk


@pytest.mark.django_db(transaction=True)
def test_the_button_starts_the_import_beside_the_request_and_all_comes_in(monkeypatch):
    threads = []
    monkeypatch.setattr(
        "gongkai.workbench.views.registers.start_import",
        lambda run, by: threads.append(start_import(run, by)),
    )
    desk = Desk()
    client = signed_in(desk.head)
    url = upload(client, workbook(CLOSED, CLOSED | {"原编号": "2"}))
    assert "导入2件" in page(client, f"{url}start/")
    assert client.post(f"{url}start/")["Location"] == url
    (thread,) = threads
    thread.join(timeout=60)
    assert "全部写入" in page(client, url)
    assert Case.objects.count() == 2
    assert verify().broken == ()
    again = client.post(f"{url}start/")
    assert "不能导入" in again.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_files_with_one_number_imported_at_once_one_comes_in_whole():
    desk = Desk()
    runs = []
    for word in "ab":
        rows = [CLOSED, *(CLOSED | {"原编号": f"{word}{number}"} for number in range(20))]
        runs.append(_claimed(desk, workbook(*rows)))
    acts = [lambda run=run: import_register(run, by=desk.head) for run in runs]
    assert at_once(*acts) == [DONE, REFUSED]
    assert Case.objects.count() == 21
    assert sorted(Case.objects.values_list("serial", flat=True)) == list(range(1, 22))
    assert sorted(run.state for run in ImportRun.objects.all()) == ["done", "failed"]
    assert verify().broken == ()


def _claimed(desk: Desk, content: bytes) -> ImportRun:
    return claim_import(check_register(desk.agency, content, by=desk.head), by=desk.head)
