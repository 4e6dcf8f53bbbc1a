"""What comes back from the page on which a report is written: each passage with what it was begun from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django import forms

from gongkai.annual_report.drafting.passages import LONGEST, even
from gongkai.workbench.forms.fields import DeskForm

_LAST_REVISION = 2**31 - 1  # what the column takes


@dataclass(frozen=True)
class Typed:
    """One passage as it stands in somebody's browser.

    base, revision: the passage as it was when the person began. kept: what was typed here is kept already,
    as that person's unsaved words. mine: where another was quicker, the own text beside the other's.
    """

    text: str
    base: str
    revision: int
    kept: bool = False
    mine: str | None = None

    @property
    def changed(self) -> bool:
        return self.text != self.base


class PassagesForm(DeskForm):
    """``thing``: the passages of a part. A passage that did not come with the form is left as it is.

    opened: when the page was opened, in seconds since 1970.
    """

    opened = forms.IntegerField(required=False, min_value=0, max_value=10**11)

    def prepare(self) -> None:
        for section in self.thing:
            at = section.position
            self.fields[f"text_{at}"] = forms.CharField(
                required=False,
                max_length=LONGEST,
                error_messages={
                    "max_length": f"这一段最多{LONGEST}字，分成几段或者删短",
                    "null_characters_not_allowed": "这一段里有保存不了的控制字符，删去，或者重新输入",
                },
            )
            self.fields[f"base_{at}"] = forms.CharField(required=False)
            self.fields[f"revision_{at}"] = forms.IntegerField(
                required=False, min_value=0, max_value=_LAST_REVISION
            )
            self.fields[f"kept_{at}"] = forms.BooleanField(required=False)
            self.fields[f"mine_{at}"] = forms.CharField(required=False)

    def typed(self) -> dict[int, Typed]:
        """Position -> what came, also of a passage that is too long: nothing typed is lost."""
        found = {}
        for section in self.thing:
            at = section.position
            if f"text_{at}" in self.data:
                found[at] = Typed(
                    text=even(self.data[f"text_{at}"]),
                    base=_words(self.data.get(f"base_{at}", "")),
                    revision=self.cleaned_data.get(f"revision_{at}") or 0,
                    kept=bool(self.cleaned_data.get(f"kept_{at}")),
                    mine=_words(self.data[f"mine_{at}"]) if f"mine_{at}" in self.data else None,
                )
        return found

    def opened_at(self) -> datetime | None:
        """When the person opened the page."""
        seconds = self.cleaned_data.get("opened")
        return datetime.fromtimestamp(seconds, tz=UTC) if seconds else None

    def error_of(self, position: int) -> str:
        return " ".join(self.errors.get(f"text_{position}", ()))


def _words(came_back: str) -> str:
    """Of what the page held itself; a NUL was not in it, and PostgreSQL keeps none."""
    return even(came_back.replace("\x00", ""))
