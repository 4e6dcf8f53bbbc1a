"""Reports from outside the installation: the list, the files that come in, one of them read and confirmed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.errors import NotAGovernment, SomethingMissing
from gongkai.annual_report.errors.outside import NameIsInside, OutsideNotThisState
from gongkai.annual_report.models import OutsideReport, Report
from gongkai.annual_report.others.apart import Given
from gongkai.documents.delivery import file_response
from gongkai.law.report_forms import form_of_year
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms.outside import OutsideFilesForm, TakeInForm
from gongkai.workbench.report_outside import add_url, inside_link, outside_page, outside_url, unit_lines
from gongkai.workbench.views.reports.common import year_of

S = OutsideReport.State


def crumbs_of_outside(year: int) -> list[tuple[str, str]]:
    return [
        ("年度报告", reverse("desk:reports")),
        (f"{year}年度本级政府汇总", reverse("desk:report_whole", args=[year])),
        ("系统外单位", reverse("desk:report_outside", args=[year])),
    ]


def whole_of(government: Agency, year: int) -> Report:
    """The sum, or what it would be before it is begun."""
    found = selectors.newest(government, year, Report.Scope.WHOLE)
    form = form_of_year(year).key
    return found or Report(agency=government, year=year, scope=Report.Scope.WHOLE, form=form)


@staff_page(Act.VIEW_REPORTS)
def report_outside(request: HttpRequest, year: int) -> HttpResponse:
    """Which units outside are waited for, and the files that came."""
    government, year = request.officer.agency, year_of(year)
    rows = list(selectors.outside_reports(government, year))
    members = selectors.members_of(whole_of(government, year))
    may = request.officer.may(Act.ROLL_UP)
    is_government = government.kind in services.GOVERNMENTS
    return render(
        request,
        "workbench/reports/outside.html",
        {
            "crumbs": [*crumbs_of_outside(year)[:-1], ("系统外单位", "")],
            "government": government,
            "year": year,
            "refused": "" if is_government else str(NotAGovernment(government.name)),
            "may": may and is_government,
            "lines": unit_lines(government, year, rows, selectors.faults_outside(members), may=may),
            "waiting": _with_addresses(rows, S.READ),
            "past": _with_addresses(rows, S.REPLACED, S.REMOVED),
            "add_url": add_url(year),
        },
    )


def _with_addresses(
    rows: list[OutsideReport], *states: OutsideReport.State
) -> list[tuple[OutsideReport, str]]:
    return [(one, outside_url("report_outside_report", one)) for one in rows if one.state in states]


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_add(request: HttpRequest, year: int) -> HttpResponse:
    """Read files. One goes on to its page; of several, the list shows what waits to be confirmed."""
    government, year = request.officer.agency, year_of(year)
    unit = request.GET.get("unit", "")[:80]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OutsideFilesForm(*sent, thing=government, officer=request.officer)
    if form.is_valid():
        read, refused = _read(request, government, year, form.cleaned_data["files"], unit)
        if read:
            for sentence in refused:
                messages.error(request, sentence)
            messages.success(request, _told(read))
            alone = len(read) == 1 and not refused
            return redirect(
                outside_url("report_outside_report", read[0])
                if alone
                else reverse("desk:report_outside", args=[year])
            )
        for sentence in refused:
            form.add_error("files", sentence)
    back = reverse("desk:report_outside", args=[year])
    heading = "收进系统外单位的报告"
    return render(
        request,
        "workbench/act.html",
        {
            "heading": heading,
            "button": "读文件",
            "form": form,
            "facts": [
                *([Fact("单位", unit)] if unit else []),
                Fact("年度", f"{year}年度", note="别的年度的报告不收"),
                Fact("随后", "逐个读出数字、核对勾稽关系，给您看过、确认是哪个单位的，才计入汇总"),
                Fact("留存", "文件原样保存，记下指纹；读不出来的不保存"),
            ],
            "back": Link("回到系统外单位", back),
            "crumbs": [*crumbs_of_outside(year), (heading, "")],
        },
    )


def _read(
    request: HttpRequest, government: Agency, year: int, files: list[tuple[str, bytes]], unit: str
) -> tuple[list[OutsideReport], list[str]]:
    read, refused = [], []
    for name, content in files:
        given = Given("file", name, content)
        try:
            read.append(services.read_outside_file(government, year, given, by=request.officer, name=unit))
        except Refusal as refusal:
            refused.append(str(refusal))
    return read, refused


def _told(read: list[OutsideReport]) -> str:
    if len(read) == 1:
        return f"“{read[0].file.name}”读出来了，还没有计入汇总；核对以后收进来"
    return f"读出了{len(read)}个文件，还没有计入汇总；逐个核对以后收进来"


@staff_page(Act.VIEW_REPORTS)
def report_outside_report(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    outside = find(selectors.outside_reports_for(request.officer), year=year_of(year), pk=pk)
    return _page(request, outside, None)


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_take_in(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Confirm whose report it is; from then on the sum counts it."""
    outside = own_outside(request, year, pk)
    if request.method != "POST":
        return _page(request, outside, None)
    form = TakeInForm(request.POST, thing=outside, officer=request.officer)
    inside = None
    if form.is_valid():
        try:
            outside = services.take_in_outside(outside, by=request.officer, **form.cleaned_data)
        except OutsideNotThisState as refusal:
            messages.error(request, str(refusal))
            return redirect(outside_url("report_outside_report", outside))
        except NameIsInside as refusal:
            form.add_error("name", str(refusal))
            inside = inside_link(refusal.agency, year)
        except SomethingMissing as refusal:
            form.add_error("reason" if "reason" in form.fields else "name", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{outside.name}{year}年度的报告收进来了，汇总按它相加")
            return redirect(outside_url("report_outside_report", outside))
    return _page(request, outside, form, inside=inside)


def own_outside(request: HttpRequest, year: int, pk: int) -> OutsideReport:
    """The file among those of the officer's own government, on which acts are done."""
    rows = selectors.outside_reports_for(request.officer).filter(government=request.officer.agency)
    return find(rows, year=year_of(year), pk=pk)


def _page(
    request: HttpRequest, outside: OutsideReport, form: TakeInForm | None, *, inside: Link | None = None
) -> HttpResponse:
    may = request.officer.may(Act.ROLL_UP, outside.government)
    if form is None and may and outside.state == S.READ:
        form = TakeInForm(thing=outside, officer=request.officer)
    if inside is None and outside.state == S.READ and outside.name:
        agency = selectors.agency_named(outside.government, outside.year, outside.name)
        inside = inside_link(agency, outside.year) if agency else None
    members = selectors.members_of(whole_of(outside.government, outside.year))
    name = outside.name or "没有读出单位"
    return render(
        request,
        "workbench/reports/outside_report.html",
        {
            "crumbs": [*crumbs_of_outside(outside.year), (name, "")],
            "outside": outside,
            "name": name,
            "form": form,
            "inside": inside,
            "page": outside_page(outside, members, may=may, selected=request.GET.get("cell", "")),
            "may": may,
            "take_in_url": outside_url("report_outside_take_in", outside),
            "remove_url": outside_url("report_outside_remove", outside),
            "drop_url": outside_url("report_outside_drop", outside),
            "again_url": add_url(outside.year, outside.name),
        },
    )


@staff_page(Act.VIEW_REPORTS)
def report_outside_file(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The file as it came."""
    outside = find(selectors.outside_reports_for(request.officer), year=year_of(year), pk=pk)
    demand(request, Act.VIEW_REPORTS, outside.government)
    return file_response(outside.file)
