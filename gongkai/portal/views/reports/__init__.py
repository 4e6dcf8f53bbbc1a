"""Annual reports for the public: the list of a year, one report and its files, reports beside each other."""

from gongkai.portal.views.reports.compare_agencies import compare_agencies, compare_agencies_csv
from gongkai.portal.views.reports.compare_years import compare_years, compare_years_csv
from gongkai.portal.views.reports.listing import reports
from gongkai.portal.views.reports.report import report, report_file, report_schema

__all__ = [
    "compare_agencies",
    "compare_agencies_csv",
    "compare_years",
    "compare_years_csv",
    "report",
    "report_file",
    "report_schema",
    "reports",
]
