"""Fields with the sentences an officer reads when something is missing, so that no form repeats them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.conf import settings
from django.db.models import QuerySet

WIDE = 80  # characters from which a line is as wide as a text
LONG = 4000  # characters of a running text


class DeskForm(forms.Form):
    """A form without colons behind labels; ``thing`` and ``officer`` are what it is filled in for."""

    def __init__(self, *args, thing=None, officer=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.thing, self.officer = thing, officer
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values that depend on the thing or the officer."""


def day(label: str, *, hint: str = "", required: bool = True, initial: date | None = None) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        initial=initial,
        widget=forms.DateInput(attrs={"type": "date", "class": "w-day"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": f"填写{label}，例如2026-11-26",
            "invalid": f"{label}要写成2026-11-26这样的日期",
        },
    )


def line(
    label: str, *, ask: str = "", hint: str = "", length: int = 120, required: bool = True, **attrs: str
) -> forms.CharField:
    """One line of text. ask: the sentence where it is missing."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=length,
        widget=forms.TextInput(attrs=attrs | ({"class": "w-wide"} if length >= WIDE else {})),
        error_messages={"required": ask or f"填写{label}", "max_length": f"{label}最多{length}字"},
    )


def text(
    label: str, *, ask: str = "", hint: str = "", length: int = LONG, required: bool = True, rows: int = 4
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=length,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": ask or f"写明{label}", "max_length": f"{label}最多{length}字"},
    )


def number(
    label: str, *, least: int, most: int, hint: str = "", initial: int | None = None
) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        initial=initial,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "w-short"}),
        error_messages={
            "required": f"填写{label}",
            "invalid": f"{label}要填整数",
            "min_value": f"{label}最少{least}",
            "max_value": f"{label}最多{most}",
        },
    )


def choice(
    label: str,
    choices: Iterable[tuple[str, str]],
    *,
    hint: str = "",
    required: bool = True,
    drop_down: bool = False,
) -> forms.ChoiceField:
    """One of a few, as radio buttons; of many, as a drop-down."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        help_text=hint,
        required=required,
        widget=forms.Select if drop_down else forms.RadioSelect,
        error_messages={"required": f"选择{label}", "invalid_choice": f"{label}不在可以选的几项里，重新选择"},
    )


def one_of(
    label: str, queryset: QuerySet, *, hint: str = "", required: bool = True, empty: str = "选择"
) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=queryset,
        help_text=hint,
        required=required,
        empty_label=empty,
        error_messages={"required": f"选择{label}", "invalid_choice": f"{label}不在可以选的几项里，重新选择"},
    )


def tick(label: str, *, hint: str = "", required: bool = False, ask: str = "") -> forms.BooleanField:
    return forms.BooleanField(
        label=label, help_text=hint, required=required, error_messages={"required": ask or f"勾选“{label}”"}
    )


def upload(label: str, *, hint: str = "", required: bool = False) -> forms.FileField:
    limit = settings.UPLOAD_LIMIT // 1048576
    return forms.FileField(
        label=label,
        required=required,
        help_text=hint or f"PDF、Word、Excel、图片或者TXT，最大{limit}MB",
        error_messages={
            "required": f"选择{label}",
            "empty": "选择的文件是空的，重新选择",
            "missing": f"选择{label}",
        },
    )


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"multiple": True} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class UploadsField(forms.FileField):
    """Cleans to the list of the files chosen, each as ``upload_pair`` takes it."""

    widget = SeveralFiles

    def clean(self, data, initial=None) -> list:
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if len(chosen) > settings.UPLOADS_PER_FORM:
            raise forms.ValidationError(
                f"选了{len(chosen)}个文件，一次最多{settings.UPLOADS_PER_FORM}个；可以合并成一个PDF"
            )
        if not chosen:
            return [super().clean(None, initial)] if self.required else []
        return [super(UploadsField, self).clean(each, initial) for each in chosen]


def uploads(label: str, *, hint: str = "", required: bool = False) -> UploadsField:
    """Several files at once."""
    one = upload(label, required=required)
    limit = f"可以一次选几个，最多{settings.UPLOADS_PER_FORM}个；{one.help_text}"
    return UploadsField(
        label=label, required=required, help_text=hint or limit, error_messages=one.error_messages
    )


def upload_pair(file) -> tuple[str, bytes] | None:
    """What the services take for a file: its name and bytes. Bytes beyond the limit are refused there."""
    return (file.name, file.read(settings.UPLOAD_LIMIT + 1)) if file else None
