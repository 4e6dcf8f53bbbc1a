"""One letter's text for another case: what is the other's own stays its own, the rest is carried over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai.cases.letter_text import address
from gongkai.cases.models import Case
from gongkai.law.wording import day_text

ALSO_ANSWERED = "您提交的内容相同的申请（编号："


def also_answered(case: Case, numbers: Iterable[str]) -> str:
    """The paragraph that names the applicant's other applications this reply answers."""
    named = "、".join(numbers)
    return address(case, f"{ALSO_ANSWERED}{named}）与本件一并答复，不再另行答复。")


def is_also_answered(paragraph: str) -> bool:
    return paragraph.replace("你单位", "您").startswith(ALSO_ANSWERED)


def carried(
    written: Sequence[str], *, lead: Case, composed: Sequence[str], other: Case, own: Sequence[str]
) -> list[str]:
    """The lead's letter for the other case.

    written: the lead's paragraphs as edited. composed, own: what the product drafts for the lead and for the
    other. A paragraph nobody edited becomes the other's own; one that names the lead's number gets the
    other's number and day of receipt; any other stands as it was written.
    """
    paired = dict(zip(composed, own, strict=True)) if len(composed) == len(own) else {}
    texts = [text for text in written if not is_also_answered(text)]
    return [paired.get(text) or address(other, _renamed(text, lead, other)) for text in texts]


def _renamed(text: str, lead: Case, other: Case) -> str:
    if lead.number in text:
        text = text.replace(lead.number, other.number)
        text = text.replace(day_text(lead.received_on), day_text(other.received_on))
    return text.replace("你单位", "您")
