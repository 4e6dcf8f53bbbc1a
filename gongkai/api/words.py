"""What the interface says of itself: its OpenAPI document in Chinese, its page in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext_noop

ABOUT = gettext_noop(
    "读取已发布的年度报告不用凭证。业务系统填报表2的数字要用填报凭证：由单位的公开工作机构负责人或者主要负责人"
    "在工作台的“年度报告—填报凭证”里发，只能填报本单位的数字。出错时返回一句话，逐项的问题在errors里。"
)
WORDS = {
    # figures
    "address": gettext_noop("单元格的地址，例如2.5.licences.decisions；要填哪些，先读一遍"),
    "month": gettext_noop("1到12；0或者不写是全年数。同一单元格按月和全年只取一种"),
    "value": gettext_noop("不小于0的数；件数填整数，金额以万元为单位，最多六位小数。没有发生的填0"),
    "source": gettext_noop("数据从哪里来，例如“行政审批系统，2027年1月8日取数”"),
    "figures": gettext_noop("要填的数字，一次最多500个；有一处问题就一个也不收"),
    "only_check": gettext_noop("true只检查，不写入"),
    "agency": gettext_noop("单位代码"),
    "year": gettext_noop("年度"),
    "entered": gettext_noop("新填和改动的个数"),
    "unchanged": gettext_noop("和已有的一样、没有动的个数；重复送同样的数字不会重复填报"),
    "label": gettext_noop("单元格的名称"),
    "unit": gettext_noop("计量单位"),
    "monthly": gettext_noop("能不能按月填报；存量数只填全年"),
    "value_of_year": gettext_noop("全年数；没有填、月份不齐的是null，不是0"),
    "months": gettext_noop("已填的月份和数字"),
    "missing": gettext_noop("按月填报还缺的月份"),
    "entered_by": gettext_noop("填报的人或者业务系统"),
    "to_enter": gettext_noop("本单位这一年要填报的全部数字"),
    "read_figures": gettext_noop("读取一年要填报的数字"),
    "read_figures_more": gettext_noop("要填哪些单元格、已经填了哪些月份、还缺什么。要凭证。"),
    "send_figures": gettext_noop("填报一年或者几个月的数字"),
    "send_figures_more": gettext_noop(
        "要凭证。全部收下或者一个不收；同样的数字再送一次不改动任何内容，新的数字替代旧的，都留痕。"
        "年度报告送签以后不能再填（409），退回编写后可以。一个凭证15分钟最多60次，一次最多256KB。"
    ),
    # reports
    "list_reports": gettext_noop("已发布的年度报告"),
    "list_reports_more": gettext_noop("新年度在前，一次最多100份；后面还有的，next是下一页的地址。"),
    "one_report": gettext_noop("一份年度报告"),
    "one_report_more": gettext_noop(
        "数字按单元格地址，文字按部分，格式是gongkai-report/1；指纹在source.sha256。version取更正以前的一版。"
    ),
    "scope": gettext_noop("own是本机关的报告，whole是本级政府的汇总"),
    "version": gettext_noop("第几版，不写是现行的一版"),
    "after": gettext_noop("上一页返回的next里带着，不用自己写"),
    "limit": gettext_noop("一次取几份，最多100"),
    "name": gettext_noop("报告的机关"),
    "published_on": gettext_noop("发布的日期"),
    "sha256": gettext_noop("指纹，SHA-256"),
    "url": gettext_noop("取这份报告的地址"),
    "page": gettext_noop("公开页的地址"),
    "schema": gettext_noop("格式的名称，现在是gongkai-report/1"),
    "form": gettext_noop("表格的格式，2019或者2021"),
    "correction_reason": gettext_noop("更正的原因，第一版是空的"),
    "cells": gettext_noop("单元格地址和数字；没有数字的是null，不是0"),
    "text": gettext_noop("第1、5、6部分的文字"),
    "from": gettext_noop("从哪里来；sha256是指纹，不在指纹覆盖的内容里"),
    "reports": gettext_noop("这一页的报告"),
    "next": gettext_noop("下一页的地址，没有下一页时是null"),
}
