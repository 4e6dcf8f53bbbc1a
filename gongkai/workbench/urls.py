"""Addresses of the workbench. Every one has its expectation in tests/workbench/test_permissions.py."""

from django.urls import path

from gongkai.workbench.views import (
    assigning,
    calendar,
    case_acts,
    cases,
    conversions,
    decide,
    files,
    forms,
    guide,
    intake,
    joint,
    letter,
    notices,
    orders,
    papers,
    people,
    publications,
    queue,
    redaction,
    registers,
    related,
    release,
    remedies,
    reports,
    retention,
    sign_off,
    signing,
    split,
    statistics,
    templates,
    today,
    trail,
    workdays,
)

app_name = "desk"


def _dashed(key: str) -> str:
    return key.replace("_", "-")


OUTSIDE = "reports/<int:year>/whole/outside/<int:pk>/"  # one report from outside

urlpatterns = [
    path("", today.today, name="today"),
    path("post/", today.switch_post, name="switch_post"),
    path("oversight/", orders.oversight, name="oversight"),
    path("oversight/issue/", orders.order_issue, name="order_issue"),
    path("oversight/<int:pk>/", orders.order, name="order"),
    *(
        path(f"oversight/<int:pk>/{_dashed(key)}/", view, name=f"order_{key}")
        for key, view in orders.ORDER_VIEWS.items()
    ),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.notices_read, name="notices_read"),
    path("intake/", intake.intake, name="intake"),
    path("intake/register/", intake.register, name="register"),
    path("cases/", queue.queue, name="queue"),
    path("cases/export.xlsx", queue.queue_export, name="queue_export"),
    path("cases/views/", queue.queue_views, name="queue_views"),
    path("cases/views/save/", queue.queue_view_save, name="queue_view_save"),
    path("cases/views/delete/", queue.queue_view_delete, name="queue_view_delete"),
    path("cases/assign/", assigning.queue_assign, name="queue_assign"),
    path("cases/hand-over/", assigning.queue_hand_over, name="queue_hand_over"),
    path("cases/<int:pk>/", cases.case, name="case"),
    path("cases/<int:pk>/guide/", guide.case_guide, name="case_guide"),
    path("cases/<int:pk>/guide/items/", guide.case_guide_items, name="case_guide_items"),
    path("cases/<int:pk>/guide/<int:question>/", guide.case_guide_question, name="case_guide_question"),
    path("cases/<int:pk>/related/", related.case_related, name="case_related"),
    path("cases/<int:pk>/join/", joint.case_join, name="case_join"),
    path("cases/<int:pk>/split/", split.case_split, name="case_split"),
    path("cases/<int:pk>/proof/", cases.case_proof, name="case_proof"),
    path("cases/<int:pk>/files/<int:document>/", cases.case_document, name="case_document"),
    path("cases/<int:pk>/files/<int:document>/check/", release.case_file, name="case_file"),
    path("cases/<int:pk>/files/<int:document>/scan/", release.case_scan_file, name="case_scan_file"),
    path("cases/<int:pk>/files/<int:document>/redact/", redaction.case_redact_file, name="case_redact_file"),
    path(
        "cases/<int:pk>/files/<int:document>/pages/<int:page>.png",
        redaction.case_file_page,
        name="case_file_page",
    ),
    path(
        "cases/<int:pk>/files/<int:document>/take-back/",
        release.case_take_back_file,
        name="case_take_back_file",
    ),
    path(
        "cases/<int:pk>/files/<int:document>/findings/<int:finding>/",
        release.case_clear_finding,
        name="case_clear_finding",
    ),
    path("cases/<int:pk>/identity/", cases.case_identity, name="case_identity"),
    path("cases/<int:pk>/identity/<int:proof>/", cases.case_identity_proof, name="case_identity_proof"),
    path("cases/<int:pk>/decide/", decide.case_decide, name="case_decide"),
    path("cases/<int:pk>/letter/", letter.case_letter, name="case_letter"),
    path("cases/<int:pk>/letter/draft/", letter.case_draft_letter, name="case_draft_letter"),
    path("cases/<int:pk>/letter/edit/", letter.case_edit_letter, name="case_edit_letter"),
    path("cases/<int:pk>/letter.docx", letter.case_letter_file, {"kind": "docx"}, name="case_letter_docx"),
    path("cases/<int:pk>/letter.pdf", letter.case_letter_file, {"kind": "pdf"}, name="case_letter_pdf"),
    path("remedies/", remedies.remedies, name="remedies"),
    path("retention/", retention.retention, name="retention"),
    *(
        path(f"cases/<int:pk>/retention/{key}/", view, name=f"retention_{key}")
        for key, view in retention.ACT_VIEWS.items()
    ),
    path("cases/<int:pk>/remedies/<int:remedy>/", remedies.remedy, name="remedy"),
    path("cases/<int:pk>/remedies/<int:remedy>/bundle/", files.remedy_bundle, name="remedy_bundle"),
    path("cases/<int:pk>/forms/<slug:kind>/", forms.case_form, name="case_form"),
    path("cases/<int:pk>/folder/", files.case_folder, name="case_folder"),
    *(
        path(f"cases/<int:pk>/remedies/<int:remedy>/{_dashed(key)}/", view, name=f"remedy_{key}")
        for key, view in remedies.ACT_VIEWS.items()
    ),
    path("cases/<int:pk>/papers/<int:paper>/", papers.paper, name="case_paper"),
    path("cases/<int:pk>/papers/<int:paper>/serve/", papers.paper_serve, name="case_paper_serve"),
    path("cases/<int:pk>/papers/<int:paper>/bounce/", papers.paper_bounce, name="case_paper_bounce"),
    *(
        path(f"cases/<int:pk>/{_dashed(key)}/", view, name=f"case_{key}")
        for key, view in case_acts.ACT_VIEWS.items()
    ),
    path("templates/", templates.templates, name="templates"),
    path("templates/<slug:kind>/", templates.template, name="template"),
    path("sign-off/", sign_off.sign_off, name="sign_off"),
    path("signing/", signing.signing, name="signing"),
    path("service/", signing.service, name="service"),
    path("publications/", publications.publications, name="publications"),
    path("conversions/", conversions.conversions, name="conversions"),
    path("conversions/export.xlsx", conversions.conversions_export, name="conversions_export"),
    path("publications/draft/", publications.publication_draft, name="publication_draft"),
    path("publications/<int:pk>/", publications.publication, name="publication"),
    path("publications/<int:pk>/files/<int:file>/", publications.publication_file, name="publication_file"),
    path(
        "publications/<int:pk>/files/<int:file>/remove/",
        publications.publication_remove_file,
        name="publication_remove_file",
    ),
    *(
        path(f"publications/<int:pk>/{_dashed(key)}/", view, name=f"publication_{key}")
        for key, view in publications.ACT_VIEWS.items()
    ),
    path("reports/", reports.reports, name="reports"),
    path("reports/board/", reports.report_board, name="report_board"),
    path("reports/board/export/", reports.report_board_export, name="report_board_export"),
    path("reports/board/remind/", reports.report_remind, name="report_remind"),
    path("reports/archive/", reports.report_archive, name="report_archive"),
    path("reports/check/", reports.report_check, name="report_check"),
    path("reports/check/sheet/", reports.report_check_sheet, name="report_check_sheet"),
    path("reports/tokens/", reports.report_tokens, name="report_tokens"),
    path("reports/tokens/issue/", reports.report_token_issue, name="report_token_issue"),
    path("reports/tokens/<int:pk>/withdraw/", reports.report_token_withdraw, name="report_token_withdraw"),
    path("reports/<int:year>/", reports.report, name="report"),
    path("reports/<int:year>/whole/", reports.report_whole, name="report_whole"),
    path("reports/<int:year>/whole/open/", reports.report_whole_open, name="report_whole_open"),
    path("reports/<int:year>/whole/rule/", reports.report_member_rule, name="report_member_rule"),
    path("reports/<int:year>/whole/outside/", reports.report_outside, name="report_outside"),
    path("reports/<int:year>/whole/outside/add/", reports.report_outside_add, name="report_outside_add"),
    path("reports/<int:year>/whole/outside/unit/", reports.report_outside_unit, name="report_outside_unit"),
    path(
        "reports/<int:year>/whole/outside/unit/<int:pk>/end/",
        reports.report_outside_unit_end,
        name="report_outside_unit_end",
    ),
    path(OUTSIDE, reports.report_outside_report, name="report_outside_report"),
    *(
        path(f"{OUTSIDE}{act.replace('_', '-')}/", view, name=f"report_outside_{act}")
        for act, view in reports.OUTSIDE_VIEWS.items()
    ),
    path("reports/<int:year>/hand-overs/", reports.report_hand_overs, name="report_hand_overs"),
    path("reports/<int:year>/hand-overs/new/", reports.report_hand_over, name="report_hand_over"),
    path(
        "reports/<int:year>/hand-overs/withdraw/",
        reports.report_hand_over_withdraw,
        name="report_hand_over_withdraw",
    ),
    path("reports/<int:year>/report.<slug:extension>", reports.report_file, name="report_file"),
    path("reports/<int:year>/cell.csv", reports.report_cell, name="report_cell"),
    path("reports/<int:year>/cell/correct/", reports.report_correct_cell, name="report_correct_cell"),
    path("reports/<int:year>/cell/withdraw/", reports.report_uncorrect_cell, name="report_uncorrect_cell"),
    path("reports/<int:year>/open/", reports.report_open, name="report_open"),
    path("reports/<int:year>/entries/", reports.report_entries, name="report_entries"),
    path("reports/<int:year>/entries/<int:pk>/source/", reports.report_source, name="report_source"),
    path("reports/<int:year>/sheet.<str:kind>", reports.report_sheet, name="report_sheet"),
    path("reports/<int:year>/sheet/import/", reports.report_sheet_import, name="report_sheet_import"),
    path("reports/<int:year>/months/", reports.report_months, name="report_months"),
    path(
        "reports/<int:year>/figures/withdraw/",
        reports.report_figures_withdraw,
        name="report_figures_withdraw",
    ),
    path("reports/<int:year>/figures/", reports.report_figures, name="report_figures"),
    path("reports/<int:year>/text/<str:part>/", reports.report_text, name="report_text"),
    path("reports/<int:year>/text/<str:part>/draft/", reports.report_text_draft, name="report_text_draft"),
    path("reports/<int:year>/text/<str:part>/keep/", reports.report_text_keep, name="report_text_keep"),
    path("reports/<int:year>/explain/", reports.report_explain, name="report_explain"),
    path("reports/told/<int:pk>/", reports.report_told, name="report_told"),
    *(
        path(f"reports/<int:year>/{step.replace('_', '-')}/", view, name=f"report_{step}")
        for step, view in reports.STEP_VIEWS.items()
    ),
    path("reports/<int:year>/comment/", reports.report_comment, name="report_comment"),
    path("reports/<int:year>/send-back/", reports.report_send_back, name="report_send_back"),
    path("reports/<int:year>/comments/<int:pk>/settle/", reports.report_settle, name="report_settle"),
    path(
        "reports/<int:year>/comments/<int:pk>/drop/", reports.report_comment_drop, name="report_comment_drop"
    ),
    path("registers/", registers.registers, name="registers"),
    path("registers/export/", registers.registers_export, name="registers_export"),
    path("registers/import/", registers.import_check, name="import_check"),
    path("registers/import/template.xlsx", registers.import_template, name="import_template"),
    path("registers/import/<int:pk>/", registers.import_run, name="import_run"),
    path("registers/import/<int:pk>/errors.csv", registers.import_errors, name="import_errors"),
    path("registers/import/<int:pk>/start/", registers.import_start, name="import_start"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("workdays/", workdays.workdays, name="workdays"),
    path("workdays/load/", workdays.workdays_load, name="workdays_load"),
    path("workdays/apply/", workdays.workdays_apply, name="workdays_apply"),
    path("trail/", trail.trail, name="trail"),
    path("people/", people.people, name="people"),
    path("people/add/", people.person_add, name="person_add"),
    path("people/<int:pk>/appoint/", people.person_appoint, name="person_appoint"),
    path("people/<int:pk>/password/", people.person_password, name="person_password"),
    path("people/posts/<int:pk>/end/", people.person_end_post, name="person_end_post"),
]
