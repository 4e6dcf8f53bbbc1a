"""gongkai demo: an invented district, built on the first start and kept from then on."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.demo_settings import use_demo_settings
from gongkai.config.django_setup import data_folder, start


@click.command(cls=SentenceCommand)
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), help="数据文件夹，默认是项目里的data"
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="进程数")
@click.option("--no-serve", is_flag=True, help="只准备数据，不启动网站")
def demo(data: Path | None, port: int, workers: int, no_serve: bool) -> None:
    """准备演示数据，列出账号，在本机启动网站。再次运行接着用原来的数据。"""
    folder = (data or data_folder()).resolve()
    try:
        stored = use_demo_settings(folder)
    except OSError as error:
        raise Refused(f"数据文件夹{folder}不能写：{error.strerror}。") from error
    start()
    # what follows reads models, so it is imported once the settings above are in force
    demonstration = importlib.import_module("gongkai.config.demonstrating")
    demonstration.prepare(stored["DEMO_PASSWORD"], say=click.echo)
    demonstration.show_accounts(stored["DEMO_PASSWORD"], port)
    if not no_serve:
        demonstration.serve(port, workers)
