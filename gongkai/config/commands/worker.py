"""gongkai worker: sends notices and does the daily jobs, beside the server."""

from __future__ import annotations

import logging
import os
import signal
from threading import Event

import click
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from gongkai.cases.services.daily import once_a_day
from gongkai.cases.services.sending import send_due
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.daily_jobs import DAILY_JOBS

logger = logging.getLogger("gongkai.worker")


@click.command(cls=SentenceCommand)
@click.option("--once", is_flag=True, help="发完到时候的、做完今天的就结束")
@click.option("--every", type=click.IntRange(1, 3600), default=15, show_default=True, help="隔多少秒看一次")
@click.option("--parent", type=int, hidden=True, help="这个父进程没有了就结束")
def worker(once: bool, every: int, parent: int | None) -> None:
    """发通知，做每天一次的事。可以同时开几个，不会重复发；收到SIGTERM，发完手上这一件就结束。"""
    if once:
        try:
            click.echo(f"发出{send_due()}件，每日工作做了{run_daily_jobs()}项")
        except DatabaseError as error:
            raise Refused("数据库连不上，或者还没有运行gongkai setup。") from error
        return
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    while not stop.is_set() and parent in (None, os.getppid()):
        _one_round(stop)
        stop.wait(every)


def run_daily_jobs() -> int:
    """How many of today's jobs were done now; those done before are left."""
    today = timezone.localdate()
    return sum(once_a_day(name, lambda job=job: job(today), today=today) for name, job in DAILY_JOBS.items())


def _one_round(stop: Event) -> None:
    """A database that is away for a while is waited for; a job that fails does not hold up the mail."""
    for work in (run_daily_jobs, lambda: send_due(stopped=stop.is_set)):
        try:
            close_old_connections()
            work()
        except Exception:
            logger.exception("a round of the worker failed")
