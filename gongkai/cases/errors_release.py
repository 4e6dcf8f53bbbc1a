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


class NothingMarked(Refusal):
    def __init__(self) -> None:
        super().__init__("写明要遮盖的文字，或者页码和位置")


class NotAGround(Refusal):
    def __init__(self, code: str):
        super().__init__(
            f"“{code}”不是不予公开的依据，从清单里选一项（第十四条至第十六条、第三十六条第七项）"
        )
