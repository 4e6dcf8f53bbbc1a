"""The columns of the disclosure page, as data: the four fixed ones and the fifteen items of art. 20."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnPlan:
    """slug: address. item: D01 to D15 for art. 20, else empty. parent: slug of the column above."""

    slug: str
    name: str
    column_type: str
    description: str
    keywords: str
    parent: str = ""
    item: str = ""
    is_fixed: bool = False


def _fixed(slug: str, name: str, column_type: str, description: str, keywords: str) -> ColumnPlan:
    return ColumnPlan(slug, name, column_type, description, keywords, is_fixed=True)


def _statutory(number: int, slug: str, name: str, column_type: str, description: str) -> ColumnPlan:
    item = f"D{number:02}"
    return ColumnPlan(slug, name, column_type, description, f"主动公开,{name}", parent="statutory", item=item)


# 国办公开办函〔2019〕61号: these four, under these names, in this order
FIXED = (
    _fixed(
        "guide", "政府信息公开指南", "公开指南", "政府信息的分类、编排、获取方式和公开工作机构", "公开指南"
    ),
    _fixed("rules", "政府信息公开制度", "公开制度", "政府信息公开的法律、法规、规章和本机关制度", "公开制度"),
    _fixed(
        "statutory", "法定主动公开内容", "法定公开", "按条例第二十条主动公开的政府信息", "主动公开,法定内容"
    ),
    _fixed("annual", "政府信息公开年报", "公开年报", "每年政府信息公开工作年度报告", "年度报告"),
)

# Art. 20 items 1 to 15, shortened to the length of a column's name; the description says what belongs there
STATUTORY = (
    _statutory(1, "documents", "规章和规范性文件", "政策文件", "行政法规、规章和规范性文件"),
    _statutory(2, "organisation", "机构职能", "概况信息", "职能、机构、地址、办公时间、联系方式和负责人姓名"),
    _statutory(3, "plans", "规划和计划", "规划计划", "发展规划、专项规划、区域规划和相关政策"),
    _statutory(4, "statistics", "统计信息", "数据发布", "国民经济和社会发展统计信息"),
    _statutory(5, "licences", "行政许可", "办事服务", "许可和其他对外管理服务的依据、条件、程序和结果"),
    _statutory(
        6, "penalties", "行政处罚和强制", "执法公示", "处罚、强制的依据、条件、程序和有影响的处罚决定"
    ),
    _statutory(7, "budget", "财政预决算", "财政信息", "财政预算、决算信息"),
    _statutory(8, "fees", "行政事业性收费", "收费信息", "收费项目和它的依据、标准"),
    _statutory(9, "procurement", "政府集中采购", "采购信息", "集中采购的目录、标准和实施情况"),
    _statutory(10, "projects", "重大建设项目", "重点领域", "重大建设项目的批准和实施情况"),
    _statutory(11, "livelihood", "民生政策", "重点领域", "扶贫、教育、医疗、社会保障、就业的政策措施和实施"),
    _statutory(12, "emergencies", "突发公共事件", "应急管理", "应急预案、预警信息和应对情况"),
    _statutory(
        13, "inspections", "监督检查", "监管信息", "环境、公共卫生、安全生产、食品药品、产品质量的检查"
    ),
    _statutory(14, "recruitment", "公务员招考", "人事信息", "招考职位、名额、报考条件和录用结果"),
    _statutory(15, "others", "其他法定信息", "其他信息", "法律、法规、规章和国家规定应当公开的其他信息"),
)
COLUMNS = FIXED + STATUTORY
