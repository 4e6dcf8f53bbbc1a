"""From the choice of an agency to number and code, shown once."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.cases import selectors, services
from gongkai.cases.models import Case, CaseDocument
from tests.cases.factories import Desk
from tests.documents.files import docx, with_macro
from tests.portal.conftest import page
from tests.portal.test_forms import COMPANY, PERSON, PNG

NUMBER = "明住建申〔2026〕1号"
CODE = re.compile(r'id="receipt-code">([^<]+)<')


def send(client, values: dict, *, once: str = "a" * 32, query: str = ""):
    return client.post(f"/apply/zj/{query}", values | {"once": once})


def test_the_choice_shows_each_agency_with_its_median_waiting_time(client, desk):
    for _ in range(5):
        desk.served()  # received and served the same day
    text = page(client, "/apply/")
    assert "明河区住房和城乡建设局" in text
    assert "0个工作日（5件）" in text
    assert "近一年没有答复过申请" in text  # the subdistrict
    assert "供水" not in text  # a public enterprise takes no applications (art. 27)


def test_the_form_shows_how_long_this_agency_takes_before_anything_is_written(client, desk):
    for _ in range(5):
        desk.served()
    text = page(client, "/apply/zj/")
    assert "近一年答复5件，半数在0个工作日内答复，0件逾期。" in text


def test_half_of_fewer_than_five_replies_is_not_called_a_waiting_time(client, desk):
    for _ in range(4):
        desk.served()
    assert "近一年只答复过4件，太少，不算" in page(client, "/apply/")
    text = page(client, "/apply/zj/")
    assert "近一年只答复过4件，太少，不算半数多久答复。" in text
    assert "0个工作日" not in text.replace("20个工作日", "")


def test_an_agency_that_takes_no_applications_has_no_form(client, desk):
    assert client.get("/apply/nowhere/").status_code == 404
    assert client.get(f"/apply/{desk.district.water_company.code}/").status_code == 404


def test_an_application_is_taken_and_its_code_opens_its_page(client, desk):
    response = send(client, PERSON)
    assert response.status_code == 200
    text = response.content.decode()
    assert NUMBER in text
    code = CODE.search(text)[1]
    case = selectors.follow(NUMBER, code)
    assert (case.agency.code, case.state, case.applicant_masked) == ("zj", "awaiting_confirmation", "林＊＊")
    assert page(client, f"/apply/track/{case.pk}/").count(NUMBER) >= 1  # the session may follow at once


def test_the_receipt_names_the_day_by_which_the_agency_calls(client, desk):
    # Friday 20 November 2026: the next working day is Monday the 23rd
    assert "11月23日（星期一）" in send(client, PERSON).content.decode()


def test_the_code_is_kept_nowhere_that_a_later_page_or_the_database_could_tell(client, desk):
    code = CODE.search(send(client, PERSON).content.decode())[1]
    case = Case.objects.get()
    assert code not in page(client, f"/apply/track/{case.pk}/")
    assert code not in str(dict(client.session.items()))
    assert code.replace("-", "") not in case.query_code_hash


def test_the_same_form_sent_twice_makes_one_case_and_says_so(client, desk):
    send(client, PERSON)
    second = send(client, PERSON)
    assert second.status_code == 409
    assert "这份申请已经提交过了" in second.content.decode()
    assert Case.objects.count() == 1
    assert send(client, PERSON, once="b" * 32).status_code == 200
    assert Case.objects.count() == 2


def test_an_organisation_applies_by_its_own_form_without_a_script(client, desk):
    assert "统一社会信用代码" in page(client, "/apply/zj/", **{"as": "organisation"})
    send(client, COMPANY, query="?as=organisation")
    case = Case.objects.get()
    assert (case.applicant_class, case.applicant_masked) == ("enterprise", "云州方正建设有限公司")


def test_faults_are_counted_in_the_title_and_what_was_typed_stays(client, desk):
    response = send(client, PERSON | {"phone": "", "delivery": ""})
    text = response.content.decode()
    assert re.search(r"<title>\s*（2处", text) or re.search(r"<title>[^<]*2", text)
    assert "有2处需要改正" in text
    assert 'href="#id_phone"' in text
    assert 'value="林小满"' in text
    assert Case.objects.count() == 0


def test_proof_of_identity_is_sealed_and_attachments_lie_in_the_file(client, desk):
    files = {
        "identity_files": SimpleUploadedFile("林小满身份证.png", PNG),
        "attachments": SimpleUploadedFile("说明.txt", "停车场的位置图".encode()),
    }
    send(client, PERSON | files)
    case = Case.objects.get()
    assert [proof.media_type for proof in case.identity_proofs.all()] == ["image/png"]
    assert [(d.kind, d.original.name) for d in CaseDocument.objects.all()] == [
        ("application_attachment", "说明.txt")
    ]
    assert services.read_identity(case, by=desk.officer).name == "林小满"


def test_a_refused_file_stands_at_its_field(client, desk):
    response = send(client, PERSON | {"attachments": SimpleUploadedFile("程序.exe", b"MZ\x00\x00")})
    assert "“程序.exe”的内容不是可以接收的类型" in response.content.decode()
    assert Case.objects.count() == 0


def test_a_file_with_a_macro_is_refused_at_its_field_too(client, desk):
    harmful = SimpleUploadedFile("说明.docx", with_macro(docx()))
    response = send(client, PERSON | {"attachments": harmful})
    assert (response.status_code, Case.objects.count()) == (200, 0)
    assert "“说明.docx”带有宏" in response.content.decode()


def test_an_application_that_failed_on_our_side_can_be_sent_again(client, desk, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("the disk is full")

    with monkeypatch.context() as attempt, pytest.raises(OSError, match="disk"):
        attempt.setattr(services, "submit", broken)
        send(client, PERSON)
    assert send(client, PERSON).status_code == 200
    assert Case.objects.count() == 1


@pytest.mark.parametrize("address", ["/apply/zj/", "/apply/track/"])
def test_pages_with_personal_answers_are_not_cached(client, desk, address):
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_form_without_its_token_is_refused(desk):
    response = Client(enforce_csrf_checks=True).post("/apply/zj/", PERSON)
    assert response.status_code == 403
    assert Case.objects.count() == 0


def test_an_applicant_who_cannot_write_finds_another_way(client, desk: Desk):
    for address in ("/apply/", "/apply/zj/"):
        assert "可以口述" in page(client, address)
