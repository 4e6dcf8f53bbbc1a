"""Sentences as real reports write them.

The tables: 126 new, 18 carried over, 126 closed (6 disclosed, 6 partly, 48 refused, 18 not available,
30 not processed, 18 otherwise), 18 carried forward; 20 reviews, 40 suits.
"""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.checking.prose import claims_in
from gongkai.annual_report.checking.prose.numerals import number
from gongkai.annual_report.reading import ReadReport, read_report
from gongkai.law.identities import Place
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.law.test_identities import sound

FORM = FORMS["2021"]
PAGE = render.as_html(FORM, sound(FORM))
LONG_AGO = render.as_html(FORM, sound(FORM), year=2023)


def report(words: str, agency: str | None = "清岚县人民政府") -> ReadReport:
    read = read_report(PAGE)
    return dataclasses.replace(read, agency=agency, text={**read.text, "1": words})


def told(words: str) -> list[tuple[str, int]]:
    return [(mention.claim.name, mention.figure) for mention in claims_in(report(words))[1]]


def findings(words: str, agency: str | None = "清岚县人民政府") -> list[tuple[str, str, str | None]]:
    return [(one.rule, one.severity, one.address) for one in check_report(report(words, agency))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234", 1234),
        ("零", 0),
        ("十", 10),
        ("十八", 18),
        ("廿三", 23),
        ("一百零五", 105),
        ("一百二十三", 123),
        ("两千零一十", 2010),
        ("一万二千", 12000),
        ("十二万九千六百六十五", 129665),
        ("二〇二四", 2024),
        ("一千万", 10_000_000),
        ("万", None),
        ("千百", None),
        ("一二十", None),
    ],
)
def test_numerals_are_read_as_they_are_written(written: str, value: int | None):
    assert number(written) == value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全县新收申请１２６件", [("新收", 126)]),
        ("全县新收申请一百二十六件", [("新收", 126)]),
        ("全县新收申请 1,26 件", []),
        ("全县新收政府信息公开申请数量为 126 宗", [("新收", 126)]),
        ("新增受理申请126份，上一年度结转18条", [("新收", 126), ("上年结转", 18)]),
        ("2023年结转申请18件，另有18件顺延到下年度答复", [("上年结转", 18), ("结转下年", 18)]),
        ("其中6件结转至2025年，均为申请", [("结转下年", 6)]),
        ("受理申请18件（无结转2025年继续办理件）", [("收到", 18), ("结转下年", 0)]),
        ("申请中，5件予以公开、6件属于部分公开", [("予以公开", 5), ("部分公开", 6)]),
        ("答复申请3件不予公开", [("不予公开", 3)]),
        ("申请办复率100%，予以公开或部分公开12件", [("予以公开、部分公开", 12)]),
        (
            "部分公开67，占4.61%；不予公开81件；无法提供的182件，",
            [("部分公开", 67), ("不予公开", 81), ("无法提供", 182)],
        ),
        ("本年度未收到政府信息公开申请", [("收到", 0)]),
        ("未收到行政许可申请，未收到申请人补正材料", []),
        ("应予以公开3件申请未予以公开2件", []),
        ("新收申请约126件，受理申请120余件，办结申请近100件以上", []),
        ("按期办结申请36件", []),
        ("2022年新收申请99件，2023年新收申请98件", []),
        ("比上年收到的申请30件、较去年新收的20件都多", []),
        ("上半年收到申请60件，第一季度收到申请30件，3月份收到申请10件", []),
        ("条例施行以来共收到申请500件", []),
        ("县住房和城乡建设局收到申请30件，窗口受理申请20件", []),
        ("涉及征地补偿的收到申请30件", []),
        ("共收到申请126件，其中受理网上申请30件", [("收到", 126)]),
        ("办理建议提案30件，予以公开28件，与申请无关", []),
        ("按照《关于收到申请12件的通知》办理申请", []),
        ("清理后规范性文件30件予以公开，主动予以公开信息300条，不涉及申请", []),
        ("收到行政复议申请5件，收到申请人补正材料5件，受理许可申请7件，办结留言230条", []),
        ("收到申请数十件，受理申请数百件，办结申请上千件", []),
        (
            "共收到依申请件927件，上年结转34件，办结930件，31件结转到2025年度继续办理",
            [
                ("收到", 927),
                ("上年结转", 34),
                ("办结", 930),
                ("结转下年", 31),
            ],
        ),
        ("受理依申请公开件255件，办结255件", [("收到", 255), ("办结", 255)]),
        ("收到群众网上申请105件，快递17件，合计122件", []),
        ("通过政府门户网站共办理并答复申请3件，顺延至下一年答复2件", [("结转下年", 2)]),
        ("通过网站、信函等渠道共收到申请126件", [("收到", 126)]),
        ("收到申请一件，已办理完毕", [("收到", 1)]),
        ("申请量同比上升16.13%，收到申请126件，办结126件", [("收到", 126), ("办结", 126)]),
    ],
)
def test_a_number_means_what_stands_beside_it(words: str, expected: list[tuple[str, int]]):
    assert told(words + "。") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "政府信息公开行政复议20起，其中维持5起、被纠正5起、其他5起、尚未审结5起",
            ["行政复议", *["行政复议"] * 4],
        ),
        ("因政府信息公开被申请行政复议20件、提起行政诉讼40件", ["行政复议", "行政诉讼"]),
        ("发生1件政府信息公开行政诉讼", ["行政诉讼"]),
        ("未发生因政府信息公开引起的行政复议、行政诉讼", ["行政复议", "行政诉讼"]),
        ("未发生政府信息公开行政复议被纠正的情况", []),
        ("政府信息公开行政复议或行政诉讼21件", []),
        ("行政复议共200件，其中政府信息公开类20件", []),
        ("全县行政复议200件", []),
        ("上年结转政府信息公开行政复议3件", []),
    ],
)
def test_numbers_of_reviews_and_suits_are_known_by_their_subject(words: str, expected: list[str]):
    assert [
        name.partition("结果")[0].partition("其他")[0].partition("尚未")[0] for name, _ in told(words)
    ] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "制发行政规范性文件2件，废止行政规范性文件10件，现行有效件数14件",
            [("制发行政规范性文件", 2), ("废止行政规范性文件", 10), ("现行有效行政规范性文件", 14)],
        ),
        ("行政规范性文件制发2件，废止3件", [("制发行政规范性文件", 2), ("废止行政规范性文件", 3)]),
        ("制定规章1件、行政规范性文件5件，废止2件", []),
        ("公开规范性文件5件，备案审查规范性文件6件，废止制度2项", []),
        ("印发规范性文件2件", [("印发行政规范性文件", 2)]),
    ],
)
def test_numbers_of_normative_documents_are_known_by_the_verb(words: str, expected: list[tuple[str, int]]):
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "全县收到申请126件。其中，通过网络申请103件，占81.7%；信函申请17件，占13.5%；当面申请6件，占4.8%。",
        "全县完成申请答复126件，包括上年结转申请18件。其中，予以公开答复6件，占4.76%；部分公开6，占4.76%；"
        "不予公开48件，占38.1%；无法提供的18件，占14.29%；不予处理的30件，占23.81%；其他处理18件，占14.3%。",
        "全县共受理政府信息依申请公开126件，其中18件结转下一年度办理，其余全部按时办结；"
        "处理涉及政府信息公开行政复议20件，行政诉讼40件。",
        "全县收到申请144件（新收126件、上年结转18件），答复126件，办结率100%。",
        "全县收到申请126件，上年结转18件，办结126件，结转下年18件。",
        "全县新收申请126件，不予公开48件，其中属于国家秘密6件，保护第三方合法权益6件。",
    ],
)
def test_sentences_that_agree_are_met_with_silence(words: str):
    assert findings(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全县予以公开或部分公开占9.5%、不予公开占38.1%、无法提供占14.2%。", [("RC-16", "error", "3.C4")]),
        (
            "全县予以公开申请6件，占办结总数的4.9%。",
            [("RC-16", "error", "3.C1.total")],
        ),
        (
            "全县收到申请126件，办结126件，其中予以公开100件，部分公开30件。",
            [
                ("RC-16", "error", "3.C1.total"),
                ("RC-16", "error", "3.C2.total"),
                ("RC-17", "error", "3.C7.total"),
            ],
        ),
        (
            "全县收到申请145件（新收126件、上年结转18件）。",
            [
                ("RC-16", "error", "3.A.total"),
                ("RC-17", "error", "3.A.total"),
            ],
        ),
        ("全县收到申请126件，其中网络申请100件，信函申请30件。", [("RC-17", "error", "3.A.total")]),
        (
            "全县收到申请126件，其中网络申请100件，信函申请10件，当面申请3件。",
            [("RC-17", "warning", "3.A.total")],
        ),
        ("全县收到申请126件，其中网络申请100件，信函申请10件。", []),
        ("全县新收申请126件，重复申请7件。", [("RC-16", "error", "3.C52.total")]),
        (
            "全县未发生因政府信息公开引起的行政复议、行政诉讼。",
            [
                ("RC-16", "error", "4.review.total"),
                ("RC-16", "error", "4"),
            ],
        ),
        ("全县新收申请126件。后来又说新收申请128件。", [("RC-16", "warning", "3.A.total")]),
        ("全县新收申请126件。后来又说新收申请60件。", []),
    ],
)
def test_a_number_that_disagrees_is_told(words: str, expected: list[tuple[str, str, str]]):
    assert findings(words) == expected


@pytest.mark.parametrize(
    ("words", "agency", "severity", "why"),
    [
        ("区政府办代表区政府受理申请17件。", "清岚区人民政府", "warning", "其中一个机关"),
        ("区政府办代表区政府受理申请170件。", "清岚区人民政府", "error", ""),
        ("收到申请17件。", "清岚区人民政府", "warning", "没有写明是本级机关一家还是全部机关"),
        ("全区收到申请17件。", "清岚区人民政府", "error", ""),
        ("我局收到申请17件。", "清岚区水利局", "error", ""),
        ("本机关收到申请17件。", "清岚区水利局", "error", ""),
        ("收到申请17件。", None, "warning", "没有写明"),
        ("区政府办收到申请126件。另外答复申请100件。", "清岚区人民政府", "warning", "“答复”不一定指全部"),
        (
            "区政府办公室负责受理申请。全年新收17件申请。全年新收申请17件。",
            "清岚区人民政府",
            "warning",
            "其中一个机关",
        ),
        ("新收申请17件，又说新收申请19件。", "清岚区水利局", "warning", "前后几处的数也不相同"),
    ],
)
def test_what_is_not_sure_is_a_warning_that_says_why(words: str, agency: str | None, severity: str, why: str):
    (found,) = check_report(report(words, agency))
    assert (found.rule, found.severity) == ("RC-16", severity)
    assert why in found.message


def test_a_finding_points_at_the_words_as_they_are_written():
    words = "　（二）依申请公开。\n2024 年，全县新收政府信\n息公开申请 １２７ 件。"
    (found,) = check_report(report(words))
    assert found.place == Place("1", 2, 20, 37, "新收政府信\n息公开申请 １２７ 件")
    assert words[found.place.start : found.place.end] == found.place.words


WORDS = (
    *("新收", "收到", "受理", "办结", "答复", "上年结转", "结转下年度", "2023年结转", "申请", "政府信息公开"),
    *(
        "予以公开",
        "部分公开",
        "不予公开",
        "无法提供",
        "其他处理",
        "自然人",
        "行政复议",
        "行政诉讼",
        "结果维持",
    ),
    *(
        "纠正",
        "其他",
        "尚未审结",
        "制发规范性文件",
        "废止",
        "现行有效",
        "其中",
        "或",
        "、",
        "，",
        "；",
        "。",
        "(",
    ),
    *(
        ")",
        "占",
        "%",
        "4.76%",
        "同比增长",
        "1,234",
        "１２",
        "三十",
        "万",
        "零",
        "百",
        "件",
        "宗",
        "126件",
        "①",
        "㎡",
    ),
    *(
        "区政府办",
        "全县",
        "通过网络",
        "信函",
        "未收到",
        "无",
        "20",
        "2024年",
        "2023年",
        "\n",
        " ",
        "開",
        "複議",
    ),
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_words_at_all_are_read_and_every_finding_stands_where_it_says(words: str):
    read = report(words)
    for finding in check_report(read, dataclasses.replace(read, year=2023)):
        if finding.place is not None:
            text = read.text[finding.place.part]
            assert text[finding.place.start : finding.place.end] == finding.place.words != ""


def test_growth_is_held_against_last_year_s_report_as_a_warning():
    before = read_report(LONG_AGO)
    cells = {**before.cells, "3.A.total": 120}
    last_year = dataclasses.replace(before, cells=cells)

    def told_of(words: str) -> list[tuple[str, str, object, object]]:
        found = check_report(report(words), last_year)
        return [(one.rule, one.severity, one.stated, one.computed) for one in found if one.rule == "RC-16"]

    assert told_of("全县新收申请126件，同比增长5%。") == []
    assert told_of("全县新收申请126件，比上年下降5.0%。") == [("RC-16", "warning", "-5%", "+5.0%")]


def test_a_sum_of_what_came_in_is_added_up():
    words = "新收政府信息公开申请126件、上年结转18件，合计145件，办结126件，结转下年18件。"
    assert findings(words) == [("RC-17", "error", "3.A.total")]
    assert findings(words.replace("145", "144")) == []


def test_a_bare_percentage_in_brackets_is_the_share_of_a_result_but_not_of_a_total():
    words = "新收政府信息公开申请126件（12.5%），办结126件，其中不予公开48件（38.1%）、予以公开6件（4.76%）。"
    assert findings(words) == []
    assert findings(words.replace("4.76", "5.76")) == [("RC-16", "error", "3.C1.total")]
