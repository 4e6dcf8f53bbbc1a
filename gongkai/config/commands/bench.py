"""gongkai bench: a large data set to measure with."""

from __future__ import annotations

import click
from django.db import DatabaseError

from gongkai.config.commands.progress import progress
from gongkai.config.commands.sentences import Refused, SentenceGroup, WholeNumber
from gongkai.config.installing import prepare_database
from gongkai.demonstration.load import MOST_AGENCIES, holds_other_data
from gongkai.demonstration.load import seed as make
from gongkai.search.errors import RebuildRunning


@click.group(cls=SentenceGroup)
def bench() -> None:
    """测量：装载大量测试数据。"""


@bench.command()
@click.option("--publications", type=WholeNumber(), default=20_000, show_default=True, help="公开的信息，件")
@click.option("--cases", type=WholeNumber(), default=100_000, show_default=True, help="申请，件")
@click.option("--agencies", type=WholeNumber(), default=64, show_default=True, help="单位，个")
def seed(publications: int, cases: int, agencies: int) -> None:
    """装载测试数据：单位、三年的公开信息和申请、已过年度的年报，最后重建索引。

    只装到空的或者演示的数据库，有正式数据的不装。数目和日期相同，装出来的就相同。直接写表，不经过办理步骤，
    因此不留痕，没有答复书和申请人；要看真实的办理过程，用gongkai demo。
    """
    if not 1 <= agencies <= MOST_AGENCIES:
        raise Refused(f"--agencies应在1到{MOST_AGENCIES}之间，现在是{agencies}。")
    try:
        if holds_other_data():
            raise Refused("这个数据库里有正式数据，测试数据要装到别的数据文件夹（DATA_DIR）或者数据库。")
        prepare_database()
        with progress() as told:
            made = make(publications=publications, cases=cases, agencies=agencies, told=told)
    except DatabaseError as error:
        raise Refused("数据库连不上或者不能写，检查DATABASE_URL、DATA_DIR和数据库服务。") from error
    except RebuildRunning as running:
        raise Refused(f"{running}。") from running
    click.echo(
        f"装好{made.agencies}个单位、{made.publications}件公开信息、{made.cases}件申请、{made.reports}份年报，"
        f"索引里有{made.entries}条"
    )
