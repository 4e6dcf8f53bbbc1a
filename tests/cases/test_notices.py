"""Who is told of an act: the applicant in plain words by mail, officers in the workbench."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case, Notice
from gongkai.cases.notices.applicants import TOLD, UNTOLD, told_of
from gongkai.cases.selectors.timeline import WORDS
from gongkai.cases.services.sending import send_due
from tests.agencies.builders import make_officer
from tests.cases.factories import EMAIL, ID_NUMBER, NAME, PHONE, RECEIVED, Desk, at, person
from tests.disclosure.builders import make_site

pytestmark = pytest.mark.django_db
LATER = date(2026, 9, 18)  # a Friday


@pytest.fixture
def desk() -> Desk:
    make_site()
    return Desk()


def told(case: Case, kind: str) -> Notice:
    return Notice.objects.get(case=case, person=None, kind=kind)


def told_in_workbench(kind: str) -> set[tuple[str, str]]:
    rows = Notice.objects.filter(kind=kind, channel="in_app")
    return set(rows.values_list("person__name", "subject"))


def test_the_mail_of_receipt_holds_number_day_with_its_reason_contact_complaint_and_link(desk):
    case = desk.received()
    notice = told(case, "application_registered")
    assert notice.subject == f"{case.number} 已经登记"
    agency = case.agency
    for words in (
        f"我们在9月16日（星期三）收到您的申请“{case.title}”，编号{case.number}。",
        # off by the 2026 notice: 25 to 27 September, 1 to 7 October; on: 20 September, 10 October
        "最迟10月20日（星期二）答复。这一天怎么来的：从收到的次日起算20个工作日（条例第三十三条第二款）。",
        "/apply/track/",
        f"{agency.name}，电话{agency.phone}",
        "第四十七条、第五十一条",
    ):
        assert words in notice.text


def test_every_step_of_an_application_reaches_the_applicant(desk):
    case = desk.received()
    with at(LATER):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 10, 9))
        services.record_correction(case, by=desk.officer, on=LATER, text="2025年")
        services.send_inquiry(case, by=desk.officer, to="方正公司", matter="能不能公开", on=LATER)
        services.record_opinion(case, by=desk.officer, on=LATER, answer="consent", text="同意")
        services.extend(case, by=desk.head, working_days=5, reason="要查档案")
        desk.served(on=LATER, case=case)
        assert send_due() == 8
    assert [one.subject.removeprefix(f"{case.number} ") for one in mail.outbox] == [
        "已经登记",
        "需要您补正",
        "收到您的补正",
        "正在征求意见",
        "征求意见结束",
        "延长答复期限",
        "已经作出答复",
        "答复书已经送达",
    ]
    assert {tuple(one.to) for one in mail.outbox} == {(EMAIL,)}
    by_kind = {one.kind: one.text for one in case.notices.filter(person=None)}
    assert "写明年份" in by_kind["correction_required"]
    assert "最迟10月9日（星期五）补来" in by_kind["correction_required"]
    assert "延长5个工作日。理由：要查档案" in by_kind["reply_term_extended"]
    assert "用编号和查询码也可以下载" in by_kind["letter_served"]


def test_no_notice_names_the_applicant_and_none_holds_the_query_code(desk):
    with at(RECEIVED):
        submitted = services.submit(
            desk.agency,
            applicant=person(),
            title="停车场协议",
            description="协议",
            wanted_form="paper",
            delivery="post",
        )
        services.confirm_receipt(submitted.case, by=desk.officer, confirmed_on=RECEIVED)
    desk.served(case=submitted.case)
    texts = "".join(f"{one.subject}{one.text}" for one in Notice.objects.all())
    secrets = (NAME, ID_NUMBER, PHONE, EMAIL, submitted.query_code)
    assert [secret for secret in secrets if secret in texts] == []


def test_every_act_shown_to_applicants_is_told_by_mail_or_left_out_on_purpose():
    public = {act for act, words in WORDS.items() if words.public}
    assert {act for act in public if told_of(act) is None} == UNTOLD
    assert set(TOLD) <= public


def test_a_search_is_not_written_about(desk):
    case = desk.received()
    with at(LATER):
        services.record_search(
            case, by=desk.officer, places="档案室", words="停车", people="陈", on=LATER, found=True
        )
    assert not Notice.objects.filter(kind="search_recorded").exists()


def test_a_new_case_and_an_offer_are_told_to_those_they_concern_and_not_to_who_did_it(desk):
    with at(RECEIVED):
        case = services.submit(
            desk.agency,
            applicant=person(),
            title="停车场协议",
            description="协议",
            wanted_form="paper",
            delivery="post",
        ).case
        other = make_officer(desk.agency, Role.CASE_OFFICER, name="许知遥")
        make_officer(desk.agency, Role.SECTION_HEAD, name="不收件的人")
        services.confirm_receipt(case, by=desk.officer, confirmed_on=RECEIVED)
        services.assign(case, by=desk.officer, to=other.person)
        services.return_offer(case, by=other, reason="不归我管")
        services.assign(case, by=other, to=other.person)
    submitted = told_in_workbench("application_submitted")
    assert {name for name, _ in submitted} == {"陈晓岚", "顾怀川"}
    assert told_in_workbench("case_offered") == {("许知遥", "转交给您，接收或者退回：停车场协议")}
    assert told_in_workbench("offer_returned") == {("陈晓岚", "转交的办件退回来了：停车场协议")}
    assert not Notice.objects.filter(kind="case_taken").exists()


def test_letters_are_told_to_the_head_who_signs_and_to_the_holder_of_the_case(desk):
    letter = desk.submitted()
    title = letter.case.title
    with at(RECEIVED):
        services.return_letter(letter, by=desk.head, reason="写明页数")
    assert told_in_workbench("letter_submitted") == {("顾怀川", f"答复书等您签发：{title}")}
    assert told_in_workbench("letter_returned") == {("陈晓岚", f"答复书退回修改：{title}")}
    assert Notice.objects.get(kind="letter_returned").text == "写明页数"


def test_a_notice_is_marked_read_by_its_reader_alone(desk):
    desk.submitted()
    [notice] = Notice.objects.filter(kind="letter_submitted")
    assert services.mark_read(desk.officer, only=notice.pk) == 0
    assert services.mark_read(desk.head) == 1
    assert services.mark_read(desk.head) == 0
