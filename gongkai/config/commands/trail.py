"""gongkai trail verify: is every chain of records whole?"""

from __future__ import annotations

import json
import sys

import click
from django.db import DatabaseError

from gongkai.config.commands.sentences import Refused, SentenceGroup
from gongkai.trail import selectors


@click.group(cls=SentenceGroup)
def trail() -> None:
    """留痕：核对每个单位的记录链有没有被改动。"""


@trail.command()
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def verify(as_json: bool) -> None:
    """逐条核对。完好退出0，有断点退出1。"""
    try:
        found = selectors.verify()
    except DatabaseError as error:
        raise Refused("留痕读不出来：数据库连不上，或者还没有运行gongkai setup。") from error
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        for place in found.broken:
            click.echo(f"{place.agency} 第{place.sequence}条：{place.why}")
        click.echo(f"{found.agencies}个单位，{found.records}条记录，断点{len(found.broken)}处")
    sys.exit(1 if found.broken else 0)
