"""Why a reply may not become a publication (art. 44). Each text is a sentence for the officer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import short_day_text


class NothingGiven(Refusal):
    def __init__(self) -> None:
        super().__init__("这件没有向申请人提供信息，没有可以转为主动公开的内容（第四十四条）")


class AlreadyConverted(Refusal):
    def __init__(self, title: str):
        super().__init__(f"同样的信息已经拟成“{title}”，在公开审查与发布里接着办")


class NothingToSuggest(Refusal):
    def __init__(self) -> None:
        super().__init__("这件没有向申请人提供信息，没有可以建议公开的内容（第四十四条第二款）")


class AlreadySuggested(Refusal):
    def __init__(self, on: date):
        self.on = on
        super().__init__(f"申请人{short_day_text(on)}已经建议过")


class AlreadyTakenUp(Refusal):
    """Said to an applicant: no title, for the draft is nobody's but the agency's."""

    def __init__(self) -> None:
        super().__init__("受理单位已经在办理，拟向社会公开同样的信息，不用再建议")


class PersonalDataInText(Refusal):
    """found: what was found and how often, by its label."""

    def __init__(self, found: Mapping[str, int]):
        what = "、".join(f"{label}{count}处" for label, count in found.items())
        super().__init__(f"标题、概述或者正文里有{what}，去掉以后才能转为主动公开（第十五条）")


class PersonalDataInFiles(Refusal):
    """found: how many places by file."""

    def __init__(self, found: Mapping[str, int]):
        what = "、".join(f"“{name}”{count}处" for name, count in found.items())
        super().__init__(
            f"答复的附件里查到不能对社会公开的内容：{what}；"
            "给申请人可以，给所有人不行。不带附件转，另附一份去掉这些内容的文件（第十五条）"
        )


class NamesTheApplicant(Refusal):
    """places: the text, or the names of files, in which the applicant's particulars stand."""

    def __init__(self, places: tuple[str, ...]):
        super().__init__(
            f"{'、'.join(places)}里写有申请人的姓名、证件号码或者联系方式，去掉以后才能转为主动公开"
        )
