"""All years of reports as one file to take away, for another installation or for keeping."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.errors import NothingToArchive
from gongkai.annual_report.selectors import Extent
from gongkai.documents.delivery import archive_response
from gongkai.ui.pieces import Fact
from gongkai.workbench.doors import FORM, staff_page


@staff_page(Act.VIEW_REPORTS, methods=FORM)
def report_archive(request: HttpRequest) -> HttpResponseBase:
    """What the archive holds and who can take it in; a POST gives it, for taking it out is an act."""
    if request.method != "POST":
        return _page(request)
    try:
        packed = services.take_archive(by=request.officer)
    except Refusal as refusal:
        return _page(request, str(refusal))
    name = f"年度报告档案-{request.officer.agency.short_name}-{timezone.localdate()}.zip"
    response = archive_response(packed.file, name)
    response["Content-Length"] = str(packed.size)
    return response


def _page(request: HttpRequest, refused: str = "") -> HttpResponse:
    agencies = selectors.agencies_visible_to(request.officer)
    extent = selectors.archive_extent(agencies)
    context = {
        "facts": _facts(extent, request.officer.agency.name, reaches_below=len(agencies) > 1),
        "refused": refused or ("" if extent.reports else str(NothingToArchive())),
        "crumbs": [("年度报告", reverse("desk:reports")), ("年报档案", "")],
    }
    return render(request, "workbench/reports/archive.html", context)


def _facts(extent: Extent, name: str, *, reaches_below: bool) -> list[Fact]:
    if not extent.reports:
        return [Fact("单位", f"{name}和所属单位" if reaches_below else name)]
    whose = f"{name}和所属单位，{extent.agencies}个发布过年报" if reaches_below else name
    years = f"{extent.first}年" if extent.first == extent.last else f"{extent.first}—{extent.last}年"
    return [
        Fact("单位", whose),
        Fact("年度", years),
        Fact("报告", f"{extent.reports}份", note="发布过的各版都在，更正以前的也在；没有发布的不在"),
        Fact("还含", "每份的指纹、报送和发布的时间，单位的名称、类别、上下级和联系方式"),
        Fact("不含", "办件、申请人和经办人的姓名"),
        Fact("留痕", "下载一次记一次"),
    ]
