"""gongkai report export: a published report as a file, as its page offers it."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.django_setup import NotConfigured, start


@click.command(cls=SentenceCommand)
@click.argument("code")
@click.argument("year", type=int)
@click.option("--format", "extension", required=True, help="pdf、docx、xlsx、csv或者json")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到这个文件")
@click.option("--whole", is_flag=True, help="本级政府汇总的报告")
@click.option("--version", type=int, help="更正以前的一版；不写就是现在的一版")
def export(code: str, year: int, extension: str, out: Path, whole: bool, version: int | None) -> None:
    """把一个单位一年已经发布的报告写成文件，和报告页面上下载的相同。"""
    try:
        start()
    except NotConfigured as refused:
        raise Refused(str(refused)) from refused
    formats = importlib.import_module("gongkai.annual_report.export").FORMATS
    selectors = importlib.import_module("gongkai.annual_report.selectors")
    no_font = importlib.import_module("gongkai.documents.errors").NoLetterFont
    if extension not in formats:
        raise Refused(f"没有{extension}这种格式，可以写{'、'.join(formats)}。")
    report = selectors.published(code, year, "whole" if whole else "own", version=version)
    if report is None:
        raise Refused(f"没有代码是“{code}”的单位{year}年度已经发布的这份报告。")
    try:
        out.write_bytes(formats[extension].make(selectors.report_json(report)))
    except no_font as refusal:
        raise Refused(f"{refusal}。") from refusal
    except OSError as fault:
        raise Refused(f"“{out}”写不进去。") from fault
