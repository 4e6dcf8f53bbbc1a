"""gongkai law due and gongkai law fee, as docs/contracts.md has them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from gongkai.config.command import main


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["law", *arguments])
    return result.exit_code, result.stdout, result.stderr


def due(*arguments: str) -> dict[str, object]:
    status, out, err = run("due", *arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_due_states_date_doubt_term_and_every_day():
    answer = due("--received", "2026-01-30")
    steps = answer.pop("steps")
    assert answer == {"due": "2026-03-05", "provisional": False, "term": 20}
    assert steps[:4] == [
        {"date": "2026-01-30", "counts": False, "why": "收到，当日不计"},
        {"date": "2026-01-31", "counts": False, "why": "周六"},
        {"date": "2026-02-01", "counts": False, "why": "周日"},
        {"date": "2026-02-02", "counts": True, "why": "工作日，计入第1日"},
    ]
    assert steps[-1] == {"date": "2026-03-05", "counts": True, "why": "工作日，计入第20日，答复期限届满"}
    walked = [date(2026, 1, 30) + timedelta(days=n) for n in range(35)]
    assert [step["date"] for step in steps] == [day.isoformat() for day in walked]
    assert sum(step["counts"] for step in steps) == 20


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--extend", "0"], ("2026-03-30", 20)),
        (["--extend", "20"], ("2026-04-28", 40)),
        (["--corrected", "2026-03-16"], ("2026-04-14", 20)),
        (["--paid", "2026-03-30"], ("2026-04-28", 20)),
        (["--inquiry", "2026-03-10:2026-03-20"], ("2026-04-10", 20)),
        (["--inquiry", "2026-03-10:2026-03-20", "--inquiry", "2026-03-16:2026-03-25"], ("2026-04-15", 20)),
        (["--inquiry", "2026-03-16:2026-03-18", "--inquiry", "2026-03-10:2026-03-20"], ("2026-04-10", 20)),
        (["--corrected", "2026-03-16", "--extend", "10"], ("2026-04-28", 30)),
    ],
)
def test_each_option_moves_the_date_as_the_law_says(options, expected):
    answer = due("--received", "2026-03-02", *options)
    assert (answer["due"], answer["term"]) == expected


def test_a_date_in_a_year_without_a_notice_is_provisional():
    assert due("--received", "2026-12-18")["provisional"] is True
    assert due("--received", "2026-11-20")["provisional"] is False


def test_the_readable_proof_begins_with_the_day_and_the_equation():
    status, out, _ = run("due", "--received", "2026-03-02", "--inquiry", "2026-03-10:2026-03-20")
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "最迟2026年4月10日（星期五）答复。"
    assert lines[2] == (
        "3月2日（收到） ＋ 20个工作日（第三十三条第二款） ＋ 停表8个工作日（征求意见） ＝ 4月10日（第20日）"
    )
    assert lines[4] == "2026-03-02 星期一   ·  收到，当日不计；3月2日收到申请"
    assert lines[-1] == "2026-04-10 星期五  20  工作日，计入第20日，答复期限届满"


def test_the_fee_comes_with_its_bands():
    status, out, _ = run("fee", "--items", "35", "--json")
    assert (status, json.loads(out)) == (
        0,
        {
            "amount": 3000,
            "bands": [
                {"first": 1, "last": 10, "count": 10, "rate": 0, "amount": 0},
                {"first": 11, "last": 30, "count": 20, "rate": 100, "amount": 2000},
                {"first": 31, "last": 40, "count": 5, "rate": 200, "amount": 1000},
            ],
        },
    )
    assert json.loads(run("fee", "--pages", "250", "--json")[1])["amount"] == 4700


def test_the_readable_bill_multiplies_each_band():
    assert run("fee", "--pages", "68")[1].splitlines() == [
        "380元（《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》）",
        "第1至30页：30页 × 0元 ＝ 0元",
        "第31至100页：38页 × 10元 ＝ 380元",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["due"], "缺少--received。"),
        (["due", "--received", "2026-02-30"], "--received：日历上没有2026-02-30这一天。"),
        (["due", "--received", "30/01/2026"], "--received：日期“30/01/2026”应写成2026-01-30这样的年-月-日。"),
        (["due", "--received", "20260130"], "--received：日期“20260130”应写成2026-01-30这样的年-月-日。"),
        (["due", "--received", "2026-01-30", "--extend", "-1"], "--extend：“-1”应为不小于0的整数。"),
        (["due", "--received", "2026-01-30", "--extend", "二十"], "--extend：“二十”应为不小于0的整数。"),
        (
            ["due", "--received", "2026-01-30", "--extend", "21"],
            "延长答复期限合计21个工作日，超过最多20个工作日（《政府信息公开条例》第三十三条第二款）。",
        ),
        (
            ["due", "--received", "2026-01-30", "--corrected", "2026-01-29"],
            "收到补正后的申请登记为2026年1月29日，早于收到申请之日2026年1月30日。",
        ),
        (
            ["due", "--received", "2026-01-30", "--inquiry", "2026-02-10"],
            "--inquiry：“2026-02-10”应写成起日:止日，例如2026-03-02:2026-03-12。",
        ),
        (
            ["due", "--received", "2026-01-30", "--inquiry", "2026-02-10:2026-02-03"],
            "征求意见登记在2026年2月3日结束，此前没有发出的征求意见书：结束不能早于发出（第三十三条第三款）。",
        ),
        (["due", "--received", "1999-01-01"], "1999年1月1日不在可以计算的范围内：工作日历从2007年到2099年。"),
        (["due", "--received", "2099-12-20"], "2100年1月1日不在可以计算的范围内：工作日历从2007年到2099年。"),
        (["due", "--nix"], "没有--nix这个选项，--help列出全部选项。"),
        (["due", "--received", "2026-01-30", "再来"], "“再来”放得不对，--help列出用法。"),
        (["fee"], "按件写--items，按页写--pages，两样写一样：同一申请只能按一种计收。"),
        (
            ["fee", "--items", "1", "--pages", "1"],
            "按件写--items，按页写--pages，两样写一样：同一申请只能按一种计收。",
        ),
        (["fee", "--items", "-3"], "--items：“-3”应为不小于0的整数。"),
        (["fee", "--pages", "2.5"], "--pages：“2.5”应为不小于0的整数。"),
        (["nix"], "law没有“nix”这个命令，有的是：due、fee。"),
    ],
)
def test_wrong_input_is_refused_in_one_sentence(arguments, sentence):
    assert run(*arguments) == (2, "", sentence + "\n")


def test_the_command_starts_without_django():
    code = (
        "import sys\n"
        "from gongkai.config.command import main\n"
        "main(['law', 'due', '--received', '2026-01-30', '--json'], standalone_mode=False)\n"
        "assert 'django' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["due"] == "2026-03-05"
