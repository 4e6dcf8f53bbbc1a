"""Why an application may not be split. Each text is a sentence for the officer."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal


class AlreadySplit(Refusal):
    def __init__(self) -> None:
        super().__init__("这件已经分过案，只能分一次；分案不能撤销")


class IsAPart(Refusal):
    def __init__(self, number: str):
        super().__init__(f"这件是从{number}分出来的，已经是一事一申请")


class TiedToOthers(Refusal):
    def __init__(self) -> None:
        super().__init__("这件和别的申请一并答复，先退出再分案")


class FeeAlreadyNoticed(Refusal):
    def __init__(self) -> None:
        super().__init__("已经就整件通知收费，分案会改变计费的件数，不能再分（国办函〔2020〕109号第四条）")


class StillWaiting(Refusal):
    def __init__(self) -> None:
        super().__init__("还在等申请人补正、缴费、说明理由或者等别人的意见，回来以后再分案")


class LetterWentOut(Refusal):
    def __init__(self) -> None:
        super().__init__("已经有签发的答复书，不能再分案")


class TooFewMatters(Refusal):
    def __init__(self) -> None:
        super().__init__("分案要写明两件以上，每件写标题和所需信息")


class TooManyMatters(Refusal):
    def __init__(self, most: int):
        super().__init__(f"一次最多分成{most}件")
