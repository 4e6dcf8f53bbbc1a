"""A server of our own for the length of a measurement, on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

HERE = "127.0.0.1"
WORKERS = 2  # as make demo and gongkai serve have it
START_WITHIN = 60  # seconds
PROC = Path("/proc")


class NoAnswer(RuntimeError):
    """The server did not start; its log says why."""


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen
    port: int

    def worker_memory(self) -> float | None:
        """Resident memory of the largest worker, MB; None where the system has no /proc."""
        if not (PROC / "self" / "status").is_file():
            return None
        return max(_resident_kb(pid) for pid in _children(self.process.pid)) / 1024

    def worker_cpu(self) -> float:
        """Processor time the workers have taken so far, seconds; 0 where the system does not count it."""
        return sum(_nanoseconds(pid) for pid in _children(self.process.pid)) / 1e9


@contextmanager
def serving(settings: str, log: Path) -> Iterator[Server]:
    """The server with this settings module, ready to answer. log: where its lines go, as in production."""
    port = _free_port()
    command = [sys.executable, "-m", "bench.serve", str(port), str(WORKERS)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings}
    with log.open("wb") as lines:
        process = subprocess.Popen(command, env=environment, stdout=lines, stderr=lines)  # noqa: S603 - ourselves
        try:
            _wait(process, port, log)
            yield Server(process, port)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return probe.getsockname()[1]


def _wait(process: subprocess.Popen, port: int, log: Path) -> None:
    """Until every worker has had the chance to start. Raises NoAnswer."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = HTTPConnection(HERE, port, timeout=START_WITHIN)
            connection.request("GET", "/bench/bare/10/")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise NoAnswer(log.read_text(errors="replace")[-2000:])


def _children(parent: int) -> list[int]:
    return [int(stat.parent.name) for stat in PROC.glob("[0-9]*/stat") if _parent(stat) == parent]


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended meanwhile
        return 0


def _nanoseconds(pid: int) -> int:
    """On a processor so far, all threads together; finer than the hundredths of a second in stat."""
    threads = (PROC / str(pid) / "task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def _resident_kb(pid: int) -> int:
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
