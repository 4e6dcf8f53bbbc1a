from __future__ import annotations

import dataclasses

import pytest

from gongkai.annual_report.checking import Beside, Corpus, check_report
from gongkai.annual_report.drafting.ground import Ground
from gongkai.annual_report.drafting.sentences import drafted
from gongkai.annual_report.drafting.tokens import RECORDS, Figures, filled
from gongkai.annual_report.reading import ReadReport, read_report
from gongkai.law.identities import Finding, citation_for
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.law.test_identities import sound

FORM = FORMS["2021"]
CELLS = sound(FORM) | {"2.1.regulations.in_force": 2, "2.1.normative.in_force": 2}
FIRST = (
    "本年度围绕群众关心的供水、道路和学校建设公开信息，逐项列出时间、地点和负责人，方便查找。"
    "对来信来电一一登记，当天转给经办科室，第三天回访，记下满意与不满意的原因，每月汇总一次，交办公会研究。"
    "网站重新分了栏目，老年人也能找到，查阅点添了两台机器，安排专人讲解，全年接待了不少居民，反映良好。"
)
SECOND = (
    "依申请公开窗口延长了开放时间，午间不休息，周六上午也有人值守，受理、补正和答复都在系统里留痕。"
    "答复书使用统一格式，写明理由和救济途径，复杂的由法律顾问先看，减少了争议，也减少了重复申请。"
    "对基层站所做了两轮培训，结合真实的例子讲怎样区分处理，怎样征求第三方意见，怎样说清没有找到的原因。"
)


def report(words: str, year: int = 2024, agency: str = "清岚县水利局") -> ReadReport:
    read = read_report(render.as_html(FORM, CELLS, agency=agency, year=year))
    return dataclasses.replace(read, text={**read.text, "1": f"{year}年，{agency}认真履职。{words}"})


def alike(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.rule == "RC-22"]


def test_the_prose_of_last_year_with_another_year_and_other_figures_is_told_with_its_passages():
    this, before = report(f"{FIRST}共办理12件。{SECOND}"), report(f"{FIRST}共办理31件。{SECOND}", 2023)
    (found,) = alike(check_report(this, before))
    assert (found.severity, found.address, found.stated) == ("warning", "1", "100%")
    assert "与上年的报告相同" in found.message
    (passage,) = found.passages
    assert passage.report == "清岚县水利局2023年度报告"
    assert passage.place.words.endswith(f"{FIRST}共办理12件。{SECOND}".rstrip("。"))
    assert passage.at.words.endswith(f"{FIRST}共办理31件。{SECOND}".rstrip("。"))
    text = this.text["1"]
    assert text[passage.place.start : passage.place.end] == passage.place.words


def test_the_notice_of_2021_is_cited_for_its_own_years_and_only_compared_with_for_earlier_ones():
    def cited(this: ReadReport, before: ReadReport) -> str:
        (found,) = alike(check_report(this, before))
        return citation_for(found)

    this, before = report(FIRST + SECOND), report(FIRST + SECOND, 2023)
    assert cited(this, before) == "国办公开办函〔2021〕30号"
    old = {"form": "", "cells": {}, "raw": {}}
    this, before = (
        dataclasses.replace(one, year=year, **old) for one, year in ((this, 2017), (before, 2016))
    )
    assert cited(this, before) == "参照国办公开办函〔2021〕30号"


def test_prose_of_one_s_own_is_met_with_silence_though_its_set_phrases_recur():
    set_phrase = "以习近平新时代中国特色社会主义思想为指导，认真贯彻落实政府信息公开条例，坚持以公开为常态。"
    this, before = report(set_phrase + FIRST), report(set_phrase + SECOND, 2023)
    assert alike(check_report(this, before)) == []


def test_a_copied_half_is_shown_where_the_other_half_is_new_and_short():
    new = "今年新开了一处查阅点，配齐桌椅和电脑，把三个社区的公告栏也管了起来，由专人更换。"
    this, before = report(FIRST + new), report(SECOND + FIRST, 2023)
    (found,) = alike(check_report(this, before))
    shown = [passage.place.words for passage in found.passages]
    assert any(FIRST.rstrip("。") in words for words in shown)
    assert not any("三个社区" in words for words in shown)


FIGURES = (
    "根据《中华人民共和国政府信息公开条例》的要求，编制本报告。统计期限为{0}年1月1日至12月31日。"
    "制发行政规范性文件{1}件，废止行政规范性文件{2}件，现行有效行政规范性文件{1}件。"
    "作出行政许可决定{1}件、行政处罚决定{2}件、行政强制决定{2}件。"
    "新收政府信息公开申请{1}件；上年结转{2}件。新收的申请中，自然人申请{1}件，法人或其他组织申请{2}件。"
    "全年办结{1}件：予以公开{1}件，部分公开{2}件，不予公开{2}件，无法提供{2}件，不予处理{2}件。"
)


def test_sentences_that_only_give_the_figures_of_the_form_are_no_copy():
    this, before = report(FIGURES.format(2024, 12, 3)), report(FIGURES.format(2023, 31, 5), 2023)
    other = report(FIGURES.format(2024, 7, 1) + FIRST, agency="清岚县教育局")
    assert alike(check_report(this, before, Beside(others=Corpus([this, other])))) == []


def test_copied_words_are_told_though_figures_stand_between_them():
    words = FIGURES.format(2024, 12, 3) + FIRST + SECOND
    this, other = report(words), report(words, agency="清岚县教育局")
    (found,) = alike(check_report(this, beside=Beside(others=Corpus([this, other]))))
    assert "与清岚县教育局2024年度报告相同" in found.message


def test_short_prose_is_alike_everywhere_and_is_not_compared():
    assert alike(check_report(report("坚持公开。"), report("坚持公开。", 2023))) == []


def test_of_other_agencies_the_one_most_alike_is_named():
    this = report(FIRST + SECOND)
    others = [
        this,
        report(FIRST, agency="清岚县司法局"),
        report(FIRST + SECOND, agency="清岚县教育局"),
        report(FIRST + SECOND, 2023),  # one's own of another year is no copy from others
    ]
    (found,) = alike(check_report(this, beside=Beside(others=Corpus(others))))
    assert "与清岚县教育局2024年度报告相同" in found.message
    assert found.passages[0].report == "清岚县教育局2024年度报告"


def test_without_another_agency_nothing_is_compared():
    this = report(FIRST + SECOND)
    assert alike(check_report(this, beside=Beside(others=Corpus([this])))) == []


@pytest.mark.parametrize("key", FORMS)
def test_two_reports_drafted_from_their_records_alone_are_no_copies_of_each_other(key: str):
    """What the system drafts is the same for all; told as copied it would be a fault of ours."""
    one, other = (drafted_report(key, name, more) for name, more in (("水利局", 3), ("教育局", 40)))
    before = dataclasses.replace(one, year=(one.year or 0) - 1)
    assert alike(check_report(one, before, Beside(others=Corpus([one, other])))) == []


def drafted_report(key: str, name: str, more: int) -> ReadReport:
    form, year = FORMS[key], {"2019": 2020, "2021": 2024}[key]
    records = dict.fromkeys(RECORDS, more)
    figures = Figures(form, dict.fromkeys(form.addresses, more), lambda: records)
    ground = Ground(f"清岚县{name}", "清岚县人民政府", year, key, False, records)
    sentences = drafted(ground, figures)
    told = {
        part: "".join(filled(text, figures).text for (at, _), text in sentences.items() if at == part)
        for part in ("1", "5")
    }
    assert len(told["1"]) > 300
    read = read_report(render.as_html(form, sound(form), agency=f"清岚县{name}", year=year))
    return dataclasses.replace(read, text={**read.text, **told})
