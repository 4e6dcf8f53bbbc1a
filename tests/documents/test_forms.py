"""Forms on paper: each box with its label, blank ones to write in, notes below."""

from __future__ import annotations

import io

import docx
import pypdfium2

from gongkai.documents.forms import FormText, to_docx, to_pdf

FORM = FormText(
    "明河区住房和城乡建设局",
    "政府信息公开申请表",
    (("姓名或者名称", "林小满"), ("所需信息", "#[停车]协议*全文*"), ("签名", "")),
    ("不需要说明用途。",),
)


def test_the_docx_has_every_box_and_note():
    document = docx.Document(io.BytesIO(to_docx(FORM)))
    (table,) = document.tables
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == list(FORM.rows)
    assert [each.text for each in document.paragraphs if each.text] == [
        FORM.agency,
        FORM.title,
        "不需要说明用途。",
    ]


def test_the_pdf_prints_what_was_given_and_reads_none_of_it_as_markup():
    (page,) = pypdfium2.PdfDocument(to_pdf(FORM))
    said = "".join(page.get_textpage().get_text_range().split())
    for part in (FORM.agency, FORM.title, "林小满", "#[停车]协议*全文*", "签名", "不需要说明用途。"):
        assert part in said
