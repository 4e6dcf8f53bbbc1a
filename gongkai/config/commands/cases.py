"""gongkai cases: do the stored due dates agree with the facts and the calendar?"""

from __future__ import annotations

import json
import sys

import click
from django.db import DatabaseError

from gongkai.cases.services import Difference, recompute_due_dates, resettle_remedies
from gongkai.config.commands.registers import export_cases, import_cases, template
from gongkai.config.commands.sentences import Refused, SentenceGroup
from gongkai.law.errors import LawError

FIELDS = {
    "original_due_on": "原期限",
    "due_on": "答复期限",
    "due_provisional": "放假安排未公布",
    "paused": "停表",
}


@click.group(cls=SentenceGroup)
def cases() -> None:
    """办件：由期限事实和放假安排重算答复期限；导入原登记簿，导出登记簿。"""


cases.add_command(template)
cases.add_command(import_cases)
cases.add_command(export_cases)


@cases.command()
@click.option("--check", is_flag=True, help="只核对，不改；有不一致退出1")
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def recompute(check: bool, as_json: bool) -> None:
    """重算在办申请的答复期限。新的放假安排装好以后运行，改动留痕。"""
    try:
        found = recompute_due_dates(check)
        if not check:
            resettle_remedies()
    except DatabaseError as error:
        raise Refused("办件读不出来：数据库连不上，或者还没有运行gongkai setup。") from error
    except LawError as error:
        raise Refused(str(error)) from error
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False))
    else:
        for each in found:
            click.echo(f"{each.number} {FIELDS[each.field]}：原为{each.stored}，应为{each.computed}")
        done = "不一致" if check else "已改正"
        click.echo(f"{done}{len(found)}处")
    sys.exit(1 if check and found else 0)


def _as_json(each: Difference) -> dict[str, str | bool | None]:
    def plain(value):
        return value.isoformat() if hasattr(value, "isoformat") else value

    return {
        "number": each.number,
        "field": each.field,
        "stored": plain(each.stored),
        "computed": plain(each.computed),
    }
