"""One log line a request (the name of the view, the status, the time, an id), and what is not let in."""

from __future__ import annotations

import logging
import secrets
import time

from django.conf import settings

from gongkai.config.handlers import largest_upload
from gongkai.ui import errors

logger = logging.getLogger("gongkai.request")


class RequestLog:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = secrets.token_hex(6)
        start = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-Id"] = request.id
        match = getattr(request, "resolver_match", None)
        logger.info(
            "request",
            extra={
                "request_id": request.id,
                "method": request.method,
                "view": match.view_name if match else "",
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000, 1),
                "officer": getattr(request, "officer_id", None),
            },
        )
        return response


class BodyLimit:
    """413 for a request longer than any form may be, before a byte of it is read.

    A request that does not state its length has an empty body here (WSGI), so the header is enough.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdigit() and int(length) > settings.BODY_LIMIT:
            return errors.too_large(request, largest_upload())
        return self.get_response(request)


class NoNul:
    """400 for an address with a NUL in it: no page has one, and PostgreSQL refuses to be asked for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request)
        return self.get_response(request)
