"""gongkai daily: what follows from the calendar alone and has to be written down once a day."""

from __future__ import annotations

import click
from django.db import DatabaseError
from django.utils import timezone

from gongkai.annual_report.services import remind_of_last_days
from gongkai.cases.services import escalate, recompute_due_dates
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.disclosure.services import settle_validity


@click.command(cls=SentenceCommand)
def daily() -> None:
    """每天运行一次：到日子的文件改为施行或者失效，按最新的放假安排重算在办申请的期限，快到期和逾期的告诉经办人和负责人，年度报告到期前后提醒单位。"""
    try:
        settled = settle_validity(today=timezone.localdate())
        moved = recompute_due_dates(check=False)
        escalate(today=timezone.localdate())
        reminded = remind_of_last_days(today=timezone.localdate())
    except DatabaseError as error:
        raise Refused("数据库连不上，或者还没有运行gongkai setup。") from error
    click.echo(f"效力变化{len(settled)}件，期限变化{len(moved)}处，提醒报送年度报告{reminded}个单位")
