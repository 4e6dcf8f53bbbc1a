"""gongkai files verify: do the stored files and the database agree?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from django.db import DatabaseError

from gongkai.config.commands.sentences import Refused, SentenceGroup
from gongkai.documents import checking
from gongkai.documents.checking import Files

NAMED = 20  # left-over files printed; --json has all


@click.group(cls=SentenceGroup)
def files() -> None:
    """原件：核对存的文件和数据库是不是一致。"""


@files.command()
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
@click.option("--remove-orphans", is_flag=True, help="删掉一小时以前留下的、没有登记的文件")
def verify(as_json: bool, remove_orphans: bool) -> None:
    """逐个核对。都完好退出0，有缺的、变了的退出1；服务器中断留下的多余文件只列出来。"""
    try:
        removed = checking.remove_orphans() if remove_orphans else 0
        found = checking.check_originals()
    except DatabaseError as error:
        raise Refused("原件读不出来：数据库连不上，或者还没有运行gongkai setup。") from error
    if as_json:
        click.echo(json.dumps(asdict(found) | {"removed": removed}, ensure_ascii=False))
    else:
        _tell(found, removed)
    sys.exit(1 if found.broken else 0)


def _tell(found: Files, removed: int) -> None:
    for one in found.broken:
        click.echo(f"原件{one.original}“{one.name}”：{one.why}")
    for name in found.orphans[:NAMED]:
        click.echo(f"没有登记的文件：{name}")
    click.echo(
        f"{found.originals}个原件，坏的{len(found.broken)}个，没有登记的文件{len(found.orphans)}个"
        + (f"，已删掉{removed}个" if removed else "")
    )
