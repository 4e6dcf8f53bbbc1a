"""The demonstration district behind the product's own server, for as long as a test run lasts.

Lives here: building the district once, giving each process a copy of its own, starting and ending the server.
Lives elsewhere: what a browser does with it (browsing.py, walking.py).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "FONTCONFIG_FILE")  # the settings of the tests stay outside
PATIENCE = 120  # seconds a loaded machine may take to answer the first request


@dataclass(frozen=True)
class District:
    """address: without a slash at the end. password: of every account."""

    address: str
    password: str


def built_once(folder: Path) -> Path:
    """The data of a fresh district under folder; processes that ask at the same moment share one build.

    JOURNEYS_DATA names one built before by `gongkai demo --no-serve`, to try single journeys without waiting.
    """
    if ready := os.environ.get("JOURNEYS_DATA"):
        return Path(ready)
    built, data = folder / "district.built", folder / "district"
    with (folder / "district.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            shutil.rmtree(data, ignore_errors=True)
            subprocess.run([*_demo(data), "--no-serve"], check=True, env=_environment(), cwd=PROJECT)
            built.touch()
    return data


@contextmanager
def served(template: Path, own: Path) -> Iterator[District]:
    """The server on a free port over a copy of the district, so that what a journey changes stays its own."""
    shutil.copytree(template, own)
    port = _free_port()
    log = own.with_suffix(".log")
    with log.open("w") as written:
        server = subprocess.Popen(
            [*_demo(own), "--port", str(port)],
            env=_environment(),
            cwd=PROJECT,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, server, log)
            yield District(address, _password(own))
        finally:
            _end(server)


def _demo(data: Path) -> list[str]:
    return [sys.executable, "-m", "gongkai.config.command", "demo", "--data", str(data)]


def _environment() -> dict[str, str]:
    """As at a user's terminal, behind the one proxy whose word for the visitor's address is taken."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"BEHIND_PROXY": "true"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _password(data: Path) -> str:
    lines = (data / "demo.env").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("DEMO_PASSWORD="))


def _wait_until_ready(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the server did not become ready:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _end(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
