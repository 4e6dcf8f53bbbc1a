"""What is blacked out cannot be read again; everything else stays."""

from __future__ import annotations

import pypdfium2
import pytest

from gongkai.documents.errors import CannotRedact, NoLetterFont, NoSuchPage, NoSuchWords
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.redaction import Mark, page_with_grid, pages_of, redact
from gongkai.guard import Kind, scan_file
from tests.documents import files
from tests.guard.builders import box, docx_with_traces, pdf_of, plain_document, saved, texts_of, written

TWO_PAGES = pdf_of(
    f"{written('the price is 12345 yuan')} {written('phone 13800005678', 40, 120)}", written("nothing here")
)


def is_dark(content: bytes, page: int, x: float, y: float) -> bool:
    """Whether the page is black at this place, in parts of its width and height from the upper left."""
    picture = pypdfium2.PdfDocument(content)[page].render(scale=2, grayscale=True).to_pil().convert("L")
    return picture.getpixel((int(picture.width * x), int(picture.height * y))) < 60


def test_marked_words_of_a_pdf_are_gone_and_the_other_page_is_still_text():
    copy = redact("合同.pdf", TWO_PAGES, [Mark("文字第1行", words="price is 12345")])
    assert copy.name == "合同（遮盖）.pdf"
    assert [(done.places, done.times) for done in copy.done] == [("第1页", 1)]
    assert [text.strip() for text in texts_of(copy.content)] == ["", "nothing here"]


def test_the_black_lies_where_the_words_were():
    copy = redact("合同.pdf", TWO_PAGES, [Mark("文字第1行", words="12345")])
    assert is_dark(copy.content, 0, 0.38, 0.315)  # 40 + some 100 points of 400, 200 of 300 from below
    assert not is_dark(copy.content, 0, 0.38, 0.5)


def test_a_box_in_percent_blackens_that_part_and_takes_the_text_of_the_page():
    copy = redact("合同.pdf", TWO_PAGES, [Mark("位置第1行", page=2, box=(10, 10, 90, 50))])
    assert is_dark(copy.content, 1, 0.5, 0.3)
    assert not is_dark(copy.content, 1, 0.5, 0.7)
    assert [text.strip() for text in texts_of(copy.content)][1] == ""


def test_the_copy_has_no_properties_and_nothing_the_guard_finds_beneath_the_black():
    covered = pdf_of(f"{written('secret 12345')} {box(40, 195, 200, 22)}")
    copy = redact("旧的.pdf", covered, [Mark("位置第1行", page=1, box=(5, 20, 90, 40))])
    assert {finding.kind for finding in scan_file(copy.name, copy.content)} == {Kind.NOT_CHECKED}
    assert pypdfium2.PdfDocument(copy.content).get_metadata_value("Author") == ""


def test_words_and_pages_that_are_not_there_are_named():
    with pytest.raises(NoSuchWords, match="文字第2行要遮盖的文字在文件里没有找到"):
        redact("a.pdf", TWO_PAGES, [Mark("文字第1行", words="price"), Mark("文字第2行", words="absent")])
    with pytest.raises(NoSuchPage, match="写的是第3页，这个文件一共2页"):
        redact("a.pdf", TWO_PAGES, [Mark("位置第1行", page=3, box=(0, 0, 10, 10))])
    with pytest.raises(NoSuchPage, match="不分页"):
        redact("a.txt", b"text", [Mark("位置第1行", page=1, box=(0, 0, 10, 10))])


def test_a_text_gets_blocks_of_the_same_length_even_over_a_line_break():
    copy = redact("纪要.txt", "报价人张三\n丰的报价，张三丰".encode(), [Mark("文字第1行", words="张三丰")])
    assert copy.content.decode() == "报价人██\n█的报价，███"
    assert (copy.done[0].times, copy.done[0].places) == (2, "")


def test_a_word_file_becomes_a_pdf_without_its_traces():
    try:
        letter_fonts()
    except NoLetterFont:
        pytest.skip("no Chinese font on this machine")
    document = saved(plain_document("中标人：云州方正建设有限公司", "报价：玖拾万元").save)
    copy = redact("结果.docx", document, [Mark("文字第1行", words="玖拾万元")])
    [text] = texts_of(copy.content)
    assert "云州方正建设有限公司" in text
    assert "玖拾万元" not in text
    assert "████" in text
    hidden = redact("纪要.docx", docx_with_traces(), [Mark("文字第1行", words="参加人员")])
    assert "内部联系人" not in "".join(texts_of(hidden.content))
    assert "删去的一句" not in "".join(texts_of(hidden.content))


def test_other_kinds_are_to_be_saved_as_pdf_first():
    for name, content in (("表.xlsx", files.xlsx()), ("图.png", files.picture("PNG"))):
        with pytest.raises(CannotRedact, match="另存为PDF"):
            redact(name, content, [Mark("文字第1行", words="办")])


def test_pages_can_be_looked_at_with_their_grid():
    assert pages_of("合同.pdf", TWO_PAGES) == 2
    assert pages_of("a.txt", b"text") == 0
    assert page_with_grid(TWO_PAGES, 1).startswith(b"\x89PNG")
