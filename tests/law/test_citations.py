"""Citations as letters print them."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.citations import CIVIL_CODE, OGI, OGI_2007, REPORT_FORM_2021, Citation
from gongkai.law.wording import numeral


def test_a_citation_names_act_article_paragraph_and_item():
    assert str(Citation(OGI, 33, 2)) == "《政府信息公开条例》第三十三条第二款"
    assert Citation(OGI, 33, 2).short == "第三十三条第二款"
    assert str(Citation(OGI, 36, item=7)) == "《政府信息公开条例》第三十六条第七项"
    assert str(Citation(CIVIL_CODE, 201, 1)) == "《民法典》第二百零一条第一款"
    assert str(Citation(REPORT_FORM_2021)) == "《政府信息公开工作年度报告格式》"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (33, "三十三"), (100, "一百"), (110, "一百一十"),
     (203, "二百零三"), (1010, "一千零一十"), (1001, "一千零一"), (1260, "一千二百六十"),
     (9999, "九千九百九十九")],
)  # fmt: skip
def test_numbers_of_articles_are_written_as_statutes_write_them(number, words):
    assert numeral(number) == words


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_numbers_no_statute_has_are_refused(number):
    with pytest.raises(ValueError, match="1至9999"):
        numeral(number)


def test_the_old_regulation_ends_the_day_before_the_new_one_begins():
    assert [
        (OGI_2007.in_force(day), OGI.in_force(day)) for day in (date(2019, 5, 14), date(2019, 5, 15))
    ] == [
        (True, False),
        (False, True),
    ]
