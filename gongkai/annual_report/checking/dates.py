"""Do title, period, words and signature speak of the same year, and was it published in time (RC-19)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.annual_report.checking.prose.text import even_text
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding, Place
from gongkai.law.wording import day_text

_BEGINS = re.compile(r"(?:\([一1]\)[^。]{0,16}[。:]|[一1][、.])?(20\d\d)年度?")
_YEAR = re.compile(r"(20\d\d)年")
_WAS_LATE = "尽快公布，向主管部门说明逾期的原因"
_NAMES = {"1": "第一部分", "6": "第六部分"}


def years_agree(read: ReadReport) -> Iterator[Finding]:
    """RC-19: the period is the year of the title, and the report is signed after that year has ended.

    A signature after the last day that art. 49 gives anyone (31 March) is a warning: the report may have been
    corrected since.
    """
    if read.year is None:
        return
    period = read.structure.period_years
    if period is not None and period != (read.year, read.year):
        covered = f"{period[0]}年" if period[0] == period[1] else f"{period[0]}年至{period[1]}年"
        yield Finding(
            "RC-19",
            "error",
            None,
            covered,
            f"{read.year}年",
            f"标题写的是{read.year}年，数据的统计期限写的是{covered}，两处应当一致",
        )
    signature = read.structure.signature
    if signature is not None and signature.day.year <= read.year:
        yield Finding(
            "RC-19",
            "error",
            None,
            signature.day.isoformat(),
            f"{read.year + 1}-01-01",
            f"落款是{day_text(signature.day)}，报告的年度{read.year}年12月31日才结束，年份可能写错了",
        )
    elif signature is not None and signature.day > date(read.year + 1, 3, 31):
        yield Finding(
            "RC-19",
            "warning",
            None,
            signature.day.isoformat(),
            f"{read.year + 1}-03-31",
            f"落款是{day_text(signature.day)}，{read.year}年度的报告最迟应在{read.year + 1}年3月31日前公布；"
            "公布后更正过的，不用改",
        )
    yield from _words_of_the_year(read, read.year)


def _words_of_the_year(read: ReadReport, year: int) -> Iterator[Finding]:
    """A part that begins with the year before and never names the report's is taken from an old report."""
    for part, name in _NAMES.items():
        text = even_text(part, read.text.get(part, ""))
        begins = _BEGINS.match(text.even)
        if begins is None or int(begins[1]) != year - 1 or str(year) in _YEAR.findall(text.even):
            continue
        first, last = text.places[begins.start(1)], text.places[begins.end(1)] + 1
        yield Finding(
            "RC-19",
            "warning",
            part,
            f"{begins[1]}年",
            f"{year}年",
            f"{name}从{begins[1]}年说起，通篇没有提到{year}年，可能是旧报告的文字",
            place=Place(part, 1, first, last, text.written[first:last]),
        )


def published_in_time(year: int | None, published_on: date | None, due: date | None) -> Iterator[Finding]:
    """RC-19: made public by the last day for this agency (art. 49). Left out where either day is
    not known."""
    if year is not None and published_on is not None and due is not None and published_on > due:
        yield Finding(
            "RC-19",
            "error",
            None,
            published_on.isoformat(),
            due.isoformat(),
            f"{year}年度的报告{day_text(published_on)}才公布，应在{day_text(due)}前公布（条例第四十九条）",
            advice=_WAS_LATE,
        )


def says_it_was_late(finding: Finding) -> bool:
    """Whether the finding is about the day of publication alone, which nothing in the report can mend."""
    return finding.rule == "RC-19" and finding.advice == _WAS_LATE
