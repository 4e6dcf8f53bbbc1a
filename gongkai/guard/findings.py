"""What a finding is, and how little of what was found it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """An error must be removed or cleared before the file goes out; a warning is for the officer to weigh."""

    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    IDENTITY_NUMBER = "identity_number"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    PLATE = "plate"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_TEXT = "hidden_text"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    EMBEDDED_FILE = "embedded_file"
    COVERED_TEXT = "covered_text"
    ANNOTATION = "annotation"
    METADATA = "metadata"
    NOT_CHECKED = "not_checked"
    MORE = "more"
    UNREADABLE = "unreadable"


LABELS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.IDENTITY_NUMBER: "身份证号码",
        Kind.MOBILE: "手机号码",
        Kind.LANDLINE: "固定电话",
        Kind.BANK_CARD: "银行卡号",
        Kind.ADDRESS: "住址",
        Kind.PLATE: "车牌号",
        Kind.HIDDEN_SHEET: "隐藏的工作表",
        Kind.HIDDEN_ROW: "隐藏的行",
        Kind.HIDDEN_COLUMN: "隐藏的列",
        Kind.HIDDEN_TEXT: "隐藏的文字",
        Kind.COMMENT: "批注",
        Kind.TRACKED_CHANGE: "修订痕迹",
        Kind.EMBEDDED_FILE: "嵌在里面的文件",
        Kind.COVERED_TEXT: "黑块下面的文字",
        Kind.ANNOTATION: "PDF注释",
        Kind.METADATA: "文件属性",
        Kind.NOT_CHECKED: "查不到的部分",
        Kind.MORE: "还有更多",
        Kind.UNREADABLE: "读不了",
    }
)

# An office's telephone, address and car are as a rule public; who made a file is seldom a secret.
WARNINGS = frozenset({Kind.LANDLINE, Kind.ADDRESS, Kind.PLATE, Kind.METADATA, Kind.NOT_CHECKED})


@dataclass(frozen=True)
class Finding:
    """where: the place in words (第2页, 工作表“名册”B3). excerpt: masked, never the whole."""

    kind: Kind
    where: str
    excerpt: str

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.kind in WARNINGS else Severity.ERROR

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    def as_json(self) -> dict[str, str]:
        return {
            "kind": self.kind.value,
            "where": self.where,
            "excerpt": self.excerpt,
            "severity": self.severity.value,
        }


def masked(text: str, *, first: int = 1, last: int = 0) -> str:
    """The text with everything between its first and last characters starred; a short one wholly."""
    if len(text) <= first + last:
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - first - last) + text[len(text) - last :]
