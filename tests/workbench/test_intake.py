"""What comes in: confirming, and keying in what came on paper."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.cases.selectors import follow
from gongkai.workbench.forms.register import RegisterForm
from tests.cases.factories import WISH, person
from tests.workbench.world import PNG, World, signed_in

PAPER = {
    "channel": "post_signed",
    "day": "2026-11-19",
    "tracking_number": "EX261119001CN",
    "applicant_class": "natural",
    "name": "苏见山",
    "identity_kind": "居民身份证",
    "identity_number": "990106198501014523",
    "phone": "13900001111",
    "title": "荷塘街道停车位分配结果",
    "description": "2025年荷塘街道停车位分配结果和公示材料",
    "wanted_form": "paper",
    "delivery": "post",
}


@pytest.fixture
def officer(world: World):
    return signed_in(world.desk.officer)


def _register(client, **changes) -> str:
    return client.post(reverse("desk:register"), PAPER | changes).content.decode()


def test_a_letter_signed_for_counts_from_that_day_and_shows_its_code_once(world: World, officer):
    page = _register(officer)
    case = Case.objects.get(title=PAPER["title"])
    assert (case.received_on.isoformat(), case.due_on.isoformat()) == ("2026-11-19", "2026-12-17")
    code = page.split('class="wb-code">')[1].split("<")[0]
    assert follow(case.number, code) == case
    assert code not in officer.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_plain_letter_without_confirmation_waits_in_the_intake(officer):
    page = _register(officer, channel="post_plain", day="")
    assert "还没有与申请人确认，确认后起算" in page
    assert PAPER["title"] in officer.get(reverse("desk:intake")).content.decode()


def test_a_day_of_receipt_that_has_not_come_is_refused_and_the_form_kept(officer):
    page = _register(officer, day="2026-11-23")
    assert "今天才11月20日" in page
    assert PAPER["description"] in page
    assert not Case.objects.filter(title=PAPER["title"]).exists()


def test_some_way_to_reach_the_applicant_is_asked_for(officer):
    assert "电话、电子邮箱、通信地址至少填一样" in _register(officer, phone="")


def test_a_file_of_another_kind_is_refused_in_a_sentence(officer):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = _register(officer, application=SimpleUploadedFile("申请.exe", b"MZ\x00\x00"))
    assert "不是可以接收的类型" in page


def test_scans_go_into_the_file_and_the_identity_proof_is_sealed(officer):
    from django.core.files.uploadedfile import SimpleUploadedFile

    _register(
        officer, application=SimpleUploadedFile("申请表.png", PNG), proof=SimpleUploadedFile("证件.png", PNG)
    )
    case = Case.objects.get(title=PAPER["title"])
    assert [document.original.name for document in case.documents.all()] == ["申请表.png"]
    assert case.identity_proofs.count() == 1


def test_the_form_asks_what_article_29_asks_and_no_purpose():
    labels = "".join(str(field.label) for field in RegisterForm().fields.values())
    assert "用途" not in labels
    assert "目的" not in labels


def test_confirming_a_web_application_starts_its_term(world: World, officer):
    submitted = services.submit(world.desk.agency, applicant=person(), **WISH)
    url = reverse("desk:case_confirm_receipt", args=[submitted.case.pk])
    assert "双方确认之日为收到之日" in officer.get(url).content.decode()
    assert officer.post(url, {"confirmed_on": "2026-11-20", "how": "phone"}).status_code == 302
    case = Case.objects.get(pk=submitted.case.pk)
    assert (case.state, case.due_on.isoformat()) == (Case.State.IN_HAND, "2026-12-18")


def test_a_letter_signed_for_asks_for_its_number_at_the_field(officer):
    assert "填写邮件单号，它是签收之日的凭证" in _register(officer, tracking_number="")


def test_the_next_of_a_pile_keeps_channel_and_day_and_begins_at_the_name(officer):
    page = _register(officer)
    again = page.split('class="btn btn-quiet" href="')[1].split('"')[0].replace("&amp;", "&")
    form = officer.get(again).content.decode()
    assert (
        'value="post_signed" id="id_channel_1" checked' in form
        or "checked" in form.split('value="post_signed"')[1].split(">")[0]
    )
    assert 'value="2026-11-19"' in form
    assert "autofocus" in form.split('name="name"')[1].split(">")[0]


def test_the_channel_last_used_is_offered_the_next_time(officer):
    _register(officer, channel="fax", day="2026-11-20")
    form = officer.get(reverse("desk:register")).content.decode()
    assert "checked" in form.split('value="fax"')[1].split(">")[0]


def test_a_fax_shows_when_it_came_and_how_it_was_confirmed(officer):
    _register(officer, channel="fax", came_on="2026-11-19", confirmed_how="email", day="2026-11-20")
    case = Case.objects.get(title=PAPER["title"])
    text = officer.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "送到本单位的日子" in text
    assert "11月20日（星期五）电子邮件" in text


def test_a_plain_letter_confirmed_the_next_day_says_that_the_law_wanted_it_the_same_day(officer):
    _register(officer, channel="post_plain", came_on="2026-11-19", confirmed_how="phone", day="2026-11-20")
    case = Case.objects.get(title=PAPER["title"])
    assert "晚于来件当天" in officer.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_the_intake_says_what_nobody_has_opened_and_opening_the_page_ends_that(world: World, officer):
    from tests.cases.factories import at
    from tests.workbench.world import RECEIVED

    with at(RECEIVED):
        case = services.submit(world.desk.agency, applicant=person(), **WISH).case
    listed = officer.get(reverse("desk:intake")).content.decode()
    assert "1件没有在次一个工作日前确认（平常信函是当天），其中1件还没有人打开过" in listed
    officer.get(reverse("desk:case", args=[case.pk]))
    listed = officer.get(reverse("desk:intake")).content.decode()
    assert "没有打开过" not in listed
    assert "还没有人打开过" not in listed


def test_a_reader_who_cannot_confirm_does_not_open_it(world: World):
    from gongkai.agencies.roles import Role

    case = services.submit(world.desk.agency, applicant=person(), **WISH).case
    signed_in(world.at_department[Role.READ_ONLY]).get(reverse("desk:case", args=[case.pk]))
    assert Case.objects.get(pk=case.pk).receipt.opened_at is None


def test_a_try_that_reached_nobody_is_recorded_on_its_page(world: World, officer):
    case = services.submit(world.desk.agency, applicant=person(), **WISH).case
    url = reverse("desk:case_record_contact", args=[case.pk])
    assert officer.post(url, {"on": "2026-11-20", "how": "phone", "result": "wrong"}).status_code == 302
    assert "联系方式不对" in officer.get(reverse("desk:case", args=[case.pk])).content.decode()
