"""Written reasons for which a finding may stand: it is shown still, as explained, and is no error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gongkai.annual_report.checking.prose.text import even_text
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding

Reasons = Mapping[tuple[str, str], str]
"""(rule, address; "" for the whole report) -> the reason someone wrote down."""

_CARRIED = re.compile("结转|上年|上一年|去年")
_REASON = re.compile("划转|划入|划出|口径|机构改革|机构调整|职能调整|职责调整|撤并|合并|补登|漏登|更正")


def explained(
    found: Iterable[Finding], read: ReadReport, reasons: Reasons, *, moved_is_known: bool = False
) -> Iterator[Finding]:
    """The findings; those with a reason as warnings that hold it.

    Of a carry-over that differs from last year (RC-07) the report itself may tell why, in any of its parts.
    moved_is_known: not where the expected figure holds what moved already, for then its sentence on that
    explains no difference.
    """
    told: str | None = None
    for finding in found:
        reason = reasons.get((finding.rule, finding.address or ""), "")
        if not reason and finding.rule == "RC-07" and not moved_is_known:
            told = _told_in(read) if told is None else told
            reason = told
        yield replace(finding, severity="warning", explained=reason) if reason else finding


def _told_in(read: ReadReport) -> str:
    """The sentence that says why what was carried over differs; "" where there is none."""
    for part in ("6", "1", "5"):
        text = even_text(part, read.text.get(part, ""))
        for sentence in text.sentences:
            if _CARRIED.search(sentence.text) and _REASON.search(sentence.text):
                return text.place(sentence, 0, len(sentence.text)).words.strip()
    return ""
