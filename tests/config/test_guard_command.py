"""gongkai guard scan, as the contracts have it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from gongkai.config.command import main
from tests.guard.builders import ID_NUMBER, docx_with_traces


def scan(*arguments: str) -> tuple[int, list[dict[str, str]], str]:
    result = CliRunner().invoke(main, ["guard", "scan", *arguments, "--json"])
    return result.exit_code, json.loads(result.stdout), result.stderr


def test_findings_are_one_list_and_an_error_ends_in_status_1(tmp_path: Path):
    file = tmp_path / "名册.txt"
    file.write_text(f"负责人\n{ID_NUMBER}", encoding="utf-8")
    finding = {
        "kind": "identity_number",
        "where": "第2行",
        "excerpt": "990*************28",
        "severity": "error",
    }
    assert scan(str(file)) == (1, [finding], "")


def test_warnings_alone_and_clean_files_end_in_status_0(tmp_path: Path):
    warned, clean = tmp_path / "甲.txt", tmp_path / "乙.txt"
    warned.write_text("咨询0990-5550123", encoding="utf-8")
    clean.write_text("没有", encoding="utf-8")
    assert scan(str(clean)) == (0, [], "")
    status, [finding], _ = scan(str(clean), str(warned))
    assert (status, finding["severity"], finding["where"]) == (0, "warning", f"{warned}：第1行")


def test_what_cannot_be_read_ends_in_status_2_with_a_sentence(tmp_path: Path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(docx_with_traces()[:900])
    status, [finding], sentence = scan(str(broken))
    assert (status, finding["kind"]) == (2, "unreadable")
    assert sentence == f"“{broken}”读不了：压缩包坏了，没有存完整\n"
    result = CliRunner().invoke(main, ["guard", "scan", str(tmp_path / "无.pdf"), "--json"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"“{tmp_path / '无.pdf'}”打不开：没有这个文件。\n"


def test_in_words_each_file_has_its_findings_beneath_it(tmp_path: Path):
    file = tmp_path / "名册.txt"
    file.write_text("13800005678", encoding="utf-8")
    result = CliRunner().invoke(main, ["guard", "scan", str(file)])
    assert result.output == f"{file}　1处\n  错误　手机号码　第1行　138******78\n"


def test_it_starts_without_django():
    code = (
        "import sys; import gongkai.config.commands.guard; "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
