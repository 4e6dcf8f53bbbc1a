"""What stands on the paper, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.wording import day_text


@dataclass(frozen=True)
class LetterText:
    """number and dated_on: blank and None on a draft. attachments: names of files."""

    agency: str
    title: str
    number: str
    addressee: str
    paragraphs: tuple[str, ...]
    remedy: str
    dated_on: date | None
    attachments: tuple[str, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        """The title in lines: who answers, then what it is."""
        kind = self.title.removeprefix(self.agency)
        return (self.agency, kind) if kind != self.title and kind else (self.title,)

    @property
    def date_text(self) -> str:
        return day_text(self.dated_on) if self.dated_on else "　　年　月　日"

    @property
    def attachment_lines(self) -> tuple[str, ...]:
        """附件：1.…, the following ones aligned under the first."""
        if len(self.attachments) == 1:
            return (f"附件：{self.attachments[0]}",)
        numbered = (f"{place}.{name}" for place, name in enumerate(self.attachments, start=1))
        return tuple(f"附件：{line}" if line.startswith("1.") else f"　　　{line}" for line in numbered)

    def fields(self) -> dict[str, str | list[str]]:
        """What both templates print."""
        return {
            "heading": list(self.heading),
            "number": self.number,
            "addressee": self.addressee,
            "paragraphs": list(self.paragraphs),
            "remedy": self.remedy,
            "attachments": list(self.attachment_lines),
            "agency": self.agency,
            "date": self.date_text,
        }
