"""A folder of reports: all read, paired over the years, and what cannot be read is a line with its reason."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from gongkai.annual_report.others.folder import check_files, files_in
from gongkai.config.command import main
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.law.test_identities import sound

FORM = FORMS["2021"]
CELLS = sound(FORM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two years of one agency in folders of their own, the first also as workbook; another agency; scrap."""
    root = tmp_path / "年报"
    for year in (2023, 2024):
        (root / str(year)).mkdir(parents=True)
        carried = CELLS["3.D.natural"] + (year == 2023)  # one more than the next year takes over
        cells = CELLS | {"3.D.natural": carried}
        (root / str(year) / "甲.html").write_bytes(render.as_html(FORM, cells, "甲局", year))
    (root / "2023" / "甲.xlsx").write_bytes(render.as_xlsx(FORM, CELLS, "甲局", 2023))
    (root / "2024" / "乙.html").write_bytes(
        render.as_html(FORM, CELLS | {"4.review.total": 15}, "乙局", 2024)
    )
    (root / "2024" / "坏.pdf").write_bytes(b"%PDF-1.7 no")
    (root / "2024" / "~$甲.docx").write_bytes(b"lock")
    (root / "2024" / "图.png").write_bytes(b"\x89PNG")
    return root


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", "check", *map(str, words)])


def test_reports_are_what_has_the_suffix_of_one(folder: Path):
    names = [str(Path(file).relative_to(folder)) for file in files_in([str(folder)])]
    assert names == ["2023/甲.html", "2023/甲.xlsx", "2024/乙.html", "2024/坏.pdf", "2024/甲.html"]


def test_each_file_is_a_line_and_years_are_paired_by_agency_and_kind(folder: Path):
    told: list[tuple[str, int, int]] = []
    documents = check_files(files_in([str(folder)]), lambda *step: told.append(step), processes=1)
    assert [Path(one["file"]).name for one in documents] == [
        "甲.html",
        "甲.xlsx",
        "乙.html",
        "坏.pdf",
        "甲.html",
    ]
    assert [one.get("last_year") for one in documents[:4]] == [None, None, None, None]
    assert documents[4]["last_year"] == {
        "file": str(folder / "2023" / "甲.html"),
        "agency": "甲局",
        "year": 2023,
    }
    assert "RC-07" in {finding["rule"] for finding in documents[4]["findings"]}
    assert [finding["rule"] for finding in documents[2]["findings"]] == ["RC-04"]
    assert documents[3]["findings"] == []
    assert "这份PDF已经损坏" in documents[3]["unreadable"]
    assert told[-1] == ("核对", 4, 4)


def test_the_result_goes_to_json_lines_and_to_a_workbook(folder: Path, tmp_path: Path):
    lines, book = tmp_path / "结果.jsonl", tmp_path / "结果.xlsx"
    result = run(folder, "--jsonl", lines, "--xlsx", book)
    assert result.exit_code == 1
    assert "5个文件，读出4份报告，1份找到了上年报告" in result.stdout
    documents = [json.loads(line) for line in lines.read_text().splitlines()]
    assert [Path(one["file"]).name for one in documents] == [
        "甲.html",
        "甲.xlsx",
        "乙.html",
        "坏.pdf",
        "甲.html",
    ]
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["问题", "文件"]
    assert [row[0] for row in sheets["文件"].values][1:] == [one["file"] for one in documents]
    found = [finding["rule"] for one in documents for finding in one["findings"]]
    assert [row[3] for row in sheets["问题"].values][1:] == found


def test_a_sound_folder_ends_with_0_and_json_prints_one_document(tmp_path: Path):
    (tmp_path / "甲.html").write_bytes(render.as_html(FORM, CELLS))
    result = run(tmp_path, "--json")
    assert (result.exit_code, json.loads(result.stdout)[0]["findings"]) == (0, [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "里没有可以核对的文件"),
        (("--jsonl", "/nowhere/x.jsonl"), "“/nowhere/x.jsonl”写不进去"),
        (("--last-year", "x.html"), "成批核对自己配上年报告"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_ends_with_2(tmp_path: Path, words, sentence: str):
    result = run(tmp_path, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_checking_one_file_loads_neither_django_nor_what_a_folder_needs(tmp_path: Path):
    file = tmp_path / "甲.html"
    file.write_bytes(render.as_html(FORM, CELLS))
    program = (
        "import sys; sys.argv = ['gongkai', 'report', 'check', sys.argv[1]]\n"
        "from gongkai.config.command import main\n"
        "main(standalone_mode=False)\n"
        "print([m for m in ('django', 'rich', 'openpyxl', 'multiprocessing.pool') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
