"""Do the numbers in the prose agree with the tables (RC-16)?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual_report.checking.prose import scope
from gongkai.annual_report.checking.prose.claims import DETAILS, RESULTS, Claim
from gongkai.annual_report.checking.prose.mentions import Mention
from gongkai.annual_report.checking.prose.text import EvenText, Sentence
from gongkai.law.identities import Cells, Figure, Finding, apart, in_words
from gongkai.law.report_forms import Form

_TABLES = {"2": "表2", "3": "表3", "4": "表4"}
_ALIKE = 10  # per cent: a second number so near to the first is a slip, one further off counts something else
_SHARE = re.compile(
    r"(?:[，,、]|\()?(?:约)?(?:占比|占|比例)(?P<of>[^\d，,、;%]{0,16}?)(?P<share>\d{1,3}(?:\.(?P<places>\d{1,4}))?)%"
)
_IN_BRACKETS = re.compile(r"\((?:约)?(?P<share>\d{1,3}(?:\.(?P<places>\d{1,4}))?)%\)")  # 48件(38.1%)
_WHOLES = {
    "3": (("3.A.total",), ("3.A.total", "3.B.total"), ("3.C7.total",)),
    "4": (("4.review.total",), ("4.direct.total", "4.after_review.total")),
}
_GROWTH = re.compile(
    r"(?:[，,]|\()?(?:申请量|数量|总量)?(?:同比|比上年|较上年|比去年|较去年|与上年相比|与去年相比)(?:有所)?"
    r"(?P<way>增长|上升|增加|增|下降|减少|降低|减|回落)(?:了|约)?"
    r"(?P<share>\d{1,5}(?:\.(?P<places>\d{1,4}))?)%"
)
_BARE_NAMES = re.compile("|".join(claim.name for claim in RESULTS))
_BARE_SHARE = re.compile(
    rf"(?P<names>(?:{_BARE_NAMES.pattern})(?:(?:或|和|及|与|、)(?:{_BARE_NAMES.pattern}))*)的?"
    r"(?:占比|占)(?:为|约)?(?P<share>\d{1,3}(?:\.(?P<places>\d{1,4}))?)%"
)
_MARGIN = 0.05  # percentage points, and what rounding to the places printed allows


@dataclass(frozen=True)
class Tables:
    """What the prose is held against. agency: whose report it is, None where nobody knows."""

    cells: Cells
    form: Form
    agency: str | None


def numbers_agree(text: EvenText, mentions: Sequence[Mention], tables: Tables) -> Iterator[Finding]:
    """RC-16. A phrase that occurs several times agrees if one of its numbers does, save for near misses."""
    by_claim: dict[Claim, list[Mention]] = {}
    for mention in mentions:
        by_claim.setdefault(mention.claim, []).append(mention)
    for claim, told in by_claim.items():
        computed, allowed = (
            claim.computed(tables.cells, tables.form),
            claim.allowed(tables.cells, tables.form),
        )
        if computed is None:
            continue
        wrong = [mention for mention in told if mention.figure not in allowed]
        if len(wrong) < len(told):
            for mention in wrong:
                if not mention.doubt and not mention.narrow and _near(mention.figure, computed):
                    yield _finding(text, mention, computed, "正文别处写的与表格一致，这一处不同")
        else:
            several = len({mention.figure for mention in wrong}) > 1
            first = next((one for one in wrong if not one.narrow), wrong[0])
            doubt = _doubt(first, computed, tables)
            yield _finding(text, first, computed, doubt or ("正文前后几处的数也不相同" if several else ""))


def _near(figure: int, computed: Figure) -> bool:
    return abs(float(figure - computed)) <= max(2.0, float(computed) * _ALIKE / 100)


def _doubt(mention: Mention, computed: Figure, tables: Tables) -> str:
    """Why the number may be right; "" where it cannot. One office never has more than all together."""
    if mention.doubt or mention.claim.doubt:
        return mention.doubt or mention.claim.doubt
    if mention.figure >= computed:
        return ""
    if mention.narrow:
        return mention.narrow
    before = mention.sentence.text[: mention.start]
    unnamed = scope.covers_many(tables.agency) and not scope.speaks_of_all(before)
    return scope.UNNAMED_OFFICE if mention.claim.of_one and unnamed else ""


def _finding(text: EvenText, mention: Mention, computed: Figure, doubt: str) -> Finding:
    claim = mention.claim
    why = f"；{doubt}" if doubt else ""
    return Finding(
        "RC-16",
        "warning" if doubt else "error",
        claim.address,
        mention.figure,
        computed,
        f"正文写“{claim.name}”{mention.figure}件，{_TABLES[claim.table]}是{in_words(computed)}件，"
        f"差{apart(mention.figure, computed)}件{why}",
        place=text.place(mention.sentence, mention.start, mention.end),
    )


def shares_agree(text: EvenText, mentions: Sequence[Mention], tables: Tables) -> Iterator[Finding]:
    """RC-16: a percentage beside a number is that number's share of what came in or was closed."""
    for mention in mentions:
        match = _share_after(mention)
        if match is None or mention.claim.table == "2":
            continue
        near = [
            one.figure for one in mentions if one.sentence == mention.sentence and one.count < mention.count
        ]
        wholes = _wholes(mention.claim, tables) | {figure for figure in near if figure >= mention.figure}
        computed = mention.claim.computed(tables.cells, tables.form)
        parts = {mention.figure, *([computed] if computed is not None else [])}
        nearest = _nearest(match, parts, wholes)
        if nearest is not None:
            doubt = mention.doubt or mention.claim.doubt or mention.narrow
            said = f"{mention.claim.name}”{mention.figure}件占"
            yield _wrong_share(text, mention.sentence, mention.claim, match, said, nearest, doubt)


def _share_after(mention: Mention) -> re.Match[str] | None:
    """Only after a result is a bare percentage in brackets a share; after a total it may be its growth."""
    match = _SHARE.match(mention.sentence.text, mention.end)
    if match is None and mention.claim in (*RESULTS, *DETAILS):
        match = _IN_BRACKETS.match(mention.sentence.text, mention.end)
    return match


def bare_shares_agree(text: EvenText, year: int | None, tables: Tables) -> Iterator[Finding]:
    """RC-16: 予以公开或部分公开占58.5%, without the number, against the tables alone."""
    for sentence in text.sentences:
        for match in _BARE_SHARE.finditer(sentence.text):
            before = sentence.text[: match.start()]
            if scope.other_year(before, year) or scope.other_period(before):
                continue
            names = _BARE_NAMES.findall(match["names"])
            cells = tuple(claim.cells[0] for claim in RESULTS if claim.name in names)
            claim = Claim("、".join(names), cells)
            computed = claim.computed(tables.cells, tables.form)
            nearest = _nearest(match, {computed} if computed is not None else set(), _wholes(claim, tables))
            if nearest is not None:
                doubt = scope.one_office(before, tables.agency)
                yield _wrong_share(text, sentence, claim, match, f"{claim.name}”占", nearest, doubt)


def _nearest(match: re.Match[str], parts: set[Figure], wholes: set[Figure]) -> float | None:
    """The share nearest to the one printed, if none is near enough; None if one is, or none is known."""
    share = float(match["share"])
    margin = max(_MARGIN, 0.5 / 10 ** len(match["places"] or "")) + 1e-9
    possible = [100 * float(part) / float(whole) for part in parts for whole in wholes if whole]
    nearest = min(possible, key=lambda one: abs(one - share), default=None)
    return None if nearest is None or abs(nearest - share) <= margin else nearest


def _wholes(claim: Claim, tables: Tables) -> set[Figure]:
    """What a share may be of: any total of the tables."""
    sums = (Claim("", cells).computed(tables.cells, tables.form) for cells in _WHOLES[claim.table])
    return {figure for figure in sums if figure is not None}


def _wrong_share(
    text: EvenText,
    sentence: Sentence,
    claim: Claim,
    match: re.Match[str],
    said: str,
    computed: float,
    doubt: str,
) -> Finding:
    right = f"{computed:.{len(match['places'] or '')}f}%"
    why = f"；{doubt}" if doubt else ""
    return Finding(
        "RC-16",
        "warning" if doubt else "error",
        claim.address,
        f"{match['share']}%",
        right,
        f"正文写“{said}{match['share']}%，按报告里的数最接近的是{right}{why}",
        place=text.place(sentence, match.start("share"), match.end()),
    )


def growth_agrees(
    text: EvenText, mentions: Sequence[Mention], tables: Tables, last_year: Cells
) -> Iterator[Finding]:
    """RC-16: 同比增长5% is against last year's report. A warning: other agencies may be compared."""
    for mention in mentions:
        match = _GROWTH.match(mention.sentence.text, mention.end)
        if match is None or mention.narrow or mention.claim.table == "2":
            continue
        before = [sum_ for sum_ in mention.claim.allowed(last_year, tables.form) if sum_]
        grown = [100 * (mention.figure - float(one)) / float(one) for one in before]
        share = float(match["share"]) * (-1 if match["way"][0] in "下减降回" else 1)
        margin = max(_MARGIN, 0.5 / 10 ** len(match["places"] or "")) + 1e-9
        if not grown or any(abs(one - share) <= margin for one in grown):
            continue
        right = f"{grown[0]:+.{max(1, len(match['places'] or ''))}f}%"
        yield Finding(
            "RC-16",
            "warning",
            mention.claim.address,
            f"{share:+g}%",
            right,
            f"正文写“{mention.claim.name}”{mention.figure}件，{match[0].strip('，,(')}；按上年报告的{in_words(before[0])}件"
            f"应是{right}，比较的范围可能不同",
            place=text.place(mention.sentence, match.start(), match.end()),
        )
