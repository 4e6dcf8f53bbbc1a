"""Questions about reports: which there are, what they say, what is wrong with them."""

from gongkai.annual_report.selectors.content import (
    TEXT_PARTS,
    cells_of,
    content_of,
    difference,
    fingerprint_of,
    missing_text,
    report_json,
    text_of,
)
from gongkai.annual_report.selectors.findings import (
    as_read,
    findings_for,
    findings_of,
    open_findings,
)
from gongkai.annual_report.selectors.reports import (
    agencies_visible_to,
    last_years_cells,
    last_years_report,
    newest,
    published,
    published_reports,
    reports_for,
    years_for,
)

__all__ = [
    "TEXT_PARTS",
    "agencies_visible_to",
    "as_read",
    "cells_of",
    "content_of",
    "difference",
    "findings_for",
    "findings_of",
    "fingerprint_of",
    "last_years_cells",
    "last_years_report",
    "missing_text",
    "newest",
    "open_findings",
    "published",
    "published_reports",
    "report_json",
    "reports_for",
    "text_of",
    "years_for",
]
