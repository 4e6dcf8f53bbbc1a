"""Pages for when something does not work: what happened, and what to do instead.

The first four are handlers of the root addresses (`handler404 = "gongkai.ui.errors.not_found"` and so on).
None of them asks the database or a context processor, so they still render when those are what broke.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

AN_HOUR = 3600  # seconds


def _page(name: str, status: int, **context: object) -> HttpResponse:
    return HttpResponse(render_to_string(f"{name}.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return _page("400", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: a sentence raised with PermissionDenied is shown, since it says who may do it."""
    return _page("403", 403, reason=str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of CSRF_FAILURE_VIEW: the form came without its token, mostly after a long pause."""
    return _page(
        "403", 403, reason="这张表放得太久，或者浏览器没有保存 Cookie，没有收下。回到上一页刷新后再提交一次。"
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing at this address."""
    return _page("404", 404, path=request.path)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return _page("500", 500)


def too_large(request: HttpRequest, limit: str = "") -> HttpResponse:
    """413: what was sent is larger than `limit` (words, such as 每个文件20MB)."""
    return _page("413", 413, limit=limit)


def too_many(request: HttpRequest, retry_after: int) -> HttpResponse:
    """429 with Retry-After; `retry_after` in seconds."""
    response = _page("429", 429, wait=_wait(retry_after))
    response["Retry-After"] = str(retry_after)
    return response


def unavailable(request: HttpRequest, what: str, why: str, *, retry_after: int = 60) -> HttpResponse:
    """503: `what` is out of use (搜索), `why` in a sentence, `retry_after` in seconds."""
    response = _page("503", 503, what=what, why=why)
    response["Retry-After"] = str(retry_after)
    return response


def _wait(seconds: int) -> str:
    if seconds >= AN_HOUR:
        return f"{-(-seconds // AN_HOUR)}小时"
    return f"{-(-seconds // 60)}分钟" if seconds > 60 else f"{seconds}秒"
