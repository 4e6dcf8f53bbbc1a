"""The nine elements of a reply letter, the fifth question of the model handling rule (当不当).

Source: 《江苏省政府信息公开申请办理答复规范》, sent to all provinces as a reference on 2020-01-10. It asks
for no seal across the seams or on every page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReplyLetter:
    """A reply as drafted. Texts may be blank, the day may be missing: missing_elements says so."""

    title: str = ""
    number: str = ""
    applicant: str = ""
    application_facts: str = ""
    legal_basis: str = ""
    decision: str = ""
    remedies: str = ""
    agency: str = ""
    dated_on: date | None = None
    sealed: bool = False


ELEMENTS: tuple[tuple[str, str], ...] = (
    ("title", "标题"),
    ("number", "文号"),
    ("applicant", "申请人姓名（名称）"),
    ("application_facts", "申请事实"),
    ("legal_basis", "法律依据"),
    ("decision", "处理决定"),
    ("remedies", "复议、诉讼的权利和期限"),
    ("agency", "答复主体"),
)
DATE_AND_SEAL = "答复日期及印章"


def missing_elements(letter: ReplyLetter) -> tuple[str, ...]:
    """The official names of the elements the letter lacks, in the order of the rule."""
    lacking = [name for field, name in ELEMENTS if not str(getattr(letter, field)).strip()]
    if letter.dated_on is None or not letter.sealed:
        lacking.append(DATE_AND_SEAL)
    return tuple(lacking)
