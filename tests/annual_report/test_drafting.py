"""Live figures in the words, first sentences from the records, what parts must say, two texts made one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.drafting.contents import required
from gongkai.annual_report.drafting.ground import Ground
from gongkai.annual_report.drafting.merging import merged, set_apart
from gongkai.annual_report.drafting.passages import HEADINGS, put_together
from gongkai.annual_report.drafting.sentences import drafted
from gongkai.annual_report.drafting.tokens import Figures, filled, percent
from gongkai.annual_report.models import Section
from gongkai.annual_report.reading import ReadReport, Source, Structure
from gongkai.law.report_forms import FORMS

FORM = FORMS["2021"]
NONE = dict.fromkeys(FORM.addresses, 0)
RECORDS = {"公开信息": 40, "政策解读": 6, "按期答复": 9, "逾期答复": 1, "收费通知": 0, "更新栏目": 3}
GROUND = Ground("明河区住房和城乡建设局", "明河区人民政府", 2026, "2021", False, RECORDS)


def figures(cells=None, records=None, before=None) -> Figures:
    return Figures(FORM, NONE | (cells or {}), lambda: records or RECORDS, before)


def test_a_cell_a_sum_and_a_share_stand_in_the_text_as_they_are_now():
    cells = {
        "3.A.total": 12,
        "3.C1.total": 5,
        "3.C2.total": 2,
        "3.C31.total": 1,
        "3.C37.total": 2,
        "3.C7.total": 10,
    }
    text = "新收{{3.A.total}}件，不予公开{{ 不予公开 }}件，公开率{{公开率}}。"
    assert filled(text, figures(cells)).text == "新收12件，不予公开3件，公开率70.0%。"


def test_each_live_figure_is_found_in_the_text_it_was_filled_into():
    done = filled("甲{{3.A.total}}乙{{3.B.total}}", figures({"3.A.total": 120, "3.B.total": 7}))
    assert [(done.text[a:b], one.name) for a, b, one in done.live] == [
        ("120", "3.A.total"),
        ("7", "3.B.total"),
    ]


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("3.A.all", "“{{3.A.all}}”不是报告里的数字"),
        ("2.5.licences.decisions", "“行政许可·本年处理决定数量，表2”还没有数字"),
        ("公开率", "公开率现在算不出来"),
        ("比上年 3.A.total", "上年没有已发布的报告可比"),
        ("比上年 3.Z", "“3.Z”不是表里的一格"),
    ],
)
def test_an_unknown_figure_or_one_without_a_value_stays_as_written_and_is_a_sentence(token, sentence):
    done = filled(f"甲{{{{{token}}}}}乙", figures({"2.5.licences.decisions": None}))
    assert done.text == f"甲{{{{{token}}}}}乙"
    assert sentence in done.problems[0]


@pytest.mark.parametrize(("last", "words"), [(8, "增加4件"), (15, "减少3件"), (12, "持平")])
def test_a_change_says_its_direction_by_itself(last, words):
    assert (
        filled("{{比上年 3.A.total}}", figures({"3.A.total": 12}, before={"3.A.total": last})).text == words
    )


def test_amounts_are_printed_without_idle_zeros():
    assert (
        filled("{{2.8.fees.amount}}万元", figures({"2.8.fees.amount": Decimal("12.50")})).text == "12.5万元"
    )
    assert filled("{{2.8.fees.amount}}万元", figures({"2.8.fees.amount": 2694.35})).text == "2694.35万元"


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(982, 1000, "98.2%"), (9999, 10000, "99.9%"), (7, 7, "100%")]
)
def test_a_share_is_never_rounded_to_all(part, whole, printed):
    assert percent(part, whole) == printed


def test_every_figure_offered_to_the_writer_has_a_value():
    cells = {"3.A.total": 12, "3.C7.total": 3, "3.C1.total": 3, "2.1.normative.made": None}
    offered = list(figures(cells).offered())
    assert "2.1.normative.made" not in {one.name for one in offered}
    assert all(one.text and one.label for one in offered)
    assert {"公开率", "不予公开", "收费通知", "3.A.total"} <= {one.name for one in offered}


# --- putting a part together ---------------------------------------------------------------------------


def _sections(part: str, *texts: str) -> list[Section]:
    pairs = zip(HEADINGS[part], texts, strict=True)
    return [Section(part=part, position=n, heading=h, text=t) for n, (h, t) in enumerate(pairs, start=1)]


def test_a_part_reads_with_its_headings_and_each_passage_is_found_in_it():
    sections = _sections("1", "开头。", "公开{{3.A.total}}条。", "", "管理。", "", "")
    part = put_together("1", sections, figures({"3.A.total": 12}))
    assert part.text == "开头。\n（一）主动公开。公开12条。\n（三）政府信息管理。管理。"
    assert [part.text[one.start : one.end] for one in part.spans] == ["开头。", "公开12条。", "管理。"]
    assert [part.text[a:b] for a, b, _ in part.live] == ["12"]


# --- first sentences -----------------------------------------------------------------------------------


def _read(text: str, cells: dict) -> ReadReport:
    raw = {address: str(value) for address, value in cells.items()}
    structure = Structure(parts=(1, 2, 3, 4, 5, 6))
    words = {"1": text, "5": "", "6": "没有收取信息处理费。"}
    return ReadReport(GROUND.agency, 2026, "2021", cells, raw, words, Source("gongkai", ""), structure)


RESULTS = [row.id for row in FORM.table3.rows if row.level > 1 and row.id != "C7"]


@settings(deadline=None)  # every check of a report each time: how long that takes is the machine's matter
@given(
    st.lists(st.integers(0, 60), min_size=len(RESULTS), max_size=len(RESULTS)), st.integers(0, 9), st.data()
)
def test_the_drafted_words_never_disagree_with_the_tables(counts, carried, data):
    cells = dict(NONE)
    for row, count in zip(RESULTS, counts, strict=True):
        cells[f"3.{row}.natural"] = cells[f"3.{row}.total"] = count
    closed = sum(counts)
    forward = data.draw(st.integers(0, 9))
    received = max(0, closed + forward - carried)
    cells["3.C7.natural"] = cells["3.C7.total"] = closed
    cells["3.B.total"] = cells["3.B.natural"] = closed + forward - received
    cells["3.A.total"] = cells["3.A.natural"] = received
    cells["3.D.total"] = cells["3.D.natural"] = forward
    for block in ("review", "direct", "after_review"):
        corrected = data.draw(st.integers(0, 5))
        cells[f"4.{block}.corrected"] = cells[f"4.{block}.total"] = corrected
    ground = replace(GROUND, has_before=True)
    before = NONE | {"3.A.total": data.draw(st.integers(0, 99))}
    live = Figures(FORM, cells, lambda: RECORDS, before)
    texts = drafted(ground, live)
    part = put_together("1", _sections("1", *(texts.get(("1", n), "") for n in range(1, 7))), live)
    assert part.problems == []
    found = check_report(_read(part.text, cells))
    assert [one.message for one in found if one.rule in ("RC-16", "RC-17")] == []


def test_only_what_the_records_hold_is_drafted():
    bare = replace(GROUND, records={})
    texts = drafted(bare, figures())
    assert ("1", 4) not in texts  # no review of secrecy, nothing withdrawn
    assert ("1", 5) not in texts
    assert ("5", 1) not in texts  # problems are for people to see
    assert texts["6", 1] == "本年度没有发出收费通知，没有收取信息处理费。"


def test_a_branch_that_another_office_sums_up_says_so_and_fees_are_told_from_the_notices():
    ground = replace(
        GROUND, records=RECORDS | {"收费通知": 2, "通知金额": 600, "实收金额": 300}, summed_by="澜州市规划局"
    )
    text = filled(
        drafted(ground, figures(records=ground.records))["6", 1], figures(records=ground.records)
    ).text
    assert text == (
        "发出收费通知2件，通知收费的总金额为600元，实际收取信息处理费300元。"
        "本机关的年度报告由澜州市规划局汇总，数据不计入明河区人民政府的汇总报告。"
    )
    assert [one.missing for one in required("6", text, ground)] == ["", "", "", ""]


# --- what parts must say -------------------------------------------------------------------------------

CHARGED = replace(GROUND, records=RECORDS | {"收费通知": 2, "通知金额": 600, "实收金额": 300})


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["没有写信息处理费；没有收取的，也要写明没有收取"]),
        ("没有其他需要报告的事项。", ["没有写信息处理费；没有收取的，也要写明没有收取"]),
        ("2026年未收取信息处理费。", [""]),
        ("本年度依申请提供政府信息收取信息处理费0元。", [""]),
        ("收取信息处理费300元。", ["记录里没有收费通知，没有收取过；核对写的数，没有收取的写明没有收取"]),
    ],
)
def test_where_nothing_was_charged_part_six_must_say_so(text, missing):
    found = required("6", text, GROUND)
    assert [one.missing for one in found] == missing


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("没有收取信息处理费。", ["写着没有收取，记录里有2件收费通知"]),
        (
            "发出收费通知2件。",
            ["", "没有写通知收费的总金额，记录里是600元", "没有写实际收取的总金额，记录里是300元"],
        ),
        (
            "发出收费通知3件，通知收费的总金额为600元，实际收取信息处理费1,300元。",
            ["发出收费通知的件数写的是3，记录里是2", "", "实际收取的总金额写的是1,300，记录里是300"],
        ),
    ],
)
def test_where_a_fee_was_charged_part_six_tells_notices_and_amounts_as_recorded(text, missing):
    assert [one.missing for one in required("6", text, CHARGED)] == missing


def test_a_government_tells_assessment_evaluation_and_accountability():
    labels = [
        one.label
        for one in required("1", "没有开展社会评议。", replace(GROUND, is_government=True))
        if one.done
    ]
    assert "社会评议结果" in labels
    assert "工作考核结果" not in labels


def test_part_one_over_a_thousand_characters_is_told_by_how_many():
    last = required("1", "公" * 1020, GROUND)[-1]
    assert last.missing == "超出20字，删去与政府信息公开无关的内容"


def test_part_five_asks_for_problems_and_for_what_was_mended():
    assert [one.done for one in required("5", "存在的问题是说理不充分。", GROUND)] == [True, False]


def test_an_agency_left_out_of_the_sum_is_named():
    ground = replace(GROUND, left_out=(("明河区税务局", "由市局汇总"), ("明河区气象局", "由市局汇总")))
    text = "没有收取信息处理费。明河区税务局由上级汇总。"
    assert required("6", text, ground)[-1].missing == "没有写明这些单位不计入汇总：明河区气象局"


def test_who_is_left_out_is_drafted_with_the_reason_and_those_of_one_reason_together():
    ground = replace(
        GROUND, left_out=(("税务局", "由市局汇总"), ("气象局", "由市局汇总"), ("园区", "2026年起单列。"))
    )
    text = drafted(ground, figures())["6", 1]
    assert "税务局、气象局的数据不计入本报告：由市局汇总。" in text
    assert text.endswith("园区的数据不计入本报告：2026年起单列。")


# --- two texts -----------------------------------------------------------------------------------------

BASE = "甲一句。乙一句。丙一句。"


def test_changes_in_different_sentences_are_both_kept():
    assert merged(BASE, "甲改了。乙一句。丙一句。", "甲一句。乙一句。丙也改了。") == type(merged("", "", ""))(
        "甲改了。乙一句。丙也改了。", True
    )


def test_changes_in_sentences_side_by_side_are_both_kept():
    done = merged("甲一句。乙一句。", "甲改了。乙一句。", "甲一句。乙也改了。")
    assert (done.text, done.clean) == ("甲改了。乙也改了。", True)
    done = merged("甲一句。乙一句。", "甲改了。乙这样。", "甲一句。乙那样。")
    assert (done.text, done.clean) == ("甲改了。乙那样。乙这样。", False)


def test_a_sentence_changed_by_both_stands_in_both_versions_for_a_person_to_choose():
    done = merged(BASE, "甲一句。乙改成这样。丙一句。", "甲一句。乙改成那样。丙一句。")
    assert (done.text, done.clean) == ("甲一句。乙改成那样。乙改成这样。丙一句。", False)


@given(st.text("甲乙。", max_size=30), st.text("甲乙。", max_size=30))
def test_merging_with_someone_who_changed_nothing_gives_the_other_text(base, mine):
    assert merged(base, mine, base) == type(merged("", "", ""))(mine, True)
    assert merged(base, base, mine).text == mine


@given(st.text("甲乙。{}3.A", max_size=40), st.text("甲乙。{}3.A", max_size=40))
def test_setting_texts_apart_loses_no_character(one, other):
    left, right = set_apart(one, other)
    assert "".join(stretch.words for stretch in left) == one
    assert "".join(stretch.words for stretch in right) == other
    assert (one == other) == (not any(stretch.changed for stretch in left + right))


def test_a_live_figure_is_never_torn_apart():
    left, right = set_apart("收{{3.A.total}}件", "收{{3.B.total}}件")
    assert [one.words for one in left if one.changed] == ["{{3.A.total}}"]
    assert [one.words for one in right if one.changed] == ["{{3.B.total}}"]


def test_a_text_of_one_sentence_over_and_over_keeps_what_both_wrote():
    """Comparing each with each would take minutes at the length a passage may have."""
    same = "好。" * 9_999
    both = merged(same + "好。", same + "甲写的。", same + "乙写的。").text
    assert both.count("甲写的。") == both.count("乙写的。") == 1
    mine, theirs = set_apart(same + "甲写的。", same + "乙写的。")
    assert "".join(one.words for one in mine) == same + "甲写的。"
    assert "".join(one.words for one in theirs) == same + "乙写的。"
