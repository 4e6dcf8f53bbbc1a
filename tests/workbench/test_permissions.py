"""Every address of the workbench × every role × own agency, an agency beside it, an agency below.

What is expected follows from one table: ``gongkai.agencies.roles.MAY``. An address without an expectation
fails the first test, so a new page cannot be forgotten here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, reverse

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import MAY, Act, Reach, Role
from gongkai.workbench import urls
from tests.workbench.world import Things, World, signed_in

pytestmark = pytest.mark.any_database

READ, FORM, POST = {"GET", "HEAD"}, {"GET", "HEAD", "POST"}, {"POST"}
ALL_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Page:
    """acts: any of which opens it; none: every officer. args: of an address about one agency's thing; shared:
    about one that all agencies have."""

    acts: tuple[Act, ...]
    methods: set[str]
    args: Callable[[Things], tuple] | None = None
    shared: bool = False
    query: str = ""  # with {agency}: the page is about the agency named there


def _case(things: Things) -> tuple:
    return (things.case.pk,)


def _remedy(things: Things) -> tuple:
    return (things.case.pk, things.remedy.pk)


def _file(things: Things) -> tuple:
    return (things.case.pk, things.document.pk)


def _publication(things: Things) -> tuple:
    return (things.publication.pk,)


def _year(things: Things) -> tuple:
    return (things.report_year,)


def _comment(things: Things) -> tuple:
    return (things.report_year, things.report.comments.get().pk)


def _source(things: Things) -> tuple:
    figure = things.report.agency.yearly_figures.exclude(source_file=None).get()
    return (figure.year, figure.pk)


def _report_file(things: Things) -> tuple:
    return (things.report_year, "csv")


def _outside(things: Things) -> tuple:
    return (things.report_year, things.outside.pk)


HANDLE, VIEW, SIGN = (Act.HANDLE_CASE,), (Act.VIEW_CASES,), (Act.SIGN_LETTER,)
APPROVE = (Act.APPROVE_LETTER,)
DRAFT, SEE = (Act.DRAFT_PUBLICATION,), (Act.VIEW_PUBLICATIONS,)
DECIDE, REVIEW = (Act.DECIDE_PUBLICATION,), (Act.REVIEW_PUBLICATION,)
REPORT, WRITE = (Act.VIEW_REPORTS,), (Act.EDIT_REPORT,)
SYSTEMS = (Act.LET_SYSTEM_ENTER,)
PEOPLE = (Act.MANAGE_PEOPLE,)
ERASE = (Act.ERASE_IDENTITY,)
ABOUT = "?agency={agency}"

PAGES: dict[str, Page] = {
    "today": Page((), READ),
    "switch_post": Page((), POST),
    "oversight": Page(VIEW, READ),
    "order": Page(VIEW, READ, lambda t: (t.order.pk,)),
    "order_issue": Page((Act.SUPERVISE,), FORM),
    "order_reply": Page(HANDLE, FORM, lambda t: (t.order.pk,)),
    "order_close": Page((Act.SUPERVISE,), FORM, lambda t: (t.order.pk,)),
    "order_send_back": Page((Act.SUPERVISE,), FORM, lambda t: (t.order.pk,)),
    "notices": Page((), READ),
    "notices_read": Page((), POST),
    "intake": Page((Act.TAKE_IN_CASE,), READ),
    "register": Page((Act.TAKE_IN_CASE,), FORM),
    "queue": Page(VIEW, READ),
    "queue_export": Page(VIEW, POST),
    "queue_views": Page(VIEW, READ),
    "queue_view_save": Page(VIEW, FORM),
    "queue_view_delete": Page(VIEW, FORM),
    "queue_assign": Page(HANDLE, FORM),
    "queue_hand_over": Page((Act.LEAD_OFFICE,), FORM),
    "case_accept_offer": Page(HANDLE, FORM, _case),
    "case_return_offer": Page(HANDLE, FORM, _case),
    "case": Page(VIEW, READ, _case),
    "case_guide": Page(HANDLE, READ, _case),
    "case_guide_question": Page(HANDLE, FORM, lambda t: (t.case.pk, 1)),
    "case_guide_items": Page(HANDLE, FORM, _case),
    "case_related": Page(VIEW, READ, _case),
    "case_proof": Page(VIEW, READ, _case),
    "case_document": Page(VIEW, READ, lambda t: (t.case.pk, t.document.pk)),
    "case_file": Page(VIEW, READ, _file),
    "case_scan_file": Page(HANDLE, FORM, _file),
    "case_redact_file": Page(HANDLE, FORM, _file),
    "case_file_page": Page(VIEW, READ, lambda t: (t.case.pk, t.paper.pk, 1)),
    "case_take_back_file": Page(HANDLE, FORM, _file),
    "case_clear_finding": Page(HANDLE, FORM, lambda t: (*_file(t), t.document.findings.get().pk)),
    "case_identity": Page((Act.VIEW_IDENTITY,), POST, _case),
    "case_identity_proof": Page((Act.VIEW_IDENTITY,), POST, lambda t: (t.case.pk, t.proof.pk)),
    "case_paper": Page(VIEW, READ, lambda t: (t.case.pk, t.sent.pk)),
    "case_paper_serve": Page((Act.SERVE_LETTER,), FORM, lambda t: (t.case.pk, t.sent.pk)),
    "case_paper_bounce": Page((Act.SERVE_LETTER,), FORM, lambda t: (t.case.pk, t.sent.pk)),
    "case_require_reasons": Page(HANDLE, FORM, _case),
    "case_record_reasons": Page(HANDLE, FORM, _case),
    "case_notice_fee": Page(SIGN, FORM, _case),
    "case_record_payment": Page(HANDLE, FORM, _case),
    "case_cancel": Page(SIGN, FORM, _case),
    "case_reopen": Page(SIGN, FORM, _case),
    "case_record_bounce": Page((Act.SERVE_LETTER,), FORM, _case),
    "case_ask_assistance": Page(HANDLE, FORM, _case),
    "case_record_assistance": Page(HANDLE, FORM, _case),
    "case_name_right_agency": Page(HANDLE, FORM, _case),
    "case_pass_on": Page(HANDLE, FORM, _case),
    "case_propose_record_correction": Page(HANDLE, FORM, _case),
    "case_approve_record_correction": Page(SIGN, FORM, _case),
    "case_issue_receipt": Page((Act.TAKE_IN_CASE,), FORM, _case),
    "case_overrule_objection": Page(SIGN, FORM, _case),
    "case_defer": Page((Act.APPROVE_EXTENSION,), FORM, _case),
    "case_decide": Page(HANDLE, FORM, _case),
    "case_letter": Page(VIEW, READ, _case),
    "case_letter_docx": Page(VIEW, READ, _case),
    "case_letter_pdf": Page(VIEW, READ, _case),
    "case_draft_letter": Page(HANDLE, FORM, _case),
    "case_edit_letter": Page(HANDLE, FORM, _case),
    "case_confirm_receipt": Page((Act.TAKE_IN_CASE,), FORM, _case),
    "case_add_scans": Page((Act.TAKE_IN_CASE,), FORM, _case),
    "case_record_contact": Page((Act.TAKE_IN_CASE,), FORM, _case),
    "case_assign": Page(HANDLE, FORM, _case),
    "case_require_correction": Page(HANDLE, FORM, _case),
    "case_record_correction": Page(HANDLE, FORM, _case),
    "case_send_inquiry": Page(HANDLE, FORM, _case),
    "case_record_opinion": Page(HANDLE, FORM, _case),
    "case_extend": Page((Act.APPROVE_EXTENSION,), FORM, _case),
    "case_record_search": Page(HANDLE, FORM, _case),
    "case_add_evidence": Page(HANDLE, FORM, _case),
    "case_add_note": Page(HANDLE, FORM, _case),
    "case_attach_reply_file": Page(HANDLE, FORM, _case),
    "case_correct_fact": Page((Act.APPROVE_EXTENSION,), FORM, _case),
    "case_close_without_letter": Page(SIGN, FORM, _case),
    "case_submit_letter": Page(HANDLE, FORM, _case),
    "case_approve_letter": Page(APPROVE, FORM, _case),
    "case_return_letter": Page(APPROVE, FORM, _case),
    "case_sign_letter": Page(APPROVE, FORM, _case),
    "sign_off": Page((Act.SET_SIGN_OFF,), FORM),
    "case_mail_letter": Page((Act.SERVE_LETTER,), FORM, _case),
    "case_serve_letter": Page((Act.SERVE_LETTER,), FORM, _case),
    "case_explain_lateness": Page(HANDLE, FORM, _case),
    "case_archive": Page((Act.ARCHIVE_CASE,), FORM, _case),
    "case_file_remedy": Page(HANDLE, FORM, _case),
    "case_split": Page(HANDLE, FORM, _case),
    "case_join": Page(HANDLE, FORM, _case),
    "case_submit_joint": Page(HANDLE, FORM, _case),
    "case_approve_joint": Page(APPROVE, FORM, _case),
    "case_sign_joint": Page(APPROVE, FORM, _case),
    "case_leave_joint": Page(HANDLE, FORM, _case),
    "case_convert": Page(HANDLE, FORM, _case),
    "case_decline_conversion": Page(HANDLE, FORM, _case),
    "remedies": Page(VIEW, READ),
    "retention": Page(ERASE, READ),
    "retention_keep": Page(ERASE, FORM, _case),
    "retention_propose": Page(ERASE, FORM, _case),
    "retention_confirm": Page(ERASE, FORM, _case),
    "retention_drop": Page(ERASE, FORM, _case),
    "remedy": Page(VIEW, READ, _remedy),
    "remedy_bundle": Page((Act.VIEW_IDENTITY,), FORM, _remedy),
    "case_form": Page((Act.VIEW_IDENTITY,), FORM, lambda t: (t.case.pk, "application_form")),
    "case_folder": Page((Act.VIEW_IDENTITY,), FORM, _case),
    "remedy_copy": Page(HANDLE, FORM, _remedy),
    "remedy_answer": Page(HANDLE, FORM, _remedy),
    "remedy_course": Page(HANDLE, FORM, _remedy),
    "remedy_conclude": Page(HANDLE, FORM, _remedy),
    "remedy_withdraw": Page(HANDLE, FORM, _remedy),
    "remedy_carry_out": Page(HANDLE, FORM, _remedy),
    "templates": Page((Act.EDIT_TEMPLATES,), READ),
    "template": Page((Act.EDIT_TEMPLATES,), FORM, lambda t: ("correction",), shared=True),
    "signing": Page(APPROVE, READ),
    "service": Page((Act.SERVE_LETTER,), READ),
    "publications": Page(SEE, READ),
    "conversions": Page(VIEW, READ),
    "conversions_export": Page(VIEW, POST),
    "publication_draft": Page(DRAFT, FORM),
    "publication": Page(SEE, READ, _publication),
    "publication_file": Page(SEE, READ, lambda t: (t.publication.pk, t.file)),
    "publication_remove_file": Page(DRAFT, FORM, lambda t: (t.publication.pk, t.file)),
    "publication_edit": Page(DRAFT, FORM, _publication),
    "publication_attach": Page(DRAFT, FORM, _publication),
    "publication_submit": Page(DRAFT, FORM, _publication),
    "publication_section_review": Page(REVIEW, FORM, _publication),
    "publication_secrecy_review": Page((Act.REVIEW_SECRECY,), FORM, _publication),
    "publication_decide": Page(DECIDE, FORM, _publication),
    "publication_return": Page((*REVIEW, *DECIDE), FORM, _publication),
    "publication_withdraw": Page(DECIDE, FORM, _publication),
    "publication_change_validity": Page(DECIDE, FORM, _publication),
    "reports": Page(REPORT, READ),
    "report_archive": Page(REPORT, FORM),
    "report_check": Page(REPORT, FORM),
    "report_check_sheet": Page(REPORT, POST),
    "report_board": Page((Act.REVIEW_REPORT,), READ),
    "report_board_export": Page((Act.REVIEW_REPORT,), POST),
    "report_remind": Page((Act.REVIEW_REPORT,), POST),
    "report": Page(REPORT, READ, _year, query=ABOUT),
    "report_whole": Page(REPORT, READ, _year, shared=True),
    "report_whole_open": Page((Act.ROLL_UP,), POST, _year, shared=True),
    "report_member_rule": Page((Act.ROLL_UP,), FORM, _year, shared=True),
    "report_outside": Page(REPORT, READ, _year, shared=True),
    "report_outside_add": Page((Act.ROLL_UP,), FORM, _year, shared=True),
    "report_outside_unit": Page((Act.ROLL_UP,), FORM, _year, shared=True),
    "report_outside_unit_end": Page((Act.ROLL_UP,), FORM, lambda t: (t.report_year, t.unit.pk)),
    "report_outside_report": Page(REPORT, READ, _outside),
    "report_outside_file": Page(REPORT, READ, _outside),
    "report_outside_take_in": Page((Act.ROLL_UP,), FORM, _outside),
    "report_outside_remove": Page((Act.ROLL_UP,), FORM, _outside),
    "report_outside_drop": Page((Act.ROLL_UP,), FORM, _outside),
    "report_outside_explain": Page(
        (Act.ROLL_UP,), FORM, _outside, query="?rule=RC-04&address=4.review.total"
    ),
    "report_hand_overs": Page(REPORT, READ, _year, shared=True),
    "report_hand_over": Page((Act.ROLL_UP,), FORM, _year, shared=True),
    "report_hand_over_withdraw": Page((Act.ROLL_UP,), FORM, _year, shared=True),
    "report_file": Page(REPORT, READ, _report_file, query=ABOUT),
    "report_cell": Page(REPORT, READ, _year, query=f"{ABOUT}&cell=3.A.total"),
    "report_correct_cell": Page(WRITE, FORM, _year, query=f"{ABOUT}&cell=3.A.total"),
    "report_uncorrect_cell": Page(WRITE, FORM, _year, query=f"{ABOUT}&cell=2.1.regulations.made"),
    "report_open": Page(WRITE, POST, _year, query=ABOUT),
    "report_sheet": Page(WRITE, READ, lambda t: (t.report_year, "csv"), query=ABOUT),
    "report_sheet_import": Page(WRITE, FORM, _year, query=ABOUT),
    "report_source": Page(REPORT, READ, _source, query=ABOUT),
    "report_entries": Page(WRITE, READ, _year, query=ABOUT),
    "report_months": Page(WRITE, FORM, _year, query=f"{ABOUT}&cell=2.5.licences.decisions"),
    "report_figures_withdraw": Page(WRITE, FORM, _year, query=f"{ABOUT}&cell=2.1.normative.in_force"),
    "report_figures": Page(WRITE, FORM, _year, query=ABOUT),
    "report_text": Page(WRITE, FORM, lambda t: (t.report_year, "1"), query=ABOUT),
    "report_text_draft": Page(WRITE, POST, lambda t: (t.report_year, "1"), query=ABOUT),
    "report_text_keep": Page(WRITE, POST, lambda t: (t.report_year, "1"), query=ABOUT),
    "report_explain": Page(WRITE, FORM, _year, query=f"{ABOUT}&rule=RC-10&address=2.1.normative.made"),
    "report_tokens": Page(SYSTEMS, READ),
    "report_token_issue": Page(SYSTEMS, FORM),
    "report_token_withdraw": Page(SYSTEMS, FORM, lambda t: (t.report.agency.entry_tokens.get().pk,)),
    "report_told": Page(REPORT, READ, lambda t: (t.report.pk,)),
    "report_submit": Page(WRITE, FORM, _year, query=ABOUT),
    "report_return": Page((Act.SIGN_REPORT,), FORM, _year, query=ABOUT),
    "report_sign": Page((Act.SIGN_REPORT,), FORM, _year, query=ABOUT),
    "report_accept": Page((Act.REVIEW_REPORT,), FORM, _year, query=ABOUT),
    "report_publish": Page((Act.PUBLISH_REPORT,), FORM, _year, query=ABOUT),
    "report_correct": Page(WRITE, FORM, _year, query=ABOUT),
    "report_drop": Page(WRITE, FORM, _year, query=ABOUT),
    "report_comment": Page((Act.REVIEW_REPORT,), FORM, _year, query=ABOUT),
    "report_send_back": Page((Act.REVIEW_REPORT,), FORM, _year, query=ABOUT),
    "report_settle": Page(WRITE, FORM, _comment, query=ABOUT),
    "report_comment_drop": Page((Act.REVIEW_REPORT,), FORM, _comment, query=ABOUT),
    "registers": Page((Act.EXPORT_CASES, Act.IMPORT_CASES), READ),
    "registers_export": Page((Act.EXPORT_CASES,), POST),
    "import_check": Page((Act.IMPORT_CASES,), FORM),
    "import_template": Page((Act.IMPORT_CASES,), READ),
    "import_run": Page((Act.IMPORT_CASES,), READ, lambda t: (t.import_run,)),
    "import_errors": Page((Act.IMPORT_CASES,), READ, lambda t: (t.import_run,)),
    "import_start": Page((Act.IMPORT_CASES,), FORM, lambda t: (t.import_run,)),
    "calendar": Page(VIEW, FORM),
    "statistics": Page((Act.VIEW_STATISTICS,), READ),
    "workdays": Page((), READ),
    "workdays_load": Page((Act.MANAGE_CALENDAR,), FORM),
    "workdays_apply": Page((Act.MANAGE_CALENDAR,), POST),
    "trail": Page((Act.VIEW_TRAIL,), READ),
    "people": Page(PEOPLE, READ),
    "person_add": Page(PEOPLE, FORM),
    "person_appoint": Page(PEOPLE, FORM, lambda t: (t.case.holder_id,)),
    "person_password": Page(PEOPLE, FORM, lambda t: (t.case.holder_id,)),
    "person_end_post": Page(PEOPLE, FORM, lambda t: (t.case.holder.posts.get().pk,)),
}


def address(name: str, things: Things) -> str:
    page = PAGES[name]
    url = reverse(f"desk:{name}", args=page.args(things) if page.args else ())
    return url + page.query.format(agency=things.case.agency.code)


def expected(page: Page, role: Role, *, place: str, method: str) -> int:
    """place: own, beside (an agency next to one's own) or below (one under it)."""
    reaches = {MAY[act].get(role) for act in page.acts} - {None}
    if page.acts and not reaches:
        return 403
    about_a_thing = page.args is not None and not page.shared
    if about_a_thing and (place == "beside" or (place == "below" and Reach.BELOW not in reaches)):
        return 404
    if page is PAGES["report_told"]:  # leads on to the year
        return 302
    leads_on = (
        *("report_open", "report_whole_open", "report_check_sheet", "report_remind", "notices_read"),
        "report_text_draft",
    )
    return 302 if method == "POST" and any(page is PAGES[name] for name in leads_on) else 200


def test_every_address_has_an_expectation():
    named = {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert named == set(PAGES)


def test_every_page_is_behind_the_door_its_expectation_names():
    doors = {pattern.name: pattern.callback for pattern in urls.urlpatterns}
    assert {name: (set(door.acts), set(door.methods)) for name, door in doors.items()} == {
        name: (set(page.acts), page.methods) for name, page in PAGES.items()
    }


@pytest.mark.parametrize("place", ["own", "beside", "below"])
def test_roles_open_what_the_table_says_and_nothing_else(world: World, place: str):
    things = world.elsewhere if place == "beside" else world.department
    officers = world.at_government if place == "below" else world.at_department
    wrong = []
    for role, officer in officers.items():
        client = signed_in(officer)
        for name, page in PAGES.items():
            if name == "switch_post":
                continue
            method = "GET" if "GET" in page.methods else "POST"
            status = client.generic(method, address(name, things)).status_code
            if status != (wanted := expected(page, role, place=place, method=method)):
                wrong.append((role.value, name, status, wanted))
    assert wrong == []


def test_forms_refuse_the_same_roles_when_sent_as_when_opened(world: World):
    wrong = []
    for role, officer in world.at_department.items():
        client = signed_in(officer)
        for name, page in PAGES.items():
            if page.methods != FORM:
                continue
            own = expected(page, role, place="own", method="POST")
            beside = expected(page, role, place="beside", method="POST")
            if own == 403 and client.post(address(name, world.department)).status_code != 403:
                wrong.append((role.value, name, "own"))
            its_own = page.args and not page.shared
            if its_own and client.post(address(name, world.elsewhere)).status_code != beside:
                wrong.append((role.value, name, "beside"))
    assert wrong == []


def test_anonymous_readers_are_led_to_the_sign_in_page(world: World, client):
    for name, page in PAGES.items():
        url = address(name, world.department)
        response = client.generic("GET" if "GET" in page.methods else "POST", url)
        assert (name, response.status_code, response["Location"].split("?")[0]) == (
            name,
            302,
            "/accounts/login/",
        )


def test_someone_without_a_post_today_is_told_who_sets_it(world: World, client):
    from tests.agencies.builders import make_person

    client.force_login(make_person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(reverse("desk:today"))
    assert response.status_code == 403
    assert "系统管理员设置" in response.content.decode()


def test_every_address_answers_its_methods_only(world: World):
    client = signed_in(world.at_department[Role.READ_ONLY])
    wrong = []
    for name, page in PAGES.items():
        for method in ALL_METHODS:
            status = client.generic(method, address(name, world.department)).status_code
            if (status == 405) is (method in page.methods):
                wrong.append((name, method, status))
    assert wrong == []


def test_a_file_of_one_case_is_not_found_under_another(world: World):
    desk = world.desk
    other = desk.received(applicant=None)
    client = signed_in(desk.officer)
    document, proof = world.department.document.pk, world.department.proof.pk
    assert client.get(reverse("desk:case_document", args=[other.pk, document])).status_code == 404
    assert client.post(reverse("desk:case_identity_proof", args=[other.pk, proof])).status_code == 404
    remedy = world.department.remedy.pk
    assert client.get(reverse("desk:remedy_conclude", args=[other.pk, remedy])).status_code == 404


def test_the_two_agencies_of_the_walk_lie_beside_each_other(world: World):
    department, subdistrict = world.department.case.agency, world.elsewhere.case.agency
    assert not department.is_under(subdistrict)
    assert not subdistrict.is_under(department)
    assert isinstance(department, Agency)
