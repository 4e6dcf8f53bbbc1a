"""The one command of the product. Each group is imported only when it is called, so that reading a report
starts without Django in a fraction of a second.

Exit status: 0 done and nothing wrong, 1 done and something is wrong, 2 could not be done.
"""

from __future__ import annotations

import importlib

import click

# name -> (module, attribute, one line of help); the help stands here so that --help imports nothing
COMMANDS: dict[str, tuple[str, str, str]] = {
    "law": ("gongkai.config.commands.law", "law", "期限和费用：一天怎么来的，一元怎么算的"),
    "report": ("gongkai.config.commands.report", "report", "年度报告：读取、核对、由办件得出"),
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """公开：政府信息公开工作，从申请到年报。"""


if __name__ == "__main__":
    main()
