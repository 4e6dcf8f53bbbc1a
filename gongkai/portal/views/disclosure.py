"""政府信息公开专栏: the four fixed columns, the entrance to applications, and one page a column."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.selectors import agencies_on
from gongkai.annual_report.selectors import published_reports
from gongkai.disclosure import selectors
from gongkai.disclosure.selectors import ColumnCount
from gongkai.portal import browse
from gongkai.portal.page_tags import DISCLOSURE, column_tags

SHOWN = 5
ANNUAL_REPORTS = "annual"  # this fixed column is the list of reports, which has its own address


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    columns = {each.column.slug: each for each in selectors.columns_with_counts()}
    context = {
        "guide": _newest(columns.get("guide")),
        "rules": _newest(columns.get("rules")),
        "statutory": columns["statutory"].children if "statutory" in columns else (),
        "reports": list(published_reports()[:SHOWN]),
        "crumbs": [(_("首页"), reverse("portal:home")), (_("政府信息公开"), "")],
        "tags": DISCLOSURE.tags,
    }
    return render(request, "portal/disclosure/overview.html", context)


def _newest(column: ColumnCount | None):
    return selectors.column_page(column.column, size=SHOWN).rows if column else ()


@require_safe
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands in one column, newest first; `?agency=` narrows it to one agency."""
    if slug == ANNUAL_REPORTS:
        return redirect("portal:reports")
    agencies = list(agencies_on(timezone.localdate()))
    agency = next((each for each in agencies if each.code == request.GET.get("agency")), None)
    tree = selectors.columns_with_counts(agency_id=agency.pk if agency else None)
    found = next((each for root in tree for each in (root, *root.children) if each.column.slug == slug), None)
    if found is None:
        raise Http404
    page = selectors.column_page(
        found.column, request.GET.get("page", ""), agency_id=agency.pk if agency else None
    )
    query = {"agency": agency.code} if agency else {}
    context = {
        "found": found,
        "children": found.children,
        "publications": page.rows,
        "listing": browse.Listing(
            total=found.count,
            groups=(),
            chips=(browse.Chip(agency.short_name, browse.url_with({})),) if agency else (),
            clear_url=request.path,
            prev_url=browse.page_url(query, page.previous),
            next_url=browse.page_url(query, page.next),
            first=page.first,
            last=page.last,
        ),
        "agencies": agencies,
        "agency": agency,
        "crumbs": _crumbs(found),
        "tags": column_tags(found.column),
    }
    return render(request, "portal/disclosure/column.html", context)


def _crumbs(found: ColumnCount) -> list[tuple[str, str]]:
    crumbs = [(_("首页"), reverse("portal:home")), (_("政府信息公开"), reverse("portal:disclosure"))]
    return [*crumbs, (found.column.name, "")]
