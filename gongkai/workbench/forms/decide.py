"""The decision's form: grounds, and the particulars its letter needs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from gongkai.cases.details import details_of
from gongkai.law.decisions import DECISIONS, GRANTED, WITHHELD, Outcome
from gongkai.workbench.forms.fields import DeskForm, choice, text

WITHHELD_BY = "withheld_by"


class DecideForm(DeskForm):
    """``outcome`` says which particulars are asked; ``thing`` is the case. fixed: those that stand."""

    def __init__(self, *args, outcome: Outcome, fixed: Mapping[str, Any] = MappingProxyType({}), **kwargs):
        self.outcome, self.fixed = outcome, fixed
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        rule = DECISIONS[self.outcome]
        for detail in details_of(self.outcome):
            if detail.key in self.fixed:
                continue
            if detail.choices:
                self.fields[detail.key] = choice(detail.label, [(one, one) for one in detail.choices])
            else:
                self.fields[detail.key] = text(
                    detail.label, ask=f"写明{detail.label}", length=1000, rows=2, required=detail.required
                )
        if self.outcome is Outcome.G3 and WITHHELD_BY not in self.fixed:
            self.fields[WITHHELD_BY] = _withheld_by()
        hint = "记在案内；予以公开的不写进答复书" if rule.group == GRANTED else "写进答复书，申请人看得到"
        self.fields["grounds"] = text("理由", ask="写明作出这个决定的理由", hint=hint)

    def as_act(self) -> dict:
        given = dict(self.cleaned_data)
        grounds = given.pop("grounds")
        return {
            "outcome": self.outcome.value,
            "grounds": grounds,
            "details": {**{key: value for key, value in given.items() if value}, **self.fixed},
        }


def _withheld_by() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="不公开的部分依据",
        help_text="可以多选；选了哪一条，就要有哪一条的证据",
        choices=[(code.value, f"{rule.label}（{rule.citation.short}）") for code, rule in _withholding()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "至少选一条不公开的依据"},
    )


def _withholding():
    return [(code, rule) for code, rule in DECISIONS.items() if rule.group == WITHHELD]
