"""Figures of table 2 from a sheet: the empty one to take away, the filled one checked and entered."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from gongkai.agencies.roles import Act
from gongkai.annual_report import services
from gongkai.annual_report.derivation import to_enter
from gongkai.annual_report.errors import SheetHasErrors
from gongkai.annual_report.figure_sheet import empty_sheet
from gongkai.law.report_forms import form_of_year
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.fields import upload_pair
from gongkai.workbench.forms.reports import SheetForm
from gongkai.workbench.report_page import address_for
from gongkai.workbench.views.reports.common import crumbs_of, draft_of, frozen_reason

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@staff_page(Act.EDIT_REPORT)
def report_sheet(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    if kind not in TYPES:
        raise Http404
    content = empty_sheet(form_of_year(year), to_enter(found.agency, year), kind=kind)
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"{found.agency.short_name}{year}年表2数据.{kind}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_sheet_import(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)

    def perform(given: dict) -> str:
        name, content = upload_pair(given["sheet"]) or ("", b"")
        if given["only_check"]:
            checked = services.check_sheet(found.agency, year, name, content, by=request.officer)
            if checked.errors:
                raise SheetHasErrors(checked.errors)
            return f"检查过了，{len(checked.entries)}个数字都可以导入；还没有导入"
        count = services.import_sheet(
            found.agency, year, name, content, by=request.officer, source_note=given["source_note"]
        )
        return f"导入了{count}个数字，表格作为来源文件留存"

    return answer(
        request,
        ActPage(
            heading=f"导入{year}年度表2数据",
            button="检查并导入",
            form=SheetForm,
            perform=perform,
            back=Link("回到表2的填报", address_for(found, "desk:report_entries")),
            crumbs=crumbs_of(found),
            thing=found,
            refused=frozen_reason(found),
            facts=[
                Fact("模板", "下载XLSX模板", url=address_for(found, "desk:report_sheet", "xlsx")),
                Fact("也可以用", "下载CSV模板", url=address_for(found, "desk:report_sheet", "csv")),
                Fact("怎么填", "一行一个数字，填各月或者全年，两样只取一种；没有发生的填0"),
                Fact("随后", "有一处问题就一个也不导入，按行说明；同一月份重新导入的，新的替代旧的，都留痕"),
            ],
        ),
    )
