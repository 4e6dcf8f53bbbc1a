"""The form by which an officer marks what to black out, in groups of one ground each."""

from __future__ import annotations

import re

from django import forms

from gongkai.cases.services.redaction import Group
from gongkai.documents.redaction import Mark
from gongkai.law.decisions import DECISIONS, WITHHELD
from gongkai.workbench.forms.fields import DeskForm, choice, line, text

GROUPS = 3
_BOX = re.compile(r"(?:第)?(\d{1,3})页?[\s,，:：]+" + r"[\s,，]+".join([r"(\d{1,3}(?:\.\d+)?)%?"] * 4))
_GROUNDS = [
    (code.value, f"{rule.label}（{rule.citation.short}）")
    for code, rule in DECISIONS.items()
    if rule.group == WITHHELD
]


class RedactForm(DeskForm):
    """Fields words_N, boxes_N, ground_N and reason_N for each group."""

    def prepare(self) -> None:
        for number in range(1, GROUPS + 1):
            first = number == 1
            self.fields[f"words_{number}"] = text(
                "要遮盖的文字",
                hint="一行一处；同样的文字在全文都遮盖" if first else "",
                length=4000,
                rows=3,
                required=False,
            )
            self.fields[f"boxes_{number}"] = text(
                "要遮盖的位置",
                hint="只用于PDF。一行一块：页码、左、上、右、下，后四个是占页面的百分比，例如 2 10 35 60 40"
                if first
                else "",
                length=2000,
                rows=2,
                required=False,
            )
            self.fields[f"ground_{number}"] = choice(
                "不公开的依据", [("", "选择"), *_GROUNDS], required=first, drop_down=True
            )
            self.fields[f"reason_{number}"] = line(
                "理由",
                ask="写明为什么不公开，例如：第三方的报价，属于商业秘密",
                hint="例如：第三方的报价，属于商业秘密" if first else "",
                length=120,
                required=first,
            )

    def clean(self) -> dict:
        given = super().clean()
        self.marked = {number: self._marks(number) for number in range(1, GROUPS + 1)}
        for number in range(2, GROUPS + 1):
            grounded = given.get(f"ground_{number}") and given.get(f"reason_{number}")
            if self.marked[number] and not grounded:
                self.add_error(f"ground_{number}", f"第{number}组写了要遮盖的内容，选依据并写理由")
        return given

    def groups(self) -> list[Group]:
        given = self.cleaned_data
        return [
            Group(marks, given[f"ground_{number}"], given[f"reason_{number}"])
            for number, marks in self.marked.items()
            if marks
        ]

    def field_groups(self) -> list[list[forms.BoundField]]:
        names = ("words", "boxes", "ground", "reason")
        return [[self[f"{name}_{number}"] for name in names] for number in range(1, GROUPS + 1)]

    def _marks(self, number: int) -> list[Mark]:
        where = "" if number == 1 else f"第{number}组"
        marks = [Mark(f"{where}文字第{row}行", words=each) for row, each in self._lines(f"words_{number}")]
        for row, each in self._lines(f"boxes_{number}"):
            if mark := _box(f"{where}位置第{row}行", each):
                marks.append(mark)
            else:
                self.add_error(
                    f"boxes_{number}",
                    f"第{row}行应写成页码、左、上、右、下五个数，左小于右，上小于下，都不超过100",
                )
        return marks

    def _lines(self, name: str) -> list[tuple[int, str]]:
        rows = enumerate((self.cleaned_data.get(name) or "").splitlines(), start=1)
        return [(row, each.strip()) for row, each in rows if each.strip()]


def _box(label: str, written: str) -> Mark | None:
    found = _BOX.fullmatch(written)
    if found is None:
        return None
    left, top, right, bottom = (float(number) for number in found.groups()[1:])
    if not (left < right <= 100 and top < bottom <= 100) or found[1] == "0":
        return None
    return Mark(label, page=int(found[1]), box=(left, top, right, bottom))
