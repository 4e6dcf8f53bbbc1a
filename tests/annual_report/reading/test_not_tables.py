"""Reports without the form, tables that are pictures, letters among digits: told, and never guessed."""

from __future__ import annotations

import io
import json
import re

import docx
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from gongkai.annual_report.checking import check_report, left_out
from gongkai.annual_report.checking.document import finding_document
from gongkai.annual_report.others.document import check_read
from gongkai.annual_report.reading import Unreadable, read_report
from gongkai.annual_report.reading.numbers import could_be_cell, looks_like, read_number
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.law.test_identities import sound

FORM = FORMS["2021"]
CELLS = sound(FORM)
OLD = """<html><head><title>清岚县2013年政府信息公开工作年度报告</title></head><body><p>首页 > 信息公开</p>
<h1>清岚县2013年政府信息公开工作年度报告</h1><p>发布日期：2014-03-20　浏览次数：12</p>
<p>本报告根据《中华人民共和国政府信息公开条例》编制，数据统计期限为2013年1月1日至2013年12月31日。</p>
<h2>一、概述</h2><p>全年主动公开政府信息3200条。</p>
<table><tr><td>指标</td><td>数量</td></tr><tr><td>行政许可</td><td>12</td></tr></table>
<h2>二、依申请公开情况</h2><p>2013年，新收政府信息公开申请20件，上年结转2件，办结19件，结转下年度继续办理4件。</p>
<p>清岚县人民政府办公室</p><p>2014年3月20日</p></body></html>"""


def test_a_report_before_the_form_is_read_as_text_and_never_as_cells():
    read = read_report(OLD.encode())
    assert (read.agency, read.year, read.form, read.is_narrative) == ("清岚县", 2013, "", True)
    assert (read.cells, read.raw) == ({}, {})
    assert read.text["1"].startswith("本报告根据")
    assert "全年主动公开政府信息3200条" in read.text["1"]
    assert "浏览次数" not in read.text["1"]
    assert read.structure.signature is not None
    assert read.structure.signature.day.isoformat() == "2014-03-20"


def test_its_json_has_no_form_and_is_read_back():
    read = read_report(OLD.encode())
    document = read.as_json()
    assert document["form"] is None
    again = read_report(json.dumps(document, ensure_ascii=False).encode())
    assert (again.is_narrative, again.year, again.text) == (True, 2013, read.text)


def test_of_a_report_before_the_form_only_words_are_checked_and_the_rest_is_named():
    read = read_report(OLD.encode())
    (finding,) = check_report(read)
    # 20 + 2 came in, 19 + 4 went out
    assert (finding.rule, finding.severity) == ("RC-17", "warning")
    assert "没有统一表格可以对照" in finding.message
    # Decree 492 was in force then; today's Regulation and its articles bind no report on 2013
    assert finding_document(finding)["citation"] == "《政府信息公开条例》（国务院令第492号）"
    reasons = left_out(read)
    assert "RC-01" in reasons
    assert "没有统一表格" in reasons["RC-01"]
    assert not {"RC-17", "RC-19"} & set(reasons)
    assert check_read("旧.html", read)["findings"][0]["where"] == "正文"


def test_the_first_report_on_the_form_is_not_tied_to_one_before_it():
    form = FORMS["2019"]
    new = read_report(render.as_html(form, sound(form), "清岚县", 2019))
    old = read_report(OLD.replace("2014", "2019").replace("2013", "2018").encode())
    assert "RC-07" not in {finding.rule for finding in check_report(new, old)}
    assert "RC-07" in left_out(new, old)


def test_the_form_under_a_title_of_an_early_year_is_still_the_form():
    read = read_report(render.as_html(FORM, CELLS, year=2014))
    assert read.form == "2021"
    assert read.cells == CELLS


def without_table_3() -> str:
    page = render.as_html(FORM, CELLS).decode()
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    return page.replace(next(one for one in tables if "自然人" in one), '<p><img src="b3.png"></p>')


def test_a_table_that_is_a_picture_is_said_to_be_one_and_its_figures_are_not_missed():
    read = read_report(without_table_3().encode())
    assert read.structure.pictured == (3,)
    findings = check_report(read)
    (finding,) = [one for one in findings if one.rule == "RC-20"]
    assert (finding.severity, finding.address) == ("warning", "3")
    assert "表格可能是图片，图片里的数读不出来" in finding.message
    assert {one.rule for one in findings} == {"RC-20"}


def test_a_picture_beside_sound_tables_is_nobodys_business():
    page = render.as_html(FORM, CELLS).decode().replace("<table", '<img src="a.png"><table')
    read = read_report(page.encode())
    assert read.cells == CELLS
    assert check_report(read) == []


def picture() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def test_a_picture_in_word_is_found_where_it_stands():
    document = docx.Document(io.BytesIO(render.as_docx(FORM, CELLS)))
    table = next(one for one in document.tables if "自然人" in one._tbl.xml)
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(picture())
    table._tbl.addprevious(paragraph._p)
    table._tbl.getparent().remove(table._tbl)
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_report(buffer.getvalue()).structure.pictured == (3,)


def test_a_page_that_is_all_pictures_says_what_is_needed():
    title = "清岚县2024年政府信息公开工作年度报告"
    page = f"<html><title>{title}</title><h1>{title}</h1>"
    with pytest.raises(Unreadable, match=r"正文和表格却是图片.*可以复制文字"):
        read_report(f"{page}<img src='1.jpg'><img src='2.jpg'></html>".encode())


def test_a_pdf_says_that_it_has_no_text_layer():
    with pytest.raises(Unreadable, match="没有文字层，只有图片"):
        read_report(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: red)"), "扫描.pdf")


@pytest.mark.parametrize(
    ("written", "likely"),
    [("1O5", "105"), ("l2", "12"), ("S", "5"), ("〇", "0"), ("2〇", "20"), ("I", "1"), ("3.S", "3.5")],
)
def test_letters_among_digits_are_told_and_not_taken_for_digits(written: str, likely: str):
    assert looks_like(written) == likely
    assert read_number(written) is None
    assert could_be_cell(written)


@pytest.mark.parametrize("written", ["105", "1,234", "无", "—", "SO", "Bill", "12件", "共5", "", "B2B公司"])
def test_figures_and_words_are_not_called_misread(written: str):
    assert looks_like(written) == ""


@pytest.mark.parametrize(("kind", "severity"), [("html", "error"), ("tabs", "warning"), ("lines", "warning")])
def test_a_misread_cell_is_named_with_what_it_may_be_and_is_in_no_sum(kind: str, severity: str):
    write = {"html": render.as_html, "tabs": render.as_separated, "lines": render.as_lines}[kind]
    marked = 987654
    content = write(FORM, CELLS | {"3.A.natural": marked}).replace(b"987654", b"1O5")
    read = read_report(content)
    assert read.raw["3.A.natural"] == "1O5"
    assert read.cells == CELLS | {"3.A.natural": None}
    (finding,) = check_report(read)
    assert (finding.rule, finding.severity, finding.computed) == ("RC-10", severity, None)
    assert "像是105" in finding.message
    assert "拿不准，没有当作数" in finding.message


PDF = render.as_pdf(FORM, CELLS)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    keep=st.floats(0.3, 1),
    hits=st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 255)), max_size=8),
)
def test_a_mangled_pdf_is_read_or_refused_in_a_sentence(keep: float, hits: list[tuple[int, int]]):
    content = bytearray(PDF[: int(len(PDF) * keep)])
    for place, value in hits:
        content[place % len(content)] = value
    try:
        check_report(read_report(bytes(content), "年报.pdf"))
    except Unreadable as refusal:
        assert "年报.pdf" in str(refusal)
