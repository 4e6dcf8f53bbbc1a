"""Reasons written for findings: each holds for the figures it was written about, and for no others."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.annual_report.models import Explanation, Report
from gongkai.law.identities import RULES, Finding, in_words

ReasonFor = Callable[[Finding], str]
"""The reason that is written for a finding; "" where there is none."""


def figures_in(finding: Finding) -> list[str]:
    """What is stated and what should be, as a reason remembers them; "" where there is no such figure."""
    return [
        "" if one is None else one if isinstance(one, str) else in_words(one)
        for one in (finding.stated, finding.computed)
    ]


def reasons_of(report: Report | None) -> ReasonFor:
    """One query, or none where the explanations are at hand.

    A reason for a difference of 3 excuses no difference of 300. For a sum that does not add up and for a
    blank no reason counts, whenever it was written.
    """
    rows: dict[tuple[str, str], Explanation] = {}
    if report is not None:
        rows = {(one.rule, one.address): one for one in report.explanations.all()}

    def reason_for(finding: Finding) -> str:
        written = rows.get((finding.rule, finding.address or ""))
        if written is None or not RULES[finding.rule].excusable:
            return ""
        return written.reason if not written.figures or figures_in(finding) in written.figures else ""

    return reason_for


def without_reason(findings: list[Finding], report: Report | None) -> list[Finding]:
    reason_for = reasons_of(report)
    return [one for one in findings if not reason_for(one)]
