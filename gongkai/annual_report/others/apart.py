"""A stranger's file is read in a process of its own (docs/decisions/0015-strangers-files-apart.md).

Libraries for PDF, Word and pages are large and read hostile bytes here: what hangs is ended after half a
minute, what swells meets the limit of its process, what crashes takes nothing with it, and nothing of the
file is written to a disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore
from types import MappingProxyType
from typing import Any

from django.conf import settings

from gongkai.agencies.errors import Refusal
from gongkai.documents.errors import BearsSecrecyMark, HoldsVirus
from gongkai.documents.quarantine import virus_in

PATIENCE = 30  # seconds, waiting for the process to answer
AT_ONCE = 2  # files in one server process; more would starve the pages beside it
QUEUE = 10  # seconds a visitor waits for a place

NO_FIGURES: Mapping[str, str] = MappingProxyType({})

_PLACES = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Given:
    """A file as it was sent. field: which one of the form, `file` or `last`."""

    field: str
    name: str
    content: bytes


class CannotCheck(Refusal):
    """field: which of the two files it is about."""

    def __init__(self, sentence: str, field: str = "file"):
        super().__init__(sentence)
        self.field = field


class Busy(Refusal):
    def __init__(self) -> None:
        super().__init__("现在核对的人多，等一分钟再试；选好的文件要重新选")


def check_apart(
    file: Given,
    last: Given | None = None,
    *,
    rule_power: bool | None = None,
    figures: Mapping[str, str] = NO_FIGURES,
) -> dict[str, Any]:
    """What document.with_contents gives of the file. Raises CannotCheck, Busy, VirusScanDown.

    figures: address -> number, of cells that a person filled in from the original.
    """
    files = [one for one in (file, last) if one is not None]
    for one in files:
        if settings.CLAMD_ADDRESS and (virus := virus_in(one.content, settings.CLAMD_ADDRESS)):
            raise CannotCheck(str(HoldsVirus(one.name, virus)), one.field)
    if not _PLACES.acquire(timeout=QUEUE):
        raise Busy()
    try:
        answer = _asked(files, rule_power, figures)
    finally:
        _PLACES.release()
    named = {one.field: one.name for one in files}
    if level := answer.get("secret"):
        raise CannotCheck(str(BearsSecrecyMark(named[answer["field"]], level)), answer["field"])
    if sentence := answer.get("refused"):
        raise CannotCheck(sentence, answer["field"])
    checked: dict[str, Any] = answer["checked"]
    return checked


def _asked(files: list[Given], rule_power: bool | None, figures: Mapping[str, str]) -> dict[str, Any]:
    asked = {
        "rule_power": rule_power,
        "figures": dict(figures),
        "files": [{"field": one.field, "name": one.name, "size": len(one.content)} for one in files],
    }
    sent = b"".join([json.dumps(asked).encode(), b"\n", *(one.content for one in files)])
    command = [sys.executable, "-m", "gongkai.annual_report.others.child"]
    # no secrets of the server in its environment
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own command, without a word of the visitor's in it
            command,
            input=sent,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env=environment,
            cwd=settings.BASE_DIR.parent,
        )
    except subprocess.TimeoutExpired as late:
        raise CannotCheck(_cut_off(files)) from late
    if done.returncode:
        raise CannotCheck(_cut_off(files))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _cut_off(files: list[Given]) -> str:
    names = "、".join(f"“{one.name}”" for one in files)
    return f"{names}读了半分钟还没有读完，或者占用的内存太大，已经停下；另存为网页、DOCX或者XLSX再试"
