"""The gateway over HTTP, against a server on this machine."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.cases.sms import HttpGateway


@pytest.fixture
def platform():
    """A message platform that takes every number but one; what it was sent stands in ``asked``."""

    class Platform(BaseHTTPRequestHandler):
        asked: list = []

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.asked.append((self.headers["Authorization"], body))
            self.send_response(503 if body["to"] == "0" else 204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Platform)
    Thread(target=server.serve_forever, daemon=True).start()
    server.asked = Platform.asked
    yield server
    server.shutdown()
    server.server_close()


def test_a_message_is_posted_with_the_token_and_a_refusal_is_an_error(platform):
    gateway = HttpGateway(f"http://127.0.0.1:{platform.server_port}/send", "secret")
    gateway.send(to="13900001234", text="一件申请逾期")
    assert platform.asked == [("Bearer secret", {"to": "13900001234", "text": "一件申请逾期"})]
    with pytest.raises(OSError, match="503"):
        gateway.send(to="0", text="")


def test_an_address_that_is_not_http_is_refused():
    with pytest.raises(ImproperlyConfigured, match="SMS_GATEWAY_URL"):
        HttpGateway("ftp://example.org", "")
