"""The form for reports on 2021 and later: 国办公开办函〔2021〕30号 of 2021-09-26."""

from __future__ import annotations

from gongkai.law.report_forms.model import Block, Column, Form, Row
from gongkai.law.report_forms.shared_tables import OTHERWISE, PARTS, TABLE_4, table3

_DECISIONS = (Column("decisions", "本年处理决定数量"),)

FORM = Form(
    key="2021",
    source="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    parts=PARTS,
    table2=(
        Block(
            "1",
            "第二十条第（一）项",
            (
                Column("made", "本年制发件数"),
                Column("repealed", "本年废止件数"),
                Column("in_force", "现行有效件数"),
            ),
            (Row("regulations", "规章"), Row("normative", "行政规范性文件")),
        ),
        Block("5", "第二十条第（五）项", _DECISIONS, (Row("licences", "行政许可"),)),
        Block(
            "6", "第二十条第（六）项", _DECISIONS, (Row("penalties", "行政处罚"), Row("coercion", "行政强制"))
        ),
        Block(
            "8",
            "第二十条第（八）项",
            (Column("amount", "本年收费金额（单位：万元）", unit="万元", decimal=True),),
            (Row("fees", "行政事业性收费"),),
        ),
    ),
    table3=table3(
        Row("C61", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", OTHERWISE, 3),
        Row("C62", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", OTHERWISE, 3),
        Row("C63", "3.其他", OTHERWISE, 3),
    ),
    table4=TABLE_4,
)
