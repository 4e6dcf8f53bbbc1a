"""Figures of table 2 that a person enters: what is there, for the year, month by month, taken away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.agencies.roles import Act
from gongkai.annual_report import derivation, services
from gongkai.annual_report.entered import MONTHS, entries_of, is_monthly, plain
from gongkai.annual_report.models import Report, YearlyFigure
from gongkai.documents.delivery import file_response
from gongkai.law.report_forms import form_of_year
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, find, staff_page
from gongkai.workbench.forms.fields import upload_pair
from gongkai.workbench.forms.reports import FiguresForm, MonthsForm, field_name
from gongkai.workbench.report_entries import lines_of, merged_of
from gongkai.workbench.report_page import address_for
from gongkai.workbench.views.reports.common import agency_of, back_to, crumbs_of, draft_of, frozen_reason


@staff_page(Act.EDIT_REPORT)
def report_entries(request: HttpRequest, year: int) -> HttpResponse:
    """Each figure that has to be entered, with its months, its source and its person."""
    found = draft_of(request, year, Act.EDIT_REPORT)
    context = {
        "report": found,
        "lines": lines_of(found),
        "merged": merged_of(found),
        "frozen": frozen_reason(found),
        "whole_year": address_for(found, "desk:report_figures"),
        "sheet": address_for(found, "desk:report_sheet_import"),
        "back": back_to(found),
        "crumbs": [*crumbs_of(found), ("表2的填报", "")],
    }
    return render(request, "workbench/reports/entries.html", context)


@staff_page(Act.VIEW_REPORTS)
def report_source(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The paper a figure was read from, for whoever may see the report."""
    entered = YearlyFigure.objects.filter(agency=agency_of(request), year=year, source_file__isnull=False)
    return file_response(find(entered.select_related("source_file"), pk=pk).source_file)


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_figures(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    cells = derivation.derived_cells(found.agency, year)
    entered = {
        field_name(a): cells[a] for a in derivation.enterable(form_of_year(year)) if cells[a] is not None
    }

    def perform(given: dict) -> str:
        entries = [services.Entry(address, value) for address, value in given["figures"].items()]
        _enter(request, found, entries, given)
        return f"填报了{len(entries)}个数字，来源和填报人留痕"

    return answer(
        request,
        ActPage(
            heading=f"填报{year}年度表2",
            button="填报表2",
            form=FiguresForm,
            perform=perform,
            back=_back(found),
            crumbs=crumbs_of(found),
            thing=found,
            initial=entered,
            refused=frozen_reason(found),
            facts=[
                Fact("填报单位", found.agency.name),
                Fact(
                    "口径",
                    f"{year}年1月1日至12月31日，从业务系统取数；规章一行由系统填0，本单位没有规章制定权",
                ),
                Fact("没有发生的", "填0，不要空着；空着的格不会当作0"),
                Fact("按月填报的", "不在这里列出，十二个月齐了自动相加"),
            ],
        ),
    )


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_months(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    address, label = _cell(request, found)
    if not is_monthly(address):
        raise Http404
    kept = entries_of(found.agency, year).get(address, {})
    missing = [f"{month}月" for month in MONTHS if month not in kept]

    def perform(given: dict) -> str:
        entries = [services.Entry(address, value, month) for month, value in given["months"].items()]
        _enter(request, found, entries, given)
        return f"“{label}”填报了{len(entries)}个月，来源和填报人留痕"

    return answer(
        request,
        ActPage(
            heading=f"按月填报{year}年{label}",
            button="填报各月",
            form=MonthsForm,
            perform=perform,
            back=_back(found),
            crumbs=crumbs_of(found),
            thing=(found, address),
            initial={f"month_{month}": str(plain(kept[month].value)) for month in MONTHS if month in kept},
            refused=frozen_reason(found),
            facts=[
                Fact("填报单位", found.agency.name),
                Fact("还缺", "、".join(missing) or "十二个月都有了"),
                Fact("没有发生的月份", "填0，不要空着；缺一个月，全年就是空的，报告不能送签"),
            ],
        ),
    )


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_figures_withdraw(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    address, label = _cell(request, found)
    kept = entries_of(found.agency, year).get(address, {})

    def perform(given: dict) -> str:
        count = services.withdraw_figures(found.agency, year, address, by=request.officer)
        return f"“{label}”撤掉了{count}个数字，可以重新填报"

    return answer(
        request,
        ActPage(
            heading=f"撤掉填报的{label}",
            button="撤掉",
            form=NothingToFill,
            perform=perform,
            back=_back(found),
            crumbs=crumbs_of(found),
            thing=found,
            refused=frozen_reason(found) or ("" if kept else "这一格没有填报过，没有可撤的数字"),
            facts=[
                Fact("撤掉", f"{len(kept)}个数字"),
                Fact("随后", "这一格空着，填报全年数或者按月填报都可以；撤掉的数字留痕"),
            ],
        ),
    )


def _enter(request: HttpRequest, found: Report, entries: list[services.Entry], given: dict) -> None:
    services.enter_figures(
        found.agency,
        found.year,
        entries,
        by=request.officer,
        source_note=given["source_note"],
        source_file=upload_pair(given.get("source_file")),
    )


def _cell(request: HttpRequest, found: Report) -> tuple[str, str]:
    address = request.GET.get("cell", "")
    if address not in derivation.enterable(form_of_year(found.year)):
        raise Http404
    return address, form_of_year(found.year).label(address)


def _back(found: Report) -> Link:
    return Link("回到表2的填报", address_for(found, "desk:report_entries"))
