"""The trial form for reports on 2019 and 2020: 国办公开办函〔2019〕60号."""

from __future__ import annotations

from gongkai.law.report_forms.model import Block, Column, Form, Row
from gongkai.law.report_forms.shared_tables import OTHERWISE, PARTS, TABLE_4, table3

_ITEMS = (
    Column("items_last_year", "上一年项目数量", unit="项"),
    Column("change", "本年增/减", unit="项", signed=True),
)
_ITEMS_AND_DECISIONS = (*_ITEMS, Column("decisions", "处理决定数量"))

FORM = Form(
    key="2019",
    source="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    parts=PARTS,
    table2=(
        Block(
            "1",
            "第二十条第（一）项",
            (
                Column("made", "本年新制作数量"),
                Column("newly_public", "本年新公开数量"),
                Column("public_total", "对外公开总数量"),
            ),
            (Row("regulations", "规章"), Row("normative", "规范性文件")),
        ),
        Block(
            "5",
            "第二十条第（五）项",
            _ITEMS_AND_DECISIONS,
            (Row("licences", "行政许可"), Row("other_services", "其他对外管理服务事项")),
        ),
        Block(
            "6",
            "第二十条第（六）项",
            _ITEMS_AND_DECISIONS,
            (Row("penalties", "行政处罚"), Row("coercion", "行政强制")),
        ),
        Block("8", "第二十条第（八）项", _ITEMS, (Row("fees", "行政事业性收费"),)),
        Block(
            "9",
            "第二十条第（九）项",
            (
                Column("projects", "采购项目数量", unit="项"),
                Column("amount", "采购总金额", unit="元", decimal=True),
            ),
            (Row("procurement", "政府集中采购"),),
        ),
    ),
    table3=table3(Row("C6", OTHERWISE, level=2)),
    table4=TABLE_4,
)
