"""Files with something in them that must not go out, made by the libraries people use."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable

import pypdfium2
from docx import Document
from docx.comments import Comment
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.comments import Comment as CellComment

ID_NUMBER = "990106199003074528"
CARD = "6222021001116245702"


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def plain_document(*paragraphs: str) -> Document:
    document = Document()
    for name in ("author", "last_modified_by", "title", "comments"):
        setattr(document.core_properties, name, "")
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def docx_with_traces() -> bytes:
    """Hidden run, white run, deletion, insertion, comment, author."""
    document = plain_document("会议纪要")
    paragraph = document.add_paragraph("参加人员见附件")
    hidden = paragraph.add_run("内部联系人张三")
    hidden.font.hidden = True
    white = parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>白字底稿</w:t></w:r>'
    )
    paragraph._p.append(white)
    for tag, text in (("del", "delText"), ("ins", "t")):
        word = "删去的一句" if tag == "del" else "加上的一句"
        change = (
            f'<w:{tag} {nsdecls("w")} w:id="9" w:author="甲"><w:r><w:{text}>{word}</w:{text}></w:r></w:{tag}>'
        )
        paragraph._p.append(parse_xml(change))
    comment: Comment = document.add_comment(paragraph.runs[0], text="这里先不公开", author="乙")
    assert comment
    document.core_properties.author = "顾怀川"
    return saved(document.save)


def xlsx_with_traces() -> bytes:
    workbook = Workbook()
    workbook.properties.creator = ""
    sheet = workbook.active
    sheet.title = "公开"
    sheet.append(["项目", "金额", "底价"])
    sheet.append(["道路", 100, 95])
    sheet.append(["排水", 200, 190])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A2"].comment = CellComment("底价不能公开", "甲")
    names = workbook.create_sheet("名册")
    names["B2"] = ID_NUMBER
    names.sheet_state = "hidden"
    return saved(workbook.save)


def pdf_of(*operations: str, size: tuple[int, int] = (400, 300)) -> bytes:
    """A page drawn by PDF operators in Helvetica, one page for each string."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for operators in operations:
        stream = operators.encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Contents {content} 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        objects.append(page.encode())
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return content


def written(text: str, x: int = 40, y: int = 200) -> str:
    return f"BT /F1 18 Tf {x} {y} Td ({text}) Tj ET"


def box(x: int, y: int, width: int, height: int, shade: float = 0) -> str:
    return f"{shade} g {x} {y} {width} {height} re f 0 g"


def texts_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def has_typst_fonts() -> bool:
    program = shutil.which("fc-list")
    return bool(program and subprocess.run([program, ":lang=zh-cn"], capture_output=True, check=False).stdout)
