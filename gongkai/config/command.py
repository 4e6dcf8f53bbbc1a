"""The one command of the product. Each group is imported only when it is called, so that reading a report
starts without Django in a fraction of a second.

Exit status: 0 done and nothing wrong, 1 done and something is wrong, 2 could not be done.
"""

from __future__ import annotations

import importlib

import click

from gongkai.config.commands.sentences import Refused

# name -> (module, attribute, one line of help); the help stands here so that --help imports nothing
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("gongkai.config.commands.demo", "demo", "演示：一个虚构的区，建好就在本机打开"),
    "setup": ("gongkai.config.commands.setup", "setup", "正式安装：建表、栏目、网站名称和主办单位"),
    "createadmin": ("gongkai.config.commands.createadmin", "createadmin", "正式安装：第一个系统管理员"),
    "serve": ("gongkai.config.commands.serve", "serve", "启动网站；设置不安全就不启动"),
    "law": ("gongkai.config.commands.law", "law", "期限和费用：一天怎么来的，一元怎么算的"),
    "report": ("gongkai.config.commands.report", "report", "年度报告：读取、核对、由办件得出"),
    "worker": ("gongkai.config.commands.worker", "worker", "发通知，做每天一次的事；和网站一起开着"),
    "guard": ("gongkai.config.commands.guard", "guard", "检查：文件里的个人信息和隐藏的内容"),
    "daily": ("gongkai.config.commands.daily", "daily", "每天一次：文件到日子施行、失效，期限按新的放假安排"),
    "cases": ("gongkai.config.commands.cases", "cases", "办件：重算期限并核对"),
    "search": ("gongkai.config.commands.search", "search", "搜索：查询、重建和核对索引"),
    "files": ("gongkai.config.commands.files", "files", "原件：核对存的文件和数据库是不是一致"),
    "trail": ("gongkai.config.commands.trail", "trail", "留痕：核对记录有没有被改动"),
    "bench": ("gongkai.config.commands.bench", "bench", "测量：装载大量测试数据"),
    "manage": ("gongkai.config.commands.manage", "manage", "维护：Django自己的命令"),
}
# Their modules read models, so Django is started before they are imported. The others start it, if at all,
# themselves: the demonstration makes its settings first; guard and most of report and law need none.
ON_DJANGO = frozenset(
    {
        "setup",
        "createadmin",
        "serve",
        "worker",
        "daily",
        "cases",
        "search",
        "files",
        "trail",
        "bench",
        "manage",
    }
)


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name in ON_DJANGO:
            _start_django()
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


def _start_django() -> None:
    django_setup = importlib.import_module("gongkai.config.django_setup")
    try:
        django_setup.start()
    except django_setup.NotConfigured as refused:
        raise Refused(str(refused)) from refused


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """公开：政府信息公开工作，从申请到年报。"""


if __name__ == "__main__":
    main()
