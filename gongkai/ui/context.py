"""What every template knows about the page itself: edition, language, and the links that switch them."""

from __future__ import annotations

from django.http import HttpRequest

from gongkai.ui.language import EDITION_COOKIE, LANGUAGES, SIMPLIFIED, is_public


def page(request: HttpRequest) -> dict[str, object]:
    """Context processor: senior, language (zh-hans, zh-hant, en), html_lang, language_links, edition_url."""
    public = is_public(request.path)
    senior = getattr(request, "senior", public and request.COOKIES.get(EDITION_COOKIE) == "senior")
    language = getattr(request, "language", SIMPLIFIED)
    return {
        "senior": senior,
        "language": language.code,
        "html_lang": language.tag,
        "language_links": [
            {
                "code": each.code,
                "label": each.label,
                "tag": each.tag,
                "url": _with(request, "lang", each.code),
            }
            for each in LANGUAGES.values()
        ],
        "edition_url": _with(request, "edition", "standard" if senior else "senior"),
    }


def _with(request: HttpRequest, name: str, value: str) -> str:
    """The present query with one parameter set, so a switch keeps the reader where they are."""
    query = request.GET.copy()
    query.pop("lang", None)
    query.pop("edition", None)
    query[name] = value
    return "?" + query.urlencode()
