"""A year's report: its figures with what stands behind each, what is wrong, what is left to do."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongkai.agencies.roles import Act
from gongkai.annual_report import derivation, selectors
from gongkai.annual_report.models import Report
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.identities import Finding
from gongkai.law.report_forms import FORMS, PARTS, form_of_year
from gongkai.ui.pieces import Fact
from gongkai.ui.statutory import statutory_tables
from gongkai.workbench.doors import staff_page
from gongkai.workbench.report_page import address_of, marks_of, panel_of, tasks_of
from gongkai.workbench.sheets import as_text
from gongkai.workbench.views.reports.common import DUE, agency_of, report_of, year_of


@staff_page(Act.VIEW_REPORTS)
def report(request: HttpRequest, year: int) -> HttpResponse:
    agency, found = agency_of(request), None
    found = report_of(agency, year)
    may_edit = request.officer.may(Act.EDIT_REPORT, agency)
    cells = selectors.cells_of(found) if found else derivation.derived_cells(agency, year)
    texts = selectors.text_of(found, cells) if found else {}
    findings = (
        selectors.findings_of(found, cells, texts) if found else selectors.findings_for(agency, year, cells)
    )
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
            "tasks": tasks_of(found, agency, year, cells, errors, may_edit, texts),
            "parts": [(PARTS[int(part) - 1], texts.get(part, "")) for part in selectors.TEXT_PARTS],
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
    agency, address = agency_of(request), request.GET.get("cell", "")
    try:
        cases = derivation.cases_behind(agency, year_of(year), address)
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
