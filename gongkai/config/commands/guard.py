"""`gongkai guard`: look into files before they go out.

Exit status of scan: 1 if there is an error; warnings alone leave it 0. 2 where a file could not be read.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from gongkai.config.commands.sentences import Refused, SentenceGroup
from gongkai.guard import Finding, Kind, Severity, scan_file

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}


@click.group(cls=SentenceGroup)
def guard() -> None:
    """检查：文件发出以前，查个人信息和隐藏的内容。"""


@guard.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="只输出一份JSON")
def scan(files: tuple[str, ...], as_json: bool) -> None:
    """查个人信息、隐藏的内容、黑块下面的文字。有错误时退出码是1，只有提醒时是0，读不了是2。"""
    contents = [(file, _read(file)) for file in files]
    found = [(file, finding) for file, content in contents for finding in scan_file(file, content)]
    if as_json:
        several = len(files) > 1
        click.echo(json.dumps([_document(*each, named=several) for each in found], ensure_ascii=False))
    else:
        click.echo(_in_words(files, found))
    unreadable = [(file, finding) for file, finding in found if finding.kind is Kind.UNREADABLE]
    if unreadable:
        raise Refused("；".join(f"“{file}”读不了：{finding.excerpt}" for file, finding in unreadable))
    if any(finding.severity is Severity.ERROR for _, finding in found):
        raise SystemExit(1)


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise Refused(f"“{file}”打不开：{_reason(fault)}。") from fault


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "没有这个文件"
    return "是一个文件夹" if isinstance(fault, IsADirectoryError) else "没有权限或者磁盘有问题"


def _document(file: str, finding: Finding, *, named: bool) -> dict[str, str]:
    """Among several files the place begins with the name of the file."""
    document = finding.as_json()
    return document | {"where": f"{file}：{finding.where}"} if named else document


def _in_words(files: tuple[str, ...], found: list[tuple[str, Finding]]) -> str:
    lines = []
    for file in files:
        mine = [finding for name, finding in found if name == file]
        lines.append(f"{file}　{'没有发现' if not mine else f'{len(mine)}处'}")
        lines += [
            f"  {_SEVERITIES[each.severity]}　{each.label}　{each.where}　{each.excerpt}" for each in mine
        ]
    return "\n".join(lines)
