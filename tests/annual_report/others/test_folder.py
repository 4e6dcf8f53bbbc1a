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
    names = {row[3]: row[4] for row in sheets["问题"].values}
    assert names["RC-04"] == "行政复议各项之和等于总计"
    left_out = next(row[7] for row in sheets["文件"].values if str(row[0]).endswith("乙.html"))
    assert "RC-07 上年结转等于上年报告的结转下年、RC-08 现行有效件数与上年衔接" in left_out


WORDS = (
    "本年度围绕群众关心的供水、道路和学校建设公开信息，逐项列出时间、地点和负责人，方便查找。"
    "对来信来电一一登记，当天转给经办科室，第三天回访，记下满意与不满意的原因，每月汇总一次，交办公会研究。"
    "网站重新分了栏目，老年人也能找到，查阅点添了两台机器，安排专人讲解，全年接待了不少居民，反映良好。"
    "年底请居民代表和企业代表当面评议，提出的意见当场答复，当场答复不了的列成清单，逐条办结以后回告。"
)
OTHER_WORDS = (
    "依申请公开窗口延长了开放时间，午间不休息，周六上午也有人值守，受理、补正和答复都在系统里留痕。"
    "答复书使用统一格式，写明理由和救济途径，复杂的由法律顾问先看，减少了争议，也减少了重复申请。"
    "对基层站所做了两轮培训，结合真实的例子讲怎样区分处理，怎样征求第三方意见，怎样说清没有找到的原因。"
    "每季度抽查答复书，写得不好的退回重写，写得好的印发各单位参考，抽查结果计入年底的考核。"
)


def worded(root: Path, name: str, words: str, agency: str, year: int = 2024) -> None:
    page = render.as_html(FORM, CELLS, agency, year).decode()
    (root / name).write_text(page.replace("认真贯彻", f"{words}认真贯彻"))


def test_texts_of_a_folder_are_compared_between_agencies_within_a_year_when_asked(tmp_path: Path):
    worded(tmp_path, "甲.html", WORDS, "清岚县水利局")
    worded(tmp_path, "甲副本.html", WORDS, "清岚县水利局")
    worded(tmp_path, "乙.html", WORDS, "清岚县教育局")
    worded(tmp_path, "丙.html", OTHER_WORDS, "清岚县财政局")
    worded(tmp_path, "丁.html", OTHER_WORDS, "清岚县民政局", 2022)
    files, told = files_in([str(tmp_path)]), []

    def alike(**options) -> dict[str, list[str]]:
        documents = check_files(files, lambda *step: told.append(step), processes=1, **options)
        return {
            Path(one["file"]).stem: [
                each["message"][:40] for each in one["findings"] if each["rule"] == "RC-22"
            ]
            for one in documents
        }

    assert not any(alike().values())
    found = alike(compare_texts=True)
    assert [name for name, messages in found.items() if messages] == ["乙", "甲", "甲副本"]
    assert "与清岚县水利局2024年度报告相同" in found["乙"][0]
    assert "与清岚县教育局2024年度报告相同" in found["甲"][0] == found["甲副本"][0]
    assert ("找相像的", 10, 10) in told  # two parts of each
    assert told[-1] == ("核对", 5, 5)


def test_the_command_compares_a_folder_and_says_what_was_compared(tmp_path: Path):
    worded(tmp_path, "甲.html", WORDS, "清岚县水利局")
    worded(tmp_path, "乙.html", WORDS, "清岚县教育局")
    result = run(tmp_path, "--compare-texts", "--json")
    documents = json.loads(result.stdout)
    assert result.exit_code == 0  # alike is a doubt
    assert [[each["rule"] for each in one["findings"]] for one in documents] == [["RC-22"], ["RC-22"]]
    assert {"reason": "没有上年报告，只比了各机关的文字", "rules": ["RC-22"]} in documents[0]["left_out"]


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
