"""What the records hold for the words of a report beside its tables: publications, punctuality, fees."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.agencies.models import Agency
from gongkai.annual_report.membership import agencies_summed
from gongkai.annual_report.models import Report
from gongkai.cases.figures import fees
from gongkai.cases.models import Case
from gongkai.cases.selectors.statistics import punctuality
from gongkai.disclosure.selectors import year_of_publications


def agencies_counted(report: Report) -> list[Agency]:
    """Whose records a report speaks of: the agency's own, or all that its government sums up."""
    if report.scope == Report.Scope.OWN:
        return [report.agency]
    return agencies_summed(report.agency, report.year)


def records_of(report: Report) -> dict[str, int]:
    """The figures of drafting.tokens.RECORDS by name, as the records stand now."""
    return figures_from_records([one.pk for one in agencies_counted(report)], report.year)


def punctuality_of(report: Report) -> tuple[int, int]:
    """How many the agencies of a report answered in its year, and how many of these late."""
    return _punctuality([one.pk for one in agencies_counted(report)], report.year)


def _punctuality(agency_ids: Collection[int], year: int) -> tuple[int, int]:
    return punctuality(Case.objects.filter(agency__in=agency_ids), year)


def figures_from_records(agency_ids: Collection[int], year: int) -> dict[str, int]:
    answered, late = _punctuality(agency_ids, year)
    charged = fees(agency_ids, year)
    published = year_of_publications(agency_ids, year)
    return {
        "公开信息": published.published,
        "政策解读": published.interpretations,
        "转为主动公开": published.from_applications,
        "更新栏目": published.columns,
        "保密审查": published.secrecy_reviews,
        "撤回信息": published.withdrawn,
        "按期答复": answered - late,
        "逾期答复": late,
        "收费通知": charged.notices,
        "通知金额": charged.noticed,
        "实收金额": charged.received,
    }
