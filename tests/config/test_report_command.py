from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.config.command import main
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.law.test_identities import sound

FORM = FORMS["2021"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "年报.html"
    file.write_bytes(render.as_html(FORM, sound(FORM)))
    return file


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "有错.html"
    file.write_bytes(render.as_html(FORM, sound(FORM) | {"4.review.total": 15}))
    return file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, words)])


def test_read_prints_one_json_document_with_every_address(page: Path):
    result = run("read", page, "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(document) == ["agency", "year", "form", "cells", "text", "source"]
    assert (document["agency"], document["year"], document["form"]) == ("清岚县人民政府", 2024, "2021")
    assert document["cells"] == sound(FORM)
    assert sorted(document["text"]) == ["1", "5", "6"]
    assert document["source"]["kind"] == "html"
    assert len(document["source"]["sha256"]) == 64


def test_what_read_prints_can_be_checked(page: Path, tmp_path: Path):
    again = tmp_path / "年报.json"
    again.write_text(run("read", page, "--json").stdout)
    assert json.loads(run("check", again, "--json").stdout)[0]["findings"] == []


def test_check_gives_one_object_a_file_and_ends_with_1_on_errors(page: Path, faulty: Path):
    result = run("check", page, faulty, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"file": str(page), "agency": "清岚县人民政府", "year": 2024, "form": "2021", "findings": []},
        {
            "file": str(faulty),
            "agency": "清岚县人民政府",
            "year": 2024,
            "form": "2021",
            "findings": [
                {
                    "rule": "RC-04",
                    "severity": "error",
                    "address": "4.review.total",
                    "stated": 15,
                    "computed": 20,
                    "message": "行政复议的维持、纠正、其他结果和尚未审结相加是20，总计写的是15，差5",
                    "advice": "核对行政复议的各项结果，尚未审结的也计入总计",
                    "citation": "年度报告表格（“总计”之义）",
                    "cells": [
                        "4.review.upheld",
                        "4.review.corrected",
                        "4.review.other",
                        "4.review.pending",
                        "4.review.total",
                    ],
                }
            ],
        },
    ]


def test_warnings_alone_end_with_0(tmp_path: Path):
    file = tmp_path / "提醒.html"
    file.write_bytes(render.as_html(FORM, sound(FORM)).replace("没有收取信息处理费".encode(), "无".encode()))
    result = run("check", file)
    assert (result.exit_code, "提醒　RC-13" in result.stdout) == (0, True)


def test_without_json_findings_and_what_was_left_out_are_told_in_chinese(faulty: Path):
    printed = run("check", faulty).stdout
    assert "错误　RC-04　行政复议的维持、纠正" in printed
    assert "1处错误，0处提醒；没有核对的：RC-07、RC-08、RC-15、RC-22（没有上年报告）" in printed


def test_the_rules_row_is_judged_only_when_the_power_to_make_rules_is_told(page: Path):
    def rules(*options: str) -> set[str]:
        return {
            one["rule"] for one in json.loads(run("check", page, *options, "--json").stdout)[0]["findings"]
        }

    assert rules() == rules("--rule-power") == set()
    assert rules("--no-rule-power") == {"RC-12"}


def test_texts_are_compared_with_one_another_only_when_asked_and_the_passages_are_shown(tmp_path: Path):
    words = (
        "".join(f"第{number}项工作已经完成，群众办事更加方便，" for number in "甲乙丙丁戊己庚辛壬癸") + "。"
    )
    files = []
    for agency in ("清岚县住房和城乡建设局", "清岚县水利局"):
        file = tmp_path / f"{agency}.html"
        written = render.as_html(FORM, sound(FORM), agency=agency).decode()
        file.write_text(written.replace("认真贯彻落实《中华人民共和国政府信息公开条例》。", words))
        files.append(file)
    assert run("check", *files).stdout.count("RC-22　") == 0
    compared = run("check", *files, "--compare-texts")
    assert (compared.exit_code, compared.stdout.count("提醒　RC-22")) == (0, 2)
    assert "与清岚县水利局2024年度报告相同" in compared.stdout
    assert "相同的文字：第甲项工作已经完成" in compared.stdout


def test_a_file_that_cannot_be_read_ends_with_2_and_one_sentence_that_names_it(page: Path, tmp_path: Path):
    empty = tmp_path / "空.pdf"
    empty.touch()
    result = run("check", page, empty, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"“{empty}”是空文件，里面一个字也没有\n"


def test_last_year_s_report_must_be_on_the_year_before(page: Path, tmp_path: Path):
    other = tmp_path / "前年.html"
    other.write_bytes(render.as_html(FORM, sound(FORM), year=2022))
    result = run("check", page, "--last-year", other)
    assert (result.exit_code, result.stderr) == (2, f"“{page}”：上年报告应是2023年度的，给的是2022年度的\n")
