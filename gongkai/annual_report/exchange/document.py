"""The document of a report: what its SHA-256 covers, and whether one from elsewhere is whole.

Nothing in it depends on an installation: no keys of rows, no times, no people.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from typing import Any

from gongkai.law.report_forms import FORMS
from gongkai.trail.chain import canonical

SCHEMA = "gongkai-report/1"
OUTSIDE_HASH = frozenset({"source"})  # where a copy comes from and what its fingerprint is
_PARTS = {"1", "5", "6"}
_SCOPES = ("own", "whole")
_WORDS = ("agency", "agency_code", "correction_reason")
_FIELDS = {"schema", "year", "form", "scope", "version", "cells", "text", *_WORDS}


class Unsound(Exception):
    """What is wrong with a document or an archive, as a sentence for the officer."""


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, over the content in one fixed JSON form."""
    return hashlib.sha256(canonical(dict(content)).encode()).hexdigest()


def hashed_part(document: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that the fingerprint covers, of a document as it is downloaded."""
    return {field: value for field, value in document.items() if field not in OUTSIDE_HASH}


def checked(content: Any, name: str) -> dict[str, Any]:
    """The content, once every field is there and is what it must be. name: of the file. Raises Unsound."""
    if not isinstance(content, dict) or set(content) != _FIELDS:
        raise Unsound(f"“{name}”不是{SCHEMA}格式的年度报告：应有的字段缺了或者多了")
    if content["schema"] != SCHEMA:
        raise Unsound(f"“{name}”的格式是{content['schema']}，这里读得了的是{SCHEMA}")
    for field, sound in _soundness(content).items():
        if not sound:
            raise Unsound(f"“{name}”的{field}不对，不能读入；请向提供文件的单位重新要一份")
    return content


def _soundness(content: Mapping[str, Any]) -> dict[str, bool]:
    """Field -> whether its value is what it must be."""
    form, version, reason = content["form"], content["version"], content["correction_reason"]
    known = isinstance(form, str) and form in FORMS
    return {
        "单位和更正原因": all(isinstance(content[field], str) for field in _WORDS),
        "年度": type(content["year"]) is int and 2008 <= content["year"] <= 9999,
        "表格格式": known,
        "范围": content["scope"] in _SCOPES,
        "版次": type(version) is int and 1 <= version <= 9999 and (version == 1) == (reason == ""),
        "数字": known and _cells_are_sound(content["cells"], FORMS[form].addresses),
        "文字": _text_is_sound(content["text"]),
    }


def _cells_are_sound(cells: Any, addresses: Any) -> bool:
    if not isinstance(cells, dict) or set(cells) != set(addresses):
        return False
    return all(
        figure is None or (type(figure) in (int, float) and math.isfinite(figure))
        for figure in cells.values()
    )


def _text_is_sound(text: Any) -> bool:
    return isinstance(text, dict) and set(text) == _PARTS and all(isinstance(t, str) for t in text.values())
