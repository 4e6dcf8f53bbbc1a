"""gongkai createadmin: the first account of a production installation, which makes all others."""

from __future__ import annotations

import click
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.roles import Role
from gongkai.agencies.services import appoint, enrol_person
from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.trail.services import record


@click.command(cls=SentenceCommand)
@click.option("--username", prompt="用户名", help="登录用")
@click.option("--name", prompt="姓名")
@click.option(
    "--password",
    prompt="密码",
    hide_input=True,
    confirmation_prompt=True,
    envvar="ADMIN_PASSWORD",
    help="不写就问；也可以放在环境变量ADMIN_PASSWORD里",
)
def createadmin(username: str, name: str, password: str) -> None:
    """建第一个系统管理员。其他账号由系统管理员在工作台里建。"""
    try:
        person = make_first_administrator(username=username, name=name, password=password)
    except ValidationError as refused:
        raise Refused("".join(refused.messages)) from refused
    except IntegrityError as taken:
        raise Refused(f"用户名{username}已经有人用。") from taken
    click.echo(f"{person.name}（{person.username}）可以登录了。")


@transaction.atomic
def make_first_administrator(*, username: str, name: str, password: str) -> Person:
    """Raises Refused without a government or with an administrator, ValidationError for a weak password."""
    government = Agency.objects.filter(parent__isnull=True).first()
    if government is None:
        raise Refused("还没有本级政府，先运行gongkai setup。")
    today = timezone.localdate()
    if Post.objects.filter(role=Role.SYSTEM_ADMINISTRATOR, valid_to__isnull=True).exists():
        raise Refused("已经有系统管理员，新账号由系统管理员在工作台里建。")
    person = enrol_person(username=username, name=name, password=password)
    appoint(person, government, Role.SYSTEM_ADMINISTRATOR, valid_from=today)
    record(person, "first_administrator_made", agency=government, by=None)
    return person
