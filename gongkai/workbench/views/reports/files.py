"""The report as a file, also while it is written: what goes round for reading before anybody signs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors
from gongkai.annual_report.export import FORMATS, file_name
from gongkai.documents.errors import NoLetterFont
from gongkai.workbench.doors import staff_page
from gongkai.workbench.views.reports.common import agency_of, report_of, scope_of


@staff_page(Act.VIEW_REPORTS)
def report_file(request: HttpRequest, year: int, extension: str) -> HttpResponse:
    """A draft says on its first page that it is one."""
    report = report_of(agency_of(request), year, scope_of(request))
    if report is None or extension not in FORMATS:
        raise Http404
    frozen = selectors.report_json if not report.is_live else selectors.content_of
    document = frozen(report) | ({"is_draft": True} if report.is_live else {})
    try:
        content = FORMATS[extension].make(document)
    except NoLetterFont as reason:
        raise Http404 from reason
    response = HttpResponse(content, content_type=FORMATS[extension].media_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name(report, extension))
    response["Cache-Control"] = "private, no-store"
    return response
