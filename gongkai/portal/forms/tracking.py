"""Number and query code: all that is needed to follow an application."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TrackForm(forms.Form):
    number = forms.CharField(
        label=_("申请编号"),
        max_length=60,
        help_text=_("写在回执上，例如明住建申〔2026〕31号。括号写成[ ]或者( )也可以。"),
        error_messages={"required": _("写上申请编号，在提交后的回执上")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    code = forms.CharField(
        label=_("查询码"),
        max_length=20,
        help_text=_("8个字母和数字，例如7KQ4-2MNE，不分大小写。"),
        error_messages={"required": _("写上查询码，和申请编号写在一起")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.fields["number"].width = "id"
        self.fields["code"].width = "name"
