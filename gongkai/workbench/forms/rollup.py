"""Who counts in a government's sum."""

from __future__ import annotations

from django import forms

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import agencies_under
from gongkai.annual_report.models import MemberRule
from gongkai.workbench.forms.fields import DeskForm, choice, number, one_of, text


class MemberRuleForm(DeskForm):
    """thing: the government that sums up."""

    agency = one_of("单位", Agency.objects.none())
    kind = choice("办法", MemberRule.Kind.choices)
    from_year = number("起始年度", least=2008, most=2100)
    to_year = forms.IntegerField(
        label="截止年度",
        required=False,
        min_value=2008,
        max_value=2100,
        help_text="不填的，一直有效",
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "w-short"}),
        error_messages={"invalid": "截止年度要填整数，例如2026", "max_value": "截止年度最多2100"},
    )
    reason = text(
        "依据或者原因",
        ask="写明依据，例如文件的名称和文号",
        hint="写进报告第六部分的范围说明，例如“2019年起由市规划和自然资源局汇总”",
        length=300,
        rows=3,
    )

    def prepare(self) -> None:
        below = agencies_under(self.thing).exclude(kind=Agency.Kind.PUBLIC_ENTERPRISE)
        self.fields["agency"].queryset = below
