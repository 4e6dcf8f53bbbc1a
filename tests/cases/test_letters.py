"""What reply letters say: nine elements, the right article, the right way to complain."""

from __future__ import annotations

import io
from datetime import date

import docx
import pypdfium2
import pytest

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import LetterIncomplete
from gongkai.cases.letter_text import PARTICULARS
from gongkai.cases.models import Case, Letter
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.services import content_of
from gongkai.law.decisions import DECISIONS, Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, RECEIVED, Desk, at, company, fresh

pytestmark = pytest.mark.django_db

FREE = (
    "您不服本答复的，可以自收到本答复之日起60日内，向明河区人民政府申请行政复议；"
    "也可以自收到本答复之日起6个月内，直接向明河区人民法院提起行政诉讼。"
)
REVIEW_FIRST = (
    "您不服本答复的，应当先申请行政复议：自收到本答复之日起60日内，向明河区人民政府提出（《行政复议法》第二十三条）。"
    "对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内，向明河区人民法院提起行政诉讼。"
)


def printed(letter: Letter) -> list[str]:
    document = docx.Document(io.BytesIO(content_of(letter.docx)))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_a_letter_saying_where_the_information_is_published_is_whole():
    desk = Desk()
    letter = desk.signed(Outcome.G1)
    assert printed(letter) == [
        "明河区住房和城乡建设局",
        "政府信息公开申请答复书",
        "明住建公复〔2026〕1号",
        f"{NAME}：",
        "本机关于2026年9月16日收到您提交的政府信息公开申请（编号：明住建申〔2026〕1号），"
        "申请公开：湖东片区停车场特许经营协议和履约考核结果。经研究，现答复如下：",
        "根据《政府信息公开条例》第三十六条第一项的规定，"
        "您申请的政府信息已经主动公开，现将获取该信息的方式和途径告知您。",
        "该信息公开于：公开的网址或者出处已核实。您可以自行查阅、下载。",
        FREE,
        "明河区住房和城乡建设局",
        "2026年9月16日",
        "（印章）",
    ]


def test_a_letter_withholding_internal_matters_sends_to_reconsideration_first():
    letter = Desk().signed(Outcome.D5)
    assert printed(letter)[5:9] == [
        "根据《政府信息公开条例》第十六条第一款的规定，您申请的政府信息属于本机关的内部事务信息，本机关不予公开。",
        "具体属于人事管理。",
        "理由：依法判断",
        REVIEW_FIRST,
    ]


def test_a_subdistrict_is_reviewed_by_the_government_that_set_it_up():
    desk = Desk()
    desk.agency = desk.district.subdistrict
    desk.officer = make_officer(desk.agency, Role.CASE_OFFICER)
    desk.head = make_officer(desk.agency, Role.DISCLOSURE_HEAD)
    letter = desk.signed(Outcome.G1)
    assert (letter.number, letter.remedy_text) == ("明河滨公复〔2026〕1号", FREE)
    assert printed(letter)[0] == "明河区河滨街道办事处"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_decisions_letter_has_its_elements_and_its_remedy(outcome):
    desk = Desk()
    letter = desk.submitted(outcome)  # refused with LetterIncomplete where one of the nine is missing
    rule = DECISIONS[outcome]
    assert rule.letter_wording in letter.paragraphs[1]
    assert str(rule.citation) in letter.paragraphs[1]
    assert ("应当先申请行政复议" in letter.remedy_text) is rule.review_first
    assert (f"理由：{letter.decision.grounds}" in letter.paragraphs) is (rule.group != "予以公开")
    assert "None" not in "".join(letter.paragraphs)


def test_outcomes_without_particulars_are_those_that_have_none():
    assert set(Outcome) - set(PARTICULARS) == {"G2", "D1", "D7", "N3", "P4", "P5", "O2"}


def test_an_organisation_is_addressed_as_one():
    desk = Desk()
    letter = desk.signed(Outcome.D5, case=desk.received(applicant=company()))
    lines = printed(letter)
    assert lines[3] == "云州方正建设有限公司："
    assert "收到你单位提交的" in lines[4]
    assert not [line for line in lines if "您" in line]


def test_an_electronic_reply_names_an_internet_way_to_reconsideration():
    desk = Desk()
    letter = desk.drafted(case=desk.received(delivery=Case.Delivery.EMAIL))
    assert "https://xzfy.moj.gov.cn" in letter.remedy_text
    assert "http" not in desk.drafted().remedy_text


def test_a_letter_that_lost_an_element_is_not_sent_up_and_the_officer_reads_which():
    desk = Desk()
    letter = desk.drafted(Outcome.D5)
    opening, decision, *rest = letter.paragraphs
    for paragraphs, missing in (
        ([decision, *rest], ("申请事实",)),
        ([opening, *rest], ("法律依据", "处理决定")),
        ([opening, decision.replace("第一款", ""), *rest], ("法律依据",)),
        ([opening, decision.replace("本机关不予公开", "特此说明"), *rest], ("处理决定",)),
    ):
        with at(RECEIVED):
            services.edit_letter(letter, by=desk.officer, paragraphs=paragraphs)
            with pytest.raises(LetterIncomplete) as refused:
                services.submit_letter(letter, by=desk.officer)
        assert refused.value.missing == missing
    with at(RECEIVED), pytest.raises(Exception, match="写明答复书的标题"):
        services.edit_letter(letter, by=desk.officer, paragraphs=[opening, decision], title=" ")


def test_the_history_of_the_case_stands_in_the_opening():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 9, 30))
        services.record_correction(case, by=desk.officer, on=date(2026, 9, 18), text="2025年")
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=date(2026, 9, 18))
    with at(date(2026, 9, 21)):
        services.record_opinion(case, by=desk.officer, on=date(2026, 9, 21), answer="consent", text="同意")
        services.extend(case, by=desk.head, working_days=6, reason="页数多")
    letter = desk.drafted(case=fresh(case), on=date(2026, 9, 21))
    assert letter.paragraphs[0].endswith(
        "2026年9月18日收到您补正后的申请。期间本机关依法书面征求第三方的意见，所需时间不计算在答复期限内。"
        "本机关依法延长答复期限6个工作日，并已告知您。经研究，现答复如下："
    )


def test_a_corrected_extension_is_told_once():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 21)):
        services.extend(case, by=desk.head, working_days=6, reason="页数多")
        fact = case.clock_facts.get(kind="extended")
        services.correct_fact(fact, by=desk.head, on=date(2026, 9, 20), reason="20日已电话告知")
    letter = desk.drafted(case=fresh(case), on=date(2026, 9, 21))
    assert "延长答复期限6个工作日" in letter.paragraphs[0]


def test_a_corrected_day_of_correction_is_the_one_the_letter_prints():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 10, 9))
    with at(date(2026, 9, 22)):
        services.record_correction(case, by=desk.officer, on=date(2026, 9, 22), text="2025年的")
        fact = case.clock_facts.get(kind="corrected")
        services.correct_fact(fact, by=desk.head, on=date(2026, 9, 21), reason="收发章是21日")
    letter = desk.drafted(case=fresh(case), on=date(2026, 9, 22))
    assert "2026年9月21日收到您补正后的申请" in letter.paragraphs[0]


def test_without_a_chinese_font_the_docx_is_the_letter(settings, tmp_path):
    settings.LETTER_FONT = str(tmp_path / "none.ttf")
    with pytest.raises(NoLetterFont, match="没有中文字体"):
        letter_fonts()
    letter = Desk().signed()
    assert (letter.pdf, letter.docx.name) == (None, "答复书明住建公复〔2026〕1号.docx")


def test_the_pdf_says_what_the_docx_says():
    try:
        letter_fonts()
    except NoLetterFont as reason:
        pytest.skip(str(reason))
    letter = Desk().signed(Outcome.D5)
    pages = pypdfium2.PdfDocument(content_of(letter.pdf))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    squeezed = "".join(text.split())
    assert [line for line in printed(letter) if "".join(line.split()) not in squeezed] == []


def test_attachments_are_listed_in_the_letter():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        for name in ("协议.txt", "考核结果.txt"):
            services.attach_reply_file(case, by=desk.officer, name=name, content="内容".encode())
    lines = printed(desk.signed(case=case))
    assert lines[-5:-3] == ["附件：1.协议.txt", "　　　2.考核结果.txt"]
    assert selectors.reply_letter(case).remedy_text in lines
