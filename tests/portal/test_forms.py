"""The application asks what art. 29 names and nothing else, and its errors say what to do."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from gongkai.cases.identity import Applicant, Organisation
from gongkai.portal.forms import FORMS, NaturalPersonForm, OrganisationForm
from gongkai.portal.forms.application import ASKED_BY, DESCRIPTION, FORM, HELP, NAME, PROOF, title_of
from gongkai.portal.forms.identity_numbers import fault_of_card, fault_of_code

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
PERSON = {
    "name": "林小满",
    "identity_kind": "居民身份证",
    "identity_number": "11010519491231002X",
    "phone": "138 0000 5678",
    "description": "湖东片区停车场特许经营协议",
    "wanted_form": "electronic",
    "delivery": "online",
}
COMPANY = {
    "name": "云州方正建设有限公司",
    "applicant_class": "enterprise",
    "unified_code": "91350100M000100Y43",
    "representative": "方正清",
    "contact_name": "许知夏",
    "phone": "0990-5550123",
    "description": "2025年镜湖路改造的中标结果",
    "wanted_form": "paper",
    "delivery": "pickup",
}


def form_with(values: dict, kind: str = "person", files: dict | None = None):
    return FORMS[kind](values, MultiValueDict(files or {}))


def errors(form) -> dict[str, list[str]]:
    return {name: list(messages) for name, messages in form.errors.items()}


@pytest.mark.parametrize("form", FORMS.values())
def test_every_field_serves_an_item_of_the_law_and_nothing_else_is_asked(form):
    assert set(form().fields) <= set(ASKED_BY)


@pytest.mark.parametrize("form", FORMS.values())
def test_all_that_article_29_requires_is_asked_and_no_purpose(form):
    served = {ASKED_BY[name] for name in form().fields}
    assert {NAME, PROOF, DESCRIPTION, FORM, HELP} <= served
    words = " ".join(str(field.label) + str(field.help_text) for field in form().fields.values())
    assert "用途" not in words
    assert "目的" not in words


def test_a_natural_person_must_give_seven_answers():
    required = [name for name, field in NaturalPersonForm().fields.items() if field.required]
    assert required == [
        "name",
        "identity_kind",
        "identity_number",
        "phone",
        "description",
        "wanted_form",
        "delivery",
    ]


def test_a_person_becomes_an_applicant_with_tidy_numbers():
    form = form_with(PERSON)
    assert errors(form) == {}
    assert form.request() == {
        "applicant": Applicant(
            applicant_class="natural",
            name="林小满",
            identity_kind="居民身份证",
            identity_number="11010519491231002X",
            phone="13800005678",
        ),
        "title": "湖东片区停车场特许经营协议",
        "description": "湖东片区停车场特许经营协议",
        "wanted_form": "electronic",
        "delivery": "online",
        "needs_assistance": False,
        "identity_files": (),
        "files": (),
    }


def test_an_organisation_is_counted_in_its_class():
    form = form_with(COMPANY, "organisation")
    assert errors(form) == {}
    assert form.applicant() == Applicant(
        applicant_class="enterprise",
        name="云州方正建设有限公司",
        identity_kind="统一社会信用代码",
        identity_number="91350100M000100Y43",
        phone="09905550123",
        organisation=Organisation("91350100M000100Y43", "方正清", "许知夏"),
    )


def test_an_empty_form_says_of_each_answer_what_to_write():
    assert errors(form_with({})) == {
        "name": ["写上您的姓名，和证件上一样"],
        "identity_kind": ["选一种证件"],
        "identity_number": ["写上证件号码，《政府信息公开条例》第二十九条要求提供身份证明"],
        "phone": ["写上联系电话，受理单位要跟您确认收到"],
        "description": ["写明您要的信息：名称、文号或者其他特征，写一样就行"],
        "wanted_form": ["选一样：电子文件、纸质复印件，或者到现场查阅"],
        "delivery": ["选一种取得的方式"],
    }


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("11010519491231002X", ""),
        ("1101051949123100", "身份证号码少2位，应为18位"),
        ("11010519491231002X9", "身份证号码多1位，应为18位"),
        ("110105194912310021", "身份证号码最后一位和前面17位对不上，有一位写错了"),
        ("1101051949A231002X", "身份证号码前17位是数字，最后一位是数字或者X"),
    ],
)
def test_a_card_number_that_cannot_be_right_is_told_why(number, fault):
    assert fault_of_card(number) == fault


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y43", ""),
        ("91350100M000100Y4", "统一社会信用代码少1位，应为18位"),
        ("91350100M000100Y44", "统一社会信用代码最后一位和前面17位对不上，有一位写错了"),
        ("91350100MO00100Y43", "统一社会信用代码里没有“O”，只用数字和I、O、S、V、Z以外的字母"),
    ],
)
def test_a_credit_code_that_cannot_be_right_is_told_why(code, fault):
    assert fault_of_code(code) == fault


def test_another_document_than_the_identity_card_has_no_check_digit():
    assert errors(form_with(PERSON | {"identity_kind": "护照", "identity_number": "e 1234 5678"})) == {}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"delivery": "email"}, {"email": ["您选了发到电子邮箱，写上邮箱地址"]}),
        ({"delivery": "email", "email": "lin@"}, {"email": ["邮箱地址不完整，应像name@example.com这样"]}),
        ({"delivery": "post"}, {"postal_address": ["您选了邮寄，写上通信地址"]}),
        (
            {"wanted_form": "paper"},
            {"delivery": ["纸质复印件不能从网上取得，选邮寄或者自己来取；要从网上取得的，选电子文件"]},
        ),
        ({"phone": "12345"}, {"phone": ["电话号码是7至15位数字，座机要带区号"]}),
        ({"description": "字" * 501}, {"description": ["写了501个字，最多500个；放不下的可以传附件"]}),
    ],
)
def test_answers_that_do_not_fit_one_another_are_told_at_the_field(changes, expected):
    assert errors(form_with(PERSON | changes)) == expected


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_files_come_through_with_name_and_bytes():
    form = form_with(PERSON, files={"identity_files": [upload("正.png", PNG), upload("反.png", PNG + b"1")]})
    assert errors(form) == {}
    assert form.request()["identity_files"] == (("正.png", PNG), ("反.png", PNG + b"1"))


@pytest.mark.parametrize(
    ("files", "field", "message"),
    [
        ([("证.png", b"")], "identity_files", "“证.png”是空的，重新选择文件"),
        ([("证.txt", "正面".encode())], "identity_files", "“证.txt”不是JPG、PNG或者PDF，换一个文件"),
        (
            [("证.pdf", PNG)],
            "identity_files",
            "“证.pdf”的扩展名和内容不一致，内容是PNG图片；改正文件名后再上传",
        ),
        (
            [(f"{n}.txt", b"1") for n in range(6)],
            "attachments",
            "选了6个文件，一次最多5个；可以合并成一个PDF",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_at_its_field(files, field, message):
    form = form_with(PERSON, files={field: [upload(*each) for each in files]})
    assert errors(form) == {field: [message]}


def test_a_file_over_the_limit_is_told_its_size_and_the_limit(settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    form = form_with(PERSON, files={"attachments": [upload("大.txt", b"1" * (1024 * 1024 + 1))]})
    assert errors(form) == {"attachments": ["“大.txt”有1.0MB，一个文件最大1MB；可以压缩或者分开上传"]}


def test_chosen_files_are_said_to_be_lost_where_something_else_is_wrong():
    def lost(**changes) -> bool:
        return form_with(PERSON | changes, files={"attachments": [upload("附.txt", b"1")]}).files_lost

    assert lost(name="")
    assert not lost()
    assert not form_with(PERSON | {"name": ""}).files_lost


@pytest.mark.parametrize(
    ("description", "title"),
    [
        ("湖东停车场协议。要全部附件", "湖东停车场协议"),
        ("明府规〔2026〕4号\n还有解读", "明府规〔2026〕4号"),
        ("长" * 90, "长" * 79 + "…"),
    ],
)
def test_the_first_sentence_of_what_is_asked_is_the_title(description, title):
    assert title_of(description) == title


def test_the_organisations_form_asks_for_the_classes_of_the_annual_report():
    classes = [value for value, _ in OrganisationForm().fields["applicant_class"].choices]
    assert classes == ["enterprise", "research", "welfare", "legal", "other"]
