"""All organs of the government by year: who published when, who is late, who has not published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.annual_report import selectors
from gongkai.annual_report.selectors import Publishing
from gongkai.law.report_deadlines import DEADLINES, PUBLIC_WHOLE, Reporter
from gongkai.law.report_forms import FORMS
from gongkai.portal.page_tags import REPORTS
from gongkai.portal.views.reports.addresses import (
    address_of,
    agencies_address,
    downloads_of,
    printed_from,
    report_address,
    years_address,
)
from gongkai.search.analysis import fold
from gongkai.ui.pieces import Link

FIRST_YEAR = min(form.first_year for form in FORMS.values())
LONGEST_NAME = 80  # characters of an agency's name


@dataclass(frozen=True)
class Row:
    """One line of the list. earlier: versions that were corrected, with the address of each."""

    of: Publishing
    address: str
    downloads: list[tuple[str, str]]
    earlier: list[Link]
    others: list[Link]
    compare: str


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    known = selectors.published_years()
    years = _years(known, today)
    year, wrong = _year_asked(request, years, _usual_year(known, today))
    name = request.GET.get("q", "").strip()[:LONGEST_NAME]
    listed = selectors.year_list(year, known, today=today)
    rows = [_row(each) for each in listed.rows if _is_named(each, name)]
    comparable = any(each.report and not each.is_whole for each in listed.rows)
    context = {
        "year": year,
        "years": years,
        "wrong_year": wrong,
        "name": name,
        "rows": rows,
        "outside": [one for one in listed.outside if fold(name) in fold(one)],
        "expected": len(listed.rows),
        "unrecorded": listed.count("unrecorded"),
        "in_time": listed.count("in_time"),
        "late": listed.count("late"),
        "missing": listed.count("missing"),
        "awaited": listed.count("awaited"),
        "taken_over": listed.count("taken_over"),
        "deadlines": _deadlines(year),
        "compare_url": agencies_address(year, []) if comparable else "",
        "crumbs": [(_("首页"), reverse("portal:home")), (_("年度报告"), "")],
        "tags": REPORTS.tags,
        **printed_from(request),
    }
    return render(request, "portal/reports/list.html", context)


def _years(known: selectors.PublishedYears, today: date) -> list[int]:
    """Those with a report, and the one reported on now, newest first."""
    with_report = {year for years in known.values() for year in years}
    now = {today.year - 1} if today.year > FIRST_YEAR else set()
    return sorted(with_report | now, reverse=True)


def _usual_year(known: selectors.PublishedYears, today: date) -> int:
    """Last year's list as soon as anything is in it, and from the day on which departments are late."""
    last = today.year - 1
    with_report = {year for years in known.values() for year in years}
    is_due = today > DEADLINES[Reporter.DEPARTMENT].public_by(last)
    return last if is_due or last in with_report or not with_report else max(with_report)


def _year_asked(request: HttpRequest, years: list[int], usual: int) -> tuple[int, str]:
    """The year, and the sentence to say where the one asked for has no list."""
    asked = request.GET.get("year", "").strip()
    if not asked:
        return usual, ""
    if asked.isdecimal() and len(asked) == len("2025") and int(asked) in years:
        return int(asked), ""
    return usual, _(
        "没有“%(asked)s”这一年的清单，下面是%(year)d年的；有清单的是%(first)d年至%(last)d年。"
    ) % {
        "asked": asked[:10],
        "year": usual,
        "first": years[-1],
        "last": years[0],
    }


def _is_named(row: Publishing, name: str) -> bool:
    """Whether the name sought is in one of the organ's names, in whatever script it was typed."""
    sought = fold(name)
    return not sought or any(
        sought in fold(one) for one in (row.name, row.agency.name, row.agency.short_name)
    )


def _row(row: Publishing) -> Row:
    report, code = row.report, row.agency.code
    return Row(
        of=row,
        address=address_of(report) if report else "",
        downloads=downloads_of(report) if report else [],
        earlier=[
            Link(str(one.version), f"{address_of(one)}?version={one.version}") for one in row.versions[:-1]
        ],
        others=[Link(str(year), report_address(code, year, row.scope)) for year in row.other_years],
        compare=years_address(code, row.scope) if len(row.other_years) + bool(report) > 1 else "",
    )


def _deadlines(year: int) -> list[tuple[date, str, str]]:
    """Last day, whom it binds, and the article."""
    department, township = DEADLINES[Reporter.DEPARTMENT], DEADLINES[Reporter.TOWNSHIP]
    whole = DEADLINES[Reporter.WHOLE_COUNTY]
    return [
        (department.public_by(year), _("各部门和街道自己的报告"), str(department.citation)),
        (township.public_by(year), _("乡镇政府、政府机关自己的报告"), township.citation.act.number),
        (whole.public_by(year), _("本级政府的报告（汇总）"), str(PUBLIC_WHOLE)),
    ]
