"""Search over the whole site. Where the index cannot answer the page says so, never that nothing is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.disclosure.entries import ORIGIN
from gongkai.portal import browse
from gongkai.portal.page_tags import SEARCH
from gongkai.portal.validity import ValidityTag, validity_tag
from gongkai.search.entries import Filters, Hit, Results
from gongkai.search.errors import SearchUnavailable
from gongkai.search.selectors import search as ask_index
from gongkai.ui.errors import unavailable

PAGE = 20
NARROWED_BY = ("agency", "category", "year", "validity")
LONGEST_QUERY = 200  # characters; the index reads no more


@dataclass(frozen=True)
class Row:
    """A hit as the page prints it. The HTML comes escaped from the index, what was sought in <mark>."""

    url: str
    title_html: str
    snippet_html: str
    document_number: str
    agency_name: str
    category: str
    published_on: datetime
    validity_tag: ValidityTag | None
    answered_before: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    chosen = {name: request.GET[name][:40] for name in NARROWED_BY if request.GET.get(name)}
    try:
        results = ask_index(query, filters=Filters(**chosen), offset=_offset(request), size=PAGE)
    except SearchUnavailable as reason:
        return unavailable(request, _("搜索"), str(reason))
    context = {
        "q": query,
        "hits": [_row(hit) for hit in results.hits],
        "partial": results.partial,
        "listing": _listing(results, {"q": query, **chosen}),
        "kept": list(chosen.items()),
        "crumbs": [(_("首页"), reverse("portal:home")), (_("搜索"), "")],
        "tags": SEARCH.tags,
    }
    return render(request, "portal/search/search.html", context)


def _offset(request: HttpRequest) -> int:
    given = request.GET.get("from", "")
    return int(given) - 1 if given.isascii() and given.isdigit() and 0 < len(given) < 7 and int(given) else 0


def _row(hit: Hit) -> Row:
    return Row(
        url=hit.url,
        title_html=hit.title_html,
        snippet_html=hit.snippet_html,
        document_number=hit.document_number,
        agency_name=hit.agency_name,
        category=hit.category,
        published_on=hit.published_at,
        validity_tag=validity_tag(hit.validity),
        answered_before=hit.origin == ORIGIN,
    )


def _listing(results: Results, query: dict[str, str]) -> browse.Listing:
    names = dict(Agency.objects.values_list("code", "short_name"))
    facets = results.facets
    candidates = (
        browse.group(_("发布单位"), "agency", _counts(facets.get("agency", {}), names), query),
        browse.group(_("类别"), "category", _counts(facets.get("category", {})), query),
        browse.group(_("年份"), "year", _by_year(facets.get("year", {})), query),
        browse.group(_("是否有效"), "validity", _validities(facets.get("validity", {})), query),
    )
    groups = tuple(each for each in candidates if each)
    first = results.offset + 1 if results.hits else 0
    return browse.Listing(
        total=results.total,
        groups=groups,
        chips=browse.chips(groups),
        clear_url=browse.url_with({"q": query["q"]}),
        prev_url=_page_url(query, results.previous_offset),
        next_url=_page_url(query, results.next_offset),
        first=first,
        last=results.offset + len(results.hits),
    )


def _page_url(query: dict[str, str], offset: int | None) -> str:
    return "" if offset is None else browse.url_with(query, **({"from": offset + 1} if offset else {}))


def _counts(counts: dict[str, int], names: dict[str, str] | None = None) -> list[tuple[str, str, int]]:
    """Value, label, count; the most frequent first."""
    rows = [
        (value, names.get(value, value) if names else value, count)
        for value, count in counts.items()
        if value
    ]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def _by_year(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(str(int(year)), str(int(year)), counts[year]) for year in sorted(counts, reverse=True)]


def _validities(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    rows = [(value, validity_tag(value), count) for value, count in counts.items()]
    return [(value, tag.label, count) for value, tag, count in rows if tag]
