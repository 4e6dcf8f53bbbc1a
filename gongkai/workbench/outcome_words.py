"""A decision in the words pages show beside it: its row of the report, and what may be done against it."""

from __future__ import annotations

from gongkai.law.decisions import Decision, Outcome
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


def remedy_of(code: Outcome) -> str:
    return "先复议，不服再起诉" if review_first(code) else "复议或者直接起诉"
