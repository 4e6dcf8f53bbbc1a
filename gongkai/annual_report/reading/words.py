"""What a report says in words: whose it is, on which year, its parts, its period, the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.reading.labels import HEADINGS, NUMERALS
from gongkai.annual_report.reading.report import Signature

# One sign for another, so that places stay what they are: digits of all kinds, traditional signs of the
# phrases below, brackets, and every mark that cannot stand in a name. Patterns on levelled words are short.
_LEVEL = (
    str.maketrans("０１２３４５６７８９〇零○Ｏ", "01234567890000")
    | str.maketrans("開報關於資訊（）\u3000\xa0", "开报关于信息()  ")
    | dict.fromkeys(map(ord, "【】，。；：、《》>|！？!?:"), ";")
)
_HAN_YEAR = str.maketrans("一二三四五六七八九", "123456789")
_YEAR = r"(?P<year>20\d\d|二0[0一二三四五六七八九]{2}) *年 *度?"
_WHAT = " *".join("政府信息公开") + r" *(?:工 *作 *)?(?:年 *度 *)?(?:工 *作 *)?报 *告"
_NAME = r"(?P<agency>[^;]{2,60}?)"
_TITLES = (
    re.compile(rf"[ ;]*{_NAME} *(?:关于)? *{_YEAR} *{_WHAT}"),
    re.compile(rf"[ ;]*{_YEAR} *{_NAME} *的?{_WHAT}"),
    re.compile(rf"[ ;]*{_NAME} *{_WHAT} *\( *{_YEAR} *\)"),
)
_TITLE_ALONE = re.compile(rf"[ ;]*{_YEAR} *{_WHAT}[ ;]*")
_LINES_TO_TITLE = 60  # page furniture before the title
_DAY = re.compile(
    rf"{_YEAR} *(\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) *月 *(\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) *日"
)
_PERIOD = re.compile(rf"{_YEAR}1月1日(?:起|开始)?(?:至|到|—|-|–|~|－)(?:(?P<end>20\d\d)年)?12月31日")
_OFFICE = re.compile(r"[^;]{2,30}")  # levelled: no stop stands in a name
_FURNITURE = (
    *(
        "返回",
        "首页",
        "上一篇",
        "上一条",
        "上一页",
        "下一篇",
        "下一条",
        "下一页",
        "分享",
        "打印",
        "关闭",
        "版权所有",
    ),
    *(
        "主办单位",
        "承办单位",
        "网站标识码",
        "网站地图",
        "联系我们",
        "扫一扫",
        "相关链接",
        "相关信息",
        "相关附件",
    ),
    *("相关文档", "相关阅读", "附件", "Copyright", "【", "[字体", "字体", "信息来源", "发布日期", "浏览次数"),
)
_PLACEHOLDER = re.compile(r"\(文字描述[^)]*\)")
_HAN_DIGITS = {numeral: place + 1 for place, numeral in enumerate("一二三四五六七八九")}


@dataclass(frozen=True)
class Title:
    agency: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Parts:
    """found: part numbers in the order of their headings. places: of each part's lines, without its heading.

    before: what stands over the first of them.
    """

    found: tuple[int, ...]
    places: Mapping[int, range]
    before: list[str]


def year_of(written: str) -> int:
    """A year in levelled words: 2024, 二0二四."""
    return int(written.translate(_HAN_YEAR))


def title_of(lines: Sequence[str], page_title: str = "") -> Title:
    """Agency and year by the heading over the report, which may be broken over three lines."""
    for count in (1, 2, 3):
        for at in range(min(len(lines), _LINES_TO_TITLE)):
            joined = "".join(line.strip() for line in lines[at : at + count])
            levelled = joined.translate(_LEVEL)
            if len(joined) > 120 or not _may_be_title(levelled):
                continue
            if (alone := _TITLE_ALONE.fullmatch(levelled)) is not None:
                return Title(_office_before(lines, at), year_of(alone["year"]))
            for pattern in _TITLES:
                if (match := pattern.fullmatch(levelled.rstrip(" ;"))) is not None:
                    return _title(match, joined)
    for pattern in _TITLES:
        if (match := pattern.match(page_title.translate(_LEVEL))) is not None:
            return _title(match, page_title)
    return Title()


def _title(match: re.Match[str], written: str) -> Title:
    """The agency as it is written, found at its place in the levelled words."""
    return Title(written[match.start("agency") : match.end("agency")].strip(), year_of(match["year"]))


def _may_be_title(levelled: str) -> bool:
    return levelled.rstrip("; ()年度0123456789").endswith(("报告", "报 告"))


def _office_before(lines: Sequence[str], at: int) -> str | None:
    """The line over a title that names no agency, if it reads like a name."""
    before = next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
    return before if len(fold(before)) > 3 and _is_office(before) and not before[0].isdigit() else None


def _is_office(line: str) -> bool:
    """May this line be a name and nothing else?"""
    return _OFFICE.fullmatch(line.strip().translate(_LEVEL)) is not None


def _heading(lines: Sequence[str], at: int) -> tuple[int, int] | None:
    """(part, lines it takes) if a part's heading begins in this line."""
    first = lines[at].lstrip("　 \t#*")
    if not first or first[0] not in NUMERALS or len(first) > 60:
        return None
    folded = fold(first)
    if folded in HEADINGS:
        return HEADINGS[folded], 1
    if at + 1 < len(lines) and (joined := folded + fold(lines[at + 1])) in HEADINGS:
        return HEADINGS[joined], 2
    return None


def parts_of(lines: Sequence[str]) -> Parts:
    """The six parts, in simplified script."""
    starts = [(at, heading) for at in range(len(lines)) if (heading := _heading(lines, at)) is not None]
    ends = [*(at for at, _ in starts), len(lines)][1:]
    met: dict[int, list[_Span]] = {}
    for (at, (part, taken)), end in zip(starts, ends, strict=True):
        has_words = any(line.strip() for line in lines[at + taken : end])
        met.setdefault(part, []).append(_Span(at, at + taken, end, has_words))
    chosen = _chosen(met)
    found = tuple(sorted(chosen, key=lambda part: chosen[part].at))
    first = min((span.at for span in chosen.values()), default=len(lines))
    places = {part: range(span.start, span.end) for part, span in chosen.items()}
    return Parts(found, places, list(lines[:first]))


class _Span(NamedTuple):
    """A part from its heading (at) over its first line (start) to its end."""

    at: int
    start: int
    end: int
    has_words: bool


def _chosen(met: Mapping[int, list[_Span]]) -> dict[int, _Span]:
    """Of a heading that stands in contents or navigation too, the one with the part itself.

    That is the last with words after it. Parts with only a table have none: they follow the part before.
    """
    chosen = {
        part: [span for span in spans if span.has_words][-1]
        for part, spans in met.items()
        if any(span.has_words for span in spans)
    }
    for part in sorted(met):
        if part not in chosen:
            after = chosen[part - 1].at if part - 1 in chosen else -1
            later = [span for span in met[part] if span.at > after]
            chosen[part] = later[0] if later else met[part][-1]
    return chosen


def text_of(lines: Sequence[str]) -> str:
    """The words of a part; nothing where only the placeholder of the empty form stands."""
    text = "\n".join(line.strip() for line in lines if line.strip())
    return "" if _PLACEHOLDER.fullmatch(text.translate(_LEVEL)) else text


def signed(lines: Sequence[str]) -> tuple[list[str], Signature | None]:
    """The last part without signature and page furniture, and the signature.

    The signature is a line with nothing but a day, or a name and a day; what follows is not the report's.
    """
    for at, line in enumerate(lines):
        if line.strip().startswith(_FURNITURE) or "ICP备" in line:
            return list(lines[:at]), None
        match = _DAY.search(line.translate(_LEVEL))
        if match is not None and (day := _day(match)) is not None:
            before, after = line[: match.start()].strip(), line[match.end() :].strip()
            if not after and (not before or _is_office(before)):
                return _without_signer(lines[:at]), Signature(day, line.strip())
    return list(lines), None


def _without_signer(lines: Sequence[str]) -> list[str]:
    """Without the name of the office, which stands by itself over the day."""
    kept = [line for line in lines if line.strip()]
    return kept[:-1] if kept and _is_office(kept[-1]) else kept


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(year_of(match["year"]), _number(match[2]), _number(match[3]))
    except ValueError:  # 13月, 31日 of a short month: no day, so no signature
        return None


def _number(written: str) -> int:
    """1 to 31, in digits or as 二十一."""
    if "十" not in written and written[0] not in _HAN_DIGITS:
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def period_of(words: str) -> tuple[int, int] | None:
    """Years of the first and the last day that the report says it covers."""
    match = _PERIOD.search("".join(words.split()).translate(_LEVEL))
    if match is None:
        return None
    first = year_of(match["year"])
    return first, int(match["end"]) if match["end"] else first
