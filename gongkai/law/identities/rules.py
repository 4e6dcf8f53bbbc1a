"""The twenty-four relations of a report: what each asks, how grave a breach is, and what it needs.

Lives here: their names. Lives elsewhere: the arithmetic on cells (sums.py, counts.py, years.py); what needs
the words or the layout of a report (gongkai.annual_report.checking); what needs the cases behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from gongkai.law.identities.finding import Finding, Severity

Need = Literal["cells", "last year", "report", "cases", "members", "rule-making power"]


@dataclass(frozen=True)
class Rule:
    """needs: what must be at hand; where it is not, the rule is left out and nothing is guessed.

    source: what it rests on, as an officer cites it. advice: what to do about a breach.
    heads: what the two figures of a finding are, the stated and the computed one. Only what an identity gives
    “should be”; what a doubt is measured by is said to be that.
    excusable: whether an error may stand for a written reason: what ties to another year or to case files,
    and what is read in prose. The sums of a table and a blank cell are wrong whatever the reason.
    """

    id: str
    title: str
    severity: Severity
    source: str
    needs: Need
    advice: str
    forms: tuple[str, ...] = ("2019", "2021")
    heads: tuple[str, str] = ("报告里的数", "应当是")
    excusable: bool = False


_PRINTED = "年度报告表格（表上印明）"
_IMPLIED = "年度报告表格（“总计”之义）"
_FORM_2021 = "国办公开办函〔2021〕30号"

_ALL = (
    Rule(
        "RC-01",
        "新收加结转等于办结加结转下年",
        "error",
        _PRINTED,
        "cells",
        "核对新收、结转、办结、结转下年四个数，改正写错的一个",
    ),
    Rule(
        "RC-02",
        "各项办理结果之和等于总计",
        "error",
        _IMPLIED,
        "cells",
        "逐项核对办理结果，改正写错的一项或者总计",
    ),
    Rule(
        "RC-03",
        "各类申请人之和等于总计",
        "error",
        _IMPLIED,
        "cells",
        "核对这一行各类申请人的数，改正写错的一格或者总计",
    ),
    Rule(
        "RC-04",
        "行政复议各项之和等于总计",
        "error",
        _IMPLIED,
        "cells",
        "核对行政复议的各项结果，尚未审结的也计入总计",
    ),
    Rule(
        "RC-05",
        "未经复议直接起诉各项之和等于总计",
        "error",
        _IMPLIED,
        "cells",
        "核对未经复议直接起诉的各项结果，尚未审结的也计入总计",
    ),
    Rule(
        "RC-06",
        "复议后起诉各项之和等于总计",
        "error",
        _IMPLIED,
        "cells",
        "核对复议后起诉的各项结果，尚未审结的也计入总计",
    ),
    Rule(
        "RC-07",
        "上年结转等于上年报告的结转下年",
        "error",
        _IMPLIED,
        "last year",
        "对照上年报告改正；确有机构划转、口径变化的，写明原因",
        heads=("今年的上年结转", "上年的结转下年"),
        excusable=True,
    ),
    Rule(
        "RC-08",
        "现行有效件数与上年衔接",
        "warning",
        _FORM_2021,
        "last year",
        "核对制发、废止和现行有效的件数；有宣布失效、划转的，写明原因",
        ("2021",),
        heads=("现行有效", "按上年推算"),
    ),
    Rule(
        "RC-09",
        "公开数量、项目数量前后衔接",
        "warning",
        "国办公开办函〔2019〕60号",
        "cells",
        "对照上年报告核对公开数量和项目数量",
        ("2019",),
        heads=("报告里的数", "相比的数"),
    ),
    Rule(
        "RC-10",
        "每格填一个不小于0的整数",
        "error",
        "年度报告表格",
        "cells",
        "填一个数，没有的填0，不留空，不写文字和单位",
    ),
    Rule("RC-11", "每行的格数齐全", "error", "年度报告表格", "report", "补上缺的一格或一行，没有的填0"),
    Rule(
        "RC-12",
        "没有规章制定权的机关规章数为0",
        "error",
        "立法法第九十一条、第九十三条",
        "rule-making power",
        "规章一行填0；属于规范性文件的，填到下一行",
    ),
    Rule(
        "RC-13",
        "第六部分写明信息处理费",
        "warning",
        _FORM_2021,
        "report",
        "在第六部分写明发出收费通知的件数、总金额和实际收取的总金额，没有收取的写明没有",
        ("2021",),
    ),
    Rule(
        "RC-14",
        "行政事业性收费不是信息处理费",
        "warning",
        "国办函〔2020〕109号",
        "report",
        "行政事业性收费按财政票据填报，信息处理费只写在第六部分",
        ("2021",),
    ),
    Rule(
        "RC-15",
        "诉讼数与历年复议数相称",
        "warning",
        "年度报告表格",
        "last year",
        "对照历年报告核对诉讼和复议的件数",
        heads=("报告里的数", "相比的数"),
    ),
    Rule(
        "RC-16",
        "正文的数与表格的数一致",
        "error",
        "条例第五十条",
        "report",
        "对照表格改正正文，或者写明这个数的统计范围",
        heads=("正文", "表格"),
        excusable=True,
    ),
    Rule(
        "RC-17",
        "正文的数相加相符",
        "error",
        "条例第五十条",
        "report",
        "核对正文里列的各个数，使之相加相符",
        heads=("正文", "各数相加"),
        excusable=True,
    ),
    Rule(
        "RC-18",
        "表格的数与办件记录一致",
        "error",
        "条例第五十条",
        "cases",
        "打开这一格的办件核对，更正登记有误的办件",
        heads=("报告里的数", "办件记录"),
        excusable=True,
    ),
    Rule(
        "RC-19",
        "年份与落款日期前后一致",
        "error",
        "条例第四十九条",
        "report",
        "改正写错的年份或者日期",
        heads=("写的是", "应当是"),
        excusable=True,
    ),
    Rule(
        "RC-20",
        "六个部分齐全、依次、有内容",
        "error",
        "条例第五十条",
        "report",
        "补齐缺的部分；没有需要报告的，也写明没有",
    ),
    Rule(
        "RC-21",
        "格式与年度相符",
        "error",
        "国办公开办函〔2019〕60号、〔2021〕30号",
        "report",
        "改用年度对应的格式",
    ),
    Rule(
        "RC-22",
        "与上年和别处相比没有异常",
        "warning",
        _FORM_2021,
        "last year",
        "核对数字是否属实；与上年或者别处雷同的文字，按本年实际改写",
        heads=("今年", "上年"),
    ),
    Rule(
        "RC-23",
        "区分处理的只计部分公开",
        "error",
        "年度报告表格",
        "cases",
        "区分处理的只计入“部分公开”，从其他各行减去",
        excusable=True,
    ),
    Rule(
        "RC-24",
        "汇总数等于各单位之和",
        "error",
        "条例第四十九条",
        "members",
        "打开这一格，对照各单位的报告核对",
        heads=("汇总数", "各单位之和"),
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})


def named(rule: str) -> str:
    """A rule as a reader knows it: RC-01 新收加结转等于办结加结转下年."""
    return f"{rule} {RULES[rule].title}"


def citation_for(finding: Finding) -> str:
    """What it rests on: its own citation, or that of its rule."""
    return finding.citation or RULES[finding.rule].source


def heads_for(finding: Finding) -> tuple[str, str]:
    """What its stated and its computed figure are, in words."""
    return RULES[finding.rule].heads


def advice_for(finding: Finding) -> str:
    """What the officer does about it: its own advice, or that of its rule."""
    return finding.advice or RULES[finding.rule].advice
