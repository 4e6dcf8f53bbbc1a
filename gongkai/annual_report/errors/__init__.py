"""Why an act on a report may be refused. Of reports from outside the installation: outside.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localtime

from gongkai.agencies.errors import Refusal
from gongkai.annual_report.errors.archive import (  # noqa: F401 - one place to import refusals from
    AgenciesMissing,
    AgencyUnsound,
    ArchiveUnsound,
    NoSuchAgency,
    NothingToArchive,
    OtherReportHere,
    OtherTop,
)
from gongkai.annual_report.errors.figures import (  # noqa: F401
    BadFigure,
    FollowsFromLibrary,
    MonthsEntered,
    MonthToCome,
    NotAFigure,
    NothingEntered,
    NotMonthly,
    SheetHasErrors,
    SheetUnreadable,
    TokenDaysWrong,
    TokenExpired,
    TokenOfAnother,
    TokenUnknown,
    TokenWithdrawn,
    TooManyCalls,
    TwiceInSheet,
    WrongRow,
    YearAndMonths,
    YearEntered,
)
from gongkai.annual_report.models import Section
from gongkai.law.wording import day_text


class AlreadyPublished(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年度报告已经发布并固化，不能再改；发现差错按更正公布办理")


class NotBeingWritten(Refusal):
    """The report is before the signature, signed or accepted: its figures and words stand."""

    def __init__(self, year: int, state_label: str, way_back: str):
        super().__init__(f"{year}年度报告现在是“{state_label}”，不能再改；{way_back}")


class NotThisState(Refusal):
    """wanted: labels of the states in which the act is done."""

    def __init__(self, act: str, year: int, state_label: str, wanted: Sequence[str]):
        states = "或者".join(f"“{each}”" for each in wanted)
        super().__init__(f"{year}年度报告现在是“{state_label}”，{act}要在{states}时办")


class YearNotOver(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年还没有结束，统计期到12月31日为止（条例第五十条），次年1月才能送签、发布")


class SumNotCorrected(Refusal):
    def __init__(self) -> None:
        super().__init__("汇总的数字由各单位的报告相加，不在这里更正；请单位更正自己的报告，再重新汇总")


class EnteredNotCorrected(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”是填报的数字，不是由记录得出的；在表2的填报里改")


class NothingToCorrect(Refusal):
    def __init__(self, label: str, value: int | float):
        super().__init__(f"“{label}”由记录得出的就是{value}，不用更正；要恢复就撤回更正")


class NotCorrected(Refusal):
    def __init__(self, address: str):
        super().__init__(f"{address}没有更正过，现在就是由记录得出的数字")


class TextMissing(Refusal):
    def __init__(self, headings: Sequence[str]):
        super().__init__(f"还没有写：{'、'.join(headings)}。没有内容的也要说明，例如“本年度未收取信息处理费”")


class FindingsOpen(Refusal):
    """Errors of the identities that are neither mended nor explained."""

    def __init__(self, sentences: Sequence[str]):
        self.sentences = tuple(sentences)
        super().__init__(
            f"还有{len(sentences)}处差错，改正或者写明原因后才能送签和签发：{'；'.join(sentences[:5])}"
        )


class CommentsOpen(Refusal):
    def __init__(self, count: int):
        super().__init__(f"主管部门的意见还有{count}条没有写明处理情况，逐条写明以后再送签")


class NothingToExplain(Refusal):
    def __init__(self, rule: str, address: str):
        super().__init__(f"{address}没有{rule}的差错，不用写原因")


class NotExplained(Refusal):
    """A sum that does not add up, or a cell without a figure, is wrong whatever the reason."""

    def __init__(self, rule: str, advice: str):
        super().__init__(f"{rule}的差错不能用原因代替，改正以后才能送签：{advice}")


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


class OwnSubmission(Refusal):
    def __init__(self, name: str):
        super().__init__(f"这份报告是{name}送签的，送签的人不能自己签发；请另一位负责人签发")


class OwnSignature(Refusal):
    def __init__(self, name: str):
        super().__init__(f"这份报告是{name}签发的，签发的人不能自己审核；请主管部门的另一位审核")


class NoReviewHere(Refusal):
    """A sum of the government, or the report of a vertical organ."""

    """to: where it goes instead, or why, in words."""

    def __init__(self, label: str, to: str):
        super().__init__(f"{label}{to}，不由本级主管部门审核；签发以后由本机关发布")


class NotAcceptedYet(Refusal):
    def __init__(self, last_day: date):
        super().__init__(
            f"还在等主管部门审核，审核通过就可以发布；到{day_text(last_day)}还没有审核的，"
            "当天起由本机关自己发布（条例第四十九条）"
        )


class CommentMissing(Refusal):
    def __init__(self) -> None:
        super().__init__("退回要写明意见：指出哪一格、哪一段，或者对整份报告的意见，至少一条")


class CommentsNoted(Refusal):
    def __init__(self, count: int):
        super().__init__(f"还有{count}条意见记下了没有退回；退回修改，或者先把意见去掉，再审核通过")


class UnknownPlace(Refusal):
    def __init__(self, address: str):
        super().__init__(f"报告里没有“{address}”这一处；填单元格的地址，例如3.C1.total，或者选一个部分")


class AlreadySettled(Refusal):
    def __init__(self, name: str):
        super().__init__(f"这条意见的处理情况已经由{name}写明")


class SomethingMissing(Refusal):
    def __init__(self, what: str):
        super().__init__(f"写明{what}")


class CorrectionBegun(Refusal):
    def __init__(self, year: int, version: int, state_label: str):
        super().__init__(
            f"{year}年度报告的更正稿（第{version}版）已经开始，现在是“{state_label}”，接着办这一版"
        )


class NothingToDeriveFrom(Refusal):
    def __init__(self, year: int):
        super().__init__(
            f"{year}年度报告是从已发布的报告导入的，系统里没有那一年的办件，得不出数字；"
            "更正稿在系统外公布以后，再把更正后的报告导入"
        )


class NotACorrection(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年度报告还没有发布过，没有可撤下的更正稿；接着编写就可以")


class NotAGovernment(Refusal):
    def __init__(self, name: str):
        super().__init__(
            f"{name}不是一级人民政府，没有要汇总的报告；汇总由人民政府的主管部门做（条例第四十九条）"
        )


class NotBelow(Refusal):
    def __init__(self, name: str, government: str):
        super().__init__(f"{name}不在{government}之下，它的报告不由这里汇总")


class RuleYearsReversed(Refusal):
    def __init__(self, from_year: int, to_year: int):
        super().__init__(f"截止年度{to_year}早于起始年度{from_year}，截止年度不能早于起始年度")


class MembersNotReady(Refusal):
    """A sum with a hole or a known fault is not signed (RC-24)."""

    def __init__(self, sentences: Sequence[str]):
        self.sentences = tuple(sentences)
        super().__init__(f"汇总还不能送签和签发：{'。'.join(sentences)}")


class RemindedToday(Refusal):
    def __init__(self, names: Sequence[str]):
        super().__init__(f"今天已经催报过：{'、'.join(names)}；明天还没有报送的，再催")


class NobodyToRemind(Refusal):
    def __init__(self, year: int):
        super().__init__(f"{year}年度的报告都报送了，没有要催的单位")
