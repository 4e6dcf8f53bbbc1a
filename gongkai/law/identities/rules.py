"""The twenty-four relations of a report: what each asks, how grave a breach is, and what it needs.

Lives here: their names. Lives elsewhere: the arithmetic on cells (sums.py, counts.py, years.py); what needs
the words or the layout of a report (gongkai.annual_report.checking); what needs the cases behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from gongkai.law.identities.finding import Severity

Need = Literal["cells", "last year", "report", "cases", "other reports", "rule-making power", "nothing"]


@dataclass(frozen=True)
class Rule:
    """needs: what must be at hand; where it is not, the rule is left out and nothing is guessed."""

    id: str
    title: str
    severity: Severity
    source: str
    needs: Need
    forms: tuple[str, ...] = ("2019", "2021")


_PRINTED = "年度报告表格（表上印明）"
_IMPLIED = "年度报告表格（“总计”之义）"
_FORM_2021 = "国办公开办函〔2021〕30号"

_ALL = (
    Rule("RC-01", "新收加结转等于办结加结转下年", "error", _PRINTED, "cells"),
    Rule("RC-02", "各项办理结果之和等于总计", "error", _IMPLIED, "cells"),
    Rule("RC-03", "各类申请人之和等于总计", "error", _IMPLIED, "cells"),
    Rule("RC-04", "行政复议各项之和等于总计", "error", _IMPLIED, "cells"),
    Rule("RC-05", "未经复议直接起诉各项之和等于总计", "error", _IMPLIED, "cells"),
    Rule("RC-06", "复议后起诉各项之和等于总计", "error", _IMPLIED, "cells"),
    Rule("RC-07", "上年结转等于上年报告的结转下年", "error", _IMPLIED, "last year"),
    Rule("RC-08", "现行有效件数与上年衔接", "warning", _FORM_2021, "last year", ("2021",)),
    Rule("RC-09", "公开数量、项目数量前后衔接", "warning", "国办公开办函〔2019〕60号", "cells", ("2019",)),
    Rule("RC-10", "每格填一个不小于0的整数", "error", "年度报告表格", "cells"),
    Rule("RC-11", "每行的格数齐全", "error", "年度报告表格", "report"),
    Rule(
        "RC-12", "没有规章制定权的机关规章数为0", "error", "立法法第九十一条、第九十三条", "rule-making power"
    ),
    Rule("RC-13", "第六部分写明信息处理费", "warning", _FORM_2021, "report", ("2021",)),
    Rule("RC-14", "行政事业性收费不是信息处理费", "warning", "国办函〔2020〕109号", "nothing"),
    Rule("RC-15", "诉讼数与历年复议数相称", "warning", "年度报告表格", "other reports"),
    Rule("RC-16", "正文的数与表格的数一致", "error", "条例第五十条", "report"),
    Rule("RC-17", "正文的数相加相符", "error", "条例第五十条", "report"),
    Rule("RC-18", "表格的数与办件记录一致", "error", "条例第五十条", "cases"),
    Rule("RC-19", "年份与落款日期前后一致", "error", "条例第四十九条", "report"),
    Rule("RC-20", "六个部分齐全、依次、有内容", "error", "条例第五十条", "report"),
    Rule("RC-21", "格式与年度相符", "error", "国办公开办函〔2019〕60号、〔2021〕30号", "report"),
    Rule("RC-22", "与上年相比没有异常", "warning", _FORM_2021, "last year"),
    Rule("RC-23", "区分处理的只计部分公开", "error", "年度报告表格", "cases"),
    Rule("RC-24", "汇总数等于各单位之和", "error", "条例第四十九条", "other reports"),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})
