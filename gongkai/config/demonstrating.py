"""Preparing and showing the demonstration, once Django runs with its settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.table import Column, Table

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import installation
from gongkai.config.commands.sentences import Refused
from gongkai.config.installing import prepare_database
from gongkai.config.server import PortTaken, answer_requests, refuse_taken_port
from gongkai.demonstration.accounts import ACCOUNTS
from gongkai.demonstration.build import build
from gongkai.disclosure.services import settle_validity
from gongkai.search.errors import RebuildRunning
from gongkai.search.updating import rebuild

HERE = "127.0.0.1"


def prepare(password: str, *, say: Callable[[str], None]) -> None:
    """Tables, the district where it is not there yet, and the index. A district half built is not kept."""
    prepare_database()
    site = installation()
    if site is not None and not site.demonstration:
        raise Refused("这个数据文件夹里是正式数据，演示换一个文件夹：--data，或者make demo DATA=…。")
    if site is None:
        say("第一次启动，正在建演示区，一台普通电脑要一两分钟。")
        with transaction.atomic():
            build(password, say)
    settle_validity(today=timezone.localdate())
    rebuild_index(say)


def rebuild_index(say: Callable[[str], None]) -> None:
    """A few seconds for the district, and right whatever happened to the folder since the last start."""
    try:
        count = rebuild()
    except RebuildRunning as running:
        raise Refused(str(running)) from running
    say(f"搜索索引里有{count}条。")


def show_accounts(password: str, port: int) -> None:
    """Who can sign in and where, as a table on the terminal."""
    names = dict(Agency.objects.values_list("code", "short_name"))
    table = Table("用户名", "姓名", "单位", Column("岗位", overflow="fold"), title="演示账号")
    for account in ACCOUNTS:
        roles = "、".join(Role(role).label for role in account.roles)
        table.add_row(account.username, account.name, names.get(account.agency_code, ""), roles)
    console = Console()
    console.print(table)
    console.print(f"密码都是 {password}", markup=False, highlight=False)
    console.print(f"网站     http://{HERE}:{port}/", markup=False, highlight=False)
    console.print(f"工作台   http://{HERE}:{port}/desk/", markup=False, highlight=False)


def serve(port: int, workers: int) -> None:
    try:
        refuse_taken_port(HERE, port)
    except PortTaken as taken:
        raise Refused(str(taken)) from taken
    beside = start_worker()
    try:
        answer_requests(HERE, port, workers)
    finally:
        beside.terminate()
        beside.wait()


def start_worker() -> subprocess.Popen[bytes]:
    """The worker as a process of its own, which ends with this one however this one ends."""
    command = [sys.executable, "-m", "gongkai.config.command", "worker", "--parent", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603  # our own command
