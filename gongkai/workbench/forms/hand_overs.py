"""What moves with a function from one agency to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.membership import reporting_agencies
from gongkai.annual_report.selectors.hand_overs import COLUMN_LABELS, left_open_at, movable_cases
from gongkai.cases.models import Case
from gongkai.ui.wording import cn_day
from gongkai.workbench.forms.fields import DeskForm, choice, one_of, text

PART, WHOLE = "part", "whole"
KINDS = [
    (WHOLE, "单位撤销，整体并入：全年的数字由接收单位一并报送，没有办结的申请全部划过去"),
    (PART, "只划转部分职能：划转的申请在下面写明，其余由它最后一份报告报送"),
]
PIECES = "pieces_"


@dataclass(frozen=True)
class Moving:
    """What the form is about: the agency that gives, in its government, and the first year of the taker."""

    government: Agency
    giver: Agency
    year: int

    @property
    def abolished(self) -> bool:
        """Whether the giver is gone by the end of the year, so that it may go over as a whole."""
        return self.giver.valid_to is not None and self.giver.valid_to <= date(self.year, 12, 31)


class CasesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, case: Case) -> str:
        state = f"，{cn_day(case.decided_on, 'day')}已答复" if case.decided_on else ""
        received = cn_day(case.received_on, "day")
        return f"{case.number}　{case.title}（{case.get_applicant_class_display()}，{received}收到{state}）"


class HandOverForm(DeskForm):
    """thing: a Moving. Cases where the records hold any of the giver's, otherwise pieces by column."""

    taker = one_of("接收单位", Agency.objects.none(), hint="继续行使这项职能的单位，划转的申请由它的年报统计")
    kind = choice("怎么划转", KINDS)
    cases = CasesField(
        Case.objects.none(),
        label="划转哪些申请",
        required=False,
        help_text="随职能划转的勾上。勾选的申请全部计入接收单位的报告，编号和案卷不变",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "有一件不是这个单位在办的，按列出的重新勾选"},
    )
    reason = text(
        "依据",
        ask="写明依据，例如机构改革方案的名称和文号",
        hint="写进两个单位报告第六部分的说明，例如“明编〔2026〕3号”",
        length=300,
        rows=3,
    )

    def prepare(self) -> None:
        moving: Moving = self.thing
        takers = reporting_agencies(moving.government, moving.year).exclude(pk=moving.giver.pk)
        self.fields["taker"].queryset = takers
        if moving.abolished:
            self.fields["kind"].initial = WHOLE
            self.fields["taker"].initial = moving.giver.successor
            self.fields[
                "cases"
            ].help_text = "只划转部分职能的，把随职能划走的勾上；整体并入的，全部划走，不用勾"
        else:
            del self.fields["kind"]
        self._offer(movable_cases(moving.giver, moving.year))

    def _offer(self, held: QuerySet[Case]) -> None:
        """The cases that may go, those not answered yet ticked; without any, a number for each column."""
        if held.exists():
            self.fields["cases"].queryset = held
            self.fields["cases"].initial = [case.pk for case in held if case.decided_on is None]
            self.fields["cases"].needed = True
            return
        del self.fields["cases"]
        left = left_open_at(self.thing.giver, self.thing.year)
        for column, label in COLUMN_LABELS.items():
            self.fields[f"{PIECES}{column}"] = _pieces(label, left.get(column, 0))
        self.order_fields(["taker", "kind", *(f"{PIECES}{column}" for column in COLUMN_LABELS), "reason"])

    def clean(self) -> dict:
        """As the service takes it: whole, cases, cells beside taker and reason."""
        given = super().clean()
        moved = {
            "taker": given.get("taker"),
            "reason": given.get("reason", ""),
            "whole": given.get("kind") == WHOLE,
            "cases": list(given.get("cases") or []),
            "cells": {column: given.get(f"{PIECES}{column}") or 0 for column in COLUMN_LABELS},
        }
        if not moved["cases"] and "cases" in self.fields and not moved["whole"] and not self.errors:
            self.add_error("cases", "勾选至少一件；没有申请要划转的，不用登记")
        return moved


def _pieces(label: str, left: int) -> forms.IntegerField:
    """Whether a figure is too large or below zero, the service says with what it rests on."""
    return forms.IntegerField(
        label=f"{label}，件",
        required=False,
        initial=left,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "w-short", "min": 0, "max": left}),
        error_messages={"invalid": f"{label}要填整数，没有的填0"},
    )


class WithdrawForm(DeskForm):
    reason = text("撤回的原因", ask="写明为什么撤回", length=300, rows=3)
