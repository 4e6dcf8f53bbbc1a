"""Do title, period and signature speak of the same year (RC-19)?"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding


def years_agree(read: ReadReport) -> Iterator[Finding]:
    """RC-19: the period is the year of the title, and the report is signed after that year has ended.

    Whether it was published in time is left out: the day differs by who reports (art. 49), and a file does
    not say.
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
            f"落款是{_in_words(signature.day)}，报告的年度{read.year}年12月31日才结束，年份可能写错了",
        )


def _in_words(day: object) -> str:
    year, month, number = str(day).split("-")
    return f"{year}年{int(month)}月{int(number)}日"
