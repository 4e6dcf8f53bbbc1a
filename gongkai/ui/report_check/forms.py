"""What the check asks for: a report as a file or as words, and last year's where it is at hand."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.errors import Refusal
from gongkai.annual_report.others.apart import Given
from gongkai.documents.errors import EmptyFile, HoldsMacros, TooLarge, UnpacksTooLarge
from gongkai.documents.media_types import ARCHIVE, media_type_of

LONGEST_TEXT = 200_000  # characters; a report with its tables has some ten thousand
ACCEPT = ".html,.htm,.docx,.xlsx,.pdf,.txt,.json"
_POWER = {"yes": True, "no": False, "": None}


class ReportFile(forms.FileField):
    """Cleans to (name, bytes), or None. The kind is told by the content when it is read, so a page saved
    under any name will do; what office files must not hold is refused here already."""

    def __init__(self, **options):
        widget = forms.FileInput(attrs={"accept": ACCEPT})
        super().__init__(required=False, allow_empty_file=True, widget=widget, **options)

    def clean(self, data: UploadedFile | None, initial: object = None) -> tuple[str, bytes] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > settings.UPLOAD_LIMIT:  # before its bytes are taken into memory
            raise forms.ValidationError(str(TooLarge(upload.name, upload.size, settings.UPLOAD_LIMIT)))
        content = upload.read()
        if not content:
            raise forms.ValidationError(str(EmptyFile(upload.name)))
        if content.startswith(ARCHIVE):
            _refuse_dangerous(upload.name, content)
        return upload.name, content


def _refuse_dangerous(name: str, content: bytes) -> None:
    """Macros and bombs. That the name or the type does not fit, the reader says in its own words."""
    try:
        media_type_of(name, content)
    except (HoldsMacros, UnpacksTooLarge) as refusal:
        raise forms.ValidationError(str(refusal)) from None
    except Refusal:
        return


class CheckForm(forms.Form):
    file = ReportFile(
        label=_("要核对的报告"), help_text=_("网页、DOCX、XLSX、带文字的PDF、TXT，或者本站的JSON。")
    )
    text = forms.CharField(
        label=_("或者粘贴报告的文字"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("从网页上全选、复制过来就行，表格也一起。"),
        error_messages={"max_length": _("粘贴了%(show_value)d个字，最多%(limit_value)d个；改为上传文件")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    last = ReportFile(label=_("上年的报告"), help_text=_("有的话一起选，可以核对结转、衔接和内容雷同。"))
    power = forms.ChoiceField(
        label=_("这个机关能制定规章吗"),
        required=False,
        choices=[("", _("不清楚，不核对这一项")), ("no", _("不能")), ("yes", _("能"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for name in ("file", "text"):
            self.fields[name].needed = True  # one of the two, so neither is called optional

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("file") and not cleaned.get("text", "").strip():
            self.add_error("file", gettext("选一份报告，或者把报告的文字粘贴在下面"))
        if not self.errors and cleaned.get("file") and cleaned.get("text", "").strip():
            self.add_error("text", gettext("文件和粘贴的文字只能核对一样：清空这里，或者不选文件"))
        return cleaned

    def given(self) -> Given:
        if self.cleaned_data["file"]:
            return Given("file", *self.cleaned_data["file"])
        return Given("file", "粘贴的文字", self.cleaned_data["text"].encode())

    def given_last(self) -> Given | None:
        return Given("last", *self.cleaned_data["last"]) if self.cleaned_data["last"] else None

    @property
    def rule_power(self) -> bool | None:
        return _POWER[self.cleaned_data["power"]]

    def refuse(self, field: str, sentence: str) -> None:
        """A refusal at the field it is about; of pasted words at the words."""
        pasted = field == "file" and not self.cleaned_data.get("file")
        self.add_error("text" if pasted else field, sentence)

    @property
    def files_lost(self) -> bool:
        """Whether files were chosen, which a browser does not keep while something else is mended."""
        return bool(self.errors) and bool(self.files)
