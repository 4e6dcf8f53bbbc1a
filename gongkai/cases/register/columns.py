"""The columns of the workbook that cases are imported from, in their order, with what each takes.

Lives here: headings, choices, hints. Lives elsewhere: the empty workbook (template.py), reading it
(workbook.py), whether a row can stand (rows.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gongkai.cases.models import Case, Remedy
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.receipt import Channel
from gongkai.law.service_of_letters import ServiceMethod

Kind = Literal["text", "day", "choice", "whole"]
IDENTITY_KINDS = (
    "居民身份证",
    "护照",
    "港澳居民来往内地通行证",
    "台湾居民来往大陆通行证",
    "统一社会信用代码",
    "其他证件",
)


@dataclass(frozen=True)
class Column:
    """choices: what may be written -> the value kept. private: of the applicant; never repeated in an error.

    length: characters at most, of text.
    """

    key: str
    heading: str
    kind: Kind
    hint: str
    required: bool = False
    length: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    shown: tuple[str, ...] = ()  # of the choices, those in the drop-down
    private: bool = False


def _labelled(pairs: Mapping[str, str]) -> Mapping[str, str]:
    """Label or code, either is understood."""
    return {label: value for value, label in pairs.items()} | {value: value for value in pairs}


def _choice(key: str, heading: str, pairs: Mapping[str, str], hint: str, *, required: bool = False) -> Column:
    return Column(key, heading, "choice", hint, required, 0, _labelled(pairs), tuple(pairs.values()))


def _day(key: str, heading: str, hint: str, *, required: bool = False) -> Column:
    return Column(key, heading, "day", hint, required)


def _text(
    key: str, heading: str, length: int, hint: str, *, required: bool = False, private: bool = False
) -> Column:
    return Column(key, heading, "text", hint, required, length, private=private)


_CHANNELS = {channel.value: channel.label for channel in Channel}
_OUTCOMES = {code.value: decision.label for code, decision in DECISIONS.items()}
_METHODS = {method.value: method.label for method in ServiceMethod}
_RESULTS = dict(Remedy.Result.choices)

COLUMNS: tuple[Column, ...] = (
    _text("former_number", "原编号", 60, "原来登记簿上的编号，本单位内不能重复", required=True),
    _choice("channel", "收到方式", _CHANNELS, "从下拉里选", required=True),
    _day("received_on", "收到日期", "按收到方式定的收到之日（第三十一条），不是录入的那天", required=True),
    _choice(
        "applicant_class",
        "申请人类别",
        dict(Case.ApplicantClass.choices),
        "从下拉里选，年度报告按它统计",
        required=True,
    ),
    _text("name", "姓名或者名称", 80, "加密保存", required=True, private=True),
    Column(
        "identity_kind",
        "证件类型",
        "choice",
        "从下拉里选",
        True,
        choices={kind: kind for kind in (*IDENTITY_KINDS, "身份证")},
        shown=IDENTITY_KINDS,
    ),
    _text("identity_number", "证件号码", 40, "写成文本，加密保存", required=True, private=True),
    _text("phone", "联系电话", 30, "电话、邮箱、地址至少填一样，加密保存", private=True),
    _text("email", "电子邮箱", 80, "加密保存", private=True),
    _text("postal_address", "通信地址", 120, "加密保存", private=True),
    _text("title", "申请内容", 80, "一句话，列表里用", required=True),
    _text("description", "所需信息", 4000, "名称、文号或者其他特征；空着就与申请内容相同"),
    _choice("wanted_form", "要的形式", dict(Case.WantedForm.choices), "从下拉里选", required=True),
    _choice("delivery", "取得方式", dict(Case.Delivery.choices), "从下拉里选", required=True),
    _day("correction_required_on", "补正告知日期", "发出补正告知书之日（第三十条）"),
    _day("correction_until", "补正期限", "还在等补正的必填：申请人最迟哪天补来"),
    _day("corrected_on", "补正收到日期", "收到补正后的申请之日，期限从这天重新起算"),
    _text("inquiry_to", "征求意见对象", 120, "还在征求意见的必填：第三方或者机关的名称"),
    _day("inquiry_sent_on", "征求意见发出日期", "发出征求意见书之日，次日起停止计算"),
    _day("inquiry_ended_on", "征求意见结束日期", "收到意见或者期满之日"),
    _day("fee_noticed_on", "收费通知日期", "发出收费通知之日"),
    _day("fee_paid_on", "缴清费用日期", "申请人缴清之日，期限重新起算"),
    _day("extended_on", "延期告知日期", "告知申请人延长答复期限之日（第三十三条第二款）"),
    Column("extension", "延期工作日数", "whole", "1到20"),
    _choice("outcome", "处理决定", _OUTCOMES, "代码（如G2）或者名称；在办的空着"),
    _text("grounds", "理由", 4000, "作出这个决定的理由"),
    _text("letter_number", "答复文号", 40, "如明住建公复〔2025〕12号"),
    _day("decided_on", "答复日期", "作出答复之日，年度报告按它计入办结"),
    _choice("service_method", "送达方式", _METHODS, "从下拉里选"),
    _day("served_on", "送达日期", "按送达方式定的答复送达之日"),
    _day("closed_on", "办结日期", "空着就与送达日期相同"),
    _day("archived_on", "归档日期", "没有归档的空着"),
    _text("handler", "经办人", 150, "本单位经办人的用户名；空着由导入的人经办"),
    _day("review_filed_on", "复议提起日期", "没有复议的空着"),
    _text("review_body", "复议机关", 120, "有复议的必填"),
    _choice("review_result", "复议结果", _RESULTS, "从下拉里选；没有审结的选尚未审结"),
    _day("review_concluded_on", "复议审结日期", "审结的必填"),
    _day("suit_filed_on", "起诉日期", "没有诉讼的空着；有复议的按复议后起诉计"),
    _text("suit_court", "受诉法院", 120, "有诉讼的必填"),
    _choice("suit_result", "诉讼结果", _RESULTS, "从下拉里选"),
    _day("suit_concluded_on", "诉讼审结日期", "审结的必填"),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
BY_HEADING: Mapping[str, Column] = {column.heading: column for column in COLUMNS}
SHEET, GUIDE = "申请", "填写说明"


def heading(key: str) -> str:
    return BY_KEY[key].heading


def outcome_of(code: str) -> Outcome | None:
    return Outcome(code) if code else None
