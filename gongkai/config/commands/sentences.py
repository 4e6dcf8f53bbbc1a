"""Commands that refuse in one Chinese sentence on stderr, with exit status 2, instead of click's English
usage."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import click


class Refused(click.ClickException):
    """It could not be done; the message names what and where."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.format_message(), err=True, file=file)


def sentence_for(error: click.UsageError) -> str:
    """The sentence for what is wrong with a command line."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少{error.param.opts[0]}。"
    if isinstance(error, click.NoSuchOption):
        return f"没有{error.option_name}这个选项，--help列出全部选项。"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name}的写法不对：后面要写一个值，开关选项后面不写。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[0]}：{error.message}"
    # click names what it could not place in brackets: Got unexpected extra argument (x)
    unplaced = re.search(r"\((.*)\)", error.format_message())
    what = f"“{unplaced[1]}”" if unplaced else "命令"
    return f"{what}放得不对，--help列出用法。"


class SentenceCommand(click.Command):
    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as error:
            raise Refused(sentence_for(error)) from error


class SentenceGroup(click.Group):
    command_class = SentenceCommand

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            known = "、".join(self.list_commands(ctx))
            raise Refused(f"{self.name}没有“{args[0]}”这个命令，有的是：{known}。") from error


class Day(click.ParamType):
    """A day written 2026-01-30."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        return read_day(str(value), self, param, ctx)


class DaySpan(click.ParamType):
    """Two days written 2026-01-30:2026-02-10."""

    name = "起:止"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date, date]:
        if isinstance(value, tuple):
            return value
        first, colon, last = str(value).partition(":")
        if not colon:
            self.fail(f"“{value}”应写成起日:止日，例如2026-03-02:2026-03-12。", param, ctx)
        return read_day(first, self, param, ctx), read_day(last, self, param, ctx)


class WholeNumber(click.ParamType):
    """A whole number from 0."""

    name = "整数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", str(value)):
            self.fail(f"“{value}”应为不小于0的整数。", param, ctx)
        return int(value)


def read_day(
    text: str, kind: click.ParamType, param: click.Parameter | None, ctx: click.Context | None
) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        kind.fail(f"日期“{text}”应写成2026-01-30这样的年-月-日。", param, ctx)
    try:
        return date.fromisoformat(text)
    except ValueError:
        kind.fail(f"日历上没有{text}这一天。", param, ctx)
