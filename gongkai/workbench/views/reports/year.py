"""A year's report: its figures with what stands behind each, what is wrong, what is left to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report import charts, derivation, selectors
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.export import FORMATS
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import Step, refusal_to
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.identities import Finding
from gongkai.law.report_forms import FORMS, PARTS, form_of_year
from gongkai.ui.pieces import Fact, FindingMark, Link
from gongkai.ui.statutory import statutory_tables
from gongkai.workbench.doors import staff_page
from gongkai.workbench.report_comments import comments_of
from gongkai.workbench.report_corrections import corrected_cells, correction_url
from gongkai.workbench.report_findings import Mending, marked_text, marks_of
from gongkai.workbench.report_hand_overs import hand_over_url, hand_overs_url, lines_of_hand_overs
from gongkai.workbench.report_life import acts_of, history_of, stages_of, versions_of
from gongkai.workbench.report_page import address_for, address_of, cell_url, panel_of, tasks_of, unseen_in
from gongkai.workbench.report_walk import url_of_part, walk_of
from gongkai.workbench.sheets import as_text
from gongkai.workbench.views.reports.common import agency_of, report_of, scope_of, year_of


@staff_page(Act.VIEW_REPORTS)
def report(request: HttpRequest, year: int) -> HttpResponse:
    agency, officer = agency_of(request), request.officer
    found = report_of(agency, year, scope_of(request))
    if found is None and scope_of(request) == Report.Scope.WHOLE:
        raise Http404  # a sum is begun by summing up
    may_edit = officer.may(Act.EDIT_REPORT, agency)
    draft = found is not None and found.state == Report.State.DRAFT
    cells = selectors.cells_of(found) if found else derivation.derived_cells(agency, year)
    texts = selectors.text_of(found, cells) if found else {}
    findings = (
        selectors.findings_of(found, cells, texts) if found else selectors.findings_for(agency, year, cells)
    )
    marks = marks_of(findings, selectors.reasons_of(found), Mending(agency, year, found, draft and may_edit))
    errors = sum(mark.severity == "error" for mark in marks)
    whole = found if found and found.scope == Report.Scope.WHOLE else None
    here = address_for(found, "desk:report") if found else address_of("desk:report", agency, year)
    chosen = request.GET.get("cell", "")
    form = FORMS[found.form] if found else form_of_year(year)
    corrections = corrected_cells(found, writes=draft and may_edit) if found else []
    corrected = next((one for one in corrections if one.address == chosen), None)
    follows = found is None or found.is_live or corrected is not None
    shown = chosen and not whole
    panel = panel_of(agency, year, chosen, cells, here, follows=follows) if shown else None
    return render(
        request,
        "workbench/reports/year.html",
        {
            "crumbs": [("年度报告", reverse("desk:reports")), (f"{agency.short_name}{year}年度", "")],
            "agency": agency,
            "year": year,
            "report": found,
            "frozen": _frozen_facts(found) if found and not found.is_live else [],
            "draft": draft,
            "may_edit": may_edit,
            "downloads": _downloads(found) if found else [],
            "marks": marks,
            "errors": errors,
            "warnings": len(marks) - errors,
            "tables": statutory_tables(
                form,
                cells,
                findings=marks,
                url_for=lambda address: _behind(here, address, whole) if cells[address] is not None else "",
                selected=chosen,
            ),
            "panel": panel,
            "unseen": unseen_in(panel, officer) if panel else (),
            "corrections": corrections,
            "corrected": corrected,
            "correct_cell_url": correction_url(found, chosen) if draft and may_edit else "",
            "tasks": tasks_of(found, agency, year, cells, errors, may_edit and draft, texts),
            "charts": charts.charts_of(found or Report(agency=agency, year=year, form=form.key), cells),
            "walk": walk_of(found, cells, texts, findings, marks) if found and draft and may_edit else [],
            "parts": _parts(texts, findings, marks, found if draft and may_edit else None),
            "due_on": deadline_for(agency, scope_of(request)).last_day(year),
            "open_url": address_of("desk:report_open", agency, year),
            "hand_overs": [] if whole else lines_of_hand_overs([agency], year, officer),
            "hand_over_url": hand_over_url(year, agency) if _may_hand_over(agency, officer) else "",
            "hand_overs_url": hand_overs_url(year),
            "merged": selectors.merged_into(agency, year) if not whole else None,
            "whole_url": reverse("desk:report_whole", args=[year]) if whole else "",
            **(_life(found, officer) if found else {}),
        },
    )


def _may_hand_over(agency: Agency, officer: Officer) -> bool:
    """Whether the officer supervises the government the agency belongs to."""
    return officer.may(Act.ROLL_UP) and agency.is_under(officer.agency)


def _behind(here: str, address: str, whole: Report | None) -> str:
    """Where a figure comes from, also before the report is begun."""
    return cell_url(whole, address) if whole else f"{here}&cell={address}#panel"


def _life(found: Report, officer: Officer) -> dict[str, object]:
    """How far the report has come, what may be done next, what was asked of it, what has changed since."""
    allowed, refused = acts_of(found, officer, timezone.localdate())
    comments = comments_of(found, officer)
    may_comment = refusal_to(Step.COMMENT, found, officer, today=timezone.localdate()) is None
    return {
        "stages": stages_of(found),
        "allowed": allowed,
        "refused": refused,
        "history": history_of(found),
        "versions": versions_of(found),
        "comments": comments,
        "unsettled": sum(line.comment.settled_at is None for line in comments),
        "comment_url": address_for(found, "desk:report_comment") if may_comment else "",
        "changes": _changes(found),
        "correct_url": next((act.url for act in allowed if act.label == Step.CORRECT.label), ""),
    }


def _parts(
    texts: Mapping[str, str],
    findings: Sequence[Finding],
    marks: Sequence[FindingMark],
    written: Report | None,
) -> list:
    """Each part made of words: its number, its heading, its paragraphs with what is found marked in them, and
    where it is written. written: the report, where the officer may write it now."""
    return [
        (
            part,
            PARTS[int(part) - 1],
            marked_text(texts.get(part, ""), part, findings, marks),
            url_of_part(written, part) if written else "",
        )
        for part in selectors.TEXT_PARTS
    ]


def _frozen_facts(found: Report) -> list[Fact]:
    facts = [Fact("来源", found.get_source_display()), Fact("指纹（SHA-256）", found.sha256)]
    if found.version > 1:
        facts.insert(0, Fact(f"第{found.version}版", found.correction_reason, note="更正的原因"))
    if found.is_published:
        by = found.published_by.name if found.published_by else ""
        facts.insert(0, Fact("发布", f"{timezone.localtime(found.published_at):%Y-%m-%d %H:%M}", note=by))
        facts.append(Fact("公开页", f"{found.agency.short_name}{found.year}年度报告", url=_public(found)))
    return facts


def _downloads(found: Report) -> list[Link]:
    return [
        Link(each.label, address_for(found, "desk:report_file", extension))
        for extension, each in FORMATS.items()
    ]


def _public(found: Report) -> str:
    return f"/reports/{found.agency.code}/{found.year}/"


def _changes(found: Report) -> list[tuple[Link, object, object]]:
    """What the records say differently today than the frozen copy: the cell, then, now."""
    form = FORMS[found.form]
    return [
        (
            Link(form.label(address), f"{address_for(found, 'desk:report', cell=address)}#panel"),
            frozen,
            now,
        )
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
