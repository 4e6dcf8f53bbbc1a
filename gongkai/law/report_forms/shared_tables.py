"""What both editions of the report form print alike: the six parts, applicants' classes, table 4."""

from __future__ import annotations

from gongkai.law.report_forms.model import Block4, Box, Column, Row, Table3, Table4

PARTS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

COLUMNS = (
    Column("natural", "自然人"),
    Column("enterprise", "商业企业"),
    Column("research", "科研机构"),
    Column("welfare", "社会公益组织"),
    Column("legal", "法律服务机构"),
    Column("other", "其他"),
    Column("total", "总计"),
)

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"
REFUSED = "（三）不予公开"
NOT_AVAILABLE = "（四）无法提供"
NOT_PROCESSED = "（五）不予处理"
OTHERWISE = "（六）其他处理"

_HEADINGS_3 = (
    (Box(NOTE, rowspan=3, colspan=3), Box("申请人情况", colspan=7)),
    (Box("自然人", rowspan=2), Box("法人或其他组织", colspan=5), Box("总计", rowspan=2)),
    tuple(Box(column.label) for column in COLUMNS[1:6]),
)

_BEFORE_OTHERWISE = (
    Row("A", "一、本年新收政府信息公开申请数量"),
    Row("B", "二、上年结转政府信息公开申请数量"),
    Row("C1", "（一）予以公开", level=2),
    Row("C2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", level=2),
    Row("C31", "1.属于国家秘密", REFUSED, 3),
    Row("C32", "2.其他法律行政法规禁止公开", REFUSED, 3),
    Row("C33", "3.危及“三安全一稳定”", REFUSED, 3),
    Row("C34", "4.保护第三方合法权益", REFUSED, 3),
    Row("C35", "5.属于三类内部事务信息", REFUSED, 3),
    Row("C36", "6.属于四类过程性信息", REFUSED, 3),
    Row("C37", "7.属于行政执法案卷", REFUSED, 3),
    Row("C38", "8.属于行政查询事项", REFUSED, 3),
    Row("C41", "1.本机关不掌握相关政府信息", NOT_AVAILABLE, 3),
    Row("C42", "2.没有现成信息需要另行制作", NOT_AVAILABLE, 3),
    Row("C43", "3.补正后申请内容仍不明确", NOT_AVAILABLE, 3),
    Row("C51", "1.信访举报投诉类申请", NOT_PROCESSED, 3),
    Row("C52", "2.重复申请", NOT_PROCESSED, 3),
    Row("C53", "3.要求提供公开出版物", NOT_PROCESSED, 3),
    Row("C54", "4.无正当理由大量反复申请", NOT_PROCESSED, 3),
    Row("C55", "5.要求行政机关确认或重新出具已获取信息", NOT_PROCESSED, 3),
)

_AFTER_OTHERWISE = (
    Row("C7", "（七）总计", level=2),
    Row("D", "四、结转下年度继续办理"),
)


def table3(*otherwise: Row) -> Table3:
    """Table 3 with the rows that stand for 其他处理 in an edition."""
    return Table3(NOTE, (*_BEFORE_OTHERWISE, *otherwise, *_AFTER_OTHERWISE), COLUMNS, RESULTS, _HEADINGS_3)


_RESULTS_4 = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other", "其他结果"),
    Column("pending", "尚未审结"),
    Column("total", "总计"),
)

TABLE_4 = Table4(
    blocks=(
        Block4("review", "行政复议", _RESULTS_4),
        Block4("direct", "未经复议直接起诉", _RESULTS_4),
        Block4("after_review", "复议后起诉", _RESULTS_4),
    ),
    headings=(
        (Box("行政复议", colspan=5), Box("行政诉讼", colspan=10)),
        (
            *(Box(column.label, rowspan=2) for column in _RESULTS_4),
            Box("未经复议直接起诉", colspan=5),
            Box("复议后起诉", colspan=5),
        ),
        tuple(Box(column.label) for _ in range(2) for column in _RESULTS_4),
    ),
)
