"""Why an act on a publication may be refused. Each text is a sentence for the officer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.agencies.errors import Refusal


class NotInState(Refusal):
    """needed: the states in which the act is possible, in words."""

    def __init__(self, act: str, state_label: str, needed: str):
        super().__init__(f"{act}只能在“{needed}”时办，这一件现在是“{state_label}”")


class SecondPersonNeeded(Refusal):
    def __init__(self, act: str):
        super().__init__(f"{act}要由拟稿人以外的人办，这一件是您自己拟的（三审三校）")


class MetadataMissing(Refusal):
    """missing: the official words of what is not filled in."""

    def __init__(self, missing: Sequence[str]):
        self.missing = tuple(missing)
        super().__init__(f"还没有填写{'、'.join(missing)}，补齐后才能公开（第十二条第三款）")


class SecrecyReviewMissing(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有保密审查记录。先审查、后公开，由保密审查员审查通过后再决定（第十七条）")


class SecrecyReviewOutdated(Refusal):
    def __init__(self) -> None:
        super().__init__("保密审查以后内容改过，原来的审查结论不再有效，要重新审查（第十七条）")


class SecrecyReviewRefused(Refusal):
    def __init__(self, note: str):
        super().__init__(f"保密审查没有通过：{note}。不能公开，可以退回修改（第十七条）")


class ReasonMissing(Refusal):
    def __init__(self, what: str):
        super().__init__(f"写明{what}的理由")


class DateInFuture(Refusal):
    def __init__(self, what: str):
        super().__init__(f"{what}不能晚于今天")


class DatesOutOfOrder(Refusal):
    def __init__(self, earlier: str, later: str):
        super().__init__(f"{later}不能早于{earlier}")


class NoValidity(Refusal):
    def __init__(self, kind_label: str):
        super().__init__(f"{kind_label}没有效力状态，只有行政规范性文件才有有效、修改、失效、废止")


class ValidityNotPossible(Refusal):
    def __init__(self, text: str):
        super().__init__(text)


class PersonalDataFound(Refusal):
    """found: how many places by where they are: the text, or the name of a file."""

    def __init__(self, found: Mapping[str, int]):
        what = "、".join(f"{place}{count}处" for place, count in found.items())
        super().__init__(
            f"这件由依申请公开转来，查到不能对社会公开的内容：{what}，去掉以后再送审（第十五条）"
        )


class NotPublicYet(Refusal):
    def __init__(self, title: str):
        super().__init__(f"“{title}”没有公开，不能指明为替代文件或者被解读的文件")


class UnknownWord(Refusal):
    """A choice or field that does not exist: a fault of the form, said plainly."""

    def __init__(self, what: str, value: object):
        super().__init__(f"{what}没有“{value}”这一项")
