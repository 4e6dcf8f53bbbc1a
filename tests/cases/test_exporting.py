"""The register written out: whole, without applicants unless asked for, a few cases in memory at a time."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.cases.register.written import harmless
from gongkai.cases.selectors.exported import HEADINGS, IDENTITY_HEADINGS
from gongkai.cases.services import Form
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.agencies.builders import make_officer
from tests.cases.factories import EMAIL, ID_NUMBER, NAME, PHONE, Desk, at, skeleton_case
from tests.cases.registers import CLOSED, workbook

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 16)


def whole(desk: Desk, form: Form, **kwargs) -> bytes:
    return b"".join(services.export_register(desk.agency, form, by=desk.officer, **kwargs))


def as_csv(desk: Desk, **kwargs) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(whole(desk, Form.CSV, **kwargs).decode("utf-8-sig"))))


def test_a_case_answered_here_stands_in_the_register_with_its_days_and_letter():
    desk = Desk()
    case = desk.served()
    (row,) = as_csv(desk)
    assert list(row) == list(HEADINGS)
    wanted = {
        "编号": case.number,
        "收到方式": "当面提交",
        "收到日期": "2026-09-16",
        "答复期限": "2026-10-20",
        "处理决定代码": "G2",
        "处理决定": "予以公开",
        "答复文号": "明住建公复〔2026〕1号",
        "答复日期": "2026-09-16",
        "送达方式": "当面送达",
        "环节": "已办结",
        "经办人": "陈晓岚",
    }
    assert {key: row[key] for key in wanted} == wanted


def test_an_imported_case_stands_there_as_the_old_register_said():
    desk = Desk()
    with at(date(2026, 11, 20)):
        run = services.check_register(
            desk.agency,
            workbook(CLOSED | {"补正告知日期": date(2025, 3, 5), "补正收到日期": date(2025, 3, 10)}),
            by=desk.head,
        )
        services.import_register(services.claim_import(run, by=desk.head), by=desk.head)
    (row,) = as_csv(desk)
    wanted = {
        "原编号": "2025-001",
        "补正告知日期": "2025-03-05",
        "补正收到日期": "2025-03-10",
        "答复文号": "明住建公复〔2025〕1号",
        "送达方式": "邮寄送达",
        "送达日期": "2025-03-21",
    }
    assert {key: row[key] for key in wanted} == wanted


@pytest.mark.parametrize("form", list(Form))
def test_nothing_of_the_applicant_goes_out_by_default(form):
    desk = Desk()
    desk.served()
    content = whole(desk, form)
    if form is Form.XLSX:
        cells = [
            str(cell)
            for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
            for cell in row
        ]
        content = "\n".join(cells).encode()
    for secret in (NAME, "林＊＊", ID_NUMBER, PHONE, EMAIL):
        assert secret.encode() not in content


def test_with_identity_every_case_tells_in_its_trail_who_looked():
    desk = Desk()
    cases = [desk.received(), desk.received()]
    rows = as_csv(desk, with_identity=True)
    assert [row["姓名或者名称"] for row in rows] == [NAME, NAME]
    assert set(IDENTITY_HEADINGS) <= set(rows[0])
    looks = Record.objects.filter(act="identity_viewed", actor=desk.officer.person)
    assert sorted(looks.values_list("subject_id", flat=True)) == sorted(case.pk for case in cases)
    (export,) = Record.objects.filter(act="register_exported")
    assert export.details == {"source": "CSV", "count": 2, "with_identity": True}
    assert verify().broken == ()


def test_machines_get_every_fact_decision_letter_service_and_remedy():
    desk = Desk()
    case = desk.served()
    with at(date(2026, 11, 2)):
        services.file_remedy(
            case, by=desk.officer, route="review", filed_on=date(2026, 10, 30), body="明河区人民政府"
        )
    (line,) = whole(desk, Form.JSONL).decode().splitlines()
    found = json.loads(line)
    assert (found["number"], found["state"], found["holder"]) == (
        case.number,
        "closed",
        desk.officer.person.username,
    )
    assert [(fact["kind"], fact["on"], fact["superseded"]) for fact in found["facts"]] == [
        ("received", "2026-09-16", False)
    ]
    assert found["decisions"] == [{"outcome": "G2", "decided_on": "2026-09-16", "current": True}]
    (reply,) = [letter for letter in found["letters"] if letter["kind"] == "reply"]
    assert reply["service"] == {"method": "in_person", "on": "2026-09-16", "served_on": "2026-09-16"}
    assert [remedy["filed_on"] for remedy in found["remedies"]] == ["2026-10-30"]


@pytest.mark.parametrize("start", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_text_a_spreadsheet_would_take_for_a_formula_is_kept_as_text(start):
    desk = Desk()
    desk.received(title=f"{start}协议", description=f"{start}协议")
    stripped = f"{start}协议".strip()
    (row,) = as_csv(desk)
    assert row["申请内容"] == f"'{stripped}"
    sheet = load_workbook(io.BytesIO(whole(desk, Form.XLSX))).active
    cell = sheet.cell(2, HEADINGS.index("申请内容") + 1)
    assert (cell.value, cell.data_type) == (f"'{stripped}", "s")
    assert harmless(date(2026, 1, 1)) == date(2026, 1, 1)


def test_days_are_dates_in_the_workbook():
    desk = Desk()
    desk.received()
    sheet = load_workbook(io.BytesIO(whole(desk, Form.XLSX))).active
    assert sheet.cell(2, HEADINGS.index("收到日期") + 1).value.date() == DAY


def test_ten_thousand_cases_go_out_in_few_queries_and_few_at_a_time():
    desk = Desk()
    Case.objects.bulk_create(
        [skeleton_case(desk.agency, DAY, DAY if number % 2 else None) for number in range(10_000)],
        batch_size=500,
    )
    with CaptureQueriesContext(
        connection,
    ) as queries:
        pieces = iter(services.export_register(desk.agency, Form.CSV, by=desk.officer))
        for _ in range(400):  # headings and the first cases
            next(pieces)
        at_first = len(queries)
        rest = sum(1 for _ in pieces)
    assert rest == 10_000 + 2 - 400
    assert at_first <= 17  # the act's own, and one list of cases with what belongs to it
    assert len(queries) <= 17 + 20 * 9


def test_an_export_is_for_those_who_handle_cases_here():
    desk = Desk()
    reader = make_officer(desk.agency, Role.READ_ONLY)
    with pytest.raises(NotAllowed):
        services.export_register(desk.agency, Form.CSV, by=reader)
    elsewhere = make_officer(desk.district.subdistrict, Role.DISCLOSURE_HEAD)
    with pytest.raises(NotAllowed):
        services.export_register(desk.agency, Form.CSV, by=elsewhere)
    assert not Record.objects.filter(act="register_exported").exists()
