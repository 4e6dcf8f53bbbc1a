"""Annual reports: the years, a year's figures with what stands behind each, and the acts on a draft."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import derivation, selectors, services
from gongkai.annual_report.models import Report
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.identities import Finding
from gongkai.law.report_forms import FORMS, PARTS, NoFormForYear, form_of_year
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.statutory import statutory_tables
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, POST, demand, staff_page
from gongkai.workbench.forms.reports import ExplainForm, FiguresForm, PublishForm, TextForm, field_name
from gongkai.workbench.report_page import address_of, marks_of, panel_of, tasks_of
from gongkai.workbench.sheets import as_text

DUE = (1, 31)  # month and day by which the report on the year before is public (art. 49)


def _agency(request: HttpRequest) -> Agency:
    """The agency named in the address among those whose reports the officer sees; the own one by default."""
    code = request.GET.get("agency", "")
    if not code or code == request.officer.agency.code:
        return request.officer.agency
    for agency in selectors.agencies_visible_to(request.officer):
        if agency.code == code:
            return agency
    raise Http404


def _year(year: int) -> int:
    if year > timezone.localdate().year:
        raise Http404
    try:
        form_of_year(year)
    except NoFormForYear as unknown:
        raise Http404 from unknown
    return year


def _report(agency: Agency, year: int) -> Report | None:
    return Report.objects.filter(agency=agency, year=_year(year)).select_related("agency").first()


def _draft(request: HttpRequest, year: int, act: Act) -> Report:
    """The draft an act works on, which must have been opened."""
    agency = _agency(request)
    demand(request, act, agency)
    report = _report(agency, year)
    if report is None:
        raise Http404
    return report


def _crumbs(report: Report) -> list[tuple[str, str]]:
    return [
        ("年度报告", reverse("desk:reports")),
        (f"{report.year}年度", address_of("desk:report", report.agency, report.year)),
    ]


def _back(report: Report) -> Link:
    return Link(f"回到{report.year}年度报告", address_of("desk:report", report.agency, report.year))


def _frozen(report: Report) -> str:
    return (
        f"{report.year}年度报告已经发布并固化，不能再改；发现差错按更正公布办理"
        if report.is_published
        else ""
    )


@staff_page(Act.VIEW_REPORTS)
def reports(request: HttpRequest) -> HttpResponse:
    agencies = selectors.agencies_visible_to(request.officer)
    this_year = timezone.localdate().year
    years = [this_year, this_year - 1, this_year - 2]
    made = {(one.agency_id, one.year): one for one in selectors.reports_for(request.officer)}
    rows = [
        (
            agency,
            [(year, made.get((agency.pk, year)), address_of("desk:report", agency, year)) for year in years],
        )
        for agency in agencies
    ]
    published = sum(
        (agency.pk, this_year - 1) in made and made[agency.pk, this_year - 1].is_published
        for agency in agencies
    )
    return render(
        request,
        "workbench/reports/list.html",
        {
            "rows": rows,
            "years": years,
            "last_year": this_year - 1,
            "published": published,
            "due_on": date(this_year, *DUE),
            "older": sorted({year for _, year in made if year < years[-1]}, reverse=True),
        },
    )


@staff_page(Act.VIEW_REPORTS)
def report(request: HttpRequest, year: int) -> HttpResponse:
    agency, found = _agency(request), None
    found = _report(agency, year)
    may_edit = request.officer.may(Act.EDIT_REPORT, agency)
    cells = selectors.cells_of(found) if found else derivation.derived_cells(agency, year)
    findings = selectors.findings_for(agency, year, cells)
    explained = {(e.rule, e.address): e.reason for e in found.explanations.all()} if found else {}
    draft = found is not None and not found.is_published

    def explain(finding: Finding) -> str:
        if not (draft and may_edit and finding.severity == "error"):
            return ""
        return address_of(
            "desk:report_explain", agency, year, rule=finding.rule, address=finding.address or ""
        )

    marks = marks_of(findings, explained, explain)
    errors = sum(mark.severity == "error" for mark in marks)
    here = address_of("desk:report", agency, year)
    chosen = request.GET.get("cell", "")
    form = FORMS[found.form] if found else form_of_year(year)
    return render(
        request,
        "workbench/reports/year.html",
        {
            "crumbs": [("年度报告", reverse("desk:reports")), (f"{agency.short_name}{year}年度", "")],
            "agency": agency,
            "year": year,
            "report": found,
            "frozen": _frozen_facts(found) if found and found.is_published else [],
            "draft": draft,
            "may_edit": may_edit,
            "may_publish": draft and request.officer.may(Act.PUBLISH_REPORT, agency),
            "marks": marks,
            "errors": errors,
            "warnings": len(marks) - errors,
            "tables": statutory_tables(
                form,
                cells,
                findings=marks,
                url_for=lambda address: f"{here}&cell={address}#panel" if address[0] in "34" else "",
                selected=chosen,
            ),
            "panel": panel_of(agency, year, chosen, cells, here) if chosen else None,
            "tasks": tasks_of(found, agency, year, cells, errors, may_edit),
            "parts": [
                (PARTS[int(p) - 1], found.text.get(p, "") if found else "") for p in selectors.TEXT_PARTS
            ],
            "due_on": date(year + 1, *DUE),
            "open_url": address_of("desk:report_open", agency, year),
            "publish_url": address_of("desk:report_publish", agency, year),
            "changes": _changes(found) if found else [],
        },
    )


def _frozen_facts(found: Report) -> list[Fact]:
    by = found.published_by.name if found.published_by else ""
    return [
        Fact("发布", f"{timezone.localtime(found.published_at):%Y-%m-%d %H:%M}", note=by),
        Fact("来源", found.get_source_display()),
        Fact("指纹（SHA-256）", found.sha256),
        Fact("公开页", f"{found.agency.short_name}{found.year}年度报告", url=_public(found)),
    ]


def _public(found: Report) -> str:
    return f"/reports/{found.agency.code}/{found.year}/"


def _changes(found: Report) -> list[str]:
    """What the records say differently today than the frozen copy."""
    form = FORMS[found.form]
    return [
        f"{form.label(address)}：公布时{frozen}，现在{now}"
        for address, (frozen, now) in selectors.difference(found).items()
    ]


@staff_page(Act.VIEW_REPORTS)
def report_cell(request: HttpRequest, year: int) -> HttpResponse:
    """The cases behind a cell of table 3, as CSV that spreadsheet programs open with their Chinese."""
    agency, address = _agency(request), request.GET.get("cell", "")
    try:
        cases = derivation.cases_behind(agency, _year(year), address)
    except (KeyError, ValueError) as unknown:
        raise Http404 from unknown
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(["编号", "申请公开的内容", "申请人类别", "收到", "作出答复", "处理决定"])
    for case in cases:
        outcome = DECISIONS[Outcome(case.outcome)].label if case.outcome else ""
        kind = case.get_applicant_class_display()
        row = (case.number, case.title, kind, case.received_on, case.decided_on or "", outcome)
        rows.writerow([as_text(str(value)) for value in row])
    response = HttpResponse(
        b"\xef\xbb\xbf" + sheet.getvalue().encode(), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, f"{year}-{address}.csv")
    response["Cache-Control"] = "private, no-store"
    return response


@staff_page(Act.EDIT_REPORT, methods=POST)
def report_open(request: HttpRequest, year: int) -> HttpResponse:
    agency = _agency(request)
    demand(request, Act.EDIT_REPORT, agency)
    services.open_draft(agency, _year(year), by=request.officer)
    return redirect(address_of("desk:report", agency, year))


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_figures(request: HttpRequest, year: int) -> HttpResponse:
    found = _draft(request, year, Act.EDIT_REPORT)
    cells = derivation.derived_cells(found.agency, year)
    entered = {
        field_name(a): cells[a] for a in derivation.enterable(form_of_year(year)) if cells[a] is not None
    }

    @transaction.atomic
    def perform(given: dict) -> str:
        for address, value in given["figures"].items():
            services.enter_figure(
                found.agency, year, address, value, by=request.officer, source_note=given["source_note"]
            )
        return f"填报了{len(given['figures'])}个数字，来源和填报人留痕"

    return answer(
        request,
        ActPage(
            heading=f"填报{year}年度表2",
            button="填报表2",
            form=FiguresForm,
            perform=perform,
            back=_back(found),
            crumbs=_crumbs(found),
            thing=found,
            initial=entered,
            refused=_frozen(found),
            facts=[
                Fact("填报单位", found.agency.name),
                Fact(
                    "口径",
                    f"{year}年1月1日至12月31日，从业务系统取数；规章一行由系统填0，本单位没有规章制定权",
                ),
                Fact("没有发生的", "填0，不要空着；空着的格不会当作0"),
            ],
        ),
    )


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_text(request: HttpRequest, year: int, part: str) -> HttpResponse:
    if part not in selectors.TEXT_PARTS:
        raise Http404
    found = _draft(request, year, Act.EDIT_REPORT)
    heading = PARTS[int(part) - 1]

    def perform(given: dict) -> str:
        services.write_text(found, by=request.officer, part=part, text=given["text"])
        return f"“{heading}”已写好，{len(given['text'])}字"

    return answer(
        request,
        ActPage(
            heading=f"写“{heading}”",
            button="存下这一部分",
            form=TextForm,
            perform=perform,
            back=_back(found),
            crumbs=_crumbs(found),
            thing=found,
            initial={"text": found.text.get(part, "")},
            refused=_frozen(found),
            facts=[Fact("提醒", HINTS[part])],
        ),
    )


HINTS = {
    "1": "按主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写；写到的数字要和表2、表3一致",
    "5": "写今年的主要问题和改进情况，不照抄上年",
    "6": "写信息处理费的收取情况：发出收费通知的件数、总金额、实际收取的总金额；没有收取的也要写明",
}


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_explain(request: HttpRequest, year: int) -> HttpResponse:
    found = _draft(request, year, Act.EDIT_REPORT)
    rule, address = request.GET.get("rule", ""), request.GET.get("address", "")
    findings = selectors.findings_for(found.agency, year)
    finding = next((one for one in findings if (one.rule, one.address or "") == (rule, address)), None)
    if finding is None:
        raise Http404

    def perform(given: dict) -> str:
        services.explain_finding(
            found, by=request.officer, rule=rule, address=address, reason=given["reason"]
        )
        return "原因已写明，这一处不再挡住发布；原因和写的人留痕"

    return answer(
        request,
        ActPage(
            heading="写明原因",
            button="写明原因",
            form=ExplainForm,
            perform=perform,
            back=_back(found),
            crumbs=_crumbs(found),
            thing=found,
            refused=_frozen(found),
            facts=[
                Fact("差错", finding.message),
                Fact("规则", rule),
                Fact("随后", "数字不变，原因留在报告的记录里；能改正的先改正案件，不要用原因代替"),
            ],
        ),
    )


@staff_page(Act.PUBLISH_REPORT, methods=FORM)
def report_publish(request: HttpRequest, year: int) -> HttpResponse:
    found = _draft(request, year, Act.PUBLISH_REPORT)

    def perform(given: dict) -> str:
        done = services.publish(found, by=request.officer)
        return f"{year}年度报告已发布，数字已固化，指纹{done.sha256[:12]}"

    cells = selectors.cells_of(found)
    return answer(
        request,
        ActPage(
            heading=f"发布{year}年度报告",
            button="发布年度报告",
            form=PublishForm,
            perform=perform,
            back=_back(found),
            crumbs=_crumbs(found),
            thing=found,
            refused=_frozen(found),
            facts=[
                Fact("报告", str(found)),
                Fact("本年新收", f"{cells['3.A.total']}件"),
                Fact("本年办结", f"{cells['3.C7.total']}件"),
                Fact("依据", f"条例第四十九条、第五十条，{year + 1}年1月31日前公布"),
                Fact(
                    "随后", "数字和文字固化并盖指纹，立即在门户公布；此后案件的变动另行显示，不改已公布的数字"
                ),
            ],
        ),
    )
