"""Whose report counts a case: that of the agency it is filed at, but for what was handed over since.

Lives here: the grouping and the filter. Lives elsewhere: which hand-overs there are (annual_report).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Case as Choice
from django.db.models import F, IntegerField, Q, Value, When


@dataclass(frozen=True)
class Held:
    """absorbed: agency -> the one that reports all of its cases. moved: single case -> who holds it."""

    absorbed: Mapping[int, int] = field(default_factory=dict)
    moved: Mapping[int, int] = field(default_factory=dict)

    def holder(self, case: int, agency: int) -> int:
        """Who counts a case that is filed at that agency."""
        return self.moved.get(case, self.absorbed.get(agency, agency))

    def where(self, agency_ids: Collection[int], prefix: str = "") -> Q:
        """The cases these agencies count. prefix: the way from the rows asked to their case, as `case__`."""
        wanted = set(agency_ids)
        filed = {pk for pk in wanted if pk not in self.absorbed}
        filed |= {pk for pk, taker in self.absorbed.items() if taker in wanted}
        here = Q(**{f"{prefix}agency__in": sorted(filed)})
        gone = sorted(pk for pk, holder in self.moved.items() if holder not in wanted)
        come = sorted(pk for pk, holder in self.moved.items() if holder in wanted)
        if gone:
            here &= ~Q(**{f"{prefix}pk__in": gone})
        return here | Q(**{f"{prefix}pk__in": come}) if come else here

    def whose(self, prefix: str = "") -> F | Choice:
        """The key of the agency that counts a row's case, to group by."""
        agency = F(f"{prefix}agency")
        if not self.absorbed and not self.moved:
            return agency
        return Choice(
            *(
                When(**{f"{prefix}pk__in": cases}, then=Value(holder))
                for holder, cases in _by_holder(self.moved).items()
            ),
            *(When(**{f"{prefix}agency": pk}, then=Value(taker)) for pk, taker in self.absorbed.items()),
            default=agency,
            output_field=IntegerField(),
        )


def _by_holder(moved: Mapping[int, int]) -> dict[int, list[int]]:
    cases: dict[int, list[int]] = {}
    for pk, holder in sorted(moved.items()):
        cases.setdefault(holder, []).append(pk)
    return cases


AS_FILED = Held()
