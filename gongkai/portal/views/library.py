"""The document library: facets, chips, a search within it, paging by key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.disclosure.selectors import FacetValue, Library, LibraryFilters
from gongkai.disclosure.selectors import library as browse_library
from gongkai.portal import browse
from gongkai.portal.page_tags import LIBRARY
from gongkai.search.errors import SearchUnavailable
from gongkai.ui.errors import unavailable


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    filters = LibraryFilters.read(request.GET)
    try:
        found = browse_library(filters, request.GET.get("page", ""))
    except SearchUnavailable as reason:  # only where words are sought; the list itself needs no index
        return unavailable(request, _("搜索"), str(reason))
    query = filters.parameters
    context = {
        "rows": found.rows,
        "filters": filters,
        "kept": [(name, value) for name, value in query.items() if name != "q"],
        "partial": found.partial,
        "uncounted": found.uncounted,
        "listing": _listing(found, query),
        "newest_url": browse.url_with(query, sort="newest"),
        "relevant_url": browse.url_with(query, sort=""),
        "crumbs": [(_("首页"), reverse("portal:home")), (_("政策文件库"), "")],
        "tags": LIBRARY.tags,
    }
    return render(request, "portal/library/library.html", context)


def _listing(found: Library, query: dict[str, str]) -> browse.Listing:
    headings = {
        "validity": _("是否有效"),
        "agency": _("发布单位"),
        "subject": _("主题"),
        "kind": _("类别"),
        "year": _("年份"),
    }
    candidates = (
        browse.group(heading, name, _values(found.facets.get(name, ())), query)
        for name, heading in headings.items()
    )
    groups = tuple(each for each in candidates if each)
    return browse.Listing(
        total=found.total,
        groups=groups,
        chips=browse.chips(groups),
        clear_url=browse.url_with({"q": query.get("q", "")}),
        prev_url=browse.page_url(query, found.previous),
        next_url=browse.page_url(query, found.next),
        first=found.first,
        last=found.last,
    )


def _values(values: tuple[FacetValue, ...]) -> list[tuple[str, str, int | None]]:
    return [(each.value, each.label, each.count) for each in values]
