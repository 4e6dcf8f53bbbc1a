"""Do the numbers in the prose add up (RC-17)? Lists to their total, what came in to what went out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from gongkai.annual_report.checking.prose import claims
from gongkai.annual_report.checking.prose.agreement import Tables
from gongkai.annual_report.checking.prose.claims import Claim, dispute
from gongkai.annual_report.checking.prose.mentions import Mention
from gongkai.annual_report.checking.prose.numerals import COUNTED, NUMBER, number
from gongkai.annual_report.checking.prose.text import EvenText, Sentence
from gongkai.law.identities import Figure, Finding, Severity, apart, in_words


@dataclass(frozen=True)
class List:
    """A total and the parts it may be told in. cells: of all parts."""

    totals: tuple[Claim, ...]
    parts: tuple[Claim, ...]
    cells: frozenset[str]

    def has(self, claim: Claim) -> bool:
        """Is the claim on a part, or on several of them together?"""
        if claim in self.totals:
            return False
        return claim in self.parts or (len(claim.cells) > 1 and self.cells.issuperset(claim.cells))


def _list(totals: tuple[Claim, ...], parts: tuple[Claim, ...]) -> List:
    return List(totals, parts, frozenset(cell for part in parts for cell in part.cells))


def _rows(group: str) -> tuple[Claim, ...]:
    return tuple(one for one in claims.DETAILS if one.address.startswith(group))


_LISTS = (
    _list((claims.RECEIVED,), (claims.NEW, claims.CARRIED)),
    _list(claims.OUTGOING, claims.RESULTS),
    _list((claims.REFUSED,), _rows("3.C3")),
    _list((claims.NOT_AVAILABLE,), _rows("3.C4")),
    _list((claims.NOT_PROCESSED,), _rows("3.C5")),
    *(
        _list((dispute(subject),), tuple(dispute(subject, result) for result in claims.RESULTS_4))
        for subject in claims.SUBJECTS
    ),
    _list((dispute("行政诉讼"),), (dispute("未经复议直接起诉"), dispute("复议后起诉"))),
)
_CAME_IN = ({claims.NEW, claims.CARRIED}, {claims.RECEIVED, claims.CARRIED})
_ENOUGH = 3  # channels named, for a list to look complete


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(
        r"(?P<channel>网络|网上|互联网|在线|网站|平台|信函|邮寄|邮政|来信|当面|现场|窗口|传真|电子邮件|"
        r"其他(?:方式|渠道|途径|形式))"
        r"(?:平台|系统|提交|提出|递交|寄送|申请|方式|渠道|途径|形式|收到|受理|的|等|为|共){0,4}"
        rf"(?P<count>{NUMBER}){COUNTED}"
    )


def lists_add_up(text: EvenText, mentions: Sequence[Mention], tables: Tables) -> Iterator[Finding]:
    """RC-17: a total and its parts in one passage. A list may leave out what is 0, or be cut short.

    A part is taken to be left out on purpose where the tables have something there; then only parts that
    exceed the total are wrong.
    """
    for passage in _passages(mentions):
        for each in _LISTS:
            yield from _one_list(text, passage, each, tables)


def _passages(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Mentions of one sentence, with those of the next where it goes on with 其中."""
    passage: list[Mention] = []
    for mention in mentions:
        last = passage[-1].sentence if passage else None
        if last is None or mention.sentence == last or _goes_on(last, mention.sentence):
            passage.append(mention)
        else:
            yield passage
            passage = [mention]
    if passage:
        yield passage


def _goes_on(last: Sentence, this: Sentence) -> bool:
    return this.number == last.number + 1 and this.text.startswith("其中")


def _one_list(text: EvenText, passage: list[Mention], each: List, tables: Tables) -> Iterator[Finding]:
    total = next((one for one in passage if one.claim in each.totals), None)
    listed = [one for one in passage if each.has(one.claim)] if total is not None else []
    if total is None or len(listed) < 2 or len({one.claim for one in listed}) < len(listed):
        return
    if total.claim.doubt and not _listed_after(total, listed):
        return
    if total.claim is claims.RECEIVED and any(one.figure == total.figure for one in listed):
        return  # 收到126件 means 新收, and 上年结转 comes on top
    added = sum(one.figure for one in listed)
    told = {cell for one in listed for cell in one.claim.cells}
    left_out = [part for part in each.parts if not told.issuperset(part.cells)]
    complete = all(part.computed(tables.cells, tables.form) == 0 for part in left_out)
    if added == total.figure or (added < total.figure and not complete):
        return
    named = "、".join(one.claim.name for one in listed)
    yield _finding(
        text,
        total,
        total.claim.address,
        total.figure,
        added,
        f"正文写“{total.claim.name}”{total.figure}件，列出的{named}相加是{added}件，"
        f"差{apart(total.figure, added)}件",
    )


def _listed_after(total: Mention, listed: list[Mention]) -> bool:
    return all((one.sentence.number, one.count) > (total.sentence.number, total.count) for one in listed)


def carried_through(text: EvenText, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """RC-17: what came in and what was carried over is what was closed and what is carried forward."""
    new, received = _only(mentions, claims.NEW), _only(mentions, claims.RECEIVED)
    carried, forward = _only(mentions, claims.CARRIED), _only(mentions, claims.FORWARD)
    closed = _only(mentions, claims.CLOSED) or _only(mentions, claims.ANSWERED)
    came = new or received
    if came is None or carried is None or forward is None or closed is None:
        return
    went = closed.figure + forward.figure
    possible = {came.figure + carried.figure} | ({came.figure} if came is received else set())
    if went in possible:
        return
    together = came.figure + carried.figure
    yield _finding(
        text,
        forward,
        "3.D.total",
        forward.figure,
        together - closed.figure,
        f"正文写{came.claim.name}{came.figure}件、上年结转{carried.figure}件，一共{together}件；办结{closed.figure}件、"
        f"结转下年{forward.figure}件，一共{went}件，差{apart(together, went)}件",
    )


@cache
def _together() -> re.Pattern[str]:
    return re.compile(
        r"[，,、;]?(?:两项|二者|以上)?(?:合计|共计|总计|一共)(?:政府信息公开|依申请公开)?(?:申请)?(?:为|是|有|:)?"
        rf"(?P<count>{NUMBER}){COUNTED}"
    )


def incoming_adds_up(text: EvenText, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """RC-17: 新收126件、上年结转18件，合计144件."""
    for first, second in pairwise(mentions):
        if {first.claim, second.claim} not in _CAME_IN or first.sentence != second.sentence:
            continue
        match = _together().match(second.sentence.text, second.end)
        told = number(match["count"]) if match else None
        added = first.figure + second.figure
        if match is None or told is None or told == added:
            continue
        whole = replace(second, start=first.start, end=match.end())
        message = (
            f"正文写{first.claim.name}{first.figure}件、{second.claim.name}{second.figure}件，合计{told}件；"
            f"两项相加是{added}件，差{apart(told, added)}件"
        )
        yield _finding(text, whole, "3.A.total", told, added, message)


def _only(mentions: Sequence[Mention], claim: Claim) -> Mention | None:
    """The mention of a claim, where all that is told of it, beside single offices, is one number."""
    told = [one for one in mentions if one.claim == claim and not one.narrow]
    return told[0] if len({one.figure for one in told}) == 1 else None


def channels_add_up(text: EvenText, mentions: Sequence[Mention], tables: Tables) -> Iterator[Finding]:
    """RC-17: applications by letter, on line, over the counter, against all that came in."""
    for total in mentions:
        if total.claim not in claims.INCOMING:
            continue
        named: dict[str, int] = {}
        for match in _channel().finditer(total.sentence.text, total.end):
            figure = number(match["count"])
            if figure is not None:
                named.setdefault(match["channel"], figure)
        added: Figure = sum(named.values())
        short = added < total.figure
        if len(named) < 2 or added == total.figure or (short and len(named) < _ENOUGH):
            continue
        doubt = "；可能没有列全" if short else ""
        yield _finding(
            text,
            total,
            total.claim.address,
            total.figure,
            added,
            f"正文写“{total.claim.name}”{total.figure}件，{'、'.join(named)}相加是{in_words(added)}件，"
            f"差{apart(total.figure, added)}件{doubt}",
            doubtful=short,
        )


def _finding(
    text: EvenText,
    mention: Mention,
    address: str,
    stated: Figure,
    computed: Figure,
    message: str,
    *,
    doubtful: bool = False,
) -> Finding:
    place = text.place(mention.sentence, mention.start, mention.end)
    severity: Severity = "warning" if doubtful or mention.doubt else "error"
    return Finding("RC-17", severity, address, stated, computed, message, place=place)
