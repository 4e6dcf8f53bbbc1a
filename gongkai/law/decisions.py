"""The catalogue of decisions (arts. 30, 35-39): what each is called, where it stands in the law and in the
report.

Lives elsewhere: what must be on file before a decision may go out (evidence.py), where it can be attacked
(remedies.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.citations import FEE_MEASURES, OGI, REPORT_FORM_2021, Citation
from gongkai.law.errors import LawError


class Outcome(StrEnum):
    """Codes of decisions; a case carries one. G disclosed, D withheld, N cannot be given, P not handled, O
    other."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    D1 = "D1"
    D2 = "D2"
    D3 = "D3"
    D4 = "D4"
    D5 = "D5"
    D6 = "D6"
    D7 = "D7"
    D8 = "D8"
    N1 = "N1"
    N2 = "N2"
    N3 = "N3"
    N4 = "N4"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"
    O1 = "O1"
    O2 = "O2"
    O3 = "O3"

    @property
    def label(self) -> str:
        return DECISIONS[self].label


@dataclass(frozen=True)
class Decision:
    """One kind of decision.

    row: row of table 3 in the 2021 form; report_row gives that of other forms.
    review_first: reconsideration must come before litigation (remedies.review_first knows the dates).
    question: which of the five questions of the model rule leads here, 1 to 5; None for what ends a case
    otherwise.
    choices: where the law lists kinds, the officer names which.
    letter_wording: the sentence of the reply that says the decision; particulars follow it.
    """

    code: Outcome
    label: str
    group: str
    citation: Citation
    row: str
    letter_wording: str
    question: int | None = 4
    review_first: bool = False
    choices: tuple[str, ...] = ()


GRANTED, PARTLY, WITHHELD = "予以公开", "部分公开", "不予公开"
UNAVAILABLE, NOT_HANDLED, OTHERWISE = "无法提供", "不予处理", "其他处理"
GROUPS = (GRANTED, PARTLY, WITHHELD, UNAVAILABLE, NOT_HANDLED, OTHERWISE)

SECURITY_KINDS = ("国家安全", "公共安全", "经济安全", "社会稳定")
INTERNAL_KINDS = ("人事管理", "后勤管理", "内部工作流程")
PROCESS_KINDS = ("讨论记录", "过程稿", "磋商信函", "请示报告")
THIRD_PARTY_KINDS = ("商业秘密", "个人隐私", "第三方的其他合法权益")

_ALL = (
    Decision(
        Outcome.G1,
        "已经主动公开",
        GRANTED,
        Citation(OGI, 36, item=1),
        "C1",
        "您申请的政府信息已经主动公开，现将获取该信息的方式和途径告知您。",
    ),
    Decision(
        Outcome.G2,
        "予以公开",
        GRANTED,
        Citation(OGI, 36, item=2),
        "C1",
        "您申请的政府信息可以公开，本机关予以公开。",
    ),
    Decision(
        Outcome.G3,
        "部分公开",
        PARTLY,
        Citation(OGI, 37),
        "C2",
        "您申请的政府信息中有不应当公开的内容，能够区分处理，本机关公开其余部分，并就不公开的部分说明理由。",
        review_first=True,
    ),
    Decision(
        Outcome.D1,
        "属于国家秘密",
        WITHHELD,
        Citation(OGI, 14),
        "C31",
        "您申请的政府信息依法确定为国家秘密，本机关不予公开。",
        review_first=True,
    ),
    Decision(
        Outcome.D2,
        "其他法律行政法规禁止公开",
        WITHHELD,
        Citation(OGI, 14),
        "C32",
        "您申请的政府信息属于法律、行政法规禁止公开的政府信息，本机关不予公开。",
        review_first=True,
    ),
    Decision(
        Outcome.D3,
        "危及“三安全一稳定”",
        WITHHELD,
        Citation(OGI, 14),
        "C33",
        "您申请的政府信息公开后可能危及国家安全、公共安全、经济安全或者社会稳定，本机关不予公开。",
        review_first=True,
        choices=SECURITY_KINDS,
    ),
    Decision(
        Outcome.D4,
        "保护第三方合法权益",
        WITHHELD,
        Citation(OGI, 15),
        "C34",
        "您申请的政府信息公开会损害第三方的合法权益，本机关不予公开。",
        review_first=True,
        choices=THIRD_PARTY_KINDS,
    ),
    Decision(
        Outcome.D5,
        "属于三类内部事务信息",
        WITHHELD,
        Citation(OGI, 16, 1),
        "C35",
        "您申请的政府信息属于本机关的内部事务信息，本机关不予公开。",
        review_first=True,
        choices=INTERNAL_KINDS,
    ),
    Decision(
        Outcome.D6,
        "属于四类过程性信息",
        WITHHELD,
        Citation(OGI, 16, 2),
        "C36",
        "您申请的政府信息是本机关在履行行政管理职能过程中形成的过程性信息，本机关不予公开。",
        review_first=True,
        choices=PROCESS_KINDS,
    ),
    Decision(
        Outcome.D7,
        "属于行政执法案卷",
        WITHHELD,
        Citation(OGI, 16, 2),
        "C37",
        "您申请的政府信息属于行政执法案卷信息，本机关不予公开。",
        review_first=True,
    ),
    Decision(
        Outcome.D8,
        "属于行政查询事项",
        WITHHELD,
        Citation(OGI, 36, item=7),
        "C38",
        "您申请的信息，其获取由有关法律、行政法规专门规定，现告知您按该规定办理。",
    ),
    Decision(
        Outcome.N1,
        "经检索没有该信息",
        UNAVAILABLE,
        Citation(OGI, 36, item=4),
        "C41",
        "经检索，没有您申请的政府信息，该信息不存在。",
        question=3,
    ),
    Decision(
        Outcome.N2,
        "不属于本机关负责公开",
        UNAVAILABLE,
        Citation(OGI, 36, item=5),
        "C41",
        "您申请的政府信息不属于本机关负责公开。",
        question=2,
    ),
    Decision(
        Outcome.N3,
        "没有现成信息需要另行制作",
        UNAVAILABLE,
        Citation(OGI, 38),
        "C42",
        "您申请的信息没有现成的，需要本机关对现有信息加工、分析，本机关不予提供。",
    ),
    Decision(
        Outcome.N4,
        "补正后申请内容仍不明确",
        UNAVAILABLE,
        Citation(OGI, 30),
        "C43",
        "您补正后，申请的内容仍不明确，本机关无法据此查找和提供。",
        question=1,
    ),
    Decision(
        Outcome.P1,
        "信访举报投诉类申请",
        NOT_HANDLED,
        Citation(OGI, 39, 1),
        "C51",
        "您以申请公开政府信息的形式提出的是信访、投诉、举报等事项，本机关不作为政府信息公开申请处理，"
        "您可以通过相应渠道提出。",
        question=2,
    ),
    Decision(
        Outcome.P2,
        "重复申请",
        NOT_HANDLED,
        Citation(OGI, 36, item=6),
        "C52",
        "本机关已就您的相同申请作出答复，对本次申请不予重复处理。",
        question=2,
    ),
    Decision(
        Outcome.P3,
        "要求提供公开出版物",
        NOT_HANDLED,
        Citation(OGI, 39, 2),
        "C53",
        "您要求提供的是政府公报、报刊、书籍等公开出版物，现将获取的途径告知您。",
    ),
    Decision(
        Outcome.P4,
        "无正当理由大量反复申请",
        NOT_HANDLED,
        Citation(OGI, 35),
        "C54",
        "您申请的数量、频次明显超过合理范围，说明的理由不合理，本机关对本次申请不予处理。",
    ),
    # the report form knows this row; the Regulation has no article of its own for it
    Decision(
        Outcome.P5,
        "要求行政机关确认或重新出具已获取信息",
        NOT_HANDLED,
        Citation(REPORT_FORM_2021),
        "C55",
        "您要求本机关确认或者重新出具您已经获取的信息，本机关对本次申请不予处理。",
    ),
    Decision(
        Outcome.O1,
        "无正当理由逾期不补正",
        OTHERWISE,
        Citation(OGI, 30),
        "C61",
        "您在补正期限内没有补正，也没有说明正当理由，视为放弃申请，本机关不再处理该申请。",
        question=1,
    ),
    # [M] the article of the fee measures was not at hand
    Decision(
        Outcome.O2,
        "逾期未缴纳费用",
        OTHERWISE,
        Citation(FEE_MEASURES),
        "C62",
        "您没有按收费通知的要求在期限内缴清信息处理费，视为放弃申请，本机关不再处理该申请。",
        question=None,
    ),
    Decision(
        Outcome.O3,
        "撤回、咨询、并案等其他处理",
        OTHERWISE,
        Citation(REPORT_FORM_2021),
        "C63",
        "该申请已按其他方式处理完毕。",
        question=None,
    ),
)

DECISIONS: Mapping[Outcome, Decision] = {decision.code: decision for decision in _ALL}

ROWS_OF_2019 = {"C61": "C6", "C62": "C6", "C63": "C6"}
"""The form of 2019 and 2020 (国办公开办函〔2019〕60号) has one row （六）其他处理 where that of 2021 has
three."""


def report_row(code: Outcome, form: str = "2021") -> str:
    """The row of table 3 a case with this decision counts in. form: "2019" (reports of 2019, 2020) or
    "2021"."""
    row = DECISIONS[code].row
    if form == "2021":
        return row
    if form == "2019":
        return ROWS_OF_2019.get(row, row)
    raise LawError(f"年度报告格式只有2019年和2021年两种，没有“{form}”（国办公开办函〔2021〕30号）。")
