"""Real objects for every component: the case of the design's pictures, worked out by the law room itself."""

from __future__ import annotations

from datetime import date

from gongkai.law.calendar import published_calendar
from gongkai.law.clock import Clock, Fact, FactKind, reply_clock
from gongkai.law.report_forms import FORMS
from gongkai.ui import pieces
from gongkai.ui.statutory import StatutoryTables, statutory_tables

TODAY = date(2026, 11, 23)

DUES = {
    "far": pieces.Due("far", date(2026, 12, 7), 10),
    "soon": pieces.Due("soon", date(2026, 11, 25), 2),
    "today": pieces.Due("today", date(2026, 11, 23)),
    "late": pieces.Due("late", date(2026, 11, 19), 2),
    "paused": pieces.Due("paused", date(2026, 12, 16), 11),
    "provisional": pieces.Due("far", date(2027, 1, 5), 30, provisional=True),
    "done": pieces.Due("done", date(2026, 11, 24), done_on=date(2026, 11, 20)),
    "done_late": pieces.Due("done_late", date(2026, 11, 17), 3, done_on=date(2026, 11, 20)),
    "waiting": pieces.Due("paused", label="等待补正"),
}

FACTS = (
    pieces.Fact("环节", "第四问：给不给"),
    pieces.Fact("经办", "陈晓岚（代办人何一舟）"),
    pieces.Fact(
        "申请人", "林＊＊，自然人", act=pieces.Link("看身份信息（留痕）", "/desk/cases/31/identity/")
    ),
    pieces.Fact("文号", "明府规〔2026〕4号"),
    pieces.Fact("同一申请人", "今年另有1件", "已答复", "/desk/cases/12/"),
)

ENTRIES = (
    pieces.Entry("11-20 16:42", "陈晓岚记：第三方只不同意公开调价公式。", "note"),
    pieces.Entry(
        date(2026, 11, 4),
        "告知申请人延长15个工作日",
        detail="电子邮件已送达",
        links=(pieces.Link("延期答复告知书", "/letters/9/", "（PDF）"),),
    ),
    pieces.Entry(date(2026, 9, 28), "发出征求意见书，期限停止计算", "pause"),
    pieces.Entry(date(2026, 9, 16), "当面收到，出具回执", by="沈立"),
)

STAGES = (
    pieces.Stage("收到申请", "done", "9月16日"),
    pieces.Stage("看材料齐不齐", "done", "9月18日，齐全"),
    pieces.Stage("查找和征求意见", "done", "9月22日至10月20日"),
    pieces.Stage("决定能不能公开", "now", "正在进行"),
    pieces.Stage("答复送到您手上", "later", "最迟11月26日"),
)

ALLOWED = (
    pieces.Act("继续第四问：给不给", "/desk/cases/31/q4/", "3件信息已判断2件，缺2项证据", primary=True),
    pieces.Act("登记期限事实", "/desk/cases/31/fact/", "例如再次征求意见、收到补充说明"),
    pieces.Act("与申请人通话记录", "/desk/cases/31/call/"),
)
REFUSED = (
    pieces.Refused("再延长期限", "延期须在法定20个工作日内告知，该期限11月5日已届满（第三十三条第二款）。"),
    pieces.Refused("归档", "答复尚未送达。"),
)

FINDINGS = (
    pieces.FindingMark(
        1,
        "自然人一列，收进来的和办出去的对不上",
        detail="第一项加第二项，应等于第三项加第四项（表上印明）。",
        figures=(("新收+结转", "105+6=111"), ("办结+结转下年", "102+7=109"), ("差", "2")),
        links=(pieces.Link("看表3", "#t3"),),
        addresses=("3.A.natural", "3.B.natural", "3.C7.natural", "3.D.natural"),
    ),
    pieces.FindingMark(
        2,
        "“结转下年度”一行，和不等于总计",
        figures=(("各类之和", "9"), ("总计", "11"), ("差", "2")),
        addresses=("3.D.natural", "3.D.enterprise", "3.D.legal", "3.D.total"),
        act=pieces.Link("写明原因", "/desk/reports/2026/why/"),
    ),
    pieces.FindingMark(3, "第六部分没有写信息处理费", "warning", "没有收取的，也要写明没有收取。"),
    pieces.FindingMark(4, "许可数比上年多4倍", "warning", addresses=("2.5.licences.decisions",)),
)


def clock() -> Clock:
    """明住建申〔2026〕31号: received 9-16, inquiry 9-28 to 10-20, extended by 15 days on 11-04, due 11-26."""
    facts = (
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.INQUIRY_SENT, date(2026, 9, 28)),
        Fact(FactKind.INQUIRY_ENDED, date(2026, 10, 20)),
        Fact(FactKind.EXTENDED, date(2026, 11, 4), 15),
    )
    return reply_clock(facts, published_calendar())


def tables(form: str = "2021", **options: object) -> StatutoryTables:
    """Every figure 0 but a few, so that zeros, totals and findings all show."""
    figures: dict[str, int | None] = dict.fromkeys(FORMS[form].addresses, 0)
    figures |= {"3.A.natural": 105, "3.A.total": 105, "3.B.natural": 6, "3.C1.natural": 41, "3.C1.total": 41}
    figures |= {"3.C7.natural": 102, "3.D.natural": 7, "3.D.enterprise": 1, "3.D.legal": 1, "3.D.total": 11}
    return statutory_tables(FORMS[form], figures, **options)
