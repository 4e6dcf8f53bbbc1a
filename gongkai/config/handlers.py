"""Which page answers when no view could. The pages themselves are ``gongkai.ui.errors``."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse

from gongkai.ui import errors


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where the reason is only that too much was sent."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return errors.too_large(request, largest_upload())
    return errors.bad_request(request, exception)


def largest_upload() -> str:
    """What fits, in words for the page."""
    return f"每个文件{settings.UPLOAD_LIMIT // 1024**2}MB，一次{settings.UPLOADS_PER_FORM}个文件"
