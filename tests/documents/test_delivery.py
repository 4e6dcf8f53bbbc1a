"""A stored file can do nothing in the browser but be saved or shown."""

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from gongkai.documents.delivery import bytes_response, file_response
from gongkai.documents.services import store
from tests.agencies.builders import make_agency
from tests.documents import files

HEADERS = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")


def sent(response: HttpResponse) -> HttpResponse:
    """The response as it leaves, with the content policy written by the middleware."""
    return CSPMiddleware(lambda request: response)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_a_word_file_is_saved_not_opened_and_sandboxed():
    content = files.docx()
    original = store(make_agency(), name="答复 书.docx", content=content, by=None)

    response = sent(file_response(original))

    assert {name: response[name] for name in HEADERS} == {
        "Content-Type": original.media_type,
        "Content-Disposition": "attachment; filename*=UTF-8''%E7%AD%94%E5%A4%8D%20%E4%B9%A6.docx",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    directives = {directive.strip() for directive in response["Content-Security-Policy"].split(";")}
    assert directives == {"default-src 'none'", "frame-ancestors 'none'", "sandbox"}
    assert response.content == content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("扫描.pdf", files.pdf(), "inline"),
        ("照片.png", files.picture("PNG"), "inline"),
        ("照片.jpg", files.picture("JPEG"), "inline"),
        ("说明.txt", b"<script>alert(1)</script>", "attachment"),
        ("台账.xlsx", files.xlsx(), "attachment"),
    ],
)
def test_only_pictures_and_pdf_open_in_the_browser(name, content, place):
    response = sent(file_response(store(make_agency(), name=name, content=content, by=None)))

    assert response["Content-Disposition"].split(";")[0] == place
    assert "script-src" not in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_name_cannot_break_out_of_its_header():
    response = bytes_response(b"1", "a\"; filename=x\r\nSet-Cookie: s=1'.txt", "text/plain")

    assert response["Content-Disposition"] == (
        "attachment; filename*=UTF-8''a%22%3B%20filename%3Dx%0D%0ASet-Cookie%3A%20s%3D1%27.txt"
    )
