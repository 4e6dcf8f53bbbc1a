"""The front page: find, ask, follow; what is new; how applications fare."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.selectors import agencies_on
from gongkai.disclosure import selectors as disclosure
from gongkai.disclosure.choices import Subject
from gongkai.portal import figures
from gongkai.portal.offices import main_office
from gongkai.search.entries import Filters
from gongkai.search.errors import SearchUnavailable
from gongkai.search.selectors import facet_counts

NEWEST = 7
SUBJECTS = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    columns = disclosure.columns_with_counts()
    year = figures.figures(today=today)
    context = {
        "latest": disclosure.latest(NEWEST),
        "columns": [child for each in columns for child in each.children],
        "fixed": [each.column for each in columns if each.column.is_fixed],
        "office": main_office(),
        "figures": year,
        "on_time": figures.on_time_share(year),
        "agencies": list(agencies_on(today)),
        "subjects": _most_published_subjects(),
    }
    return render(request, "portal/home.html", context)


def _most_published_subjects() -> list[Subject]:
    """The subjects with most documents; none while the index cannot be asked."""
    try:
        _, facets = facet_counts(Filters(kind="publication"))
    except SearchUnavailable:
        return []
    by_label = {subject.label: subject for subject in Subject if subject is not Subject.OTHER}
    counted = [(count, by_label[label]) for label, count in facets["subject"].items() if label in by_label]
    return [subject for _, subject in sorted(counted, key=lambda pair: (-pair[0], pair[1].value))[:SUBJECTS]]
