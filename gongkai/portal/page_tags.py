"""The page tags of lists (国办发〔2017〕47号, annex): which column of the site a page belongs to.

Lives elsewhere: the tags of a publication (``gongkai.disclosure.selectors.meta_tags``).
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.disclosure.models import Column

Tags = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SiteColumn:
    """One entrance of the site as its page tags name it; `kind` is the official word for such a column."""

    name: str
    description: str
    keywords: str
    kind: str

    @property
    def tags(self) -> Tags:
        return (
            ("ColumnName", self.name),
            ("ColumnDescription", self.description),
            ("ColumnKeywords", self.keywords),
            ("ColumnType", self.kind),
        )


DISCLOSURE = SiteColumn(
    "政府信息公开",
    "公开指南、公开制度、法定主动公开内容、年度报告和依申请公开",
    "政府信息公开,公开指南,公开制度",
    "信息公开",
)
LIBRARY = SiteColumn(
    "政策文件库", "按单位、主题、体裁、年份和有效性查找公开的文件", "政策文件,规范性文件,有效性", "政策文件"
)
APPLY = SiteColumn(
    "依申请公开", "申请公开政府信息，查询办理进度", "依申请公开,政府信息公开申请,办理进度", "依申请公开"
)
REPORTS = SiteColumn(
    "年度报告", "各单位历年政府信息公开工作年度报告", "政府信息公开,年度报告", "政府信息公开年报"
)
SEARCH = SiteColumn("搜索", "在全站公开的信息里查找", "搜索", "搜索")
ABOUT = SiteColumn(
    "关于本站", "网站地图、联系方式、无障碍声明和隐私保护", "网站地图,联系我们,无障碍,隐私", "网站说明"
)


def column_tags(column: Column) -> Tags:
    """The tags of one column of the disclosure page."""
    return SiteColumn(column.name, column.description, column.keywords, column.column_type).tags
