"""Why applications may not be answered together. Each text is a sentence for the officer."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal


class OneOfThemFailed(Refusal):
    """number: the case that held it up. Nothing was done with any of them."""

    def __init__(self, number: str, reason: str):
        super().__init__(f"{number}办不了：{reason}。一件不行，全部没有办")


class NothingChosen(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有选要一并答复的申请")


class OfAnotherAgency(Refusal):
    def __init__(self) -> None:
        super().__init__("只有本单位受理的申请可以一并答复")


class NotInHand(Refusal):
    def __init__(self, state_label: str):
        super().__init__(f"现在是“{state_label}”，要在“办理中”时才能一并答复")


class AnsweredWithAnother(Refusal):
    def __init__(self, number: str):
        super().__init__(f"已经和{number}一并答复，先从那里退出")


class LeadsOthers(Refusal):
    def __init__(self) -> None:
        super().__init__("有别的申请已经和这一件一并答复，不能再并到另一件")


class SecondRound(Refusal):
    def __init__(self) -> None:
        super().__init__("重新处理的案件按复议决定或者判决单独答复")


class NotTogether(Refusal):
    def __init__(self) -> None:
        super().__init__("没有和别的申请一并答复")


class OutOfStep(Refusal):
    def __init__(self) -> None:
        super().__init__("处理决定和牵头的一件不一样了，重新选一次一并答复，或者退出")


class LeadNotAnswered(Refusal):
    def __init__(self, number: str):
        super().__init__(f"这件并入{number}一并答复，那一件的答复书签发以后才能办结")
