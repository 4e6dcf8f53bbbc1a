"""First sentences of a report from its records: facts only, every number a live figure.

What the records do not hold is not made up: what was assessed, which problems an office sees and how it means
to mend them. Its passage is left to the writer, and contents.py says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gongkai.annual_report.drafting.ground import Ground
from gongkai.annual_report.drafting.tokens import CHANGE, Figures

Sentences = Iterator[str]


def drafted(ground: Ground, figures: Figures) -> dict[tuple[str, int], str]:
    """(part, position) -> text. A passage about which the records say nothing is left out."""
    texts = {place: "".join(write(ground, figures)) for place, write in _WRITERS.items()}
    return {place: text for place, text in texts.items() if text}


def _opening(ground: Ground, figures: Figures) -> Sentences:
    yield f"根据《中华人民共和国政府信息公开条例》和{figures.form.source}的要求，编制本报告。"
    yield f"统计期限为{ground.year}年1月1日至12月31日。"


def _published(ground: Ground, figures: Figures) -> Sentences:
    if ground.records.get("公开信息"):
        yield "全年公开政府信息{{公开信息}}条，其中政策解读{{政策解读}}条"
        yield "，由依申请公开转为主动公开{{转为主动公开}}条。" if ground.records.get("转为主动公开") else "。"
    if "2.1.normative.repealed" in figures.form.cells:
        yield "制发行政规范性文件{{2.1.normative.made}}件，废止行政规范性文件{{2.1.normative.repealed}}件，"
        yield "现行有效行政规范性文件{{2.1.normative.in_force}}件。"
    yield "作出行政许可决定{{2.5.licences.decisions}}件、行政处罚决定{{2.6.penalties.decisions}}件、"
    yield "行政强制决定{{2.6.coercion.decisions}}件。"


def _applications(ground: Ground, figures: Figures) -> Sentences:
    yield "新收政府信息公开申请{{3.A.total}}件"
    yield f"，比上年{{{{{CHANGE} 3.A.total}}}}" if ground.has_before else ""
    yield "；上年结转{{3.B.total}}件。"
    yield "新收的申请中，自然人申请{{3.A.natural}}件，法人或其他组织申请{{单位申请}}件。"
    yield "全年办结{{3.C7.total}}件：予以公开{{3.C1.total}}件，部分公开{{3.C2.total}}件，"
    yield "不予公开{{不予公开}}件，无法提供{{无法提供}}件，不予处理{{不予处理}}件，"
    yield "其他处理{{其他处理}}件；结转下年度{{3.D.total}}件。"
    if ground.records.get("按期答复"):
        yield "按期答复率为{{按期答复率}}。"


def _management(ground: Ground, figures: Figures) -> Sentences:
    if ground.records.get("保密审查"):
        yield "公开以前逐件进行保密审查，全年审查{{保密审查}}次。"
    if ground.records.get("撤回信息"):
        yield "发现不宜继续公开的及时处理，撤回{{撤回信息}}条并公布理由。"


def _platform(ground: Ground, figures: Figures) -> Sentences:
    if ground.records.get("更新栏目"):
        yield "政府信息公开平台全年有{{更新栏目}}个栏目更新。"


def _supervision(ground: Ground, figures: Figures) -> Sentences:
    yield "因政府信息公开工作被申请行政复议{{4.review.total}}件，其中结果纠正{{4.review.corrected}}件；"
    yield "被提起行政诉讼{{行政诉讼}}件，其中结果纠正{{行政诉讼纠正}}件。"


def _problems(ground: Ground, figures: Figures) -> Sentences:
    if ground.records.get("逾期答复"):
        yield "存在的主要问题：有{{逾期答复}}件申请没有在法定期限内答复。"
    if figures.cells.get("4.review.corrected"):
        yield "行政复议纠正{{4.review.corrected}}件，答复的说理和依据还要改进。"


def _other_matters(ground: Ground, figures: Figures) -> Sentences:
    if ground.charged:
        yield "发出收费通知{{收费通知}}件，通知收费的总金额为{{通知金额}}元，"
        yield "实际收取信息处理费{{实收金额}}元。"
    else:
        yield "本年度没有发出收费通知，没有收取信息处理费。"
    if ground.summed_by:
        yield f"本机关的年度报告由{ground.summed_by}汇总，数据不计入{ground.government}的汇总报告。"
    for _, sentence in ground.moved:
        yield f"{sentence}。"
    together: dict[str, list[str]] = {}
    for name, reason in ground.left_out:
        together.setdefault(reason, []).append(name)
    for reason, names in together.items():
        yield f"{'、'.join(names)}的数据不计入本报告：{reason.rstrip('。')}。"


_WRITERS: Mapping[tuple[str, int], Callable[[Ground, Figures], Sentences]] = {
    ("1", 1): _opening,
    ("1", 2): _published,
    ("1", 3): _applications,
    ("1", 4): _management,
    ("1", 5): _platform,
    ("1", 6): _supervision,
    ("5", 1): _problems,
    ("6", 1): _other_matters,
}
