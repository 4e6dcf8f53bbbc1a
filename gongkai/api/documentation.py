"""The readable documentation, made from the OpenAPI document, with nothing loaded from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.api.interface import interface
from gongkai.api.tokens import BODY_LIMIT
from gongkai.api.words import ABOUT

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """kind: as JSON names it. where: in the address, the query or the body."""

    name: str
    kind: str
    required: bool
    text: str


@dataclass(frozen=True)
class Operation:
    """One thing a program may ask or do. example: a call that can be copied."""

    key: str
    method: str
    path: str
    title: str
    text: str
    token: bool
    given: Sequence[Field]
    body: Sequence[Field]
    answers: Sequence[Field]
    example: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    document = interface.get_openapi_schema()
    context = {
        "about": _(ABOUT),
        "operations": list(_operations(document, request.build_absolute_uri("/").rstrip("/"))),
        "statuses": _statuses(),
        "openapi": reverse("api:openapi-json"),
        "crumbs": [(_("首页"), reverse("portal:home")), (_("开放接口"), "")],
    }
    return render(request, "api/docs.html", context)


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("api:docs"))


def _statuses() -> list[tuple[int, str]]:
    return [
        (400, _("送来的内容不是JSON")),
        (401, _("没有带凭证，或者凭证不对、过期、停用")),
        (403, _("凭证是别的单位的")),
        (404, _("没有这个地址、报告或者年度")),
        (409, _("年度报告已经送签或者发布，现在不能填")),
        (413, _("一次送得太多，最多%(size)dKB") % {"size": BODY_LIMIT // 1024}),
        (422, _("有写法不对或者不能填的数字，逐项写在errors里")),
        (429, _("调用太密，Retry-After是要等的秒数")),
    ]


def _operations(document: Document, host: str) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            body = _schema_of(one.get("requestBody", {}), document)
            given = [_field(p["name"], p["schema"], p, document) for p in one.get("parameters", ())]
            answer = _schema_of(one["responses"][200], document)
            title, text = one["summary"], one["description"]
            yield Operation(
                key=one["operationId"],
                method=method.upper(),
                path=path,
                title=_(title),
                text=_(text),
                token="security" in one,
                given=given,
                body=list(_fields(body, document)),
                answers=list(_fields(answer, document)),
                example=_example(method, host + path, "security" in one, body, document),
            )


def _schema_of(held: Document, document: Document) -> Document:
    content = held.get("content", {}).get("application/json", {})
    return _resolved(content.get("schema", {}), document)


def _resolved(schema: Document, document: Document) -> Document:
    reference = schema.get("$ref")
    return document["components"]["schemas"][reference.rsplit("/", 1)[1]] if reference else schema


def _fields(schema: Document, document: Document, prefix: str = "") -> Iterator[Field]:
    """Every field of an object, those of the objects in its lists included."""
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield _field(prefix + name, one, {"required": name in required}, document)
        if "items" in one:
            yield from _fields(_resolved(one["items"], document), document, f"{prefix}{name}[].")


def _field(name: str, schema: Document, held: Document, document: Document) -> Field:
    text = held.get("description") or schema.get("description") or ""
    kind = _kind(schema, document)
    if "in" in held:  # what is left out of a query is not written as null
        kind = kind.removesuffix(" / null")
    return Field(name, kind, bool(held.get("required")), _(text) if text else "")


def _kind(schema: Document, document: Document) -> str:
    if "anyOf" in schema:
        kinds = dict.fromkeys(_kind(one, document) for one in schema["anyOf"])
        return " / ".join(kinds)
    if "enum" in schema:
        return " / ".join(map(str, schema["enum"]))
    return _resolved(schema, document).get("type", "object")


def _example(method: str, url: str, token: bool, body: Document, document: Document) -> str:
    """A call for curl, with the values the fields give as examples."""
    for name, value in (("{agency}", "zjj"), ("{year}", "2026")):
        url = url.replace(name, value)
    lines = [f"curl {url}"]
    if token:
        lines.append("-H 'Authorization: Bearer gkt_…'")
    if method == "post":
        sample = json.dumps(_sample(body, document), ensure_ascii=False)
        lines += ["-H 'Content-Type: application/json'", f"-d '{sample}'"]
    return " \\\n  ".join(lines)


def _sample(schema: Document, document: Document) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, one in schema.get("properties", {}).items():
        if "items" in one:
            found[name] = [_sample(_resolved(one["items"], document), document)]
        elif one.get("examples"):
            found[name] = one["examples"][0]
    return found
