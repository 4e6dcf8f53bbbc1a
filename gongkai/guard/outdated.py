"""Letters that cite rules no longer in force, or words the law no longer knows.

Lives here: how such words are recognised, and what holds today, with its article. The numbers of articles of
the first Regulation (2007) and the words of its time are [M], but for those that old letters in use print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.citations import COURT_RULES_2025, FEE_MEASURES, LITIGATION_LAW, OGI, OGI_2007, Citation


@dataclass(frozen=True)
class Outdated:
    """One place in a letter. words: as they stand there. instead: what holds today, a sentence."""

    words: str
    instead: str


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    instead: str


def _rule(pattern: str, instead: str) -> _Rule:
    return _Rule(re.compile(pattern), instead)


_NAME = r"《?(?:中华人民共和国)?政府信息公开条例》?"
_THREE = r"(?:3|三)"
_FIFTEEN = r"(?:15|十五)"


def _moved(article: str, context: str, today: Citation) -> _Rule:
    """An article of 2007 recognised by its number together with what the sentence is about."""
    return _rule(
        rf"{_NAME}(?=第{article}条)第{article}条(?=[^。]{{0,60}}(?:{context}))",
        f"{OGI_2007.number}的条文号；现在是{today}",
    )


RULES: Sequence[_Rule] = (
    _rule(
        r"《[\u4e00-\u9fff]{2,8}(?:省|市|自治区)政府信息(?:公开)?(?:暂行)?(?:规定|办法|条例)》",
        f"地方的旧规定，条文和期限早于2019年修订；改引现行{OGI}的条文",
    ),
    _rule(
        r"国务院令第?492号",
        f"2007年的条例，{OGI_2007.until:%Y年}起由{OGI.number}代替" if OGI_2007.until else "",
    ),
    _rule(
        rf"(?:申请|答复|受理)[^。；]{{0,30}}{_FIFTEEN}个?工作日内?[^。；]{{0,8}}(?:答复|回复)",
        f"2007年的期限；现在自收到申请之日起20个工作日内答复（{Citation(OGI, 33, 2)}）",
    ),
    _rule(
        rf"延长[^。；]{{0,20}}(?:不得?超过|最长){_FIFTEEN}个?工作日",
        f"2007年的期限；现在延长最多20个工作日（{Citation(OGI, 33, 2)}）",
    ),
    _rule(
        rf"{_THREE}个?月内?[^。；]{{0,24}}(?:行政诉讼|提起诉讼|起诉)",
        f"起诉期限现在是6个月（{Citation(LITIGATION_LAW, 46)}）",
    ),
    _rule(
        r"(?:自身)?生产、生活、科研等(?:特殊)?需要|三需要|“三需要”",
        f"2019年取消了这一条件，不能要求说明用途（{Citation(OGI, 27)}）",
    ),
    _rule(
        r"(?:补正|补充)[^。]{0,40}期间[^。]{0,10}不计入",
        f"补正不是停表：收到补正之日起重新计算答复期限（{Citation(OGI, 30)}）",
    ),
    _rule(
        r"视为(?:您(?:（单位）)?|你单位|第三方)?不同意",
        f"逾期不提出意见的，由行政机关决定是否公开（{Citation(OGI, 32)}）",
    ),
    _rule(
        r"(?:10|十)个?工作日内[^。；，]{0,12}?(?:答复|意见|同意)",
        f"第三方有15个工作日提出意见（{Citation(OGI, 32)}）",
    ),
    _rule(
        r"检索、复制、邮寄等成本(?:费用)?|检索费|收费[(（]未收费[)）]",
        f"现在提供信息不收成本费，只在明显超过合理范围时收信息处理费（{Citation(OGI, 42)}、{FEE_MEASURES}）",
    ),
    _rule(
        r"不予受理|无效申请",
        f"对公开申请没有这种处理；补正、不予处理、不予重复处理各有条文（{Citation(OGI, 30)}等）",
    ),
    _rule(r"组织机构代码", "2015年起由统一社会信用代码代替"),
    _rule(r"法释〔2011〕17号", f"由{COURT_RULES_2025.number}代替，2025年6月1日起施行"),
    _moved("十三", "需要", Citation(OGI, 27)),
    _moved("十四", "商业秘密|个人隐私", Citation(OGI, 15)),
    _moved("二十一", "答复|不存在|不属于", Citation(OGI, 36)),
    _moved("二十三", "意见|第三方|权利人", Citation(OGI, 32)),
    _moved("二十四", "期限|工作日|答复", Citation(OGI, 33)),
    _moved("二十五", "更正|不准确", Citation(OGI, 41)),
    _moved("二十七", "费用|收费", Citation(OGI, 42)),
)

_LONGEST = 40  # characters shown of a place


def outdated_citations(text: str) -> list[Outdated]:
    """Each outdated rule once, in the order of the letter. Line breaks and blanks inside are read over."""
    joined = "".join(text.split())
    hits = [(hit, rule) for rule in RULES if (hit := rule.pattern.search(joined))]
    hits.sort(key=lambda pair: pair[0].start())
    return [Outdated(hit[0][:_LONGEST], rule.instead) for hit, rule in hits]
