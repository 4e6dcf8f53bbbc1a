"""Questions about reports: which there are, what they say, what is wrong with them."""

from gongkai.annual_report.exchange import fingerprint_of
from gongkai.annual_report.hand_overs import merged_into
from gongkai.annual_report.membership import left_out, memberships, reporting_agencies
from gongkai.annual_report.selectors.archived import (
    Extent,
    archive_extent,
    archived_agencies,
    archived_reports,
)
from gongkai.annual_report.selectors.board import BoardRow, board
from gongkai.annual_report.selectors.cells import cells_of, live_cells
from gongkai.annual_report.selectors.collected import (
    Publishing,
    YearList,
    published_years,
    year_list,
)
from gongkai.annual_report.selectors.comparable import (
    agencies_by_year,
    moved_with_functions,
    published_in_year,
    published_over_the_years,
    punctuality_beside,
    side_of,
)
from gongkai.annual_report.selectors.content import (
    content_of,
    difference,
    report_json,
    verified_reports,
)
from gongkai.annual_report.selectors.entry_tokens import FigureToEnter, entry_tokens_for, figures_to_enter
from gongkai.annual_report.selectors.findings import (
    as_read,
    blocking_findings,
    findings_beside,
    findings_for,
    findings_of,
    open_findings,
)
from gongkai.annual_report.selectors.hand_overs import changes_of_year, hand_overs_for
from gongkai.annual_report.selectors.members import (
    Member,
    changed_members,
    members_of,
    shares_of,
    summed_cells,
)
from gongkai.annual_report.selectors.outside import (
    agency_named,
    document_outside,
    faults_outside,
    missing_outside,
    outside_reports,
    outside_reports_for,
    outside_units,
    same_figures,
    taken_in,
    unclear_cells,
)
from gongkai.annual_report.selectors.reasons import ReasonFor, figures_in, reasons_of
from gongkai.annual_report.selectors.reports import (
    agencies_visible_to,
    earlier_reports,
    last_years_cells,
    last_years_report,
    newest,
    public_versions,
    published,
    published_reports,
    reports_for,
    years_for,
)
from gongkai.annual_report.selectors.rollup import faults_of_members, obstacles
from gongkai.annual_report.selectors.texts import (
    TEXT_PARTS,
    figures_for,
    missing_text,
    parts_of,
    passages_of,
    text_of,
    text_problems,
)
from gongkai.annual_report.selectors.waiting import reports_waiting_for

__all__ = [
    "TEXT_PARTS",
    "BoardRow",
    "Extent",
    "FigureToEnter",
    "Member",
    "Publishing",
    "ReasonFor",
    "YearList",
    "agencies_by_year",
    "agencies_visible_to",
    "agency_named",
    "archive_extent",
    "archived_agencies",
    "archived_reports",
    "as_read",
    "blocking_findings",
    "board",
    "cells_of",
    "changed_members",
    "changes_of_year",
    "content_of",
    "difference",
    "document_outside",
    "earlier_reports",
    "entry_tokens_for",
    "faults_of_members",
    "faults_outside",
    "figures_for",
    "figures_in",
    "figures_to_enter",
    "findings_beside",
    "findings_for",
    "findings_of",
    "fingerprint_of",
    "hand_overs_for",
    "last_years_cells",
    "last_years_report",
    "left_out",
    "live_cells",
    "members_of",
    "memberships",
    "merged_into",
    "missing_outside",
    "missing_text",
    "moved_with_functions",
    "newest",
    "obstacles",
    "open_findings",
    "outside_reports",
    "outside_reports_for",
    "outside_units",
    "parts_of",
    "passages_of",
    "public_versions",
    "published",
    "published_in_year",
    "published_over_the_years",
    "published_reports",
    "published_years",
    "punctuality_beside",
    "reasons_of",
    "report_json",
    "reporting_agencies",
    "reports_for",
    "reports_waiting_for",
    "same_figures",
    "shares_of",
    "side_of",
    "summed_cells",
    "taken_in",
    "text_of",
    "text_problems",
    "unclear_cells",
    "verified_reports",
    "year_list",
    "years_for",
]
