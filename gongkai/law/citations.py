"""Acts, and places in them, as they are cited in letters, proofs and errors.

An act keeps the days between which it is in force, so that an old rule stays beside the new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.wording import numeral


@dataclass(frozen=True)
class Act:
    """name: as printed between 《》; number: the issuer's number; until: last day in force, None while in
    force."""

    name: str
    number: str
    in_force_from: date
    until: date | None = None

    def __str__(self) -> str:
        return f"《{self.name}》"

    def in_force(self, on: date) -> bool:
        return self.in_force_from <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Citation:
    """A place in an act. article None cites the act as a whole (forms and notices without articles).

    item: 项; cited right after the article where the article has one paragraph only.
    """

    act: Act
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        return f"{self.act}{self.short}"

    @property
    def short(self) -> str:
        """第三十三条第二款; empty where the whole act is cited."""
        places = ((self.article, "条"), (self.paragraph, "款"), (self.item, "项"))
        return "".join(f"第{numeral(number)}{unit}" for number, unit in places if number is not None)


OGI = Act("政府信息公开条例", "国务院令第711号", date(2019, 5, 15))
OGI_2007 = Act("政府信息公开条例", "国务院令第492号", date(2008, 5, 1), date(2019, 5, 14))
"""The first Regulation: 15 working days and 15 more. Kept so that old letters can be told from new ones."""

CIVIL_CODE = Act("民法典", "主席令第四十五号", date(2021, 1, 1))
REVIEW_LAW = Act("行政复议法", "2023年9月1日修订", date(2024, 1, 1))
LITIGATION_LAW = Act("行政诉讼法", "2017年6月27日修正", date(2017, 7, 1))
LITIGATION_INTERPRETATION = Act(
    "最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释", "法释〔2018〕1号", date(2018, 2, 8)
)
COURT_RULES_2025 = Act(
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释", "法释〔2025〕8号", date(2025, 6, 1)
)
FEE_MEASURES = Act("政府信息公开信息处理费管理办法", "国办函〔2020〕109号", date(2021, 1, 1))
"""In force day and the numbers of its articles are [M]: from general knowledge, the wording was not at
hand."""

REPORT_FORM_2021 = Act("政府信息公开工作年度报告格式", "国办公开办函〔2021〕30号", date(2021, 9, 26))
HOLIDAY_MEASURES = Act("全国年节及纪念日放假办法", "2024年11月10日修订", date(2025, 1, 1))

MODEL_RULE = Act(
    "江苏省政府信息公开申请办理答复规范", "国务院办公厅政府信息与政务公开办公室转发", date(2020, 1, 10)
)
"""The model rule of the five questions, sent to all provinces as a reference on that day."""
PARTY_RULE = Act("中国共产党党务公开条例（试行）", "中共中央2017年12月20日印发", date(2017, 12, 20))
"""[M] Number and day from general knowledge; the name is the one the model rule cites."""
