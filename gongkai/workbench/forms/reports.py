"""The parts of an annual report that people write: figures of other systems, text, reasons."""

from __future__ import annotations

from django import forms

from gongkai.annual_report.derivation import enterable
from gongkai.law.report_forms import form_of_year
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.forms.fields import DeskForm, line, text

NOTE = "source_note"


def field_name(address: str) -> str:
    return address.replace(".", "_")


class FiguresForm(DeskForm):
    """One field for each figure of table 2 that lives in another system. ``thing`` is the report."""

    source_note = line("数据来源", ask="写明数据从哪里来，例如“行政审批系统，2027年1月8日导出”", length=200)

    def prepare(self) -> None:
        law_form = form_of_year(self.thing.year)
        for address in enterable(law_form):
            cell = law_form.cells[address]
            self.fields[field_name(address)] = forms.CharField(
                label=f"{cell.row}：{cell.column.label}",
                required=False,
                max_length=20,
                help_text=f"{cell.place}，{cell.column.unit}",
                widget=forms.TextInput(
                    attrs={"inputmode": "decimal" if cell.column.decimal else "numeric", "class": "w-short"}
                ),
                error_messages={"max_length": "数字太长，核对单位"},
            )
        self.order_fields([*(field_name(address) for address in enterable(law_form)), NOTE])

    def figures(self) -> dict[str, str]:
        """Address to what was typed, for those that were filled in and differ from before."""
        found = {}
        for address in enterable(form_of_year(self.thing.year)):
            typed = self.cleaned_data.get(field_name(address), "").strip()
            if typed and typed != str(self.initial.get(field_name(address), "")):
                found[address] = typed
        return found

    def clean(self) -> dict:
        self.cleaned_data["figures"] = self.figures()
        return self.cleaned_data


class TextForm(DeskForm):
    text = text("正文", ask="写明这一部分；没有内容的也要说明", length=20000, rows=18)


class ExplainForm(DeskForm):
    reason = text("原因", ask="写明数字为什么不一致，例如职能划转、更正上年差错", length=300, rows=3)


class PublishForm(NothingToFill):
    """Nothing to fill in: what is published stands on the page above."""
