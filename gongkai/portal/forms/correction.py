"""What an applicant sends from the page of the case: to complete the application, or to suggest."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.cases.models.suggestion import LONGEST
from gongkai.portal.forms.application import limits
from gongkai.portal.forms.files import FilesField


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("补正的内容"),
        max_length=2000,
        help_text=_("按上面要补充的各项写。"),
        error_messages={
            "required": _("写明补正的内容；材料在附件里的，写一句附了什么"),
            "max_length": _("写了%(show_value)d个字，最多%(limit_value)d个；放不下的可以传附件"),
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    files = FilesField(label=_("附件"), help_text=limits())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.fields["text"].width = "full"

    @property
    def files_lost(self) -> bool:
        """Whether files were chosen that a browser will not keep while something else is mended."""
        return bool(self.errors) and bool(self.files.getlist("files") if self.files else ())


class SuggestionForm(forms.Form):
    words = forms.CharField(
        label=_("为什么建议公开"),
        required=False,
        max_length=LONGEST,
        help_text=_("可以不写。不要写您的姓名、电话等个人信息。"),
        error_messages={"max_length": _("写了%(show_value)d个字，最多%(limit_value)d个")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.fields["words"].width = "full"


class NothingToFill(forms.Form):
    """An act that needs only its button."""
