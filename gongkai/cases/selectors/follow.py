"""A case found by its number, and by the applicant's code with it."""

from __future__ import annotations

import hmac

from django.db.models import OuterRef, Subquery

from gongkai.agencies.officers import Officer
from gongkai.cases.models import Case, CaseTie
from gongkai.cases.query_code import hash_query_code, plain_number
from gongkai.cases.selectors.queue import cases_for

_NOBODYS = "0" * 64


def follow(number: str, query_code: str) -> Case | None:
    """The case, if the code is its own. Takes as long for a number that does not exist.

    How often it may be tried is the portal's to limit.
    """
    number = plain_number(number)
    # what was split off is opened by the code of the whole: no new one was given out for it
    whole = CaseTie.objects.filter(case=OuterRef("pk"), kind=CaseTie.Kind.SPLIT).values("to__number")
    cases = Case.objects.select_related("agency").annotate(whole_number=Subquery(whole[:1]))
    case = cases.filter(number=number).first()
    bound_to = (case.whole_number if case else None) or number
    given = hash_query_code(bound_to, query_code)
    right = hmac.compare_digest(given, case.query_code_hash if case else _NOBODYS)
    return case if case and right else None


def case_by_number(officer: Officer, number: str) -> Case | None:
    """A case this officer may see."""
    seen = cases_for(officer).select_related("agency", "holder", "correction")
    return seen.filter(number=plain_number(number)).first()
