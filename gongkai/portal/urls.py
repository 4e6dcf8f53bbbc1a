"""Addresses of the public pages. They are promises: change one only with a note in the changelog."""

from django.urls import path, re_path

from gongkai.annual_report.exchange import SCHEMA_ADDRESS
from gongkai.annual_report.export import FORMATS
from gongkai.portal.views import (
    about,
    apply,
    before,
    by_applicant,
    disclosure,
    home,
    library,
    publication,
    report_check,
    reports,
    search,
    tools,
    track,
)

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("disclosure/", disclosure.overview, name="disclosure"),
    path("disclosure/<slug:slug>/", disclosure.column, name="column"),
    path("p/<str:index>/", publication.publication, name="publication"),
    path("p/<str:index>/files/<int:file_id>/", publication.file, name="publication_file"),
    path("library/", library.library, name="library"),
    path("apply/", apply.choose, name="apply"),
    path("apply/track/", track.ask, name="track"),
    path("apply/track/<int:case_id>/", track.status, name="status"),
    path("apply/track/<int:case_id>/correct/", by_applicant.correct, name="correct"),
    path("apply/track/<int:case_id>/withdraw/", by_applicant.withdraw, name="withdraw"),
    path("apply/track/<int:case_id>/suggest/", by_applicant.suggest, name="suggest"),
    path("apply/track/<int:case_id>/days/", track.days, name="status_days"),
    path("apply/track/<int:case_id>/files/<int:original_id>/", track.file, name="status_file"),
    path("apply/help/", before.help_to_apply, name="apply_help"),
    path("apply/proof/", apply.proof_task, name="proof_task"),
    path("apply/<slug:code>/first/", before.first, name="apply_first"),
    path("apply/<slug:code>/answered/", before.answered, name="apply_answered"),
    path("apply/<slug:code>/", apply.fill_in, name="fill_in"),
    path("reports/", reports.reports, name="reports"),
    path(SCHEMA_ADDRESS.removeprefix("/"), reports.report_schema, name="report_schema"),
    path("reports/compare/", reports.compare_agencies, name="compare_agencies"),
    path("reports/compare.csv", reports.compare_agencies_csv, name="compare_agencies_csv"),
    path("reports/<slug:code>/compare/", reports.compare_years, name="compare_years"),
    path("reports/<slug:code>/compare.csv", reports.compare_years_csv, name="compare_years_csv"),
    path("reports/<slug:code>/<int:year>/", reports.report, name="report"),
    path("reports/<slug:code>/<int:year>/whole/", reports.report, {"whole": "whole"}, name="report_whole"),
    re_path(
        rf"^reports/(?P<code>[-\w]+)/(?P<year>\d{{4}})(?:/(?P<whole>whole))?/?\.(?P<extension>{'|'.join(FORMATS)})$",
        reports.report_file,
        name="report_file",
    ),
    path("tools/deadline/", tools.deadline, name="deadline"),
    path("tools/fee/", tools.fee, name="fee"),
    path("tools/report-check/", report_check.report_check, name="report_check"),
    path("tools/report-check/sheet/", report_check.report_check_sheet, name="report_check_sheet"),
    path("search/", search.search, name="search"),
    path("about/sitemap/", about.sitemap, name="sitemap"),
    path("about/contact/", about.contact, name="contact"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/privacy/", about.privacy, name="privacy"),
]
