"""Annual reports: the years, a year's figures with what stands behind each, and the acts on a draft."""

from gongkai.workbench.views.reports.acts import report_explain, report_open, report_publish
from gongkai.workbench.views.reports.figures import report_figures
from gongkai.workbench.views.reports.listing import reports
from gongkai.workbench.views.reports.text import report_text
from gongkai.workbench.views.reports.year import report, report_cell

__all__ = [
    "report",
    "report_cell",
    "report_explain",
    "report_figures",
    "report_open",
    "report_publish",
    "report_text",
    "reports",
]
