"""One log line a request: the name of the view, the status and the time, with an id the error page shows."""

from __future__ import annotations

import logging
import secrets
import time

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
                "officer": getattr(getattr(request, "officer", None), "person_id", None),
            },
        )
        return response
