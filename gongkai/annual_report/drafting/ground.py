"""What is known about a report before a sentence of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """agency: its name, government: of the government it belongs to.

    is_government: art. 50 asks it for assessment, evaluation and accountability too. records: by name, as in
    tokens.RECORDS. summed_by: who sums the report up, where that is not the own government; "" otherwise.
    left_out: agencies a government's sum does not count, each with its reason. has_before: last year's report
    is public. moved: functions that came or went in the year, each the other agency with its sentence.
    """

    agency: str
    government: str
    year: int
    form: str
    is_government: bool
    records: Mapping[str, int]
    summed_by: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    has_before: bool = False

    @property
    def charged(self) -> bool:
        """Whether anything was asked or taken for processing (art. 42)."""
        return any(self.records.get(name, 0) for name in ("收费通知", "通知金额", "实收金额"))
