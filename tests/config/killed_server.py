"""A server as in production, on a database of its own, and clients that press buttons until it is gone."""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import psycopg
from django.utils import timezone

HERE, CLIENTS, START_WITHIN = "127.0.0.1", 4, 60  # the last in seconds
PROJECT = Path(__file__).resolve().parents[2]
_TAKEN_IN = re.compile(
    r'<dd class="gk-no">(明住建申〔\d+〕\d+号)</dd>.*?<b class="wb-code">([^<]+)</b>', re.DOTALL
)


class NotDone(AssertionError):
    """The server answered, and not that the act was done."""


@dataclass
class Site:
    """told: what clients were told was done: letters signed and served, applications with number and code."""

    environment: dict[str, str]
    port: int
    people: dict = field(default_factory=dict)
    told: dict[str, list] = field(default_factory=lambda: {"signed": [], "served": [], "taken_in": []})

    def prepare(self, letters: int) -> None:
        self.people = json.loads(self._run("prepare", str(letters)))

    def look(self) -> list[str]:
        """Everything lost or half done, one sentence each."""
        return json.loads(self._run("look", given=json.dumps(self.told)))

    def _run(self, *words: str, given: str = "") -> str:
        command = [sys.executable, "-m", "tests.config.killed_site", *words]
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=PROJECT,
            input=given,
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen]:
        """gongkai serve, answering; its processes are killed at the end however they stand."""
        command = [sys.executable, "-m", "gongkai.config.command", "serve", "--port", str(self.port)]
        log = Path(self.environment["DATA_DIR"], "server.log")
        with log.open("wb") as lines:
            process = subprocess.Popen(
                command, env=self.environment, cwd=PROJECT, start_new_session=True, stderr=lines
            )
        try:
            self._wait(process, log)
            yield process
        finally:
            kill(process)

    def _wait(self, process: subprocess.Popen, log: Path) -> None:
        deadline = time.monotonic() + START_WITHIN
        while process.poll() is None and time.monotonic() < deadline:
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    return
            except (OSError, HTTPException):
                time.sleep(0.05)
        kill(process)
        raise AssertionError(log.read_text()[-3000:])

    def ask(
        self, verb: str, path: str, session: str = "", fields: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """One request as nginx passes it on, with the cookies of a browser that is signed in."""
        connection = HTTPConnection(HERE, self.port, timeout=20)
        token = "t" * 32
        headers = {
            "Host": HERE,
            "X-Forwarded-Proto": "https",
            "Origin": f"https://{HERE}",
            "Cookie": f"sessionid={session}; csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({**(fields or {}), "csrfmiddlewaretoken": token}) if verb == "POST" else None
        try:
            connection.request(verb, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()


def kill(process: subprocess.Popen) -> None:
    """The server and all its workers, at once and without a word (kill -9)."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """A site without content in this folder, on SQLite or a database of its own in the cluster at hand."""
    with _database(os.environ.get("DATABASE_URL", "")) as database:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment = kept | database | {
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
            "PYTHONPATH": str(PROJECT),
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(folder),
            "SECRET_KEY": secrets.token_urlsafe(48),
            "IDENTITY_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
            "ALLOWED_HOSTS": f"{HERE},testserver",
            "BEHIND_PROXY": "true",
            "LOG_LEVEL": "ERROR",
            "EMAIL_URL": f"filemail:///{quote(str(folder / 'mail'))}",
            "EMAIL_FROM": "gongkai@minghe.example",
        }  # fmt: skip
        with socket.socket() as probe:
            probe.bind((HERE, 0))
            port = probe.getsockname()[1]
        yield Site(environment, port)


@contextmanager
def _database(cluster: str) -> Iterator[dict[str, str]]:
    if not cluster.startswith("postgres"):
        yield {}
        return
    name = f"killed_{secrets.token_hex(4)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield {"DATABASE_URL": urlunsplit(urlsplit(cluster)._replace(path=f"/{name}"))}
    finally:
        with psycopg.connect(cluster, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def press_until_gone(site: Site, letters: SimpleQueue) -> list[str]:
    """Several people sign and serve what is left, one takes applications in; wrong answers come back."""
    with ThreadPoolExecutor(CLIENTS + 1) as threads:
        clients = [threads.submit(_sign_and_serve, site, letters) for _ in range(CLIENTS)]
        clients.append(threads.submit(_take_in, site, clients[:]))
        wrong = [str(fault) for client in clients if (fault := client.exception()) is not None]
    return [*wrong, Path(site.environment["DATA_DIR"], "server.log").read_text()[-3000:]] if wrong else []


def _sign_and_serve(site: Site, letters: SimpleQueue) -> None:
    while True:
        try:
            letter, case = letters.get_nowait()
        except Empty:
            return
        try:
            _sign(site, letter, case)
            _serve(site, letter, case)
        except (OSError, HTTPException):  # the server is gone; somebody has to look at this one again
            letters.put((letter, case))
            return


def _sign(site: Site, letter: int, case: int) -> None:
    if letter not in site.told["signed"]:
        _press(site, f"/desk/cases/{case}/sign-letter/", site.people["head"])
        site.told["signed"].append(letter)


def _serve(site: Site, letter: int, case: int) -> None:
    if letter not in site.told["served"]:
        fields = {"method": "in_person", "on": _today(), "proof": "送达回证"}
        _press(site, f"/desk/cases/{case}/serve-letter/", site.people["officer"], fields)
        site.told["served"].append(letter)


def _today() -> str:
    return timezone.localdate().isoformat()


def _press(site: Site, path: str, session: str, fields: Mapping[str, str] | None = None) -> None:
    """Done, or done before: an act that was carried out although its answer was lost is not offered again."""
    status, text = site.ask("POST", path, session, fields)
    if status == 302:
        return
    if status == 200 and "不用办或者已经办过" in site.ask("GET", path, session)[1]:
        return
    raise NotDone(f"{path}: {status} {text[:2000]}")


def _take_in(site: Site, signing: list) -> None:
    """Until the others are through or the server is gone."""
    fields = {
        "channel": "in_person", "day": _today(),
        "applicant_class": "natural", "name": "林小满", "identity_kind": "居民身份证",
        "identity_number": "990106199003074526", "phone": "13800005678", "title": "停车协议",
        "description": "湖东片区停车协议", "wanted_form": "paper", "delivery": "post",
    }  # fmt: skip
    while not all(client.done() for client in signing):
        try:
            status, text = site.ask("POST", "/desk/intake/register/", site.people["officer"], fields)
        except (OSError, HTTPException):
            return
        if (found := _TAKEN_IN.search(text)) is None:
            raise NotDone(f"register: {status} {text[:2000]}")
        site.told["taken_in"].append(list(found.groups()))
