"""Find the numbers in part one that claim something about applications (table 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from gongkai.annual_report.checking.prose import claims, scope
from gongkai.annual_report.checking.prose.claims import Claim
from gongkai.annual_report.checking.prose.numerals import COUNTED, NUMBER, number
from gongkai.annual_report.checking.prose.text import EvenText, Sentence

_FILL = (
    r"(?:的|了|共计|共|总计|合计|累计|总数量|总量|数量|总数|件数|申请量|量|数|政府信息公开|政府信息|信息公开|信息|公开|"
    r"依申请公开|依申请|申请事项|申请件|公开件|申请|件|案件|答复|处理|办理|决定|群众|公众|公民|各类|类|为|是|有|达到|达|计|情形|"
    r"情况|结果|继续|本年度|本年|全年|年度|等|于|到|:|”|\(区分处理[^()]*\)){0,9}"
)
_TAIL = re.compile(
    rf"{_FILL}(?P<count>{NUMBER})(?P<unit>{COUNTED})?(?P<after>余|多|左右|以上|以内|万|百|千)?"
)
_WITHOUT_UNIT = re.compile(r"[，,、;()。]|$|占")
_JOINED = re.compile(r"(?:或者|以及|或|和|及|与|、)$")
_BEHIND = (
    r"(?:政府信息公开申请|依申请公开申请|依申请公开|申请|案件|为|属于|属|系|"
    r"予|已|均|被|因|作出|决定|答复|按|是|的){0,4}"
)
_NOT_YET = re.compile("[不应未拟可]$|(?:主动|集中|全文|及时|统一)$")
_OTHER_THINGS = re.compile("(?:文件|政策|解读|建议|提案|公报|方案|公告|通知)(?:共计|共|计)?$")
_SEVERAL = re.compile("[数几上][一二三四五六七八九十百千万]")  # 数十件 is no figure
_ON_TIME = re.compile("(?:按期|按时|及时|提前|如期|超期|逾期|当年|当场|期限内)(?:予以)?$")
_BY_ONE_CHANNEL = re.compile(
    "通过[^，,;、和及等]{0,14}(?:网站|平台|网络|网上|信函|邮寄|现场|窗口|系统|传真|邮箱)[^，,;、和及等]{0,6}$"
)
_ABOUT = re.compile("(?:涉及|关于|有关)[^，,;]{1,20}$")
_OTHER_MATTERS = re.compile("提案|议案|热线|留言|信访件|信访事项|许可申请")
_NONE_RECEIVED = re.compile(
    r"(?:未|没有|无)(?:收到|接到|受理)(?:过|任何)?(?:公民|群众|公众)?(?:的)?"
    r"(?:政府信息依申请公开|政府信息公开|信息公开|依申请公开|政府信息)(?:的)?(?:申请)?(?:事项)?(?=[，,;)]|$)"
)
_SURE_RESULTS = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_TOTALS = (
    claims.RECEIVED,
    *claims.OUTGOING,
)  # after 其中 they count a part; 新收 and 结转 are said in so many words
_PERHAPS_A_PART = "“其中”之后的数可能只是一部分"
_OVERRULED = frozenset((*claims.INCOMING, claims.ANSWERED, claims.HANDLED, claims.NATURAL))


# Compiled when first needed: a check of one file must start at once, and many have no numbers in part one.


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"{_FILL}(?P<count>{NUMBER})(?P<unit>{COUNTED})?(?P<after>余|多|左右|以上|以内|万|百|千)?"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?P<count>{NUMBER})(?P<unit>{COUNTED}){_BEHIND}$")


@dataclass(frozen=True)
class Mention:
    """A number and what it claims. start, end: of phrase and number, count: of the number, in the sentence.

    doubt: why it may be right all the same, though it differs from the tables. narrow: why it may count less
    than they do.
    """

    claim: Claim
    figure: int
    sentence: Sentence
    start: int
    end: int
    count: tuple[int, int]
    doubt: str = ""
    narrow: str = ""


def of_applications(text: EvenText, year: int | None, agency: str | None) -> list[Mention]:
    """In reading order. Numbers of other years, of part of a year or of one subject are not among them."""
    found: list[Mention] = []
    offices = scope.offices_before(text.sentences, agency)
    goes_on = False
    for sentence in text.sentences:
        goes_on = _is_about(sentence) or (goes_on and sentence.text.startswith("其中"))
        if goes_on:
            for mention in _of_sentence(sentence, year, agency):
                narrow = scope.one_office(sentence.text[: mention.start], agency)
                narrow = mention.narrow or narrow or offices[sentence.number]
                found.append(replace(mention, narrow=narrow))
    return found


def _is_about(sentence: Sentence) -> bool:
    """Does the sentence speak of applications: by the word, by its heading, by naming their results?"""
    if "申请" in sentence.text or "申请公开" in sentence.under:
        return True
    return sum(claim.name in sentence.text for claim in claims.RESULTS) >= _SURE_RESULTS


def _of_sentence(sentence: Sentence, year: int | None, agency: str | None) -> list[Mention]:
    by_number: dict[tuple[int, int], Mention] = {}
    for mention in (*_after_phrases(sentence, year), *_before_phrases(sentence, year)):
        held = by_number.get(mention.count)
        if held is None or (held.claim in _OVERRULED and mention.claim is not claims.HANDLED):
            by_number[mention.count] = mention
    ordered = sorted([*by_number.values(), *_nothing(sentence, year)], key=lambda one: one.count)
    kept: list[Mention] = []
    for mention in ordered:
        if not _speaks_of_the_year(mention, year) or scope.one_part(sentence.text[: mention.start], agency):
            continue
        if mention.claim in _TOTALS and _of_which(mention, kept):
            if mention.claim is claims.CLOSED:
                kept.append(replace(mention, narrow=_PERHAPS_A_PART))
        else:
            kept.append(mention)
    details = [one for one in kept if one.claim in claims.DETAILS]
    if len(details) == len(kept):
        return [replace(one, doubt="句子里没有别的办理结果，拿不准说的是不是申请") for one in details]
    return kept


def _after_phrases(sentence: Sentence, year: int | None) -> Iterator[Mention]:
    """新收政府信息公开申请126件"""
    known = claims.phrases(year)
    joined: list[Claim] = []
    joined_end = start = -1
    for phrase in _pattern(year).finditer(sentence.text):
        if _NOT_YET.search(sentence.text[: phrase.start()]):
            continue
        claim = known.claim(phrase[0])
        between = sentence.text[joined_end : phrase.start()]
        if joined and joined_end <= phrase.start() and _JOINED.fullmatch(between):
            joined.append(claim)
        else:
            joined, start = [claim], phrase.start()
        joined_end = phrase.end()
        mention = _counted(sentence, _together(tuple(joined)), start, phrase.end())
        if mention is not None:
            joined = []
            yield mention


@lru_cache(maxsize=32)
def _pattern(year: int | None) -> re.Pattern[str]:
    return re.compile(claims.phrases(year).pattern)


@lru_cache(maxsize=64)
def _together(joined: tuple[Claim, ...]) -> Claim | None:
    """予以公开或部分公开59件 is the sum of both; of other phrases joined one cannot tell."""
    if len(joined) == 1:
        return joined[0]
    if not all(claim in claims.RESULTS for claim in joined):
        return None
    return Claim("、".join(claim.name for claim in joined), tuple(claim.cells[0] for claim in joined))


def _counted(sentence: Sentence, claim: Claim | None, start: int, end: int) -> Mention | None:
    tail = _tail().match(sentence.text, end)
    if claim is None or tail is None or tail["after"]:
        return None
    if _SEVERAL.search(sentence.text[end : tail.end()]):
        return None
    figure = number(tail["count"])
    if figure is None or (tail["unit"] is None and not _stands_alone(sentence.text, tail.end(), claim)):
        return None
    return Mention(claim, figure, sentence, start, tail.end(), tail.span("count"))


def _stands_alone(text: str, end: int, claim: Claim) -> bool:
    """部分公开67，占4.61%: only after the exact words of a result may the unit be left out."""
    return claim in claims.RESULTS and _WITHOUT_UNIT.match(text, end) is not None


def _before_phrases(sentence: Sentence, year: int | None) -> Iterator[Mention]:
    """103件顺延到下年度答复"""
    known = claims.phrases(year)
    for phrase in _pattern(year).finditer(sentence.text):
        claim = known.claim(phrase[0])
        if claim not in (*claims.RESULTS, *claims.DETAILS, claims.CARRIED, claims.FORWARD):
            continue
        ahead = _ahead().search(sentence.text[: phrase.start()])
        if ahead is None or (figure := number(ahead["count"])) is None:
            continue
        own = _tail().match(sentence.text, phrase.end())
        if own is None or own["unit"] is None:
            yield Mention(claim, figure, sentence, ahead.start(), phrase.end(), ahead.span("count"))


def _nothing(sentence: Sentence, year: int | None) -> Iterator[Mention]:
    """未收到政府信息公开申请; 无结转下年度"""
    for none in _NONE_RECEIVED.finditer(sentence.text):
        yield Mention(claims.RECEIVED, 0, sentence, none.start(), none.end(), none.span())
    known = claims.phrases(year)
    for claim, pattern in ((claims.CARRIED, known.carried), (claims.FORWARD, known.forward)):
        for none in re.finditer(rf"(?:没有|无)(?:{pattern.pattern})(?!\d)", sentence.text):
            yield Mention(claim, 0, sentence, none.start(), none.end(), none.span())


def _speaks_of_the_year(mention: Mention, year: int | None) -> bool:
    before = mention.sentence.text[: mention.start]
    known = claims.phrases(year)
    years = known.carried.sub("", known.forward.sub("", before))  # 2023年结转 speaks of this year's figures
    if _OTHER_MATTERS.search(before) or scope.other_year(years, year) or scope.other_period(before):
        return False
    if _OTHER_THINGS.search(before):
        return False
    general = mention.claim in (*claims.INCOMING, *claims.OUTGOING)
    limited = _ON_TIME.search(before) or _ABOUT.search(before) or _BY_ONE_CHANNEL.search(before)
    return not (general and limited)


def _of_which(mention: Mention, kept: list[Mention]) -> bool:
    """Does 其中 stand between an earlier total and this number, other than in brackets that closed?"""
    before = _IN_BRACKETS.sub("", mention.sentence.text[: mention.start]).rpartition(";")[2]
    totals = (*claims.INCOMING, *claims.OUTGOING)
    return "其中" in before and any(one.claim in totals for one in kept)
