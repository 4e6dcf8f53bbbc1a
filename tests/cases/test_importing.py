"""Taking in an old register: a check that writes nothing, then all or nothing."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed
from gongkai.cases import services
from gongkai.cases.errors_register import (
    AlreadyImported,
    ImportNotReady,
    RegisterHasErrors,
    RegisterUnreadable,
)
from gongkai.cases.figures import cells_table3, cells_table4
from gongkai.cases.models import Case, ClockFact, Decision, FormerReply, Identity, ImportRun, Remedy
from gongkai.cases.selectors import clock_of
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.cases.factories import ID_NUMBER, NAME, Desk, at, fresh
from tests.cases.registers import CLOSED, OPEN, workbook

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture(autouse=True)
def clock():
    with at(TODAY):
        yield


def check(desk: Desk, *rows: dict, **kwargs) -> ImportRun:
    return services.check_register(desk.agency, workbook(*rows, **kwargs), by=desk.head)


def run_in(desk: Desk, *rows: dict) -> ImportRun:
    run = check(desk, *rows)
    assert run.errors == []
    return services.import_register(services.claim_import(run, by=desk.head), by=desk.head)


def test_a_check_writes_no_case_and_keeps_the_clean_file_sealed(desk):
    run = check(desk, CLOSED, OPEN)
    assert (run.state, run.total, run.errors) == ("checked", 2, [])
    assert Case.objects.count() == 0
    assert NAME.encode() not in bytes(run.sealed)


def test_a_closed_case_comes_in_whole_with_the_term_the_law_gives(desk):
    run_in(desk, CLOSED)
    case = Case.objects.get()
    assert (case.number, case.former_number, case.state) == ("明住建申〔2025〕1号", "2025-001", "closed")
    assert (case.received_on, case.due_on) == (date(2025, 3, 3), date(2025, 3, 31))
    assert (case.outcome, case.decided_on, case.replied_on, case.closed_on) == (
        "G2",
        date(2025, 3, 20),
        date(2025, 3, 21),
        date(2025, 3, 21),
    )
    assert Decision.objects.get(case=case).grounds == "可以公开"
    reply = FormerReply.objects.get(case=case)
    assert (reply.letter_number, reply.method) == ("明住建公复〔2025〕1号", "post")
    assert clock_of(case).due == case.due_on


def test_who_applied_is_sealed_under_a_key_of_each_case_and_stands_nowhere_else(desk):
    run_in(desk, CLOSED, OPEN)
    first, second = Identity.objects.order_by("pk")
    assert bytes(first.wrapped_key) != bytes(second.wrapped_key)
    case = Case.objects.get(former_number="2025-001")
    assert services.read_identity(case, by=desk.head).name == NAME
    assert case.applicant_masked == "林＊＊"
    kept = str(list(Record.objects.values())) + str(list(ImportRun.objects.values()))
    assert NAME not in kept
    assert ID_NUMBER not in kept


def test_an_open_case_can_be_handled_further(desk):
    # received on a Monday: 20 working days end on Monday 14 December
    run_in(desk, OPEN | {"收到日期": date(2026, 11, 16), "经办人": desk.officer.person.username})
    case = Case.objects.get()
    assert (case.state, case.holder, case.due_on) == ("in_hand", desk.officer.person, date(2026, 12, 14))
    services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 12, 4))
    assert fresh(case).state == "awaiting_correction"


def test_what_was_waited_for_is_waited_for_still(desk):
    asked = {"收到日期": date(2026, 11, 2), "补正告知日期": date(2026, 11, 5), "补正期限": date(2026, 11, 27)}
    consulted = {
        "原编号": "2026-002",
        "收到日期": date(2026, 11, 2),
        "征求意见对象": "云州方正建设有限公司",
        "征求意见发出日期": date(2026, 11, 9),
    }
    run_in(desk, OPEN | asked, OPEN | consulted)
    first, second = Case.objects.order_by("serial")
    assert (first.state, second.state, second.paused) == ("awaiting_correction", "awaiting_opinion", True)
    services.record_correction(first, by=desk.officer, on=TODAY, text="补来了")
    services.record_opinion(second, by=desk.officer, on=TODAY, answer="consent", text="同意")
    assert {fresh(first).state, fresh(second).state} == {"in_hand"}


def test_a_correction_and_an_opinion_awaited_together_are_both_recorded(desk):
    days = {
        "收到日期": date(2026, 11, 2),
        "补正告知日期": date(2026, 11, 5),
        "补正期限": date(2026, 11, 27),
        "征求意见对象": "云州方正建设有限公司",
        "征求意见发出日期": date(2026, 11, 9),
    }
    run_in(desk, OPEN | days)
    case = Case.objects.get()
    services.record_opinion(case, by=desk.officer, on=TODAY, answer="consent", text="同意")
    services.record_correction(fresh(case), by=desk.officer, on=TODAY, text="补来了")
    # counted from Friday 20 November: 20 working days end on Friday 18 December
    assert (fresh(case).state, fresh(case).due_on) == ("in_hand", date(2026, 12, 18))


def test_extension_and_correction_move_the_term_as_for_any_case(desk):
    # received Monday 3 March 2025, corrected Friday 14 March; with Qingming off on 4 April 20 days end on
    # 14 April, five more on 21 April
    days = {
        "补正告知日期": date(2025, 3, 6),
        "补正收到日期": date(2025, 3, 14),
        "延期告知日期": date(2025, 4, 10),
        "延期工作日数": 5,
        "答复日期": date(2025, 4, 18),
        "送达日期": date(2025, 4, 18),
    }
    run_in(desk, CLOSED | days)
    case = Case.objects.get()
    assert (case.original_due_on, case.due_on) == (date(2025, 4, 14), date(2025, 4, 21))
    assert ClockFact.objects.filter(case=case).count() == 4


def test_new_numbers_go_on_from_the_counter_without_a_gap(desk):
    desk.received(date(2026, 11, 9))
    run_in(desk, OPEN | {"收到日期": date(2026, 11, 9)}, CLOSED, OPEN | {"原编号": "x", "收到日期": TODAY})
    after = desk.received(TODAY)
    numbers = dict(Case.objects.exclude(former_number="").values_list("former_number", "number"))
    assert numbers == {
        "2026-001": "明住建申〔2026〕2号",
        "2025-001": "明住建申〔2025〕1号",
        "x": "明住建申〔2026〕3号",
    }
    assert after.number == "明住建申〔2026〕4号"


def test_closed_cases_count_in_the_report_of_their_year(desk):
    rows = [
        CLOSED,
        CLOSED | {"原编号": "2", "处理决定": "经检索没有该信息", "申请人类别": "商业企业"},
        CLOSED | {"原编号": "3", "收到日期": date(2024, 12, 30), "答复日期": date(2025, 1, 6)},
        OPEN | {"收到日期": date(2025, 12, 29)},
    ]
    run_in(desk, *rows)
    cells = cells_table3([desk.agency.pk], 2025)
    wanted = {"A": 3, "B": 1, "C1": 2, "C41": 1, "C7": 3, "D": 1}
    assert {row: cells[row, "total"] for row in wanted} == wanted
    assert cells["C41", "enterprise"] == 1
    assert {row for row, _ in cells} == set(wanted)


def test_remedies_come_in_for_table_4(desk):
    review = {
        "复议提起日期": date(2025, 4, 1),
        "复议机关": "明河区人民政府",
        "复议结果": "结果维持",
        "复议审结日期": date(2025, 5, 20),
        "起诉日期": date(2025, 6, 3),
        "受诉法院": "明河区人民法院",
    }
    run_in(desk, CLOSED | review)
    cells = cells_table4([desk.agency.pk], 2025)
    assert cells["review", "upheld"] == 1
    assert cells["after_review", "pending"] == 1
    first, suit = Remedy.objects.order_by("pk")
    assert suit.review == first


def test_the_trail_holds_one_record_for_each_case_and_stays_whole(desk):
    run_in(desk, CLOSED, OPEN)
    desk.received(TODAY)
    assert verify().broken == ()
    imported = Record.objects.filter(act="case_imported")
    assert imported.count() == 2
    assert imported.first().actor == desk.head.person
    assert Record.objects.get(act="register_imported").details["count"] == 2


def test_one_wrong_row_keeps_every_case_out(desk):
    run = check(desk, CLOSED, OPEN | {"收到日期": None})
    assert run.state == "faulty"
    with pytest.raises(ImportNotReady):
        services.claim_import(run, by=desk.head)
    assert Case.objects.count() == 0


WRONG = [
    ({"收到日期": TODAY + timedelta(days=1)}, "收到日期", "今天才"),
    ({"收到日期": "2025-02-30"}, "收到日期", "日历上没有"),
    ({"收到日期": "三月"}, "收到日期", "认不出是哪一天"),
    ({"收到日期": None}, "收到日期", "空着"),
    ({"处理决定": "X9"}, "处理决定", "没有写的这一项"),
    ({"处理决定": None}, "处理决定", "没有处理决定"),
    ({"答复日期": date(2025, 3, 1)}, "答复日期", "早于收到日期"),
    ({"送达日期": date(2025, 3, 10)}, "送达日期", "早于答复日期"),
    ({"补正收到日期": date(2025, 3, 4), "补正告知日期": date(2025, 3, 5)}, "补正收到日期", "早于"),
    ({"征求意见结束日期": date(2025, 3, 12)}, "征求意见结束日期", "结束不能早于发出"),
    ({"延期告知日期": date(2025, 3, 12)}, "延期工作日数", "补上"),
    ({"延期告知日期": date(2025, 3, 12), "延期工作日数": 21}, "延期工作日数", "1到20"),
    ({"证件号码": 990106199003074526}, "证件号码", "后几位已经丢失"),
    ({"申请内容": "=A1&B1"}, "申请内容", "是公式"),
    ({"联系电话": None}, "联系电话", "至少填一样"),
    ({"经办人": "nobody"}, "经办人", "没有这个用户名"),
    ({"申请内容": "长" * 81}, "申请内容", "最多80字"),
    ({"复议提起日期": date(2025, 4, 1)}, "复议机关", "补上"),
    ({"收到日期": date(1999, 1, 4), "答复日期": date(1999, 1, 5)}, "收到日期", "不在可以计算的范围"),
]


@pytest.mark.parametrize(("change", "column", "words"), WRONG, ids=[f"{w[1]}：{w[2]}" for w in WRONG])
def test_a_wrong_cell_is_named_by_row_and_column_with_what_to_do(desk, change, column, words):
    run = check(desk, CLOSED | {"原编号": "good"}, CLOSED | change)
    assert [(row, name) for row, name, _ in run.errors] == [(3, column)]
    assert words in run.errors[0][2]


def test_every_row_is_checked_and_every_fault_told(desk):
    run = check(desk, CLOSED | {"收到方式": "托梦"}, CLOSED | {"要的形式": "竹简", "取得方式": "飞鸽"})
    assert [(row, name) for row, name, _ in run.errors] == [
        (2, "收到方式"),
        (3, "要的形式"),
        (3, "取得方式"),
        (3, "原编号"),
    ]


def test_two_rows_with_one_number_and_a_number_imported_before_are_refused(desk):
    run = check(desk, CLOSED, CLOSED)
    assert run.errors == [[3, "原编号", "原编号与第2行相同；一件一个编号，删掉重复的一行或者改号"]]
    run_in(desk, CLOSED)
    run = check(desk, CLOSED, OPEN)
    assert [(row, name) for row, name, _ in run.errors] == [(2, "原编号")]


def test_errors_repeat_nothing_of_the_applicant(desk):
    run = check(desk, CLOSED | {"证件类型": ID_NUMBER, "收到方式": NAME, "收到日期": ID_NUMBER})
    assert run.error_count == 3
    assert ID_NUMBER not in str(run.errors)
    assert NAME not in str(run.errors)


def test_the_same_file_is_not_imported_twice(desk):
    content = workbook(CLOSED)
    run = services.check_register(desk.agency, content, by=desk.head)
    services.import_register(services.claim_import(run, by=desk.head), by=desk.head)
    with pytest.raises(AlreadyImported, match="同一个文件已在2026-11-20导入过，1件"):
        services.check_register(desk.agency, content, by=desk.head)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是XLSX"),
        (b"PK\x03\x04 broken", "不是XLSX"),
        (workbook(headings=["编号", "日期"]), "没有“原编号”这一列"),
        (workbook(headings=["原编号", "备注"]), "没有“备注”这一列"),
        (workbook(headings=["原编号", "原编号"]), "有两个"),
        (workbook(headings=["原编号", "收到方式"]), "缺少这几列"),
        (workbook(), "没有申请"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_a_sentence(desk, content, words):
    with pytest.raises(RegisterUnreadable, match=words):
        services.check_register(desk.agency, content, by=desk.head)


def test_columns_may_stand_in_another_order_and_under_a_title(desk):
    run = check(desk, CLOSED, headings=[*reversed(CLOSED)])
    assert (run.state, run.total) == ("checked", 1)


def test_only_the_head_of_the_disclosure_office_imports(desk):
    with pytest.raises(NotAllowed):
        services.check_register(desk.agency, workbook(CLOSED), by=desk.officer)


def test_a_failure_in_the_middle_leaves_nothing_behind(desk, monkeypatch):
    run = services.claim_import(check(desk, CLOSED, OPEN), by=desk.head)

    def broken(*args, **kwargs):
        raise RuntimeError("power gone")

    monkeypatch.setattr("gongkai.cases.services.imported.record_many", broken)
    with pytest.raises(RuntimeError):
        services.import_register(run, by=desk.head)
    run.refresh_from_db()
    assert (run.state, run.sealed) == ("failed", None)
    assert Case.objects.count() == 0
    monkeypatch.undo()
    assert desk.received(TODAY).number == "明住建申〔2026〕1号"


def test_a_number_taken_between_check_and_import_keeps_all_out(desk):
    run = check(desk, CLOSED, OPEN)
    Case.objects.filter(pk=desk.received(TODAY).pk).update(former_number="2026-001")
    with pytest.raises(RegisterHasErrors):
        services.import_register(services.claim_import(run, by=desk.head), by=desk.head)
    assert Case.objects.count() == 1


def test_a_run_without_a_sign_of_life_for_a_minute_is_broken_off_and_can_be_taken_again(desk):
    run = services.claim_import(check(desk, CLOSED), by=desk.head)
    with pytest.raises(ImportNotReady):
        services.claim_import(run, by=desk.head)
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        assert run.broken_off(timezone.now())
        run = services.claim_import(run, by=desk.head)
        services.import_register(run, by=desk.head)
    assert Case.objects.count() == 1


def test_a_new_check_destroys_the_file_of_an_earlier_one(desk):
    first = check(desk, CLOSED)
    check(desk, OPEN)
    first.refresh_from_db()
    assert (first.state, first.sealed, first.wrapped_key) == ("failed", None, None)
