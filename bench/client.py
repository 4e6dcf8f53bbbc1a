"""A small client that keeps its connections, one a thread, and says how long each answer took."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from itertools import cycle, islice
from urllib.parse import urlencode

from bench.server import HERE

TIMEOUT = 30  # seconds
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class WrongAnswer(RuntimeError):
    """A page did not answer 200: what would be measured is not the page."""


@dataclass(frozen=True)
class Load:
    """seconds: of each answer, complete with its body. elapsed: seconds for all of them together.

    cpu: seconds of processor time the workers took for them.
    """

    seconds: tuple[float, ...]
    elapsed: float
    cpu: float = 0.0

    def __add__(self, other: Load) -> Load:
        return Load(self.seconds + other.seconds, self.elapsed + other.elapsed, self.cpu + other.cpu)

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.elapsed


NOTHING = Load((), 0.0)


def load(
    port: int, paths: Sequence[str], count: int, *, connections: int, headers: Mapping[str, str] | None = None
) -> Load:
    """So many requests to the addresses in turn, over so many connections at once."""
    turns = list(islice(cycle(paths), count))
    shares = [turns[first::connections] for first in range(connections)]
    started = time.perf_counter()
    with ThreadPoolExecutor(connections) as threads:
        seconds = list(threads.map(lambda share: _ask(port, share, headers or {}), shares))
    elapsed = time.perf_counter() - started
    return Load(tuple(second for share in seconds for second in share), elapsed)


def size_of(port: int, path: str, headers: Mapping[str, str] | None = None) -> int:
    """Bytes of a page's body."""
    connection = HTTPConnection(HERE, port, timeout=TIMEOUT)
    return len(_get(connection, path, headers or {}))


def follow(port: int, number: str, code: str) -> tuple[str, dict[str, str]]:
    """Enter a case's number and query code as an applicant does: the address of its page, and the headers."""
    connection = HTTPConnection(HERE, port, timeout=TIMEOUT)
    connection.request("GET", "/apply/track/")
    form = connection.getresponse()
    token = _TOKEN.search(form.read().decode())
    if token is None:
        raise WrongAnswer("/apply/track/ has no form")
    cookies = _cookies(form)
    fields = urlencode({"csrfmiddlewaretoken": token[1], "number": number, "code": code})
    sent = {"Cookie": _header(cookies), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/apply/track/", fields, sent)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 302:
        raise WrongAnswer(f"/apply/track/ answered {answer.status} to number and code")
    return answer.headers["Location"], {"Cookie": _header(cookies | _cookies(answer))}


def _ask(port: int, paths: Sequence[str], headers: Mapping[str, str]) -> list[float]:
    connection = HTTPConnection(HERE, port, timeout=TIMEOUT)
    seconds = []
    for path in paths:
        started = time.perf_counter()
        _get(connection, path, headers)
        seconds.append(time.perf_counter() - started)
    connection.close()
    return seconds


def _get(connection: HTTPConnection, path: str, headers: Mapping[str, str]) -> bytes:
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise WrongAnswer(f"{path} answered {answer.status}")
    return body


def _cookies(answer: HTTPResponse) -> dict[str, str]:
    return {
        name: morsel.value
        for line in answer.headers.get_all("Set-Cookie", [])
        for name, morsel in SimpleCookie(line).items()
    }


def _header(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
