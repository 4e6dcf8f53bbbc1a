"""Is a document from elsewhere a whole report? Every fault is told with its place and what to write there.

The same demands as schema.py, and two that JSON Schema cannot express: figures are finite, words are Unicode.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gongkai.annual_report.exchange.document import FIELDS, OUTSIDE_HASH, PARTS, SCHEMA, SCOPES
from gongkai.annual_report.exchange.pointers import Fault, in_one_sentence, pointer, unexpected
from gongkai.annual_report.exchange.schema import (
    CODE,
    EARLIEST,
    LATEST,
    LONGEST_NAME,
    LONGEST_REASON,
    SCHEMA_ADDRESS,
    TOO_LARGE,
    VERSIONS,
)
from gongkai.law.report_forms import FORMS

_REMEDY = f"请提供文件的单位按格式（{SCHEMA_ADDRESS}）改好，重新给一份"


class Unsound(Exception):
    """What is wrong with a document or an archive, as a sentence for the officer."""


def checked(content: Any, name: str) -> dict[str, Any]:
    """The content, once every field is there and is what it must be. name: of the file. Raises Unsound."""
    if faults := list(faults_of(content)):
        raise Unsound(f"“{name}”不合{SCHEMA}格式：{in_one_sentence(faults)}。{_REMEDY}")
    return dict(content)


def faults_of(content: Any) -> Iterator[Fault]:
    """Of what a fingerprint covers, in the order of the fields."""
    if not isinstance(content, dict):
        yield Fault("", unexpected("一个对象", content))
        return
    if content.get("schema") != SCHEMA:  # another format: what its fields should be is not known here
        yield Fault("/schema", unexpected(f'"{SCHEMA}"，这里只读得了这一种', content.get("schema")))
        return
    for field in FIELDS:
        if field not in content:
            yield Fault(pointer(field), "缺少这一项，要补上")
        elif field in _CHECKS:
            yield from _CHECKS[field](content)
    for field in content:
        if field not in FIELDS and field not in OUTSIDE_HASH:
            yield Fault(pointer(field), "格式里没有这一项，要去掉")


def faults_of_words(
    words: Any, *steps: str | int, least: int = 0, most: int | None = None
) -> Iterator[Fault]:
    """Of a string that is kept: its length, and characters no database or page takes."""
    if not isinstance(words, str):
        yield Fault(pointer(*steps), unexpected("带引号的文字", words))
    elif not is_clean(words):
        yield Fault(pointer(*steps), "里有不成字的字符（U+0000或者半个代理对），要去掉")
    elif len(words) < least:
        yield Fault(pointer(*steps), "是空的，要写上")
    elif most is not None and len(words) > most:
        yield Fault(pointer(*steps), f"有{len(words)}个字，最多{most}个")


def is_clean(words: str) -> bool:
    return not re.search("[\x00\ud800-\udfff]", words)


def faults_of_keys(
    found: Mapping[str, Any], wanted: Iterable[str], what: str, *steps: str
) -> Iterator[Fault]:
    """what: the name of such a key in words."""
    known = dict.fromkeys(wanted)
    yield from (Fault(pointer(*steps, key), f"缺少这{what}，要补上") for key in known if key not in found)
    yield from (
        Fault(pointer(*steps, key), f"格式里没有这{what}，要去掉或者改正")
        for key in found
        if key not in known
    )


def is_figure(value: Any) -> bool:
    """A number no database writes otherwise. True and false are none, though Python counts with them."""
    return type(value) in (int, float) and math.isfinite(value) and abs(value) < TOO_LARGE


def _agency(content: Mapping[str, Any]) -> Iterator[Fault]:
    return faults_of_words(content["agency"], "agency", least=1, most=LONGEST_NAME)


def _agency_code(content: Mapping[str, Any]) -> Iterator[Fault]:
    code = content["agency_code"]
    if not isinstance(code, str) or not re.fullmatch(CODE.strip("^$"), code):
        yield Fault("/agency_code", unexpected("1到20个字母、数字、连字符或者下划线", code))


def _year(content: Mapping[str, Any]) -> Iterator[Fault]:
    return _whole_number(content["year"], "year", EARLIEST, LATEST)


def _version(content: Mapping[str, Any]) -> Iterator[Fault]:
    return _whole_number(content["version"], "version", 1, VERSIONS)


def _whole_number(value: Any, field: str, least: int, most: int) -> Iterator[Fault]:
    if type(value) is not int or not least <= value <= most:
        yield Fault(pointer(field), unexpected(f"{least}到{most}的整数，不带引号", value))


def _form(content: Mapping[str, Any]) -> Iterator[Fault]:
    return _one_of(content["form"], "form", FORMS)


def _scope(content: Mapping[str, Any]) -> Iterator[Fault]:
    return _one_of(content["scope"], "scope", SCOPES)


def _one_of(value: Any, field: str, wanted: Iterable[str]) -> Iterator[Fault]:
    if not isinstance(value, str) or value not in wanted:
        choices = "或者".join(f'"{one}"' for one in wanted)
        yield Fault(pointer(field), unexpected(choices, value))


def _correction_reason(content: Mapping[str, Any]) -> Iterator[Fault]:
    reason, field = content["correction_reason"], "correction_reason"
    faults = list(faults_of_words(reason, field, most=LONGEST_REASON))
    yield from faults
    if faults or "version" not in content:
        return
    if content["version"] == 1 and type(content["version"]) is not bool and reason:
        yield Fault(pointer(field), "写了原因，而这是第1版；改正版次，或者去掉原因")
    elif content["version"] != 1 and not reason:
        yield Fault(pointer(field), "是空的，第2版起要写明更正的原因")


def _cells(content: Mapping[str, Any]) -> Iterator[Fault]:
    cells, key = content["cells"], content.get("form")
    if not isinstance(cells, dict):
        yield Fault("/cells", unexpected("一个对象，格的地址到数", cells))
        return
    form = FORMS.get(key) if isinstance(key, str) else None
    if form is None:  # told at /form
        return
    yield from faults_of_keys(cells, form.addresses, "一格", "cells")
    for address in form.addresses:
        if address in cells and cells[address] is not None and not is_figure(cells[address]):
            yield Fault(
                pointer("cells", address),
                unexpected("不带引号的数，不满1000万亿，空着的写null", cells[address]),
            )


def _text(content: Mapping[str, Any]) -> Iterator[Fault]:
    text = content["text"]
    if not isinstance(text, dict):
        yield Fault("/text", unexpected("一个对象，1、5、6三个部分的文字", text))
        return
    yield from faults_of_keys(text, PARTS, "一部分", "text")
    for part in PARTS:
        if part in text:
            yield from faults_of_words(text[part], "text", part)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Fault]]] = {
    "agency": _agency,
    "agency_code": _agency_code,
    "year": _year,
    "form": _form,
    "scope": _scope,
    "version": _version,
    "correction_reason": _correction_reason,
    "cells": _cells,
    "text": _text,
}
