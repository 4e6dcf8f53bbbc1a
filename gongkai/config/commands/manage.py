"""gongkai manage …: Django's own commands, for maintenance."""

from __future__ import annotations

import click
from django.core.management import execute_from_command_line


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """维护命令，原样交给Django，例如gongkai manage migrate。"""
    execute_from_command_line(["gongkai manage", *arguments])
