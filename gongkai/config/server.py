"""The server process: granian in front of the WSGI application."""

from __future__ import annotations

import socket

from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

REQUESTS_AT_ONCE = 4  # threads a worker; each may hold a database connection, of which the pool has eight


class PortTaken(Exception):
    def __init__(self, host: str, port: int):
        super().__init__(f"{host}的{port}端口已经有程序在用，换一个：--port，或者make demo PORT=8001。")


def refuse_taken_port(host: str, port: int) -> None:
    """Raises PortTaken before the server says it its own way."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise PortTaken(host, port) from taken


def answer_requests(host: str, port: int, workers: int) -> None:
    """Answer requests until the process is told to stop."""
    leave_no_connection()
    Granian(
        "gongkai.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=REQUESTS_AT_ONCE,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def leave_no_connection() -> None:
    """Close what this process holds of the database before workers are forked from it.

    A worker would share its socket, and a pool without the threads that fill it hands out no connection.
    """
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()
