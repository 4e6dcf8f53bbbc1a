"""gongkai setup: a production installation, new or after an update. Running it again changes no answers."""

from __future__ import annotations

from datetime import date

import click
from django.db import DatabaseError, transaction

from gongkai.agencies.models import Agency, Installation
from gongkai.agencies.selectors import disclosure_office, installation
from gongkai.agencies.services import found_agency, found_office
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.installing import collect_static_files, prepare_database

# The first Regulation on open government information (Decree 492) took effect on this day: no record this
# system keeps is older, so the government counts as being there for all of them.
FOUNDED = date(2008, 5, 1)
# what has to be known about the site: option -> the question
SITE = {
    "name": "网站名称",
    "domain": "网站域名",
    "id_code": "网站标识码（10位）",
    "organiser": "主办单位",
    "region_code": "行政区划代码（6位）",
}
# and about the government whose site it is, the top of the tree of agencies
GOVERNMENT = {
    "agency_code": "本级政府的代码（小写字母、数字，如mh）",
    "agency_name": "本级政府全称",
    "short_name": "本级政府简称",
    "number_word": "编号用字（如明府）",
    "superior_government": "上一级人民政府",
    "court": "有管辖权的人民法院",
    "address": "办公地址",
    "phone": "联系电话",
    "hours": "办公时间",
}
OPTIONAL = {
    "superior_url": "上一级人民政府网址",
    "icp": "ICP备案编号",
    "police": "公安机关备案号",
    "undertaker": "承办单位",
}


def _questions(command):
    for names in (OPTIONAL, GOVERNMENT, SITE):
        for name, question in names.items():
            option = "--" + name.replace("_", "-")
            command = click.option(option, name, envvar=f"SETUP_{name.upper()}", help=question)(command)
    return command


@click.command(cls=SentenceCommand)
@_questions
def setup(**given: str | None) -> None:
    """建好数据库、栏目和静态文件；第一次还要填网站和本级政府的情况，没有写在选项里的会逐项问。"""
    try:
        prepare_database()
        if installation() is None:
            enter_identity(_complete(given))
    except DatabaseError as error:
        raise Refused("数据库连不上或者不能写，检查DATABASE_URL、DATA_DIR和数据库服务。") from error
    collect_static_files()
    click.echo(f"{installation()}已经准备好。没有系统管理员的，下一步运行gongkai createadmin。")


def _complete(given: dict[str, str | None]) -> dict[str, str]:
    """The answers, asked for where they are missing and there is someone to ask."""
    missing = {name: asked for name, asked in (SITE | GOVERNMENT).items() if not given[name]}
    if missing and not click.get_text_stream("stdin").isatty():
        options = "、".join("--" + name.replace("_", "-") for name in missing)
        raise Refused(f"第一次安装还缺：{options}。")
    answers = {name: click.prompt(question) for name, question in missing.items()}
    return {name: value or "" for name, value in (given | answers).items()}


@transaction.atomic
def enter_identity(answers: dict[str, str]) -> Installation:
    """Enter the site and its government. Raises Refused where an answer does not have its form."""
    _refuse_wrong_forms(answers)
    _found_government(answers)
    return Installation.objects.create(
        pk=1,
        superior=answers["superior_government"],
        **{name: answers[name] for name in (*SITE, *OPTIONAL)},
    )


def _refuse_wrong_forms(answers: dict[str, str]) -> None:
    for name, length in (("id_code", 10), ("region_code", 6)):
        if len(answers[name]) != length:
            option = "--" + name.replace("_", "-")
            raise Refused(f"{option}应为{length}位，现在是{len(answers[name])}位：{answers[name]}。")
    if not answers["region_code"].isdigit():
        raise Refused(f"--region-code应全是数字：{answers['region_code']}。")


def _found_government(answers: dict[str, str]) -> Agency:
    """Enter it, with its office; one that an archive of reports brought along stays as it is.

    Raises Refused for a second one.
    """
    here = Agency.objects.filter(parent__isnull=True).first()
    if here is not None and here.code != answers["agency_code"]:
        raise Refused(f"最上级的单位已经是{here.name}，--agency-code应是它的代码{here.code}。")
    government = here or _entered_government(answers)
    if disclosure_office(government) is None:
        founded = {"is_disclosure_office": True, "valid_from": FOUNDED}
        found_office(government, name="政府信息公开工作机构", **founded)
    return government


def _entered_government(answers: dict[str, str]) -> Agency:
    kept = ("short_name", "number_word", "superior_government", "court", "address", "phone", "hours")
    return found_agency(
        parent=None,
        code=answers["agency_code"],
        name=answers["agency_name"],
        kind=Agency.Kind.GOVERNMENT,
        valid_from=FOUNDED,
        **{name: answers[name] for name in kept},
    )
