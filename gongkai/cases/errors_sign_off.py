"""Why a step of sign-off, or the order of steps, may be refused."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal


class NotYourStep(Refusal):
    def __init__(self, role_label: str):
        super().__init__(f"答复书现在等{role_label}审签，您今天没有这个岗位")


class NotTheLastStep(Refusal):
    """Signing was asked, but others come first."""

    def __init__(self, role_label: str):
        super().__init__(f"现在是{role_label}审核这一步，后面还有人审签，审核同意以后才轮到签发")


class TheLastStep(Refusal):
    """Approving was asked, but this step signs."""

    def __init__(self, role_label: str):
        super().__init__(f"{role_label}是最后一步，审核同意就是签发")


class OneStepAPerson(Refusal):
    def __init__(self, role_label: str):
        super().__init__(f"这份答复书您已经审核过一步，{role_label}这一步要由另一个人办")


class NobodyForStep(Refusal):
    def __init__(self, role_label: str, agency: str):
        super().__init__(
            f"{agency}今天没有人能办“{role_label}”这一步：送审的人不审自己的，一个人只审一步；"
            "请系统管理员设岗位或者代办，也可以由另一个人送审"
        )


class NobodyInRole(Refusal):
    def __init__(self, role_label: str, agency: str):
        super().__init__(f"{agency}今天没有{role_label}，这一步不能打开；先由系统管理员设岗位")


class NoOutcomeChosen(Refusal):
    def __init__(self) -> None:
        super().__init__("选了“选定的处理决定”，就要至少选一种处理决定")
