"""What files hold beside what is read in them; and files that cannot be read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.guard import Finding, Kind, scan_file, secrecy_mark
from gongkai.guard.files import MOST_FINDINGS
from tests.documents import files
from tests.guard.builders import (
    ID_NUMBER,
    box,
    docx_with_traces,
    pdf_of,
    plain_document,
    saved,
    written,
    xlsx_with_traces,
)

KIND = Kind


def test_a_word_file_shows_its_hidden_text_changes_comments_and_author():
    found = scan_file("纪要.docx", docx_with_traces())
    assert found == [
        Finding(KIND.TRACKED_CHANGE, "第2段", "删除：删去的一句"),
        Finding(KIND.TRACKED_CHANGE, "第2段", "插入：加上的一句"),
        Finding(KIND.HIDDEN_TEXT, "第2段", "内部联系人张三白字底稿"),
        Finding(KIND.COMMENT, "批注1", "这里先不公开"),
        Finding(KIND.METADATA, "文件属性", "作者 顾**"),
    ]


def test_a_clean_word_file_gives_nothing():
    assert scan_file("通知.docx", saved(plain_document("关于停车场的通知").save)) == []


def test_personal_data_in_a_table_of_a_word_file_is_found():
    document = plain_document()
    document.add_table(1, 1).cell(0, 0).text = f"身份证{ID_NUMBER}"
    assert [finding.kind for finding in scan_file("表.docx", saved(document.save))] == [KIND.IDENTITY_NUMBER]


def test_white_letters_on_a_dark_cell_are_meant_to_be_read():
    document = plain_document()
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import RGBColor

    cell = document.add_table(1, 1).cell(0, 0)
    run = cell.paragraphs[0].add_run("表头")
    run.font.color.rgb = RGBColor(255, 255, 255)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="0E5566"/>'))
    assert scan_file("表.docx", saved(document.save)) == []


def test_an_excel_file_shows_what_is_hidden_with_its_cells():
    assert scan_file("表.xlsx", xlsx_with_traces()) == [
        Finding(KIND.COMMENT, "工作表“公开”A2", "底价不能公开"),
        Finding(KIND.HIDDEN_ROW, "工作表“公开”第3行", "排水"),
        Finding(KIND.HIDDEN_COLUMN, "工作表“公开”C列", "底价"),
        Finding(KIND.HIDDEN_SHEET, "工作表“名册”", "99****************"),
        Finding(KIND.IDENTITY_NUMBER, "工作表“名册”B2", "990*************28"),
    ]


def test_text_under_a_black_box_is_found_in_a_pdf():
    page = f"{written('price 12345 open')} {box(80, 195, 62, 22)}"
    [finding] = scan_file("合同.pdf", pdf_of(page))
    assert (finding.kind, finding.where) == (KIND.COVERED_TEXT, "第1页")
    assert finding.excerpt.startswith("1")
    assert set(finding.excerpt[1:]) == {"*"}


def test_text_on_a_dark_ground_is_not_covered():
    page = f"{box(30, 190, 300, 40)} 1 g {written('white title')} 0 g"
    assert scan_file("封面.pdf", pdf_of(page)) == []


def test_black_lines_and_strokes_are_letters_not_boxes():
    page = f"{written('Il1-_.|=lll iii ---')} {box(40, 190, 200, 2)}"
    assert scan_file("线.pdf", pdf_of(page)) == []


def test_white_letters_on_white_paper_are_hidden_text():
    page = f"{written('open')} 1 g {written('secret floor price', 40, 100)} 0 g"
    assert [finding.kind for finding in scan_file("白字.pdf", pdf_of(page))] == [KIND.HIDDEN_TEXT]


def test_a_page_without_text_is_said_to_be_for_human_eyes():
    assert [finding.kind for finding in scan_file("扫描.pdf", pdf_of(box(0, 0, 10, 10)))] == [
        KIND.NOT_CHECKED
    ]


def test_a_picture_is_said_to_be_for_human_eyes():
    assert [finding.kind for finding in scan_file("图.png", files.picture("PNG"))] == [KIND.NOT_CHECKED]


def test_a_long_list_of_people_is_cut_and_says_how_many_are_left_out():
    text = "\n".join([ID_NUMBER] * (MOST_FINDINGS + 5))
    found = scan_file("名册.txt", text.encode())
    assert len(found) == MOST_FINDINGS + 1
    assert found[-1] == Finding(KIND.MORE, "整个文件", "另有5处没有列出")


def test_what_cannot_be_read_is_a_finding():
    cases = {
        "空.txt": b"",
        "坏.docx": docx_with_traces()[:900],
        "假.pdf": "只有文字".encode(),
        "坏.pdf": b"%PDF-1.7 nothing",
        "旧.doc": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "包.zip": files.archive({"a.txt": b"a"}),
        "里面坏了.docx": files.archive({"word/document.xml": b"<w:p"}),
        "乱.bin": b"\x00\x01\x02\xff",
    }
    found = {name: [each.kind for each in scan_file(name, content)] for name, content in cases.items()}
    assert found == {name: [KIND.UNREADABLE] for name in cases}


SAMPLES = (docx_with_traces(), xlsx_with_traces(), pdf_of(written("a 13800005678 b")), files.picture("PNG"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_mangled_files_end_in_findings_never_in_an_error(sample: bytes, data: st.DataObject):
    content = bytearray(sample)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for found in (scan_file("甲.docx", bytes(content)), scan_file("乙.pdf", bytes(content[:cut]))):
        assert all(isinstance(finding, Finding) for finding in found)


@given(st.binary(max_size=300))
def test_any_bytes_end_in_findings_never_in_an_error(content: bytes):
    assert all(isinstance(finding, Finding) for finding in scan_file("任意.xlsx", content))


def test_a_secrecy_mark_is_told_from_words_about_secrets():
    assert secrecy_mark("机密★10年\n关于某事的请示") == "机密"
    assert secrecy_mark("000001\n秘 密\n特急\n关于某事的通知") == "秘密"
    assert secrecy_mark("本件不属于国家秘密，也不涉及商业秘密。") == ""
    assert secrecy_mark("正文" * 300 + "绝密★30年") == ""
