"""Two switches a citizen can set: language and senior edition. Both work by link, both leave a cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from gongkai.ui.language import EDITION_COOKIE, LANGUAGE_COOKIE, LANGUAGES, SIMPLIFIED, TRADITIONAL, is_public
from gongkai.ui.script_folding import traditional_page

A_YEAR = 365 * 24 * 3600  # seconds
EDITIONS = ("standard", "senior")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """Reads `?lang=` or the cookie, renders in that language, and folds the script of finished pages.

    Stands outside whatever caches rendered pages: the traditional page is made from the simplified one.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_public(request.path):
            request.language = SIMPLIFIED
            with translation.override(SIMPLIFIED.gettext):
                return self.get_response(request)
        asked = LANGUAGES.get(request.GET.get("lang", ""))
        request.language = asked or LANGUAGES.get(request.COOKIES.get(LANGUAGE_COOKIE, ""), SIMPLIFIED)
        variant = "" if request.language is SIMPLIFIED else request.language.code
        _narrow_if_none_match(request, variant)
        with translation.override(request.language.gettext):
            response = self.get_response(request)
        if request.language is TRADITIONAL and _is_finished_page(response):
            _fold(response)
        _mark_etag(response, variant)
        response["Content-Language"] = request.language.tag
        patch_vary_headers(response, ["Cookie"])
        if asked:
            _remember(response, LANGUAGE_COOKIE, asked.code)
        return response


class EditionMiddleware:
    """Reads `?edition=senior|standard` or the cookie into `request.senior`; the theme does the rest."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_public(request.path):
            request.senior = False
            return self.get_response(request)
        asked = request.GET.get("edition")
        edition = asked if asked in EDITIONS else request.COOKIES.get(EDITION_COOKIE)
        request.senior = edition == "senior"
        variant = "senior" if request.senior else ""
        _narrow_if_none_match(request, variant)
        response = self.get_response(request)
        _mark_etag(response, variant)
        patch_vary_headers(response, ["Cookie"])
        if asked in EDITIONS:
            _remember(response, EDITION_COOKIE, asked)
        return response


def _is_finished_page(response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.get("Content-Type", "").startswith("text/html")
        and not response.has_header("Content-Encoding")
    )


def _fold(response: HttpResponse) -> None:
    response.content = traditional_page(response.content.decode(response.charset)).encode(response.charset)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


def _remember(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=A_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )


# One address answers in several variants, but a view derives its ETag from the content alone. The variant is
# therefore added on the way out and taken off on the way in; a tag of another variant never matches.


def _mark_etag(response: HttpResponseBase, variant: str) -> None:
    etag = response.get("ETag", "")
    if variant and etag.endswith('"'):
        response["ETag"] = f'{etag[:-1]}~{variant}"'


def _narrow_if_none_match(request: HttpRequest, variant: str) -> None:
    given = request.META.get("HTTP_IF_NONE_MATCH")
    if not variant or not given:
        return
    suffix = f'~{variant}"'
    ours = [
        each.strip().removesuffix(suffix) + '"' for each in given.split(",") if each.strip().endswith(suffix)
    ]
    if ours:
        request.META["HTTP_IF_NONE_MATCH"] = ", ".join(ours)
    else:
        del request.META["HTTP_IF_NONE_MATCH"]
