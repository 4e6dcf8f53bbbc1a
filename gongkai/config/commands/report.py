"""`gongkai report`: read a report from a file, check it. What needs more hangs itself into the same group.

Exit status of check: 1 if there is an error; warnings alone leave it 0, for they need no correction.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from pathlib import Path
from typing import NoReturn

import click

from gongkai.annual_report.checking import Beside, Corpus, NotLastYear, check_report, left_out
from gongkai.annual_report.checking.document import checked_document
from gongkai.annual_report.reading import ReadReport, Unreadable, read_report
from gongkai.law.identities import Finding, advice_for, citation_for, in_words
from gongkai.law.report_forms import FORMS

# name -> (module, attribute): what needs Django is loaded only when it is called
_ELSEWHERE = {
    "derive": ("gongkai.config.commands.report_derive", "derive"),
    "export": ("gongkai.config.commands.report_export", "export"),
    "archive": ("gongkai.config.commands.report_archive", "archive"),
    "restore-archive": ("gongkai.config.commands.report_archive", "restore_archive"),
    "verify": ("gongkai.config.commands.report_archive", "verify"),
}
_SEVERITIES = {"error": "错误", "warning": "提醒"}
_SHOWN = 3  # passages printed of a text that is alike; --json has all
_WIDEST = 60  # characters of each


class ReportGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        present = [name for name, (module, _) in _ELSEWHERE.items() if importlib.util.find_spec(module)]
        return sorted([*super().list_commands(ctx), *present])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in _ELSEWHERE and importlib.util.find_spec(_ELSEWHERE[name][0]):
            module, attribute = _ELSEWHERE[name]
            command: click.Command = getattr(importlib.import_module(module), attribute)
            return command
        return super().get_command(ctx, name)


@click.group(cls=ReportGroup)
def report() -> None:
    """年度报告：读取、核对、由办件得出。"""


@report.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="打印一份JSON")
def read(file: str, as_json: bool) -> None:
    """读出一份年度报告里的数。"""
    found = _read(file)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        click.echo(_cells_in_words(found))


@report.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--last-year", help="上一年的报告，核对结转、衔接和雷同")
@click.option(
    "--rule-power/--no-rule-power", default=None, help="机关有没有规章制定权；不写明就不核对规章一行"
)
@click.option(
    "--compare-texts", is_flag=True, help="各机关的正文互相比对，查内容雷同；文件夹里只比同一年度的"
)
@click.option("--json", "as_json", is_flag=True, help="打印一份JSON")
@click.option("--jsonl", help="成批核对，结果写到这个文件，一行一份JSON")
@click.option("--xlsx", help="成批核对，结果写到这个Excel表格")
def check(
    files: tuple[str, ...],
    last_year: str | None,
    rule_power: bool | None,
    compare_texts: bool,
    as_json: bool,
    jsonl: str | None,
    xlsx: str | None,
) -> None:
    """按勾稽关系核对年度报告。有错误时退出码是1，只有提醒时是0。

    给文件夹，或者写明--jsonl、--xlsx，就是成批核对：用上所有的处理器，同一机关上年的报告在里面的自动配上，
    读不出来的文件列出原因，不影响别的文件。
    """
    if jsonl or xlsx or any(Path(file).is_dir() for file in files):
        if last_year:
            _stop("成批核对自己配上年报告，不用--last-year")
        options = {"rule_power": rule_power, "compare_texts": compare_texts, "as_json": as_json}
        _check_folders(files, jsonl=jsonl, xlsx=xlsx, **options)
        return
    before = _read(last_year) if last_year is not None else None
    reports = [(file, _read(file)) for file in files]
    others = Corpus([found for _, found in reports]) if compare_texts else None
    beside = Beside(rule_power=rule_power, others=others)
    checked = [(file, found, _check(file, found, before, beside)) for file, found in reports]
    if as_json:
        documents = [checked_document(file, found, findings) for file, found, findings in checked]
        click.echo(json.dumps(documents, ensure_ascii=False))
    else:
        for file, found, findings in checked:
            click.echo(_findings_in_words(file, found, findings, _left_out(found, before, beside)))
    if any(finding.severity == "error" for _, _, findings in checked for finding in findings):
        raise SystemExit(1)


def _check_folders(files: tuple[str, ...], **options: bool | str | None) -> None:
    """Loaded only now: one file is checked without processes, bars and workbooks."""
    batch = importlib.import_module("gongkai.config.commands.report_batch")
    if batch.check_folders(files, **options):
        raise SystemExit(1)


def _read(file: str) -> ReadReport:
    try:
        return read_report(file)
    except Unreadable as refusal:
        _stop(str(refusal))


def _check(file: str, found: ReadReport, before: ReadReport | None, beside: Beside) -> list[Finding]:
    try:
        return check_report(found, before, beside)
    except NotLastYear as refusal:
        _stop(f"“{file}”：{refusal}")


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(2)


def _heading(found: ReadReport) -> str:
    year = f"{found.year}年度" if found.year is not None else "年度不明"
    form = "没有统一表格，只读了文字" if found.is_narrative else f"{found.form}年格式"
    return f"{found.agency or '机关不明'}　{year}　{form}"


def _cells_in_words(found: ReadReport) -> str:
    if found.is_narrative:
        return f"{_heading(found)}\n{found.text['1']}"
    form = FORMS[found.form]
    lines = [_heading(found)]
    for address, figure in found.cells.items():
        label = form.label(address) if address in form.cells else address
        lines.append(f"{address}\t{label}\t{'没有' if figure is None else in_words(figure)}")
    missing = sum(figure is None for figure in found.cells.values())
    lines.append(f"读出{len(found.cells) - missing}个数，{missing}格没有数")
    return "\n".join(lines)


def _findings_in_words(file: str, found: ReadReport, findings: list[Finding], not_checked: str) -> str:
    lines = [f"{file}　{_heading(found)}"]
    for one in findings:
        lines.append(f"  {_SEVERITIES[one.severity]}　{one.rule}　{one.message}")
        lines.append(f"        {advice_for(one)}（{citation_for(one)}）")
        lines += [f"        已写明原因：{one.explained}"] if one.explained else []
        lines += [f"        相同的文字：{_clipped(passage.place.words)}" for passage in one.passages[:_SHOWN]]
    errors = sum(finding.severity == "error" for finding in findings)
    lines.append(f"  {errors}处错误，{len(findings) - errors}处提醒；没有核对的：{not_checked}")
    return "\n".join(lines)


def _clipped(words: str) -> str:
    flat = "".join(words.split())
    return flat if len(flat) <= _WIDEST else f"{flat[:_WIDEST]}……"


def _left_out(found: ReadReport, before: ReadReport | None, beside: Beside) -> str:
    by_reason: dict[str, list[str]] = {}
    for rule, reason in left_out(found, before, beside).items():
        by_reason.setdefault(reason, []).append(rule)
    return "；".join(f"{'、'.join(rules)}（{reason}）" for reason, rules in by_reason.items())
