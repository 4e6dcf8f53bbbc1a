"""The JSON Schema (draft 2020-12) of a report's document, made of the forms themselves.

``docs/report.schema.json`` and the public address hold what this gives. Where soundness.py finds no fault,
the schema finds none either: one says it to programs, the other in sentences.
"""

from __future__ import annotations

import json
from typing import Any

from gongkai.annual_report.exchange.document import PARTS, SCHEMA, SCOPES
from gongkai.law.report_forms import FORMS, Cell, Form
from gongkai.law.report_forms import PARTS as HEADINGS

SCHEMA_ADDRESS = "/reports/report.schema.json"  # on every installation
CODE = "^[-a-zA-Z0-9_]{1,20}$"
EARLIEST, LATEST = 2008, 9999  # years; the first Regulation took effect in 2008
VERSIONS = 9999
TOO_LARGE = 10**15  # a figure from here on is a float that one database gives back as a whole number
LONGEST_NAME, LONGEST_REASON = 80, 300  # characters
_NUMERALS = "一二三四五六"
_SHA256 = "^[0-9a-f]{64}$"
_NO_NUL = r"^[^\u0000]*$"  # PostgreSQL keeps no such character

Schema = dict[str, Any]


def report_schema() -> Schema:
    fields = _fields()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        "description": (
            "一个机关一个年度的报告，从报告页面下载的JSON，或者年度报告档案里的一份。"
            "指纹是去掉source以后的内容按固定写法算出的SHA-256。"
        ),
        "type": "object",
        "required": [name for name in fields if name not in ("source", "is_draft")],
        "properties": fields,
        "additionalProperties": False,
        "allOf": [_cells_of_form(key) for key in FORMS] + [_reason_of_version()],
        "$defs": {"figure": _figure()} | {f"cells-{form.key}": _cells(form) for form in FORMS.values()},
    }


def schema_file() -> bytes:
    """The schema as it is published."""
    return f"{json.dumps(report_schema(), ensure_ascii=False, indent=1)}\n".encode()


def _fields() -> Schema:
    texts = {part: _text(part) for part in PARTS}
    return {
        "schema": {"title": "格式", "const": SCHEMA},
        "agency": _words("机关全称", "签发时的名称", minLength=1, maxLength=LONGEST_NAME),
        "agency_code": {"title": "机关代码", "type": "string", "pattern": CODE},
        "year": _number("年度", "报告的是哪一年", EARLIEST, LATEST),
        "form": {"title": "表格格式", "description": _forms_in_words(), "enum": list(FORMS)},
        "scope": {
            "title": "范围",
            "description": "own是本机关，whole是本级政府汇总",
            "enum": list(SCOPES),
        },
        "version": _number("版次", "更正公布一次加1", 1, VERSIONS),
        "correction_reason": _words("更正原因", "第1版是空的，以后各版写明", maxLength=LONGEST_REASON),
        "cells": {
            "title": "表格的数",
            "description": "格的地址到数；地址是表、行、列，表2是表、项、行、列。空着的格是null",
            "type": "object",
        },
        "text": {
            "title": "文字",
            "description": "第一、五、六部分的文字，各行之间是换行符",
            "type": "object",
            "required": list(texts),
            "properties": texts,
            "additionalProperties": False,
        },
        "source": _source(),
        "is_draft": {"title": "草稿", "description": "没有签发，没有指纹，数字还会变", "const": True},
    }


def _source() -> Schema:
    return {
        "title": "这一份的来处",
        "description": "不在指纹以内",
        "type": "object",
        "properties": {
            "kind": {"title": "读自什么", "type": "string"},
            "sha256": {"title": "指纹", "type": "string", "pattern": _SHA256},
            "schema": {"title": "本格式的地址", "type": "string"},
        },
    }


def _cells_of_form(key: str) -> Schema:
    cells = {"properties": {"cells": {"$ref": f"#/$defs/cells-{key}"}}}
    return {"if": {"required": ["form"], "properties": {"form": {"const": key}}}, "then": cells}


def _reason_of_version() -> Schema:
    return {
        "if": {"required": ["version"], "properties": {"version": {"const": 1}}},
        "then": {"properties": {"correction_reason": {"maxLength": 0}}},
        "else": {"properties": {"correction_reason": {"minLength": 1}}},
    }


def _cells(form: Form) -> Schema:
    return {
        "title": f"{form.key}年格式的格",
        "description": f"{form.source}，{_years(form)}",
        "type": "object",
        "required": list(form.addresses),
        "properties": {address: _cell(form, cell) for address, cell in form.cells.items()},
        "additionalProperties": False,
    }


def _cell(form: Form, cell: Cell) -> Schema:
    place = f"表{cell.table} {cell.place}".strip()
    kind = "可以有小数" if cell.column.decimal else "整数"
    bound = "减少的是负数" if cell.column.signed else "不小于0"
    return {
        "$ref": "#/$defs/figure",
        "title": form.label(cell.address),
        "description": f"{place}，单位是{cell.column.unit}，{kind}，{bound}",
    }


def _figure() -> Schema:
    return {
        "title": "一格的数",
        "description": (
            "报告上写的数；空着或者写的不是数，是null。"
            "单位、整数还是小数各格写明；已经公布的报告写错了照原样收录，由RC-10核对，不在这里限制。"
        ),
        "type": ["number", "null"],
        "exclusiveMinimum": -TOO_LARGE,
        "exclusiveMaximum": TOO_LARGE,
    }


def _text(part: str) -> Schema:
    number = int(part) - 1
    return _words(f"{_NUMERALS[number]}、{HEADINGS[number]}", "没有标题，没有落款")


def _words(title: str, description: str, **bounds: int) -> Schema:
    return {
        "title": title,
        "description": description,
        "type": "string",
        "pattern": _NO_NUL,
    } | bounds


def _number(title: str, description: str, least: int, most: int) -> Schema:
    bounds = {"minimum": least, "maximum": most}
    return {"title": title, "description": description, "type": "integer"} | bounds


def _forms_in_words() -> str:
    return "；".join(f"{form.key}：{form.source}，{_years(form)}" for form in FORMS.values())


def _years(form: Form) -> str:
    if form.last_year is None:
        return f"用于{form.first_year}年度以后"
    return f"用于{form.first_year}年度到{form.last_year}年度"
