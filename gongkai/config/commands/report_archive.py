"""gongkai report verify, archive, restore-archive: a report's fingerprint, and all years as one file."""

from __future__ import annotations

import importlib
import io
import json
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import click

from gongkai.annual_report.exchange import Archive, Unsound, fingerprint_of, hashed_part, read_archive
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.django_setup import NotConfigured, start


@click.command(cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--sha256", "expected", help="报告页面上公布的指纹；不写就和文件里写明的比")
def verify(file: Path | None, expected: str | None) -> None:
    """重新计算年度报告的指纹。一致退出0，不一致退出1。

    FILE是从报告页面下载的JSON，或者年度报告档案；不写FILE，就核对这里已经签发、发布的全部报告。
    """
    if file is None:
        if expected:
            raise Refused("--sha256是一份报告的指纹，要和FILE一起写。")
        _verify_here()
        return
    content = _content_of(file)
    if zipfile.is_zipfile(io.BytesIO(content)):
        if expected:
            raise Refused("--sha256是一份报告的指纹，档案里的各份由档案的目录写明。")
        _verify_archive(content)
    else:
        _verify_report(file, content, expected)


def _verify_report(file: Path, content: bytes, expected: str | None) -> None:
    try:
        document = json.loads(content)
        found = fingerprint_of(hashed_part(document))
        wanted = (expected or document["source"]["sha256"]).strip().lower()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused(f"“{file}”不是从报告页面下载的JSON，或者里面没有指纹。") from fault
    click.echo(found)
    if found != wanted:
        click.echo(f"不一致：应是{wanted}，内容和公布时的不同", err=True)
        sys.exit(1)
    click.echo("一致：数字和文字与签发时固化的相同", err=True)


def _verify_archive(content: bytes) -> None:
    """Nothing is taken in. An archive with a wrong fingerprint is wrong, so it ends with 1."""
    try:
        archive = read_archive(io.BytesIO(content))
    except Unsound as fault:
        click.echo(f"{fault}。", err=True)
        sys.exit(1)
    click.echo(f"一致：档案里{len(archive.reports)}份报告都和目录里的指纹相同")


def _verify_here() -> None:
    _start()
    checked, changed = importlib.import_module("gongkai.annual_report.selectors").verified_reports()
    if changed:
        for report in changed:
            click.echo(f"不一致：{report}第{report.version}版，固化的指纹是{report.sha256}", err=True)
        click.echo(f"核对{checked}份，{len(changed)}份和签发时固化的不同", err=True)
        sys.exit(1)
    click.echo(f"一致：核对{checked}份，数字和文字都与签发时固化的相同")


@click.command(cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path))
def archive(file: Path) -> None:
    """把已经发布的年度报告（各年、各版）写成一个档案文件，别的安装可以用restore-archive恢复。"""
    _start()
    packed = _refusing(importlib.import_module("gongkai.annual_report.services").pack_archive)
    beside = file.with_name(f"{file.name}.part")
    try:
        with packed.file, beside.open("wb") as out:
            shutil.copyfileobj(packed.file, out)
        beside.replace(file)
    except OSError as fault:
        raise Refused(f"“{file}”写不进去。") from fault
    click.echo(f"写入{packed.reports}份报告")


@click.command("restore-archive", cls=SentenceCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--create-agencies", is_flag=True, help="这里没有的单位，按档案里写明的情况建立")
@click.option("--under", default="", help="档案里最上级的单位建在这里哪个单位之下，写它的代码")
def restore_archive(file: Path, create_agencies: bool, under: str) -> None:
    """由档案恢复年度报告：指纹逐份核对，全部恢复或者一份也不恢复；已经有的不变。"""
    if under and not create_agencies:
        raise Refused("--under要和--create-agencies一起写，说的是新建的单位放在哪里。")
    found = _archive_in(file)
    _start()
    restore = importlib.import_module("gongkai.annual_report.services").restore_archive
    restored = _refusing(restore, found, create_missing=create_agencies, under=under)
    click.echo(f"恢复{restored.new}份，已经有{restored.known}份")
    if restored.created:
        click.echo(f"新建{len(restored.created)}个单位：{'、'.join(restored.created)}")
        click.echo("新建的单位还没有公开工作机构和人员，要收申请、写报告的，先设好岗位")
    if restored.renamed:
        click.echo(f"代码相同而名称不同，按代码恢复：{'；'.join(restored.renamed)}", err=True)


def _archive_in(file: Path) -> Archive:
    try:
        return read_archive(io.BytesIO(_content_of(file)))
    except Unsound as refusal:
        raise Refused(f"{refusal}。") from refusal


def _content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise Refused(f"“{file}”读不出来，核对一下路径和文件名。") from fault


def _refusing(act: Any, *given: Any, **options: Any) -> Any:
    """What the act gives; a refusal is the sentence of the command."""
    refusal = importlib.import_module("gongkai.agencies.errors").Refusal
    try:
        return act(*given, **options)
    except refusal as why:
        raise Refused(f"{why}。") from why


def _start() -> None:
    try:
        start()
    except NotConfigured as refused:
        raise Refused(str(refused)) from refused
