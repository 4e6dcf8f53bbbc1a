"""Find the numbers in part one that claim something about reviews and suits over disclosure (table 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from gongkai.annual_report.checking.prose import claims, scope
from gongkai.annual_report.checking.prose.mentions import Mention
from gongkai.annual_report.checking.prose.numerals import COUNTED, NUMBER, number
from gongkai.annual_report.checking.prose.text import EvenText, Sentence

_FILL = r"(?:案件|案|的|了|共计|共|总计|合计|累计|总量|数量|总数|申请|为|是|有|达|计|全年|:){0,5}"
_RESULT_WORDS = {
    **dict.fromkeys(("结果维持", "被维持", "予以维持", "维持"), "结果维持"),
    **dict.fromkeys(("结果纠正", "被纠正", "被纠错", "予以纠正", "纠正", "纠错"), "结果纠正"),
    **dict.fromkeys(("其他结果", "其他"), "其他结果"),
    **dict.fromkeys(("尚未审结", "未审结", "正在审理", "尚在审理"), "尚未审结"),
}
_SUBJECT_WORDS = {
    **dict.fromkeys(("未经复议直接起诉", "直接起诉", "直接诉讼"), "未经复议直接起诉"),
    **dict.fromkeys(("复议后起诉", "复议后诉讼"), "复议后起诉"),
    "行政复议": "行政复议",
    "行政诉讼": "行政诉讼",
}
_WORD = "|".join(sorted((*_SUBJECT_WORDS, *_RESULT_WORDS), key=len, reverse=True))
_EXACT = "(?!余|多|左右|以上)"
_AFTER = rf"{_FILL}(?P<count>{NUMBER}){COUNTED}{_EXACT}"
_AHEAD = rf"(?P<ahead>{NUMBER}){COUNTED}(?:案件)?(?:因?政府信息公开(?:引起|引发)?的?|被|予以)?"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"{_AHEAD}(?P<behind>{_WORD})(?!{_FILL}{NUMBER}{COUNTED})|(?P<word>{_WORD})(?:{_AFTER})?"
    )


_LISTED = re.compile("或者|以及|[或和及与、/]")
_NONE = re.compile(
    r"(?:未发生|没有发生|未出现|没有出现|未收到|没有|未有|无)(?:过)?[^，,;。\d]{0,20}?"
    r"(?P<listed>行政复议(?:(?:案件)?(?:、|和|或|及|与|或者|以及)(?:提起|被提起)?行政诉讼)?|行政诉讼)"
    r"(?:案件|情况|事项|申请)?(?=[，,;)]|$)"
)
_LEFT_OVER = re.compile("(?:上年|去年|结转|遗留)[^，,;]{0,6}$")
_UNNAMED = "句子没有写明是政府信息公开引起的"


@dataclass
class _Reader:
    """Goes along a sentence and remembers whose results are told."""

    sentence: Sentence
    subject: str | None = None
    subject_end: int = -1

    def read(self) -> Iterator[Mention]:
        for token in _token().finditer(self.sentence.text):
            mention = self._read(token)
            if mention is not None:
                yield mention

    def _read(self, token: re.Match[str]) -> Mention | None:
        word = token["behind"] or token["word"]
        count = "ahead" if token["behind"] else "count"
        result = _RESULT_WORDS.get(word)
        if result is None and not self._take_subject(token, word, counted=token[count] is not None):
            return None
        figure = number(token[count]) if token[count] is not None else None
        if self.subject is None or figure is None or _LEFT_OVER.search(self.sentence.text[: token.start()]):
            return None
        claim = claims.dispute(self.subject, result)
        return Mention(claim, figure, self.sentence, token.start(), token.end(), token.span(count))

    def _take_subject(self, token: re.Match[str], word: str, *, counted: bool) -> bool:
        """False where subjects are told together, as in 行政复议或行政诉讼21件."""
        between = self.sentence.text[self.subject_end : token.start()] if self.subject_end >= 0 else ""
        together = _LISTED.fullmatch(between) is not None
        self.subject = None if together else _SUBJECT_WORDS[word]
        self.subject_end = -1 if counted else token.end()
        return not together


def of_disputes(text: EvenText, year: int | None, agency: str | None) -> list[Mention]:
    found: list[Mention] = []
    offices = scope.offices_before(text.sentences, agency)
    for sentence in text.sentences:
        if "复议" not in sentence.text and "诉讼" not in sentence.text:
            continue
        named = sentence.text.find("信息公开")
        if named < 0 and "申请公开" not in sentence.under:
            continue
        for mention in (*_Reader(sentence).read(), *_none(sentence)):
            before = sentence.text[: mention.start]
            if scope.other_year(before, year) or scope.other_period(before):
                continue
            if 0 <= named < mention.end:
                doubt = ""
            elif named < 0:
                doubt = _UNNAMED
            else:
                continue  # 行政复议共200件，其中政府信息公开类20件
            narrow = scope.one_office(before, agency) or offices[sentence.number]
            found.append(replace(mention, doubt=doubt, narrow=narrow))
    return found


def _none(sentence: Sentence) -> Iterator[Mention]:
    """未发生因政府信息公开引起的行政复议、行政诉讼"""
    for none in _NONE.finditer(sentence.text):
        for subject in ("行政复议", "行政诉讼"):
            if subject in none["listed"]:
                claim = claims.dispute(subject)
                yield Mention(claim, 0, sentence, none.start(), none.end(), none.span())
