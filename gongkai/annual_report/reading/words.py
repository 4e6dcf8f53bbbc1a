"""What a report says in words: whose it is, on which year, its parts, its period, the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.reading.labels import HEADINGS, NUMERALS
from gongkai.annual_report.reading.report import Signature

_DIGITS = str.maketrans("０１２３４５６７８９〇零○Ｏ一二三四五六七八九", "01234567890000123456789")
_YEAR = r"(?P<year>[2２二][0０〇零○Ｏ][0-9０-９〇零○Ｏ一二三四五六七八九]{2})\s*年\s*[度]?"
_WHAT = r"政\s*府\s*信\s*息\s*公\s*[开開]\s*(?:工\s*作\s*)?(?:年\s*度\s*)?(?:工\s*作\s*)?[报報]\s*[告]"
_NAME = r"(?P<agency>[^，。；：:、>》|]{2,60}?)"
_TITLES = (
    re.compile(rf"[\s《]*{_NAME}\s*(?:[关關][于於])?\s*{_YEAR}\s*{_WHAT}"),
    re.compile(rf"[\s《]*{_YEAR}\s*{_NAME}\s*(?:的)?{_WHAT}"),
    re.compile(rf"[\s《]*{_NAME}\s*{_WHAT}\s*[（(]\s*{_YEAR}\s*[)）]"),
)
_TITLE_ALONE = re.compile(rf"[\s《]*{_YEAR}\s*{_WHAT}[\s》]*")
_LINES_TO_TITLE = 60  # page furniture before the title
_DAY = re.compile(
    rf"{_YEAR}\s*([0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*"
    r"([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_PERIOD = re.compile(rf"{_YEAR}1月1日(?:起|开始|開始)?(?:至|到|—|-|–|~|－)(?:(?P<end>20\d\d)年)?12月31日")
_OFFICE = re.compile(r"[^，。；：:、！？]{2,30}")
_FURNITURE = re.compile(
    r"返回|首页|上一[篇条页]|下一[篇条页]|分享|打印|关闭|版权所有|主办单位|承办单位|网站标识码|网站地图|联系我们|"
    r"扫一扫|相关(?:链接|信息|附件|文档|阅读)|附件|Copyright|.{0,6}ICP备|【|\[?字体|信息来源|发布日期|浏览次数"
)
_PLACEHOLDER = re.compile(r"[（(]文字描述[^）)]*[)）]")
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
    return int(written.translate(_DIGITS))


def title_of(lines: Sequence[str], page_title: str = "") -> Title:
    """Agency and year by the heading over the report, which may be broken over three lines."""
    for at in range(min(len(lines), _LINES_TO_TITLE)):
        for count in (1, 2, 3):
            joined = "".join(line.strip() for line in lines[at : at + count])
            if len(joined) > 120 or not _may_be_title(joined):
                continue
            if (alone := _TITLE_ALONE.fullmatch(joined)) is not None:
                return Title(_office_before(lines, at), year_of(alone["year"]))
            for pattern in _TITLES:
                if (match := pattern.fullmatch(joined.rstrip(" 》"))) is not None:
                    return Title(match["agency"].strip(), year_of(match["year"]))
    for pattern in _TITLES:
        if (match := pattern.match(page_title)) is not None:
            return Title(match["agency"].strip(), year_of(match["year"]))
    return Title()


def _may_be_title(joined: str) -> bool:
    return joined.rstrip("》 )）年度0123456789").endswith(("报告", "報告"))


def _office_before(lines: Sequence[str], at: int) -> str | None:
    """The line over a title that names no agency, if it reads like a name."""
    before = next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
    return before if len(fold(before)) > 3 and _OFFICE.fullmatch(before) and not before[0].isdigit() else None


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
    """The six parts. A heading that occurs again (contents, navigation) counts where most words follow it."""
    starts = [(at, heading) for at in range(len(lines)) if (heading := _heading(lines, at)) is not None]
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    best: dict[int, tuple[int, int, int]] = {}
    for (at, (part, taken)), end in zip(starts, ends, strict=True):
        if part not in best or end - at - taken >= best[part][2] - best[part][1]:
            best[part] = (at, at + taken, end)
    found = tuple(sorted(best, key=lambda part: best[part][0]))
    first = min((at for at, _, _ in best.values()), default=len(lines))
    places = {part: range(start, end) for part, (_, start, end) in best.items()}
    return Parts(found, places, list(lines[:first]))


def text_of(lines: Sequence[str]) -> str:
    """The words of a part; nothing where only the placeholder of the empty form stands."""
    text = "\n".join(line.strip() for line in lines if line.strip())
    return "" if _PLACEHOLDER.fullmatch(text) else text


def signed(lines: Sequence[str]) -> tuple[list[str], Signature | None]:
    """The last part without signature and page furniture, and the signature.

    The signature is a line with nothing but a day, or a name and a day; what follows is not the report's.
    """
    for at, line in enumerate(lines):
        if _FURNITURE.match(line.strip()):
            return list(lines[:at]), None
        match = _DAY.search(line)
        if match is not None and (day := _day(match)) is not None:
            before, after = line[: match.start()].strip(), line[match.end() :].strip()
            if not after and (not before or _OFFICE.fullmatch(before)):
                return _without_signer(lines[:at]), Signature(day, line.strip())
    return list(lines), None


def _without_signer(lines: Sequence[str]) -> list[str]:
    """Without the name of the office, which stands by itself over the day."""
    kept = [line for line in lines if line.strip()]
    return kept[:-1] if kept and _OFFICE.fullmatch(kept[-1].strip()) else kept


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(year_of(match["year"]), _number(match[2]), _number(match[3]))
    except ValueError:  # 13月, 31日 of a short month: no day, so no signature
        return None


def _number(written: str) -> int:
    """1 to 31, in digits or as 二十一."""
    if "十" not in written and written[0] not in _HAN_DIGITS:
        return int(written.translate(_DIGITS))
    tens, ten, ones = written.rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def period_of(words: str) -> tuple[int, int] | None:
    """Years of the first and the last day that the report says it covers."""
    match = _PERIOD.search("".join(words.split()))
    if match is None:
        return None
    first = year_of(match["year"])
    return first, int(match["end"]) if match["end"] else first
