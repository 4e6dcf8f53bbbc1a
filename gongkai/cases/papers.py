"""The papers that go out beside the reply: which there are, what each may say, and how a text is filled in.

A text is written with fields in double braces, {{收到日期}}; a blank line parts paragraphs. The product
brings a text for every kind (``paper_texts.py``); the supervising office puts dated versions of its own in
their place.
Titles are those used in practice for the document set of the model handling rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.agencies.errors import Refusal
from gongkai.cases.models.paper import Paper

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
COMMON = ("编号", "申请内容", "收到日期", "本机关", "办公地址", "联系电话", "电子邮箱", "今日日期")
"""Fields every paper may use: of the case and its agency."""

K = Paper.Kind


@dataclass(frozen=True)
class PaperRule:
    """to_applicant: whether the applicant is written to. needs: fields that the text must hold, because the
    law asks for them (``source``). may: further ones it can use."""

    title: str
    to_applicant: bool
    needs: tuple[str, ...]
    source: str
    may: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.needs, *self.may, *COMMON)


PAPERS: Mapping[str, PaperRule] = MappingProxyType(
    {
        K.RECEIPT: PaperRule(
            "政府信息公开申请接收回执", True, ("编号", "收到日期"), "第三十一条", ("答复期限",)
        ),
        K.CORRECTION: PaperRule("政府信息公开申请补正告知书", True, ("补正事项", "补正期限"), "第三十条"),
        K.REASONS: PaperRule(
            "政府信息公开申请说明理由告知书", True, ("说明事项", "说明期限"), "第三十五条", ("本月件数",)
        ),
        K.EXTENSION: PaperRule(
            "政府信息公开申请延期答复告知书",
            True,
            ("延长天数", "延期理由", "新的答复期限"),
            "第三十三条第二款",
        ),
        K.DEFERRAL: PaperRule(
            "政府信息公开申请延迟答复告知书",
            True,
            ("延迟理由", "新的答复期限"),
            "第三十五条",
            ("延迟天数", "原答复期限"),
        ),
        K.INQUIRY_NOTICE: PaperRule(
            "政府信息公开申请征求意见告知书", True, ("征求对象类别", "发出日期"), "第三十三条第三款"
        ),
        K.FEE: PaperRule(
            "政府信息公开申请收费通知书",
            True,
            ("收费依据", "收费标准", "收费数额", "缴纳方式", "缴费期限"),
            "国办函〔2020〕109号",
        ),
        K.THIRD_PARTY: PaperRule(
            "政府信息公开申请征求意见书", False, ("征求事项",), "第三十二条", ("征求对象", "发出日期")
        ),
        K.AGENCY_INQUIRY: PaperRule(
            "政府信息公开申请征求意见书", False, ("征求事项",), "第三十四条", ("征求对象", "发出日期")
        ),
        K.PUBLIC_INTEREST: PaperRule(
            "政府信息依申请公开告知书",
            False,
            ("公开内容", "公开理由"),
            "第三十二条",
            ("征求对象", "救济途径"),
        ),
        K.ASSISTANCE: PaperRule(
            "政府信息公开申请协办函", False, ("协办事项", "协办期限"), "本单位办理规程", ("协办机关",)
        ),
        K.CANCELLATION: PaperRule("政府信息公开申请撤销登记告知书", True, ("撤销理由",), "本单位办理规程"),
        K.RECORD_CORRECTION: PaperRule(
            "更正政府信息申请处理告知书", True, ("更正事项", "处理结果"), "第四十一条", ("救济途径",)
        ),
        K.REOPENING: PaperRule(
            "政府信息公开申请重新处理告知书",
            True,
            ("重新处理依据", "新的答复期限"),
            "法释〔2025〕8号第十一条",
        ),
        K.APPLICATION_FORM: PaperRule(
            "政府信息公开申请表",
            False,
            ("姓名或者名称", "证件号码", "联系方式", "所需信息", "获取形式"),
            "第二十九条",
            ("申请人类别", "证件名称", "法定代表人", "联系人", "代理人", "取得方式", "提交日期"),
        ),
        K.REGISTRATION_FORM: PaperRule(
            "政府信息公开申请登记表",
            False,
            ("编号", "收到方式", "收到日期", "答复期限"),
            "第四十五条",
            (
                *("来件日期", "邮件单号", "申请人类别", "姓名或者名称", "联系方式", "原答复期限", "登记人"),
                *("经办人", "处理决定", "答复文号", "答复日期", "送达日期", "归档日期"),
            ),
        ),
        K.OPINION_FORM: PaperRule(
            "政府信息公开申请征求意见确认函",
            False,
            ("征求意见书文号", "征求事项"),
            "第三十二条",
            ("征求对象", "发出日期"),
        ),
        # the document set of the model rule has none of this name [I]
        K.SPLIT: PaperRule(
            "政府信息公开申请分案告知书",
            True,
            ("分案件数", "分案清单"),
            "国办函〔2020〕109号第四条",
            ("分案理由",),
        ),
    }
)
LONGEST_LABEL = 20  # characters before a colon that make a box; a longer sentence is a note


class UnknownField(Refusal):
    def __init__(self, name: str, known: tuple[str, ...]):
        super().__init__(f"没有“{name}”这个字段；这种文书可以用：{'、'.join(known)}")


class MissingField(Refusal):
    def __init__(self, names: tuple[str, ...], source: str):
        wanted = "、".join(f"{{{{{name}}}}}" for name in names)
        super().__init__(f"正文里还缺{wanted}，依据{source}这几项要告知")


class BrokenField(Refusal):
    def __init__(self) -> None:
        super().__init__("有一处花括号没有成对，字段要写成{{收到日期}}这样")


def fields_in(text: str) -> tuple[str, ...]:
    """The fields a text uses, each once, in their order. Raises BrokenField for braces that do not pair."""
    if re.search(r"[{}]", FIELD.sub("", text)):
        raise BrokenField()
    return tuple(dict.fromkeys(FIELD.findall(text)))


def check_text(kind: str, text: str) -> None:
    """Whether a text may stand for this kind of paper."""
    check_against(PAPERS[kind], text)


def check_against(rule: PaperRule, text: str) -> None:
    """Whether a text keeps its rule. Raises UnknownField, MissingField, BrokenField."""
    used = fields_in(text)
    for name in used:
        if name not in rule.fields:
            raise UnknownField(name, rule.fields)
    if missing := tuple(name for name in rule.needs if name not in used):
        raise MissingField(missing, rule.source)


def fill_in(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs with their fields filled in. What is filled in is never read as a field again."""
    filled = FIELD.sub(lambda found: str(values[found[1]]), text.replace("\r\n", "\n"))
    blocks = ("".join(line.strip() for line in block.split("\n")) for block in filled.split("\n\n"))
    return tuple(block for block in blocks if block)


def form_rows(paragraphs: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Of a form's text: 标签：值 are its boxes, what has no label before a colon are notes under them."""
    rows, notes = [], []
    for paragraph in paragraphs:
        label, colon, value = paragraph.partition("：")
        if colon and len(label) <= LONGEST_LABEL:
            rows.append((label, value))
        else:
            notes.append(paragraph)
    return tuple(rows), tuple(notes)
