"""The sum of a government: its members, its tables down to the member's cell, and who counts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.errors import NotAGovernment
from gongkai.annual_report.models import Report
from gongkai.law.report_forms import FORMS, form_of_year
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.statutory import statutory_tables
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, POST, staff_page
from gongkai.workbench.forms.rollup import MemberRuleForm
from gongkai.workbench.report_hand_overs import hand_overs_url, lines_of_changes
from gongkai.workbench.report_page import address_for
from gongkai.workbench.report_rollup import left_out_of, lines_of_members, sum_panel
from gongkai.workbench.views.reports.common import report_of, year_of


@staff_page(Act.VIEW_REPORTS)
def report_whole(request: HttpRequest, year: int) -> HttpResponse:
    """The sum of the officer's own government; before it is begun, who would be in it."""
    government, year = request.officer.agency, year_of(year)
    found = report_of(government, year, Report.Scope.WHOLE)
    shown = found or Report(
        agency=government, year=year, scope=Report.Scope.WHOLE, form=form_of_year(year).key
    )
    members = selectors.members_of(shown)
    faults = selectors.faults_of_members(members, year)
    cells = selectors.summed_cells(shown, members) if shown.is_live else selectors.cells_of(shown)
    here = reverse("desk:report_whole", args=[year])
    chosen = request.GET.get("cell", "")
    lines = lines_of_members(shown, members, faults)
    return render(
        request,
        "workbench/reports/whole.html",
        {
            "crumbs": [("年度报告", reverse("desk:reports")), (f"{year}年度本级政府汇总", "")],
            "government": government,
            "year": year,
            "report": found,
            "refused": "" if _is_government(government) else str(NotAGovernment(government.name)),
            "may_roll_up": request.officer.may(Act.ROLL_UP),
            "lines": lines,
            "handed_in": sum(line.kind != "late" for line in lines),
            "late": sum(line.kind == "late" for line in lines),
            "faulty": sum(line.kind == "error" for line in lines),
            "obstacles": selectors.obstacles(shown, members, faults) if shown.is_live else [],
            "changed": [] if shown.is_live else selectors.changed_members(shown, members),
            "left_out": left_out_of(government, year),
            "reorganised": lines_of_changes(government, year, request.officer),
            "hand_overs_url": hand_overs_url(year),
            "tables": statutory_tables(
                FORMS[shown.form],
                cells,
                url_for=lambda address: f"{here}?cell={address}#panel",
                selected=chosen,
            ),
            "panel": sum_panel(shown, chosen, cells, members, here) if chosen else None,
            "due_on": deadline_for(government, Report.Scope.WHOLE).last_day(year),
            "work_url": address_for(found, "desk:report") if found else "",
        },
    )


@staff_page(Act.ROLL_UP, methods=POST)
def report_whole_open(request: HttpRequest, year: int) -> HttpResponse:
    """Begin the sum; then to its page."""
    try:
        services.open_whole(request.officer.agency, year_of(year), by=request.officer)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:report_whole", year)


@staff_page(Act.ROLL_UP, methods=FORM)
def report_member_rule(request: HttpRequest, year: int) -> HttpResponse:
    """Decide whether an agency counts in the sum, from which year on and on what ground."""
    government, year = request.officer.agency, year_of(year)
    back = reverse("desk:report_whole", args=[year])

    def perform(given: dict) -> str:
        rule = services.set_member_rule(government, **given, by=request.officer)
        return f"{rule.agency.name}从{rule.from_year}年度起{rule.get_kind_display()}，已经留痕"

    return answer(
        request,
        ActPage(
            heading="决定单位是否纳入汇总",
            button="保存",
            form=MemberRuleForm,
            perform=perform,
            back=Link(f"回到{year}年度汇总", back),
            crumbs=[("年度报告", reverse("desk:reports")), (f"{year}年度本级政府汇总", back)],
            thing=government,
            initial={"from_year": year},
            facts=[
                Fact(
                    "依据", "垂直管理的单位只向上级主管部门报送，不由本级政府汇总（国办公开办函〔2021〕30号）"
                ),
                Fact(
                    "随后", "还没有签发的汇总马上按新的办法相加；已经签发的不变。新的办法盖过旧的，旧的留痕"
                ),
            ],
        ),
    )


def _is_government(agency: Agency) -> bool:
    return agency.kind in services.GOVERNMENTS
