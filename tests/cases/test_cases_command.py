"""gongkai cases: recomputing terms, importing registers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from gongkai.cases.models import Case
from gongkai.cases.register.columns import COLUMNS, GUIDE, SHEET
from gongkai.config.commands.cases import cases
from tests.cases.factories import Desk, fresh
from tests.cases.registers import CLOSED, OPEN, workbook

pytestmark = pytest.mark.django_db


def run(*words: str):
    return CliRunner().invoke(cases, ["recompute", *words])


def test_a_check_reports_what_differs_changes_nothing_and_exits_1():
    case = Desk().received()
    Case.objects.update(due_on=date(2026, 10, 19))
    result = run("--check", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (
        1,
        [
            {
                "number": case.number,
                "field": "due_on",
                "stored": "2026-10-19",
                "computed": "2026-10-20",
            }
        ],
    )
    assert fresh(case).due_on == date(2026, 10, 19)
    assert run("--check").stdout == (f"{case.number} 答复期限：原为2026-10-19，应为2026-10-20\n不一致1处\n")


def test_without_check_it_puts_right_and_exits_0():
    case = Desk().received()
    Case.objects.update(due_on=date(2026, 10, 19))
    result = run()
    assert (result.exit_code, fresh(case).due_on) == (0, date(2026, 10, 20))
    assert (run("--check").exit_code, run("--check", "--json").stdout) == (0, "[]\n")


def command(*words: str):
    return CliRunner().invoke(cases, [*words])


def test_the_template_filled_in_is_imported_and_told(tmp_path):
    desk = Desk()
    file = tmp_path / "old.xlsx"
    file.write_bytes(workbook(CLOSED, OPEN | {"收到日期": date(2025, 3, 4)}))
    words = ("import", str(file), "--agency", desk.agency.code, "--by", desk.head.person.username)
    checked = command(*words, "--check")
    assert (checked.exit_code, checked.stdout) == (0, "2件都可以导入，一件也没有写入\n")
    assert Case.objects.count() == 0
    done = command(*words)
    assert (done.exit_code, done.stdout) == (0, "导入2件\n")
    assert Case.objects.count() == 2
    again = command(*words)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "同一个文件已在" in again.stderr


def test_a_faulty_file_is_told_by_row_and_exits_1(tmp_path):
    desk = Desk()
    file = tmp_path / "old.xlsx"
    file.write_bytes(workbook(CLOSED, CLOSED | {"收到方式": "托梦"}))
    words = ("import", str(file), "--agency", desk.agency.code, "--by", desk.head.person.username)
    told = command(*words)
    assert told.exit_code == 1
    assert told.stdout.splitlines()[0].startswith("第3行 收到方式：")
    found = json.loads(command(*words, "--json").stdout)
    assert (found["state"], found["cases"], found["error_count"]) == ("faulty", 1, 2)
    assert found["errors"][1]["column"] == "原编号"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("no.xlsx", "--agency", "zj", "--by", "x"), "no.xlsx打不开"),
        ((__file__, "--agency", "zz", "--by", "x"), "没有代码为“zz”的单位"),
        ((__file__, "--agency", "zj", "--by", "x"), "用户“x”今天在“zj”没有岗位"),
        ((__file__, "--by", "x"), "缺少--agency"),
    ],
)
def test_an_import_that_cannot_start_says_why_and_exits_2(words, sentence):
    Desk()
    result = command("import", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_an_officer_who_may_not_import_is_told_who_may(tmp_path):
    desk = Desk()
    file = tmp_path / "old.xlsx"
    file.write_bytes(workbook(CLOSED))
    result = command("import", str(file), "--agency", "zj", "--by", desk.officer.person.username)
    assert result.exit_code == 2
    assert "公开工作机构负责人" in result.stderr


def test_the_template_holds_every_column_a_guide_and_drop_downs(tmp_path):
    file = tmp_path / "template.xlsx"
    assert command("template", str(file)).exit_code == 0
    book = load_workbook(file)
    assert book.sheetnames == [SHEET, GUIDE, "选项"]
    assert [cell.value for cell in book[SHEET][1]] == [column.heading for column in COLUMNS]
    lists = [each for each in book[SHEET].data_validations.dataValidation if each.type == "list"]
    assert len(lists) == sum(column.kind == "choice" for column in COLUMNS)
    guided = {row[0].value for row in book[GUIDE].iter_rows()}
    assert {column.heading for column in COLUMNS} <= guided
