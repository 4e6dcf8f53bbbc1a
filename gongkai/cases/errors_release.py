"""Why a file may not go out, or not be changed. Each text is a sentence for the officer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.agencies.errors import Refusal


class NotScanned(Refusal):
    def __init__(self, names: Sequence[str]):
        super().__init__(f"“{'”“'.join(names)}”还没有检查过，到文件页检查以后再送审")


class FindingsOpen(Refusal):
    """found: name of the file and how many errors nobody has dealt with."""

    def __init__(self, found: Mapping[str, int]):
        files = "，".join(f"“{name}”{count}处" for name, count in found.items())
        super().__init__(
            f"附件里查到不能发出的内容还没有处理：{files}；遮盖、取回，或者由另一个人逐处复核（第十五条、第三十七条）"
        )


class NotAReplyFile(Refusal):
    def __init__(self) -> None:
        super().__init__("这个文件不随答复发出，不用检查、遮盖或者取回")


class AlreadyTakenBack(Refusal):
    def __init__(self) -> None:
        super().__init__("这个附件已经取回，不会发出")


class NothingToClear(Refusal):
    def __init__(self) -> None:
        super().__init__("这一处只是提醒，不妨碍送审，不用复核")


class AlreadyCleared(Refusal):
    def __init__(self, name: str):
        super().__init__(f"{name}已经复核过这一处")


class SecondLookNeeded(Refusal):
    def __init__(self) -> None:
        super().__init__("复核的人和附上文件的人不能是同一个人，由另一位经办人或者公开工作机构负责人复核")


class RedactionFailed(Refusal):
    """The copy was read again and something marked was still there, or nothing marked was found."""


class NoSuchWords(RedactionFailed):
    def __init__(self, line: int):
        super().__init__(f"第{line}行要遮盖的内容在文件里没有找到，核对文字或者改用页码和位置")


class StillReadable(RedactionFailed):
    def __init__(self) -> None:
        super().__init__("遮盖后重新读取，要遮盖的文字还读得出来，没有生成副本；改用页码和位置遮盖整块")


class CannotRedact(RedactionFailed):
    def __init__(self, name: str, why: str):
        super().__init__(f"“{name}”不能在这里遮盖：{why}")


class BadMark(RedactionFailed):
    def __init__(self, line: int, why: str):
        super().__init__(f"第{line}行{why}")
