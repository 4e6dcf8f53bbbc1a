"""How long the figures of a year take, beside the bare grouped SQL that counts the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection
from django.utils import timezone

from bench.results import Result, typical
from gongkai.agencies.models import Agency
from gongkai.annual_report.derivation import derived_cells_of_all
from gongkai.cases.selectors.waiting import figures_of_year

DECIDED = """SELECT agency_id, outcome, applicant_class, COUNT(*) FROM cases_case
    WHERE agency_id BETWEEN %s AND %s AND decided_on BETWEEN %s AND %s GROUP BY 1, 2, 3"""
RECEIVED = """SELECT agency_id, applicant_class, COUNT(*) FROM cases_case
    WHERE agency_id BETWEEN %s AND %s AND received_on BETWEEN %s AND %s GROUP BY 1, 2"""
UNDECIDED = """SELECT agency_id, applicant_class, COUNT(*) FROM cases_case
    WHERE agency_id BETWEEN %s AND %s AND received_on < %s AND (decided_on IS NULL OR decided_on >= %s)
    GROUP BY 1, 2"""
CONCLUDED = """SELECT c.agency_id, r.route, r.result, COUNT(*)
    FROM cases_remedy r JOIN cases_case c ON c.id = r.case_id
    WHERE c.agency_id BETWEEN %s AND %s AND r.concluded_on BETWEEN %s AND %s GROUP BY 1, 2, 3"""
PENDING = """SELECT c.agency_id, r.route, COUNT(*) FROM cases_remedy r JOIN cases_case c ON c.id = r.case_id
    WHERE c.agency_id BETWEEN %s AND %s AND r.filed_on <= %s
    AND (r.concluded_on IS NULL OR r.concluded_on > %s) GROUP BY 1, 2"""
DOCUMENTS = """SELECT agency_id, COUNT(*) FROM disclosure_publication
    WHERE agency_id BETWEEN %s AND %s AND kind = 'normative' AND state = 'published' AND issued_on <= %s
    GROUP BY 1"""
REPLIES = "SELECT received_on, replied_on, due_on FROM cases_case WHERE replied_on BETWEEN %s AND %s"


def run(repeats: int) -> Iterator[Result]:
    """One agency's report, that of every agency, and the figures of the front page, in ms."""
    year = timezone.localdate().year - 1
    agencies = list(Agency.objects.order_by("pk"))
    one = agencies[:1]
    for name, chosen in (("derive_one_agency", one), ("derive_all_agencies", agencies)):
        value = typical(lambda chosen=chosen: derived_cells_of_all([one.pk for one in chosen], year), repeats)
        baseline = typical(lambda chosen=chosen: grouped(chosen, year), repeats)
        yield Result(name, value * 1000, "ms", baseline * 1000, repeats)
    today = timezone.localdate()
    value = typical(lambda: figures_of_year(today=today), repeats)
    baseline = typical(lambda: _replies(today.replace(month=1, day=1), today), repeats)
    yield Result("home_figures", value * 1000, "ms", baseline * 1000, repeats)


def grouped(agencies: Sequence[Agency], year: int) -> None:
    """The counts of a year for all the agencies at once, in as few statements as there are kinds of counts.

    The load numbers its agencies in a row, so first and last key say which are meant.
    """
    keys = [agencies[0].pk, agencies[-1].pk]
    first, last, following = f"{year}-01-01", f"{year}-12-31", f"{year + 1}-01-01"
    with connection.cursor() as cursor:
        for statement, days in (
            (DECIDED, [first, last]),
            (RECEIVED, [first, last]),
            (UNDECIDED, [first, first]),
            (UNDECIDED, [following, following]),
            (CONCLUDED, [first, last]),
            (PENDING, [last, last]),
            (DOCUMENTS, [last]),
        ):
            cursor.execute(statement, keys + days)
            cursor.fetchall()


def _replies(since: date, until: date) -> None:
    """The rows of a year's replies, which any way of finding their median has to read."""
    with connection.cursor() as cursor:
        cursor.execute(REPLIES, [since, until])
        cursor.fetchall()
