"""gongkai cases recompute."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from gongkai.cases.models import Case
from gongkai.config.commands.cases import cases
from tests.cases.factories import Desk, fresh

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
