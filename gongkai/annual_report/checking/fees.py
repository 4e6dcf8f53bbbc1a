"""What part six says of the processing fee (RC-13), and that table 2 does not count it (RC-14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual_report.checking.prose.text import EvenText, Sentence, even_text
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding, in_words

_FEES = re.compile("处理费|收费|费用")
_AMOUNT = re.compile(
    r"(?P<what>收取|收到|实收|入库|通知|应收)[^,，。;\d]{0,20}?(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>万)?元"
)
_YUAN = Decimal(10_000)


@dataclass(frozen=True)
class _Amount:
    yuan: Decimal
    noticed: bool
    sentence: Sentence
    start: int
    end: int


def fees_reported(read: ReadReport) -> Iterator[Finding]:
    """RC-13, from 2021 on: part six says what was charged for processing, or that nothing was.

    A report that says so in whatever words is left alone: that applicants did not pay after a notice
    (row C62) does not mean that anything was received, and real reports seldom tell the notices.
    """
    written = read.text.get("6", "")
    if read.form != "2021" or not written or _FEES.search(even_text("6", written).even):
        return
    unpaid = read.cells.get("3.C62.total")
    noticed = f"；表3有{in_words(unpaid)}件因逾期不缴费不再处理，发出的收费通知也要写明" if unpaid else ""
    yield Finding(
        "RC-13",
        "warning",
        "6",
        None,
        None,
        f"第六部分没有写信息处理费；没有收取的，也要写明没有收取（国办公开办函〔2021〕30号）{noticed}",
    )


def fees_kept_apart(read: ReadReport) -> Iterator[Finding]:
    """RC-14: 行政事业性收费 of table 2 is not the processing fee. That both are the same sum is a sign of it.

    Also RC-13: more cannot be received than was noticed.
    """
    if read.form != "2021":
        return
    text = even_text("6", read.text.get("6", ""))
    amounts = list(_amounts(text))
    received = next((one for one in amounts if not one.noticed and one.yuan), None)
    noticed = next((one for one in amounts if one.noticed), None)
    in_table = read.cells.get("2.8.fees.amount")
    if received is None:
        return
    place = text.place(received.sentence, received.start, received.end)
    if in_table is not None and in_table * _YUAN == received.yuan:
        yield Finding(
            "RC-14",
            "warning",
            "2.8.fees.amount",
            in_table,
            None,
            f"行政事业性收费填了{in_words(in_table)}万元，与第六部分的信息处理费{in_words(received.yuan)}元正好相等；"
            "两者不是一回事，可能填混了",
            place=place,
        )
    if noticed is not None and received.yuan > noticed.yuan:
        yield Finding(
            "RC-13",
            "warning",
            "6",
            received.yuan,
            noticed.yuan,
            f"第六部分写收取信息处理费{in_words(received.yuan)}元，多于通知的{in_words(noticed.yuan)}元",
            place=place,
        )


def _amounts(text: EvenText) -> Iterator[_Amount]:
    for sentence in text.sentences:
        if "处理费" not in sentence.text:
            continue
        for match in _AMOUNT.finditer(sentence.text):
            yuan = Decimal(match["amount"].replace(",", "")) * (_YUAN if match["scale"] else 1)
            noticed = match["what"] in ("通知", "应收")
            yield _Amount(yuan, noticed, sentence, match.start(), match.end())
