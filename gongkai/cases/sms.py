"""Text messages: one small interface, a gateway over HTTP, and one that writes files.

The HTTP gateway is whatever the government's message platform puts behind an address taking
``POST {"to": "13800005678", "text": "…"}`` as JSON with ``Authorization: Bearer TOKEN``; any status from
200 to 299 means taken over. A platform with another form needs a class of its own with this one method.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

TIMEOUT = 10  # seconds


class SmsGateway(Protocol):
    def send(self, *, to: str, text: str) -> None:
        """Hand one message over. Raises OSError where it was not taken."""


class HttpGateway:
    def __init__(self, url: str, token: str) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ImproperlyConfigured("SMS_GATEWAY_URL应以http://、https://或者file://开头")
        self._url, self._token = url, token

    def send(self, *, to: str, text: str) -> None:
        body = json.dumps({"to": to, "text": text}, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Authorization": f"Bearer {self._token}",
        }
        request = Request(self._url, data=body, headers=headers, method="POST")  # noqa: S310  # scheme checked above
        with urlopen(request, timeout=TIMEOUT):  # noqa: S310  # HTTPError, an OSError, from 400 on
            pass


class FileGateway:
    """Each message a file in a folder: for tests and the demonstration."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, *, to: str, text: str) -> None:
        self._folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        path = self._folder / f"{uuid.uuid4().hex}.txt"
        path.write_text(f"{to}\n{text}\n", encoding="utf-8")


def gateway() -> SmsGateway:
    """The one the settings name: SMS_GATEWAY_URL with http or https, or file:///FOLDER."""
    url = settings.SMS_GATEWAY_URL
    if url.startswith("file://"):
        return FileGateway(Path(unquote(urlsplit(url).path)))
    return HttpGateway(url, settings.SMS_GATEWAY_TOKEN)
