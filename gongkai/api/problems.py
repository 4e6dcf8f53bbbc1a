"""Refusals as JSON: a sentence in Chinese; each fault in what was sent with its row, field and sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.annual_report import errors
from gongkai.ui.slots import WINDOW

STATUS: Mapping[type[Refusal], int] = {
    errors.TokenUnknown: 401,
    errors.TokenExpired: 401,
    errors.TokenWithdrawn: 401,
    errors.TokenOfAnother: 403,
    NotAllowed: 403,
    errors.AlreadyPublished: 409,
    errors.NotBeingWritten: 409,
    errors.TooManyCalls: 429,
}
"""All others are a fault in what was sent: 422."""

NOT_FOUND = "没有这个地址；接口说明在 /api/v1/docs"
_KINDS = ("str", "int", "float")  # a figure may come as any of them; each then complains by itself
_WORDS: Mapping[str, str] = {
    "missing": "缺少这一项",
    "string_too_short": "不能是空的",
    "string_too_long": "太长，最多{max_length}字",
    "string_type": "要写成文字",
    "string_pattern_mismatch": "不是这里认得的写法",
    "int_parsing": "要填整数",
    "int_type": "要填整数",
    "int_from_float": "要填整数",
    "bool_parsing": "填true或者false",
    "bool_type": "填true或者false",
    "greater_than_equal": "不能小于{ge}",
    "less_than_equal": "不能大于{le}",
    "list_type": "要写成数组",
    "too_short": "至少要有{min_length}项",
    "too_long": "最多{max_length}项",
    "model_attributes_type": "要写成JSON对象",
    "extra_forbidden": "没有这一项，核对写法",
}


class Fault(Schema):
    row: int | None = Field(None, description="figures里的第几项，从1起；不是某一项的问题时没有")
    field: str = Field(description="哪一个字段，例如figures.0.value")
    message: str = Field(description="问题是什么，怎么改")


class Problem(Schema):
    message: str = Field(description="为什么没有收下，一句话")
    errors: list[Fault] = Field([], description="逐项的问题；有一处问题就一个数字也不收")


def answer(status: int, message: str, faults: list[Fault] | None = None) -> JsonResponse:
    problem = Problem(message=message, errors=faults or [])
    response = JsonResponse(problem.model_dump(), status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="gongkai"'
    return response


@csrf_exempt  # a program that mistypes an address is told so, and not that its form is too old
def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    return answer(404, NOT_FOUND)


def add_handlers(api: NinjaAPI) -> None:
    """Let every fault speak as this module does."""
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _misshapen)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(Http404, lambda request, exc: answer(404, str(exc) or NOT_FOUND))


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, errors.SheetHasErrors):
        told = f"有{len(refusal.errors)}处问题，一个数字也没有收下；改好以后整批再送"
        return answer(422, told, [_fault_of(one) for one in refusal.errors])
    status = next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 422)
    response = answer(status, str(refusal))
    if isinstance(refusal, errors.TooManyCalls):
        response["Retry-After"] = str(refusal.wait)
    return response


def _fault_of(one: errors.WrongRow) -> Fault:
    return Fault(row=one.row, field=f"figures.{one.row - 1}.{one.field}", message=one.sentence)


def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    sentence = str(fault)
    if fault.status_code == 400:  # the body could not be parsed
        sentence = "送来的内容不是JSON，或者不是UTF-8编码；按接口说明的例子写"
    response = answer(fault.status_code, sentence)
    if fault.status_code == 429:
        response["Retry-After"] = str(WINDOW)
    return response


def _misshapen(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    faults = list(_faults_in(fault.errors))
    return answer(422, f"有{len(faults)}处写法不对，一个数字也没有收下；按接口说明改", faults)


def _faults_in(problems: list[dict[str, Any]]) -> Iterator[Fault]:
    """One for each field: of a field that may be of several kinds, the first."""
    seen = set()
    for problem in problems:
        # ("body", "sent", "figures", 0, "value", "str"): where it came in, the parameter, then the place
        place = [each for each in problem["loc"][1:] if each not in ("sent", *_KINDS)]
        field = ".".join(map(str, place)) or "body"
        if field in seen:
            continue
        seen.add(field)
        row = place[1] + 1 if len(place) > 1 and place[0] == "figures" and isinstance(place[1], int) else None
        yield Fault(row=row, field=field, message=_sentence(problem))


def _sentence(problem: dict[str, Any]) -> str:
    if problem["loc"][-1] in _KINDS:
        return "要填数字，没有发生的填0"
    words = _WORDS.get(problem["type"], "写法不对，按接口说明改")
    return words.format(**problem.get("ctx", {}))
