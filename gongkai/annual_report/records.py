"""What the records hold for the words of a report beside its tables: publications, punctuality, fees."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.agencies.models import Agency
from gongkai.annual_report.hand_overs import held_in, merged_with
from gongkai.annual_report.membership import agencies_summed
from gongkai.annual_report.models import Report
from gongkai.cases.figures import Fees, fees, fees_of_each
from gongkai.cases.holding import Held
from gongkai.cases.models import Case
from gongkai.cases.selectors.statistics import punctuality, punctuality_of_each
from gongkai.disclosure.selectors import YearOfPublications, publications_of_each, year_of_publications


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
    return _punctuality([one.pk for one in agencies_counted(report)], report.year, held_in(report.year))


def _punctuality(agency_ids: Collection[int], year: int, held: Held) -> tuple[int, int]:
    return punctuality(Case.objects.filter(held.where(agency_ids)), year)


def figures_from_records(agency_ids: Collection[int], year: int) -> dict[str, int]:
    """Of these agencies together."""
    held = held_in(year)
    publications = year_of_publications(merged_with(agency_ids, held), year)
    return _figures(_punctuality(agency_ids, year, held), fees(agency_ids, year, held), publications)


def records_of_each(agency_ids: Collection[int], year: int) -> dict[int, dict[str, int]]:
    """Agency key -> its own, for every one of them. Five queries, however many they are; and two for each
    into which others were merged."""
    held = held_in(year)
    punctual = punctuality_of_each(Case.objects.filter(held.where(agency_ids)), year, held)
    charged, published = fees_of_each(agency_ids, year, held), publications_of_each(agency_ids, year)
    for pk in {taker for taker in held.absorbed.values() if taker in published}:
        published[pk] = year_of_publications(merged_with([pk], held), year)
    return {
        pk: _figures(punctual.get(pk, (0, 0)), charged.get(pk, Fees(0, 0, 0)), published[pk])
        for pk in agency_ids
    }


def _figures(punctual: tuple[int, int], charged: Fees, published: YearOfPublications) -> dict[str, int]:
    answered, late = punctual
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
