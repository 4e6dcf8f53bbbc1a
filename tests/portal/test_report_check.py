"""Anyone's report, dropped on a public page: read, marked in place, taken away as a sheet, kept nowhere."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.annual_report.others import apart
from gongkai.documents.models import Original
from gongkai.law.report_forms import FORMS
from gongkai.portal.views import report_check
from tests.annual_report import render
from tests.law.test_identities import sound

CHECK, SHEET = "/tools/report-check/", "/tools/report-check/sheet/"
FORM = FORMS["2021"]
CELLS = sound(FORM)


def sent(client, content: bytes | None = None, name: str = "年报.html", **fields):
    if content is not None:
        fields["file"] = SimpleUploadedFile(name, content)
    return client.post(CHECK, fields)


def words(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def faulty() -> bytes:
    return render.as_html(FORM, CELLS | {"4.review.total": 15})


def test_the_page_asks_for_a_file_or_for_words(client, site):
    response = sent(client)
    assert response.status_code == 200
    assert "选一份报告，或者把报告的文字粘贴在下面" in words(response)


def test_a_fault_is_told_in_words_and_marked_in_its_cell(client, site):
    response = sent(client, faulty())
    text = words(response)
    assert "1处错误" in text
    assert "清岚县人民政府" in text
    assert "行政复议的维持、纠正、其他结果和尚未审结相加是20，总计写的是15，差5" in text
    assert "核对行政复议的各项结果，尚未审结的也计入总计（年度报告表格（“总计”之义），RC-04）" in text
    page = response.content.decode()
    assert 'id="finding-1"' in page
    assert re.search(r'<td role="cell" class="bad[^>]*>\s*<a class="gk-mk" href="#finding-1">', page)


def test_words_that_differ_from_the_table_are_marked_in_their_sentence(client, site):
    stated = CELLS["3.A.total"] + 1
    page = render.as_html(FORM, CELLS).decode()
    page = page.replace("认真贯彻", f"新收政府信息公开申请{stated}件。认真贯彻")
    response = sent(client, page.encode())
    assert re.search(rf'<span class="gk-bad" id="words-1">[^<]*{stated}件?</span>', response.content.decode())
    assert "#words-1" in response.content.decode()


def test_what_was_not_checked_is_named_with_its_reason(client, site):
    text = words(sent(client, faulty()))
    assert "没有上年报告" in text
    assert "RC-07 上年结转等于上年报告的结转下年RC-08 现行有效件数与上年衔接" in text
    assert "RC-01 新收加结转等于办结加结转下年" in text


def test_last_years_report_ties_the_two_years(client, site):
    before = render.as_html(FORM, CELLS, year=2023)
    last = SimpleUploadedFile("上年.html", before)
    text = words(sent(client, render.as_html(FORM, CELLS), last=last))
    assert "上年.html" in text
    assert "RC-07" in text
    text = words(sent(client, render.as_html(FORM, CELLS), last=SimpleUploadedFile("同年.html", faulty())))
    assert "上年报告应是2023年度的，给的是2024年度的" in text


def test_pasted_words_do_as_well_and_stay_on_the_page(client, site):
    pasted = render.as_separated(FORM, CELLS | {"4.review.total": 15}).decode()
    response = sent(client, text=pasted)
    assert "总计写的是15" in words(response)
    assert pasted.splitlines()[0] in words(response)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("空.html", b"", "是空的"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为DOCX或者XLSX以后再读"),
        ("通知.html", "<html><body><p>通知公告</p></body></html>".encode(), "没有政府信息公开工作年度报告"),
        ("坏.pdf", b"%PDF-1.7\nnothing more", "这份PDF已经损坏"),
        ("密.txt", "机密★10年\n某某年度报告".encode(), "本系统不接收涉密文件"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field_with_what_to_do(client, site, name, content, sentence):
    response = sent(client, content, name)
    assert sentence in words(response)
    assert 'id="id_file_error"' in response.content.decode()


def test_a_bomb_and_macros_are_refused_before_they_are_unpacked(client, site):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(201 * 1024 * 1024))
    assert "展开后超过200MB" in words(sent(client, bomb.getvalue(), "年报.docx"))
    macros = io.BytesIO()
    with zipfile.ZipFile(macros, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("word/vbaProject.bin", "x")
    assert "带有宏" in words(sent(client, macros.getvalue(), "年报.docx"))


def test_an_entity_of_a_word_file_reads_nothing_of_the_server(client, site, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("不能外传的内容")
    buffer = io.BytesIO(render.as_docx(FORM, CELLS))
    hostile = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(hostile, "w") as new:
        for entry in old.infolist():
            content = old.read(entry.filename)
            if entry.filename == "word/document.xml":
                dtd = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
                content = content.replace(b"?>", b"?>" + dtd, 1).replace("认真".encode(), b"&x;", 1)
            new.writestr(entry, content)
    assert "不能外传的内容" not in words(sent(client, hostile.getvalue(), "年报.docx"))


def test_a_file_that_hangs_its_reader_is_stopped_and_says_so(client, site, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    assert "已经停下；另存为网页、DOCX或者XLSX再试" in words(sent(client, faulty()))


def test_a_server_with_its_hands_full_asks_to_come_back(client, site, monkeypatch):
    monkeypatch.setattr(apart, "QUEUE", 0.01)
    for _ in range(apart.AT_ONCE):
        apart._PLACES.acquire()
    try:
        response = sent(client, faulty())
    finally:
        for _ in range(apart.AT_ONCE):
            apart._PLACES.release()
    assert response.status_code == 503
    assert "等一分钟再试" in words(response)


def test_one_address_has_so_many_in_a_quarter_of_an_hour(client, site, monkeypatch):
    monkeypatch.setattr(report_check, "CHECKS_ALLOWED", 1)
    assert sent(client, faulty()).status_code == 200
    response = sent(client, faulty())
    assert response.status_code == 429
    assert "15分钟里已经核对了1份" in words(response)


def sheet(client, kind: str, response=None):
    page = (response or sent(client, faulty())).content.decode()
    copy = re.search(r'name="sheet" value="([^"]+)"', page)
    return client.post(SHEET, {"sheet": copy[1], "as": kind})


def test_the_sheet_is_a_workbook_a_letter_or_data(client, site):
    response = sheet(client, "xlsx")
    assert response["Content-Disposition"].startswith("attachment")
    rows = list(openpyxl.load_workbook(io.BytesIO(response.content))["问题"].values)
    assert rows[1][3:5] == ("RC-04", "行政复议各项之和等于总计")
    assert rows[1][5:9] == ("错误", "表4　行政复议·总计", 15, 20)
    words_of = docx.Document(io.BytesIO(sheet(client, "docx").content))
    assert "1处错误" in "".join(cell.text for row in words_of.tables[0].rows for cell in row.cells)
    document = json.loads(sheet(client, "json").content)
    assert [one["rule"] for one in document["findings"]] == ["RC-04"]
    assert "cells" not in document  # what was read stays with the visitor


def test_a_formula_in_a_cell_stays_words(client, site):
    page = re.sub(r"(新收政府信息公开申请数量.*?<p>)\d+", r"\1=1+1", faulty().decode(), count=1).encode()
    response = sheet(client, "xlsx", sent(client, page))
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    cells = [cell for row in book["问题"].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_sheet_is_made_only_of_what_this_site_found(client, site):
    response = client.post(SHEET, {"sheet": "eyJmaWxlIjoi:1:x", "as": "xlsx"})
    assert response.status_code == 302
    assert "再核对一次就有" in words(client.get(response["Location"]))


def test_nothing_is_kept(client, site, django_assert_num_queries, settings, tmp_path):
    before = sorted(Path(settings.DATA_DIR).rglob("*")) if Path(settings.DATA_DIR).exists() else []
    response = sent(client, faulty())
    assert "no-store" in response["Cache-Control"]
    assert not Original.objects.exists()
    assert not client.session.keys()
    after = sorted(Path(settings.DATA_DIR).rglob("*")) if Path(settings.DATA_DIR).exists() else []
    assert after == before
