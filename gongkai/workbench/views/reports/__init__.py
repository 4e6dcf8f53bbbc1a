"""Annual reports: the years, a year's figures with what stands behind each, and the acts on a draft."""

from gongkai.workbench.views.reports.acts import report_explain, report_open, report_told
from gongkai.workbench.views.reports.archive import report_archive
from gongkai.workbench.views.reports.board import report_board, report_board_export, report_remind
from gongkai.workbench.views.reports.cells import report_correct_cell, report_uncorrect_cell
from gongkai.workbench.views.reports.checking import report_check, report_check_sheet
from gongkai.workbench.views.reports.comments import (
    report_comment,
    report_comment_drop,
    report_send_back,
    report_settle,
)
from gongkai.workbench.views.reports.figures import (
    report_entries,
    report_figures,
    report_figures_withdraw,
    report_months,
    report_source,
)
from gongkai.workbench.views.reports.files import report_file
from gongkai.workbench.views.reports.handing_over import (
    report_hand_over,
    report_hand_over_withdraw,
    report_hand_overs,
)
from gongkai.workbench.views.reports.listing import reports
from gongkai.workbench.views.reports.outside import (
    report_outside,
    report_outside_add,
    report_outside_file,
    report_outside_report,
    report_outside_take_in,
)
from gongkai.workbench.views.reports.outside_acts import (
    report_outside_drop,
    report_outside_explain,
    report_outside_remove,
    report_outside_unit,
    report_outside_unit_end,
)
from gongkai.workbench.views.reports.rollup import report_member_rule, report_whole, report_whole_open
from gongkai.workbench.views.reports.sheets import report_sheet, report_sheet_import
from gongkai.workbench.views.reports.steps import STEP_VIEWS
from gongkai.workbench.views.reports.tokens import report_token_issue, report_token_withdraw, report_tokens
from gongkai.workbench.views.reports.writing import report_text, report_text_draft, report_text_keep
from gongkai.workbench.views.reports.year import report, report_cell

OUTSIDE_VIEWS = {
    "take_in": report_outside_take_in,
    "file": report_outside_file,
    "remove": report_outside_remove,
    "drop": report_outside_drop,
    "explain": report_outside_explain,
}

__all__ = [
    "OUTSIDE_VIEWS",
    "STEP_VIEWS",
    "report",
    "report_archive",
    "report_board",
    "report_board_export",
    "report_cell",
    "report_check",
    "report_check_sheet",
    "report_comment",
    "report_comment_drop",
    "report_correct_cell",
    "report_entries",
    "report_explain",
    "report_figures",
    "report_figures_withdraw",
    "report_file",
    "report_hand_over",
    "report_hand_over_withdraw",
    "report_hand_overs",
    "report_member_rule",
    "report_months",
    "report_open",
    "report_outside",
    "report_outside_add",
    "report_outside_report",
    "report_outside_unit",
    "report_outside_unit_end",
    "report_remind",
    "report_send_back",
    "report_settle",
    "report_sheet",
    "report_sheet_import",
    "report_source",
    "report_text",
    "report_text_draft",
    "report_text_keep",
    "report_token_issue",
    "report_token_withdraw",
    "report_tokens",
    "report_told",
    "report_uncorrect_cell",
    "report_whole",
    "report_whole_open",
    "reports",
]
