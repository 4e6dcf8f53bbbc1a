"""Forms printed from a case, and the form a third party answers on."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.errors import UnknownPaper
from gongkai.cases.identity import Agent
from gongkai.cases.models import Paper, PaperTemplate
from gongkai.cases.papers import form_rows
from gongkai.documents.services import content_of
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import ID_NUMBER, NAME, PHONE, RECEIVED, Desk, at, company, person
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db


def boxes(content: bytes) -> dict[str, str]:
    (table,) = docx.Document(io.BytesIO(content)).tables
    return {row.cells[0].text: row.cells[1].text for row in table.rows}


def printed(desk: Desk, kind: str, **who) -> dict[str, str]:
    with at(RECEIVED):
        case = desk.received(**who)
        return boxes(services.print_form(case, kind, by=desk.officer, file_format="docx").content)


def test_the_application_form_says_what_art_29_asks_and_no_purpose():
    form = printed(Desk(), "application_form", applicant=person(agent=Agent("方远", "990106198001011234")))
    assert (form["姓名或者名称"], form["证件号码"]) == (NAME, ID_NUMBER)
    assert PHONE in form["联系方式"] and form["代理人"] == "方远，990106198001011234"
    assert form["所需信息的名称、文号或者其他特征"] == "湖东片区停车场特许经营协议和履约考核结果"
    assert (form["要的形式"], form["取得方式"], form["提交日期"]) == ("纸质复印件", "邮寄", "2026年9月16日")
    assert form["法定代表人"] == "" and not any("用途" in label for label in form)


def test_an_organisations_form_names_who_represents_it():
    form = printed(Desk(), "application_form", applicant=company())
    assert (form["申请人类别"], form["法定代表人"], form["联系人"]) == ("商业企业", "方正清", "许知夏")


def test_the_registration_form_says_how_it_came_and_until_when():
    form = printed(Desk(), "registration_form")
    assert (form["收到方式"], form["来件日期"], form["收到之日"]) == (
        "当面提交",
        "2026年9月16日",
        "2026年9月16日",
    )
    assert (form["答复期限"], form["登记人"], form["答复文号"]) == ("2026年10月20日", "陈晓岚", "")


def test_printing_is_a_look_at_identity_with_its_record_and_its_right():
    desk = Desk()
    case = desk.received()
    reader = make_officer(desk.agency, Role.SECTION_HEAD)
    url = reverse("desk:case_form", args=[case.pk, "application_form"])
    with at(RECEIVED):
        with pytest.raises(NotAllowed):
            services.print_form(case, "application_form", by=reader, file_format="docx")
        with pytest.raises(UnknownPaper):
            services.print_form(case, "opinion_form", by=desk.officer, file_format="docx")
        client = signed_in(desk.officer)
        shown = client.get(url)
        assert NAME not in shown.content.decode() and not Record.objects.filter(act="form_printed").exists()
        sent = client.post(url, {"file_format": "pdf"})
    assert (sent["Content-Type"], sent.content[:5]) == ("application/pdf", b"%PDF-")
    assert NAME not in sent["Content-Disposition"]
    record = Record.objects.get(act="form_printed")
    assert record.details == {"kind_label": "申请表"}


def test_the_supervising_office_writes_the_forms_text_too():
    desk = Desk()
    with at(RECEIVED):
        PaperTemplate.objects.create(
            kind="application_form",
            version=1,
            title="申请表（新）",
            body="申请人：{{姓名或者名称}}\n\n证件号码：{{证件号码}}\n\n"
            "联系：{{联系方式}}\n\n要什么：{{所需信息}}\n\n形式：{{获取形式}}",
            valid_from=RECEIVED,
            reason="试用",
            made_by=desk.head.person,
            made_at="2026-09-16T08:00:00+08:00",
        )
    assert list(printed(desk, "application_form")) == ["申请人", "证件号码", "联系", "要什么", "形式"]


def test_a_long_sentence_with_a_colon_is_a_note_and_not_a_box():
    told = ("编号：1", "不同意的理由：", "请自收到征求意见书之日起15个工作日内寄回：地址见上")
    assert form_rows(told) == ((("编号", "1"), ("不同意的理由", "")), (told[2],))


def test_the_form_to_answer_on_goes_out_with_the_letter_to_a_third_party():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.send_inquiry(case, by=desk.officer, to="云州停车公司", matter="能否公开", on=RECEIVED)
    letter = Paper.objects.get(kind="third_party")
    form = next(each for each in letter.enclosures.all() if each.name.endswith(".docx"))
    said = boxes(content_of(form))
    assert (said["征求意见书文号"], said["征求对象"], said["征求事项"]) == (
        letter.number,
        "云州停车公司",
        "能否公开。",
    )
    assert "□不同意公开" in said["意见（选一项）"] and said["不同意公开的理由"] == ""
    assert NAME not in "".join(said.values())
    page = signed_in(desk.officer).get(reverse("desk:case_paper", args=[case.pk, letter.pk])).content.decode()
    assert f"征求意见确认函{letter.number}.docx" in page


def test_another_agency_is_asked_without_the_form():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 17)):
        services.send_inquiry(
            case, by=desk.officer, to="区档案馆", matter="能否公开", on=date(2026, 9, 17), kind="agency"
        )
    assert not Paper.objects.get(kind="agency_inquiry").enclosures.exists()
