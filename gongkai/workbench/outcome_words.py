"""A decision in the words pages show beside it: its row of the report, and what may be done against it."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.law.decisions import DECISIONS, Decision, Outcome
from gongkai.law.remedies import review_first
from gongkai.law.report_forms import FORMS

FORM = "2021"  # the edition in force since the reports on 2021


def title_of(rule: Decision) -> str:
    """不予公开：保护第三方合法权益; a group that is its own only decision is named once."""
    return rule.label if rule.label == rule.group else f"{rule.group}：{rule.label}"


def cell_of(rule: Decision) -> str:
    """（三）不予公开：4.保护第三方合法权益: the row as the form prints it."""
    row = next(row for row in FORMS[FORM].table3.rows if row.id == rule.row)
    return f"{row.group}：{row.label}" if row.group else row.label


def remedy_of(code: Outcome, withheld_by: Collection[Outcome] = ()) -> str:
    return "先复议，不服再起诉" if review_first(code, withheld_by=withheld_by) else "复议或者直接起诉"


def basis_of(rule: Decision, withheld_by: Collection[Outcome] = ()) -> str:
    """《政府信息公开条例》第三十七条，不公开的部分适用第十五条: the articles a decision stands on."""
    grounds = dict.fromkeys(
        DECISIONS[code].citation.short or str(DECISIONS[code].citation) for code in withheld_by
    )
    return f"{rule.citation}，不公开的部分适用{'、'.join(grounds)}" if grounds else str(rule.citation)
