"""Meta tags of government pages: 《政府网站发展指引》 (国办发〔2017〕47号), annex on page tags.

Names are case-sensitive, one tag holds one value. SiteName, SiteIDCode, ColumnName, ArticleTitle, PubDate and
ContentSource were read in the text; the other names, and which are optional, are [M].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["site", "column", "article"]
PUB_DATE_FORMAT = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class PageTag:
    """level: the kind of page from which on it is needed. read: seen in the official text, otherwise
    memory."""

    name: str
    label: str
    level: Level
    required: bool = True
    read: bool = False


PAGE_TAGS: tuple[PageTag, ...] = (
    PageTag("SiteName", "网站名称", "site", read=True),
    PageTag("SiteDomain", "网站域名", "site"),
    PageTag("SiteIDCode", "政府网站标识码", "site", read=True),
    PageTag("ColumnName", "栏目名称", "column", read=True),
    PageTag("ColumnDescription", "栏目描述", "column"),
    PageTag("ColumnKeywords", "栏目关键词", "column"),
    PageTag("ColumnType", "栏目类别", "column"),
    PageTag("ArticleTitle", "标题", "article", read=True),
    PageTag("PubDate", "发布时间", "article", read=True),
    PageTag("ContentSource", "来源", "article", read=True),
    PageTag("Keywords", "关键词", "article", required=False),
    PageTag("Author", "作者或者责任编辑", "article", required=False),
    PageTag("Description", "摘要", "article", required=False),
    PageTag("Image", "图片地址", "article", required=False),
    PageTag("Url", "网址", "article", required=False),
)

# a content page stands in a column and on a site, and carries their tags too
_LEVELS: dict[Level, tuple[Level, ...]] = {
    "site": ("site",),
    "column": ("site", "column"),
    "article": ("site", "column", "article"),
}


def tags_of(level: Level) -> tuple[PageTag, ...]:
    """All tags a page of this level may carry, required or not."""
    return tuple(tag for tag in PAGE_TAGS if tag.level in _LEVELS[level])


def missing_tags(level: Level, tags: Mapping[str, str]) -> tuple[str, ...]:
    """Names of required tags that the page lacks or leaves empty, in the order of the annex."""
    return tuple(tag.name for tag in tags_of(level) if tag.required and not tags.get(tag.name, "").strip())
