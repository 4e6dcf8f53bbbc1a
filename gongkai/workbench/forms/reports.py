"""The parts of an annual report that people write: figures of other systems, text, reasons."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils import timezone

from gongkai.annual_report.derivation import to_enter
from gongkai.annual_report.entered import MONTHS, WHOLE_YEAR, entries_of
from gongkai.annual_report.selectors import TEXT_PARTS
from gongkai.law.report_forms import FORMS, PARTS, Column, form_of_year
from gongkai.workbench.forms.fields import DeskForm, day, line, text, tick, upload

NOTE, FILE = "source_note", "source_file"


def field_name(address: str) -> str:
    return address.replace(".", "_")


def a_source() -> forms.CharField:
    return line("数据来源", ask="写明数据从哪里来，例如“行政审批系统，2027年1月8日导出”", length=200)


def _figure(label: str, column: Column, *, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=20,
        help_text=hint,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal" if column.decimal else "numeric", "class": "w-short"}
        ),
        error_messages={"max_length": "数字太长，核对单位"},
    )


class FiguresForm(DeskForm):
    """One field for each figure of table 2 that lives in another system. ``thing`` is the report."""

    source_note = a_source()
    source_file = upload("来源文件")

    def prepare(self) -> None:
        law_form = form_of_year(self.thing.year)
        agency, year = self.thing.agency, self.thing.year
        by_month = {address for address, kept in entries_of(agency, year).items() if WHOLE_YEAR not in kept}
        self.addresses = tuple(each for each in to_enter(agency, year) if each not in by_month)
        for address in self.addresses:
            cell = law_form.cells[address]
            label = f"{cell.row}：{cell.column.label}"
            hint = f"{cell.place}，{cell.column.unit}"
            self.fields[field_name(address)] = _figure(label, cell.column, hint=hint)
        self.order_fields([*(field_name(address) for address in self.addresses), NOTE, FILE])

    def figures(self) -> dict[str, str]:
        """Address to what was typed, for those that were filled in and differ from before."""
        found = {}
        for address in self.addresses:
            typed = self.cleaned_data.get(field_name(address), "").strip()
            if typed and typed != str(self.initial.get(field_name(address), "")):
                found[address] = typed
        return found

    def clean(self) -> dict:
        self.cleaned_data["figures"] = self.figures()
        return self.cleaned_data


class MonthsForm(DeskForm):
    """Twelve figures of one cell. ``thing`` is (report, address)."""

    source_note = a_source()
    source_file = upload("来源文件")

    def prepare(self) -> None:
        report, address = self.thing
        column = form_of_year(report.year).cells[address].column
        for month in MONTHS:
            self.fields[f"month_{month}"] = _figure(
                f"{month}月", column, hint=column.unit if month == 1 else ""
            )
        self.order_fields([*(f"month_{month}" for month in MONTHS), NOTE, FILE])

    def clean(self) -> dict:
        typed = {month: self.cleaned_data.get(f"month_{month}", "").strip() for month in MONTHS}
        changed = {
            month: value
            for month, value in typed.items()
            if value and value != self.initial.get(f"month_{month}", "")
        }
        if not changed and not self.errors:
            raise forms.ValidationError("没有改动：填一个月的数字，没有发生的填0")
        self.cleaned_data["months"] = changed
        return self.cleaned_data


class ExplainForm(DeskForm):
    reason = text("原因", ask="写明数字为什么不一致，例如职能划转、更正上年差错", length=300, rows=3)


class SheetForm(DeskForm):
    sheet = upload("填好的表", hint="XLSX或者CSV，用模板填", required=True)
    source_note = a_source()
    only_check = tick("只检查，不导入")


class CorrectCellForm(DeskForm):
    value = line("更正为", ask="填写更正后的数字", hint="件数填整数", length=20, inputmode="numeric")
    reason = text(
        "更正的原因",
        ask="写明为什么和记录不一样，例如“12月31日收到的1件登记在旧系统，没有迁入”",
        length=300,
        rows=3,
    )


class ReturnForm(DeskForm):
    reason = text("退回的理由", ask="写明退回的理由，编写的人照着改", length=300, rows=3)


class CorrectForm(DeskForm):
    reason = text(
        "更正的原因",
        ask="写明为什么更正，会和新版一起公开",
        hint="和新版一起公开，例如“补登12月30日收到的1件申请”",
        length=300,
        rows=3,
    )


class DropForm(DeskForm):
    reason = text("撤下的原因", ask="写明为什么不更正了", length=300, rows=3)


class CommentForm(DeskForm):
    """thing: the report. The place comes with the address of the page and may be changed."""

    address = forms.ChoiceField(
        label="对哪一处", required=False, error_messages={"invalid_choice": "从列出的地方里选一处"}
    )
    quote = line("原文", hint="意见针对的文字，可以不填", length=300, required=False)
    text = text("意见", ask="写明要单位改什么、核对什么", length=500, rows=4)

    def prepare(self) -> None:
        form = FORMS[self.thing.form]
        self.fields["address"].choices = [
            ("", "整份报告"),
            *((part, PARTS[int(part) - 1]) for part in TEXT_PARTS),
            *((address, f"表{address[0]}　{form.label(address)}") for address in form.addresses),
        ]


class SendBackForm(DeskForm):
    """thing: the report. A comment on the whole; none is needed where some were noted before."""

    text = text("对整份报告的意见", length=500, rows=4, required=False)

    def prepare(self) -> None:
        noted = self.thing.comments.filter(settled_at__isnull=True).count()
        self.fields["text"].help_text = (
            f"已经记下{noted}条，会一并退回；没有补充的可以不填"
            if noted
            else "至少写一条；要指到某一格、某一段，先在报告上点那一处记下"
        )


class SettleForm(DeskForm):
    answer = text("处理情况", ask="写明怎么改的，或者核对的结果", length=500, rows=4)


class IssueTokenForm(DeskForm):
    system = line(
        "业务系统的名称", ask="写明给哪个系统用，例如“行政审批系统”", hint="留痕里用这个名称", length=60
    )
    expires_on = day("有效期到", hint="最长一年；到期前另发一个，换上以后停用旧的")

    def prepare(self) -> None:
        self.fields["expires_on"].initial = timezone.localdate() + timedelta(days=365)


class WithdrawTokenForm(DeskForm):
    reason = text("停用的原因", ask="写明为什么停用，例如“系统已经下线”", length=300, rows=3)
