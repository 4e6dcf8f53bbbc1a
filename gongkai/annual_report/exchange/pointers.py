"""Where in a JSON document something is wrong (RFC 6901), and what, in words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHOWN = 5  # faults told in one sentence
_WIDEST = 40  # characters of a value


@dataclass(frozen=True)
class Fault:
    """pointer: of the place; "" is the whole document. wrong: what is the matter there, and what to write."""

    pointer: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.pointer or '整个文件'} {self.wrong}"


def pointer(*steps: str | int) -> str:
    """What nothing can print, as ?."""
    return _printable("".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps))


def unexpected(wanted: str, found: Any) -> str:
    """应是…，现在是…"""
    return f"应是{wanted}，现在是{shown(found)}"


def shown(value: Any) -> str:
    """A value as it stands in the file, cut short; what nothing can print, as ?."""
    if isinstance(value, dict | list):
        return "一个对象" if isinstance(value, dict) else "一个列表"
    text = _printable(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}……"


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def in_one_sentence(faults: Sequence[Fault]) -> str:
    """The first faults, and how many there are where there are more."""
    told = "；".join(map(str, faults[:_SHOWN]))
    return told if len(faults) <= _SHOWN else f"{told}；等{len(faults)}处"
