"""Letters on paper: what is printed is what was given, in both forms."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters import LetterText, to_docx, to_pdf
from gongkai.documents.letters.fonts import _best_first, letter_fonts


def letter(**changes) -> LetterText:
    fields = {
        "agency": "明河区住房和城乡建设局",
        "title": "明河区住房和城乡建设局政府信息公开申请答复书",
        "number": "明住建公复〔2026〕12号",
        "addressee": "林小满",
        "paragraphs": ("本机关收到您的申请。", "您申请的政府信息可以公开。"),
        "remedy": "您不服本答复的，可以申请行政复议。",
        "dated_on": date(2026, 11, 20),
    }
    return LetterText(**(fields | changes))


def lines_of(content: bytes) -> list[str]:
    return [line.text for line in docx.Document(io.BytesIO(content)).paragraphs if line.text]


def pages_of(content: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(content)]


@pytest.fixture
def chinese_font():
    try:
        return letter_fonts()
    except NoLetterFont as reason:
        pytest.skip(str(reason))


def test_a_letter_reads_top_to_bottom_as_it_is_written():
    assert lines_of(to_docx(letter(attachments=("协议.pdf", "结果.pdf")))) == [
        "明河区住房和城乡建设局",
        "政府信息公开申请答复书",
        "明住建公复〔2026〕12号",
        "林小满：",
        "本机关收到您的申请。",
        "您申请的政府信息可以公开。",
        "您不服本答复的，可以申请行政复议。",
        "附件：1.协议.pdf",
        "　　　2.结果.pdf",
        "明河区住房和城乡建设局",
        "2026年11月20日",
        "（印章）",
    ]


def test_a_draft_has_room_for_its_number_and_day():
    lines = lines_of(to_docx(letter(number="", dated_on=None, attachments=("协议.pdf",))))
    assert ("　　年　月　日" in lines, "附件：协议.pdf" in lines) == (True, True)


def test_signs_of_markup_and_templates_are_printed_not_obeyed(chinese_font):
    text = "A&B <b>粗</b> {{ agency }} {% if %} *星* #let $x$ \\ @标"
    given = letter(paragraphs=(text,))
    assert text in lines_of(to_docx(given))
    assert "".join(text.split()) in pages_of(to_pdf(given))[0]


def test_the_document_is_set_in_the_fonts_and_sizes_of_official_letters():
    made = docx.Document(io.BytesIO(to_docx(letter())))
    looks = [
        (line.runs[0].font.size.pt, line.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")))
        for line in made.paragraphs
        if line.text
    ]
    assert looks[:4] == [(22, "方正小标宋简体")] * 2 + [(16, "仿宋_GB2312")] * 2
    section = made.sections[0]
    assert [round(length.mm) for length in (section.top_margin, section.left_margin)] == [37, 28]


@pytest.mark.parametrize("paragraphs", range(1, 14))
def test_name_and_date_never_stand_alone_on_a_page(chinese_font, paragraphs):
    pages = pages_of(to_pdf(letter(paragraphs=("一段不长也不短、两行上下的正文，" * 4,) * paragraphs)))
    last = pages[-1]
    assert ("明河区住房和城乡建设局2026年11月20日" in last, "可以申请行政复议" in last) == (True, True)


def test_the_best_installed_font_comes_first():
    families = ("AR PL UMing TW", "Noto Sans CJK SC", "Noto Serif CJK SC", "fangsong")
    assert _best_first(families, ("FangSong", "Noto Serif CJK SC")) == (
        "fangsong",
        "Noto Serif CJK SC",
        "Noto Sans CJK SC",
    )


def test_without_a_chinese_font_the_pdf_is_refused_with_what_to_do(settings, tmp_path):
    settings.LETTER_FONT = str(tmp_path)  # a folder without fonts
    with pytest.raises(NoLetterFont, match="fonts-noto-cjk"):
        to_pdf(letter())


def test_a_configured_font_file_is_used_alone(settings, tmp_path, chinese_font):
    settings.LETTER_FONT = ""
    if not chinese_font.body[0].startswith("Noto Serif CJK"):
        pytest.skip("needs the Noto fonts of Debian, to copy one")
    source = next(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc"))
    (tmp_path / source.name).write_bytes(source.read_bytes())
    settings.LETTER_FONT = str(tmp_path / source.name)
    assert (letter_fonts().paths, letter_fonts().body[0]) == ((str(tmp_path),), "Noto Serif CJK SC")
    assert "明住建公复〔2026〕12号" in pages_of(to_pdf(letter()))[0]
