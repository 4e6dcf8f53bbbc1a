"""gongkai serve: the production server, which does not start with unsafe settings."""

from __future__ import annotations

import click

from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.refusals import refusals_to_serve
from gongkai.config.server import PortTaken, answer_requests, refuse_taken_port


@click.command(cls=SentenceCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址；前面通常有nginx")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="进程数，约等于核数"
)
def serve(host: str, port: int, workers: int) -> None:
    """启动网站。设置不安全或者数据库没有准备好，就说明原因，不启动。"""
    if sentences := refusals_to_serve():
        raise Refused("\n".join(sentences))
    try:
        refuse_taken_port(host, port)
    except PortTaken as taken:
        raise Refused(str(taken)) from taken
    answer_requests(host, port, workers)
