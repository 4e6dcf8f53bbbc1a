"""gongkai search: ask the index, build it anew, compare it with the database.

``gongkai search 电梯`` searches. ``rebuild``, ``verify``, ``update`` and ``prune`` are commands; to search
for one of these words put two dashes before it: ``gongkai search -- rebuild``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from django.db import DatabaseError
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from gongkai.config.commands.sentences import Refused, SentenceCommand, WholeNumber
from gongkai.search import selectors, services
from gongkai.search.errors import IndexMissing, RebuildRunning, SearchUnavailable
from gongkai.search.index import LockHeld

QUERY = "query"
NAMED = 20  # ids printed of each kind of difference; --json has all


class QueryOrCommand(click.Group):
    """A first word that is no command is the query."""

    command_class = SentenceCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [QUERY, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in super().list_commands(ctx) if name != QUERY]


@click.group(cls=QueryOrCommand, no_args_is_help=True)
def search() -> None:
    """搜索：gongkai search 词语 [--json]，或者用下面的命令维护索引。

    要找的正好是命令的名字时，前面写两个短横：gongkai search -- rebuild
    """


@search.command(QUERY)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=WholeNumber(), default=20, help="最多列出几件，默认20")
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def query(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """查询。"""
    with refusals():
        found = selectors.search(" ".join(words), size=max(1, min(limit, 200)))
    if as_json:
        results = [
            {"id": hit.id, "title": hit.title, "url": hit.url, "highlight": str(hit.snippet_html)}
            for hit in found.hits
        ]
        answer = {"total": found.total, "took_ms": found.took_ms, "results": results}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    note = "，没有一件含全部词语，下面的含其中一部分" if found.partial else ""
    click.echo(f"找到{found.total}件，用了{found.took_ms}毫秒{note}")
    for hit in found.hits:
        click.echo(f"{hit.published_at:%Y-%m-%d}  {hit.title}  {hit.agency_name}  {hit.url}")


@search.command()
def rebuild() -> None:
    """从数据库重新建立索引；期间照常可以搜索。"""
    with refusals(), progress("编入") as report:
        count = services.rebuild(report)
    click.echo(f"索引已经重建，共{count}件")


@search.command()
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def verify(as_json: bool) -> None:
    """核对索引与数据库是否一致。一致退出0，不一致退出1。"""
    with refusals(), progress("核对") as report:
        drift = services.verify(report)
    if as_json:
        answer = {"entries": drift.entries, "missing": drift.missing, "surplus": drift.surplus}
        click.echo(json.dumps(answer | {"outdated": drift.outdated}, ensure_ascii=False))
    else:
        click.echo(f"数据库里公开的{drift.entries}件")
        kinds = (("索引里缺", drift.missing), ("索引里多", drift.surplus), ("索引里是旧内容", drift.outdated))
        for label, ids in kinds:
            if ids:
                more = "等" if len(ids) > NAMED else ""
                click.echo(
                    f"{label}{len(ids)}件：{'、'.join(ids[:NAMED])}{more}。可以用gongkai search rebuild重建"
                )
    sys.exit(0 if drift.none else 1)


@search.command()
def update() -> None:
    """把还没有编进索引的更新编进去。"""
    with refusals():
        count = services.update(wait=60)
    click.echo(f"编进{count}处更新")


@search.command()
def prune() -> None:
    """删去30天以前的更新记录；停机更久的服务器重新上线时要重建索引。"""
    with refusals():
        count = services.prune()
    click.echo(f"删去{count}条更新记录")


@contextmanager
def refusals() -> Iterator[None]:
    """What cannot be done is one sentence on stderr and exit status 2."""
    try:
        yield
    except IndexMissing as missing:
        raise Refused("索引还没有建好，先运行gongkai search rebuild。") from missing
    except (SearchUnavailable, RebuildRunning) as refused:
        raise Refused(f"{refused}。") from refused
    except LockHeld as held:
        raise Refused("另一个进程正在写索引，等它结束再试。") from held
    except DatabaseError as error:
        raise Refused("数据库读不出来：连不上，或者还没有运行gongkai setup。") from error


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """A counter on stderr where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn(what), TextColumn("{task.completed:.0f}件"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task(what, total=None)
        yield lambda count: shown.update(task, completed=count)
