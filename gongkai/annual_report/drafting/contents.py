"""What parts one, five and six must say (art. 50; 国办公开办函〔2021〕30号), and what of it is still missing.

A look for words, which only ever asks: whether a sentence is good is for people. Amounts are compared with
the records where the part names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.annual_report.checking.prose.text import even_text
from gongkai.annual_report.drafting.ground import Ground
from gongkai.law.citations import OGI, REPORT_FORM_2021, Citation

LONGEST = 1_000  # characters of part one, about (国办公开办函〔2021〕30号)


@dataclass(frozen=True)
class Required:
    """label: what must stand there; ground: why. missing: what is not there yet, in words; "" once it is."""

    label: str
    missing: str
    ground: str

    @property
    def done(self) -> bool:
        return not self.missing


_ART_50 = str(Citation(OGI, 50))
_FORM = REPORT_FORM_2021.number
_ASPECTS: Mapping[str, str] = {
    "主动公开": "主动公开",
    "依申请公开": "依申请公开|新收|收到.{0,10}申请",
    "政府信息管理": "信息管理|保密审查|动态调整|规范性文件.{0,8}清理",
    "政府信息公开平台建设": "平台|网站|专栏|栏目|新媒体|公报",
    "监督保障": "监督|保障|考核|培训|自查|行政复议",
}
_GOVERNMENT: Mapping[str, str] = {
    "工作考核": "考核",
    "社会评议": "评议|评价|满意度",
    "责任追究": "追究|追责|问责",
}
_PROBLEMS = re.compile("问题|不足|短板|薄弱|有待|不够|差距|没有在法定期限内")
_IMPROVING = re.compile("改进|整改|措施|下一步|将|加强|完善|提升|已经?改")
_FEES = re.compile("处理费|收费")
_NO_FEES = re.compile(
    r"(?:没有|未|无)[^。,，;]{0,14}(?:收费|收取|处理费)|(?:收费|处理费)[^。,，;]{0,8}(?:为零|(?<![\d.,])0[元件])"
)
_FIGURE = r"[^。;\d]{{0,20}}?(?P<figure>\d[\d,]*(?:\.\d+)?){unit}"
_FEE_FIGURES = (
    ("收费通知", "发出收费通知的件数", re.compile("收费通知" + _FIGURE.format(unit="[件份]"))),
    (
        "通知金额",
        "通知收费的总金额",
        re.compile("(?:通知|应收)[^。;]{0,24}?(?:金额|收费|费用)" + _FIGURE.format(unit="元")),
    ),
    ("实收金额", "实际收取的总金额", re.compile("(?:收取|实收|收到|入库)" + _FIGURE.format(unit="元"))),
)


def required(part: str, text: str, ground: Ground) -> list[Required]:
    """What the part must say, in the order of the form. text: as it reads, figures filled in."""
    return list(_ASKED[part](even_text(part, text).even, ground))


def _part_one(text: str, ground: Ground) -> Iterator[Required]:
    for aspect, words in _ASPECTS.items():
        missing = "" if re.search(words, text) else f"还没有写“{aspect}”"
        yield Required(aspect, missing, _FORM)
    if ground.is_government:
        for matter, words in _GOVERNMENT.items():
            missing = f"人民政府的报告要写{matter}的结果；没有开展的，写明没有开展"
            yield Required(f"{matter}结果", "" if re.search(words, text) else missing, _ART_50)
    over = len(text) - LONGEST
    yield Required(
        f"不超过{LONGEST}字左右，现在{len(text)}字",
        f"超出{over}字，删去与政府信息公开无关的内容" if over > 0 else "",
        _FORM,
    )


def _part_five(text: str, ground: Ground) -> Iterator[Required]:
    yield Required("存在的主要问题", "" if _PROBLEMS.search(text) else "还没有写存在的主要问题", _ART_50)
    yield Required("改进情况", "" if _IMPROVING.search(text) else "还没有写改进情况", _ART_50)


def _part_six(text: str, ground: Ground) -> Iterator[Required]:
    yield from _fees(text, ground)
    if ground.summed_by:
        told = re.search("汇总|另行|不计入|不纳入|不列入", text)
        missing = f"本机关由{ground.summed_by}汇总，要写明数据不计入{ground.government}的汇总报告"
        yield Required("统计范围", "" if told else missing, _FORM)
    if ground.moved:
        untold = list(dict.fromkeys(name for name, _ in ground.moved if name not in text))
        missing = f"没有写明职能划转：{'、'.join(untold)}" if untold else ""
        yield Required("职能划转和机构变动", missing, _FORM)
    if ground.left_out:
        untold = [name for name, _ in ground.left_out if name not in text]
        missing = f"没有写明这些单位不计入汇总：{'、'.join(untold)}" if untold else ""
        yield Required("不计入汇总的单位", missing, _FORM)


def _fees(text: str, ground: Ground) -> Iterator[Required]:
    if not ground.charged:
        yield Required("没有收取信息处理费", _none_charged(text), _FORM)
        return
    if _NO_FEES.search(text) and not any(pattern.search(text) for *_, pattern in _FEE_FIGURES):
        notices = ground.records.get("收费通知", 0)
        yield Required("信息处理费", f"写着没有收取，记录里有{notices}件收费通知", _FORM)
        return
    for name, label, pattern in _FEE_FIGURES:
        yield Required(label, _told(name, label, pattern, text, ground), _FORM)


def _none_charged(text: str) -> str:
    if not _FEES.search(text):
        return "没有写信息处理费；没有收取的，也要写明没有收取"
    if not _NO_FEES.search(text):
        return "记录里没有收费通知，没有收取过；核对写的数，没有收取的写明没有收取"
    return ""


def _told(name: str, label: str, pattern: re.Pattern[str], text: str, ground: Ground) -> str:
    recorded = ground.records.get(name, 0)
    told = pattern.search(text)
    if told is None:
        return f"没有写{label}，记录里是{recorded}{'件' if name == '收费通知' else '元'}"
    figure = float(told["figure"].replace(",", ""))
    return "" if figure == recorded else f"{label}写的是{told['figure']}，记录里是{recorded}"


_ASKED: Mapping[str, Callable[[str, Ground], Iterator[Required]]] = {
    "1": _part_one,
    "5": _part_five,
    "6": _part_six,
}
