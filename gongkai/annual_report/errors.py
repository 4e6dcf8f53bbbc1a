"""Why an act on a report may be refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localtime

from gongkai.agencies.errors import Refusal
from gongkai.annual_report.models import Section


class AlreadyPublished(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年度报告已经发布并固化，不能再改；发现差错按更正公布办理")


class YearNotOver(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年还没有结束，统计期到12月31日为止（条例第五十条），次年1月才能发布")


class NotAFigure(Refusal):
    def __init__(self, address: str):
        super().__init__(f"{address}不由人工填报：表3、表4从办件得出，更正案件后数字跟着变")


class BadFigure(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”要填不小于0的数；件数填整数，金额以万元为单位，最多六位小数")


class TextMissing(Refusal):
    def __init__(self, headings: Sequence[str]):
        super().__init__(f"还没有写：{'、'.join(headings)}。没有内容的也要说明，例如“本年度未收取信息处理费”")


class FindingsOpen(Refusal):
    """Errors of the identities that are neither mended nor explained."""

    def __init__(self, sentences: Sequence[str]):
        self.sentences = tuple(sentences)
        super().__init__(
            f"还有{len(sentences)}处差错，改正或者写明原因后才能发布：{'；'.join(sentences[:5])}"
        )


class NothingToExplain(Refusal):
    def __init__(self, rule: str, address: str):
        super().__init__(f"{address}没有{rule}的差错，不用写原因")


class FiguresInTextOpen(Refusal):
    """Live figures in the words that are unknown or have no value yet."""

    def __init__(self, sentences: Sequence[str]):
        self.sentences = tuple(sentences)
        super().__init__(f"文字里有{len(sentences)}处数字还定不下来：{'；'.join(sentences[:5])}")


class PassageChanged(Refusal):
    """Another person saved the passage after this one began to write; what was typed is in their hands still.

    section: the passage as it is now.
    """

    def __init__(self, section: Section):
        self.section = section
        who = section.edited_by.name if section.edited_by else "另一位同事"
        at = f"{localtime(section.edited_at):%H:%M}" if section.edited_at else "刚才"
        super().__init__(f"{who}{at}改了这一段。您写的没有丢，也没有盖掉对方的：两份在下面并排，选定以后再存")


class NotAPassage(Refusal):
    def __init__(self, part: str, position: int):
        super().__init__(f"报告第{part}部分没有第{position}段")
