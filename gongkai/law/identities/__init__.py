"""Do the figures of a report agree with one another, and with last year's (勾稽关系)?

Lives here: relations on cells alone, so that a report read from a file and one derived from cases are checked
by the same rules. Lives elsewhere: relations with words and layout (gongkai.annual_report.checking).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gongkai.law.identities.counts import cell_of, counts, no_rules_without_power, published_within_total
from gongkai.law.identities.finding import (
    Cells,
    Figure,
    Finding,
    Passage,
    Place,
    Severity,
    Share,
    apart,
    in_words,
)
from gongkai.law.identities.ledger import CountedCase, counted_once, ledger_agrees
from gongkai.law.identities.plausible import no_leaps, suits_follow_reviews
from gongkai.law.identities.rollup import Members, members_changed, rolled_up, sums_agree
from gongkai.law.identities.rules import RULES, Rule, advice_for, citation_for, heads_for, named
from gongkai.law.identities.sums import (
    applicants_add_up,
    carried_through,
    disputes_add_up,
    results_add_up,
    rows_counted_as_other,
)
from gongkai.law.identities.years import NOTHING_MOVED, Moved, carried_over, in_force, items
from gongkai.law.report_forms import Form

WITHIN_A_REPORT: tuple[Callable[[Cells, Form], Iterator[Finding]], ...] = (
    carried_through,
    results_add_up,
    applicants_add_up,
    disputes_add_up,
    published_within_total,
    counts,
)

KNOW_WHAT_MOVED = (carried_over, in_force)  # of WITH_LAST_YEAR, those that take it as well

WITH_LAST_YEAR: tuple[Callable[[Cells, Form, Cells], Iterator[Finding]], ...] = (
    *KNOW_WHAT_MOVED,
    items,
    suits_follow_reviews,
    no_leaps,
)


def check_cells(
    cells: Cells,
    form: Form,
    last_year: Cells | None = None,
    *,
    rule_power: bool | None = None,
    moved: Sequence[Moved] = NOTHING_MOVED,
) -> list[Finding]:
    """What is wrong with these figures, by rule and then in print order.

    cells: by address; None is a blank (RC-10), an address left out is not judged.
    last_year: the cells of the report on the year before; without it RC-07, RC-08, RC-15, RC-22 and
    half of RC-09 are left out.
    moved: what came from other agencies, or went to them, since last year's report (RC-07, RC-08).
    rule_power: may the agency make rules (规章)? None where nobody knows: RC-12 is left out.
    """
    found = [finding for relation in WITHIN_A_REPORT for finding in relation(cells, form)]
    if last_year is not None:
        for relation in KNOW_WHAT_MOVED:
            found += relation(cells, form, last_year, moved)
        others = WITH_LAST_YEAR[len(KNOW_WHAT_MOVED) :]
        found += [finding for relation in others for finding in relation(cells, form, last_year)]
    if rule_power is False:
        found += no_rules_without_power(cells, form)
    return sorted(found, key=lambda finding: finding.rule)  # stable: print order stays within a rule


__all__ = [
    "RULES",
    "Cells",
    "CountedCase",
    "Figure",
    "Finding",
    "Members",
    "Moved",
    "Passage",
    "Place",
    "Rule",
    "Severity",
    "Share",
    "advice_for",
    "apart",
    "cell_of",
    "check_cells",
    "citation_for",
    "counted_once",
    "heads_for",
    "in_words",
    "ledger_agrees",
    "members_changed",
    "named",
    "rolled_up",
    "rows_counted_as_other",
    "sums_agree",
]
