"""What answering applications together asks for."""

from __future__ import annotations

from django import forms

from gongkai.cases.models import Case
from gongkai.workbench.forms.fields import DeskForm, text


class JoinForm(DeskForm):
    """Which cases. The page draws the boxes itself, beside each application."""

    case = forms.ModelMultipleChoiceField(
        Case.objects.none(),
        error_messages={
            "required": "勾选要一并答复的申请",
            "invalid_choice": "有一件不是本单位的，重新选择",
            "invalid_pk_value": "有一件不是本单位的，重新选择",
        },
    )

    def prepare(self) -> None:
        own = Case.objects.filter(agency=self.thing.agency_id).exclude(pk=self.thing.pk)
        self.fields["case"].queryset = own.order_by("pk")


class LeaveJointForm(DeskForm):
    reason = text("为什么单独答复", ask="写明为什么单独答复", rows=3, length=500)
