"""The figures of a year as pages show them: each with its definition, and a link to the cases behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.agencies.models import Agency
from gongkai.cases.selectors.statistics import Figures
from gongkai.law.decisions import GRANTED, GROUPS, PARTLY
from gongkai.law.receipt import Channel

DEFINITIONS = (
    ("收到", "收到之日在这一年的申请；收到之日按第三十一条定，不是登记的日子"),
    ("答复", "答复送达之日在这一年的申请；不发答复书办结的，按作出决定之日"),
    ("按期率", "按期答复的，除以答复的加上到今天已经逾期还没有答复的；停表和延期都已经算进期限"),
    ("中位天数", "半数申请从收到到答复不超过的工作日，停表和延期也算在内，因为申请人在等"),
    ("公开率", "予以公开和部分公开的，除以答复的"),
    ("在办、在办逾期", "今天还没有答复的；其中已过答复期限，等待补正的不算逾期"),
)


@dataclass(frozen=True)
class Chart:
    """rows: label, then figures; a figure with cases behind it is a link."""

    id: str
    kind: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    share: bool = False


@dataclass(frozen=True)
class Compared:
    """One agency's line."""

    agency: Agency
    figures: Figures
    cells: tuple[tuple[str, object], ...]  # head and value


class Links:
    """Addresses of the queue for a year, of one agency or of all that one sees."""

    def __init__(self, year: int, agency: str = "") -> None:
        self.agency, self.year = agency, year
        self._whole = (date(year, 1, 1), date(year, 12, 31))

    def of(self, text: object, **conditions: str) -> object:
        """The figure as a link; a plain one where nothing stands behind it."""
        if text in (0, "0", "", "—"):
            return text
        asked = conditions | ({"agency": self.agency} if self.agency else {})
        return format_html('<a href="{}?{}">{}</a>', reverse("desk:queue"), urlencode(asked), text)

    def received(self, text: object, month: int = 0, **more: str) -> object:
        first, last = self._days(month)
        return self.of(text, tab="all", received_from=first, received_to=last, **more)

    def answered(self, text: object, month: int = 0, **more: str) -> object:
        first, last = self._days(month)
        return self.of(text, tab="all", answered_from=first, answered_to=last, **more)

    def _days(self, month: int) -> tuple[str, str]:
        if not month:
            return self._whole[0].isoformat(), self._whole[1].isoformat()
        first = date(self.year, month, 1)
        following = date(self.year + month // 12, month % 12 + 1, 1)
        return first.isoformat(), date.fromordinal(following.toordinal() - 1).isoformat()


def percent(part: int, whole: int) -> str:
    """One decimal, never rounded up to 100% or down to 0%; a dash where there is nothing to divide by."""
    if not whole:
        return "—"
    if part in (0, whole):
        return "100%" if part else "0%"
    return f"{min(max(round(part * 100 / whole, 1), 0.1), 99.9):.1f}%"


def sentences(figures: Figures, year: int, links: Links) -> list[tuple[object, str]]:
    """Four figures at most, said in words, the unwelcome one included."""
    late = figures.late + figures.open_late
    found: list[tuple[object, str]] = [
        (links.received(figures.received), "件收到"),
        (links.answered(figures.answered), "件答复"),
        (percent(figures.on_time, figures.due), f"按期，{late}件逾期"),
    ]
    if figures.median is not None:
        found.append((figures.median, "个工作日，半数在此以内答复"))
    return found


def charts(figures: Figures, year: int, links: Links, *, until: int) -> list[Chart]:
    """until: the last month that has begun."""
    months = tuple(
        (
            f"{month}月",
            links.received(figures.received_by_month[month], month),
            links.answered(figures.answered_by_month[month], month),
        )
        for month in range(1, until + 1)
    )
    found = [Chart("months", "pairs", f"{year}年各月收到和答复", ("月份", "收到", "答复"), months)]
    groups = [
        (
            group,
            links.answered(figures.groups[group], group=group),
            percent(figures.groups[group], figures.answered),
        )
        for group in GROUPS
    ]
    heads = ("处理结果", "件", "占比")
    found.append(
        Chart("groups", "bars", f"怎样答复的（{figures.answered}件）", heads, tuple(groups), share=True)
    )
    channels = [
        (
            channel.label,
            links.received(figures.channels[channel.value], channel=channel.value),
            percent(figures.channels[channel.value], figures.received),
        )
        for channel in Channel
    ]
    heads = ("收到方式", "件", "占比")
    found.append(
        Chart("channels", "bars", f"怎样收到的（{figures.received}件）", heads, tuple(channels), share=True)
    )
    return found


def compared(
    agencies: Sequence[Agency], by_agency: Mapping[int, Figures], year: int, *, now: bool
) -> list[Compared]:
    """Agencies side by side, in the order of the site. now: the year is the current one."""
    nothing = Figures()
    return [_line(each, by_agency.get(each.pk, nothing), Links(year, each.code), now) for each in agencies]


def _line(agency: Agency, figures: Figures, links: Links, now: bool) -> Compared:
    public = figures.groups[GRANTED] + figures.groups[PARTLY]
    cells: list[tuple[str, object]] = [
        ("收到", links.received(figures.received)),
        ("答复", links.answered(figures.answered)),
        ("其中逾期", links.answered(figures.late, late="1")),
        ("按期率", percent(figures.on_time, figures.due)),
        ("中位天数", "—" if figures.median is None else figures.median),
        ("公开率", percent(public, figures.answered)),
    ]
    if now:
        cells += [
            ("在办", links.of(figures.open_now, tab="open")),
            ("在办逾期", _late(links.of(figures.open_late, tab="late"))),
        ]
    return Compared(agency, figures, tuple(cells))


def _late(shown: object) -> object:
    return format_html('<span class="wb-late">{}</span>', shown) if isinstance(shown, SafeString) else shown
