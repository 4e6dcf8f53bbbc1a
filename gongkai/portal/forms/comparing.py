"""What a reader asks to see beside each other. Sent by GET, so the address of a comparison is the comparison.

A list may be given as several values of one name, as boxes send it, or as one value with commas.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.law.report_forms import COLUMNS

MOST_YEARS = 5
MOST_AGENCIES = 8
MOST_ASKED = 40  # values looked at; nobody has more in mind
LONGEST_VALUE = 20  # characters repeated in a sentence


class SpreadSelect(forms.CheckboxSelectMultiple):
    """Boxes whose values may also come joined by commas."""

    def value_from_datadict(self, data: QueryDict, files: object, name: str) -> list[str]:
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return split(given)


def split(given: Iterable[str]) -> list[str]:
    values = [each.strip() for value in given for each in value.replace("，", ",").split(",")]
    return list(dict.fromkeys(each for each in values if each))[:MOST_ASKED]


class Several(forms.MultipleChoiceField):
    """Some of what there is; `unknown` makes the sentence for a value that is not there."""

    widget = SpreadSelect

    def __init__(self, *, most: int, too_many: str, unknown: str, **kwargs: object) -> None:
        self.most, self.too_many, self.unknown = most, too_many, unknown
        super().__init__(**kwargs)

    def validate(self, value: Sequence[str]) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        wrong = [each for each in value if not self.valid_value(each)]
        if wrong:
            raise forms.ValidationError(
                [self.unknown % {"value": each[:LONGEST_VALUE], "known": self._known()} for each in wrong]
            )
        if len(value) > self.most:
            over = {"most": self.most, "given": len(value), "over": len(value) - self.most}
            raise forms.ValidationError(self.too_many % over)

    def _known(self) -> str:
        return "、".join(str(label) for _value, label in self.choices)


class YearsForm(forms.Form):
    """years: with a published report, the newest first. A reader who chooses none sees the newest."""

    years = Several(
        label=_("比哪几年"),
        required=False,
        most=MOST_YEARS,
        too_many=_("一次最多比%(most)d年，现在选了%(given)d年，去掉%(over)d年"),
        unknown=_("%(value)s年的报告没有公布过，能比的有：%(known)s"),
    )
    column = forms.ChoiceField(
        label=_("申请表看哪一类申请人"),
        required=False,
        choices=[(column.id, column.label) for column in reversed(COLUMNS)],
        error_messages={"invalid_choice": _("没有这一类申请人，从列出的里面选")},
    )

    def __init__(self, *args: object, known: Sequence[int], **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            field.needed = True  # left open, the page chooses; nothing to call optional
        self.fields["years"].choices = [(str(year), gettext("%(year)d年") % {"year": year}) for year in known]

    def clean_column(self) -> str:
        return self.cleaned_data["column"] or "total"


class AgenciesForm(forms.Form):
    """agencies: code and name of those with a published report on the year."""

    year = forms.ChoiceField(
        label=_("年度"),
        required=False,
        error_messages={"invalid_choice": _("%(value)s年没有公布过报告，从列出的年度里选")},
    )
    agencies = Several(
        label=_("比哪几个单位"),
        required=False,
        most=MOST_AGENCIES,
        too_many=_("一次最多比%(most)d个单位，现在选了%(given)d个，去掉%(over)d个"),
        unknown=_("“%(value)s”在这一年没有公布的报告，从列出的单位里选"),
    )

    def __init__(
        self,
        *args: object,
        years: Sequence[int],
        agencies: Sequence[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            field.needed = True
        self.fields["year"].choices = [(str(year), str(year)) for year in years]
        self.fields["agencies"].choices = agencies
