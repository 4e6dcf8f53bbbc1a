"""gongkai report verify, archive, restore-archive: a report's fingerprint, and all years as one file."""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from pathlib import Path

import click

from gongkai.annual_report.exchange import Unsound, files_of, fingerprint_of, hashed_part, read_archive
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.django_setup import NotConfigured, start


@click.command(cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sha256", "expected", help="报告页面上公布的指纹；不写就和文件里写明的比")
def verify(file: Path, expected: str | None) -> None:
    """重新计算一份年度报告（从报告页面下载的JSON）的指纹。一致退出0，不一致退出1。"""
    try:
        document = json.loads(file.read_bytes())
        content = hashed_part(document)
        wanted = (expected or document["source"]["sha256"]).strip().lower()
    except OSError as fault:
        raise Refused(f"“{file}”读不出来。") from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused(f"“{file}”不是从报告页面下载的JSON，或者里面没有指纹。") from fault
    found = fingerprint_of(content)
    click.echo(found)
    if found != wanted:
        click.echo(f"不一致：应是{wanted}，内容和公布时的不同", err=True)
        sys.exit(1)
    click.echo("一致：数字和文字与签发时固化的相同", err=True)


@click.command(cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path))
def archive(file: Path) -> None:
    """把已经发布的年度报告（各年、各版）写成一个档案文件，别的安装可以用restore-archive恢复。"""
    _start()
    selectors = importlib.import_module("gongkai.annual_report.selectors")
    pack = importlib.import_module("gongkai.documents.archives").pack
    reports = list(selectors.archived_reports())
    if changed := [one.file for one in reports if fingerprint_of(one.content) != one.sha256]:
        raise Refused(f"和固化时的指纹不一致，没有写档案：{'、'.join(changed)}。先核对单位名称和数据库。")
    beside = file.with_name(f"{file.name}.part")
    try:
        with pack(files_of(reports)) as packed, beside.open("wb") as out:
            shutil.copyfileobj(packed, out)
        beside.replace(file)
    except OSError as fault:
        raise Refused(f"“{file}”写不进去。") from fault
    click.echo(f"写入{len(reports)}份报告")


@click.command("restore-archive", cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path))
def restore_archive(file: Path) -> None:
    """由档案恢复年度报告：指纹逐份核对，全部恢复或者一份也不恢复；已经有的不变。"""
    try:
        with file.open("rb") as opened:
            archived = read_archive(opened)
    except Unsound as refusal:
        raise Refused(f"{refusal}。") from refusal
    except OSError as fault:
        raise Refused(f"“{file}”读不出来。") from fault
    _start()
    services = importlib.import_module("gongkai.annual_report.services")
    refusals = importlib.import_module("gongkai.agencies.errors")
    try:
        restored = services.restore_archive(archived)
    except refusals.Refusal as refusal:
        raise Refused(f"{refusal}。") from refusal
    click.echo(f"恢复{restored.new}份，已经有{restored.known}份")


def _start() -> None:
    try:
        start()
    except NotConfigured as refused:
        raise Refused(str(refused)) from refused
