"""gongkai cases template, import and export: registers as files. Part of the group ``gongkai cases``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from django.db import DatabaseError
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer, officer_for
from gongkai.cases.models import ImportRun
from gongkai.cases.register.template import template as empty_workbook
from gongkai.cases.services import Form, check_register, claim_import, export_register, import_register
from gongkai.config.commands.bench import progress
from gongkai.config.commands.sentences import Refused, SentenceCommand

NO_DATABASE = "数据库连不上，或者还没有运行gongkai setup。"
SHOWN = 50  # faults printed; --json prints all that are kept


@click.command(cls=SentenceCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """写出导入用的空模板（XLSX）。"""
    try:
        file.write_bytes(empty_workbook())
    except OSError as error:
        raise Refused(f"{file}写不进去，换一个位置。") from error
    click.echo(f"模板写到{file}")


@click.command("import", cls=SentenceCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--agency", "code", required=True, help="单位代码")
@click.option("--by", "username", required=True, help="导入人的用户名，要是本单位的公开工作机构负责人")
@click.option("--check", is_flag=True, help="只检查，一件也不写入；有要改的退出1")
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def import_cases(file: Path, code: str, username: str, check: bool, as_json: bool) -> None:
    """把原登记簿（XLSX）的申请导入一个单位：先检查每一行，全部没有问题才导入。"""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refused(f"{file}打不开，检查路径和权限。") from error
    try:
        by = officer_named(username, code)
        with progress() as told:
            run = check_register(by.agency, content, by=by, told=told)
            if run.state == ImportRun.State.CHECKED and not check:
                run = import_register(claim_import(run, by=by), by=by, told=told)
    except Refusal as refusal:
        raise Refused(f"{refusal}。") from refusal
    except DatabaseError as error:
        raise Refused(NO_DATABASE) from error
    _tell(run, as_json)
    sys.exit(1 if run.error_count else 0)


@click.command("export", cls=SentenceCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--agency", "code", required=True, help="单位代码")
@click.option("--by", "username", required=True, help="导出人的用户名")
@click.option("--with-identity", is_flag=True, help="带申请人身份信息，每件都留痕；只用于XLSX和CSV")
def export_cases(file: Path, code: str, username: str, with_identity: bool) -> None:
    """把一个单位的登记簿写到文件：.xlsx、.csv，或者给程序读的.jsonl（一行一件）。"""
    try:
        form = Form(file.suffix.lower().removeprefix("."))
    except ValueError as error:
        raise Refused(f"{file}的扩展名要是.xlsx、.csv或者.jsonl。") from error
    try:
        by = officer_named(username, code)
        pieces = export_register(by.agency, form, by=by, with_identity=with_identity)
        with file.open("wb") as written:
            for piece in pieces:
                written.write(piece)
    except OSError as error:
        raise Refused(f"{file}写不进去，换一个位置。") from error
    except Refusal as refusal:
        raise Refused(f"{refusal}。") from refusal
    except DatabaseError as error:
        raise Refused(NO_DATABASE) from error
    click.echo(f"登记簿写到{file}")


def officer_named(username: str, code: str) -> Officer:
    """The person as officer of that agency today. Raises Refused, naming what is not there."""
    if not Agency.objects.filter(code=code).exists():
        raise Refused(f"没有代码为“{code}”的单位。")
    person = Person.objects.filter(username=username).first()
    officer = officer_for(person, today=timezone.localdate(), agency_code=code) if person else None
    if officer is None or officer.agency.code != code:
        raise Refused(f"用户“{username}”今天在“{code}”没有岗位。")
    return officer


def _tell(run: ImportRun, as_json: bool) -> None:
    errors = [{"row": row, "column": column, "message": text} for row, column, text in run.errors]
    if as_json:
        found = {"state": run.state, "cases": run.total, "error_count": run.error_count, "errors": errors}
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for each in errors[:SHOWN]:
        click.echo(f"第{each['row']}行 {each['column']}：{each['message']}")
    if run.error_count > SHOWN:
        click.echo(f"……共{run.error_count}处")
    click.echo(
        {
            ImportRun.State.FAULTY: f"有{run.error_count}处要改，一件也没有写入",
            ImportRun.State.CHECKED: f"{run.total}件都可以导入，一件也没有写入",
            ImportRun.State.DONE: f"导入{run.total}件",
        }[ImportRun.State(run.state)]
    )
