"""The five questions of the model handling rule (补不补、该不该、有没有、给不给、当不当) and their outcomes.

Source: 《江苏省政府信息公开申请办理答复规范》, sent to all provinces as a reference on 2020-01-10.
Lives here: the table of questions and answers, and what still counts once an answer is changed.
Lives elsewhere: what several findings come to in one decision (combined.py), the papers a court asks for
(evidence.py), the nine elements of the fifth question (reply_letter.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.law.citations import MODEL_RULE, OGI, PARTY_RULE, Citation
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.evidence import EVIDENCE_OF

PARTY_INFORMATION = Outcome.O3
"""[I] The model rule says what the letter tells of party information, but not in which row of table 3 it
counts. It is no government information, and no law or administrative regulation forbids it (row C32), so it
stands in （六）3.其他处理; the applicant is told in a letter all the same."""

PARTY_SENTENCE = f"您申请的信息适用{PARTY_RULE}，本机关不予公开"


@dataclass(frozen=True)
class Question:
    """name: as the rule has it. asks: the same in plain words. help: how an officer finds the answer.
    by_item: answered for each thing asked for."""

    number: int
    name: str
    asks: str
    help: str
    citation: Citation
    by_item: bool = True


@dataclass(frozen=True)
class Answer:
    """Leads on to the next question, to a decision (outcome), or waits for an act of the case.

    key: unique over all questions. record: what must be written down. follows: what happens then.
    act: of the case, that has to come first.
    """

    key: str
    question: int
    label: str
    citation: Citation
    record: str
    follows: str
    outcome: Outcome | None = None
    act: str = ""

    @property
    def goes_on(self) -> bool:
        return self.outcome is None and not self.act


QUESTIONS: Mapping[int, Question] = MappingProxyType(
    {
        question.number: question
        for question in (
            Question(
                1,
                "补不补",
                "申请材料齐不齐，要什么说得清不清楚",
                "看三样：申请人和联系方式，要的信息能不能据以查找，用什么形式取得。缺一样就一次补齐；"
                "夹着咨询问题的，也在这里请申请人改写。",
                Citation(OGI, 30),
                by_item=False,
            ),
            Question(
                2,
                "该不该",
                "是不是该由本机关答复的公开申请",
                "先看是不是在要信息，再看是不是本机关制作或者保存的，最后看是不是已经公开、已经答复过。",
                Citation(OGI, 36),
            ),
            Question(
                3,
                "有没有",
                "找一找，有没有这份信息",
                "在可能有的地方都找：公文系统、业务系统、档案室、经办科室。在哪里、由谁、用什么词、哪天找的，都要登记。",
                Citation(OGI, 36, item=4),
            ),
            Question(
                4,
                "给不给",
                "找到的，能不能给",
                "公开是原则。只有属于第十四条、第十五条、第十六条的，才可以不公开；能分开的，分开给。",
                Citation(OGI, 13),
            ),
            Question(
                5,
                "当不当",
                "答复书写得对不对",
                "条、款、项和决定对得上，九项要素齐全，救济途径写对。不要求盖骑缝章，也不要求每页盖章。",
                Citation(MODEL_RULE),
                by_item=False,
            ),
        )
    }
)
DECIDING = (1, 2, 3, 4)
"""The questions that are answered; the fifth is asked of the letter."""


def _ends(question: int, code: Outcome, label: str, follows: str, key: str = "") -> Answer:
    """An answer that is a decision; what must be recorded is the evidence of that decision."""
    papers = "；".join(paper.label for paper in EVIDENCE_OF[code])
    return Answer(key or code.value, question, label, DECISIONS[code].citation, papers, follows, code)


_TELL = "写明理由，答复申请人"
_ALL: tuple[Answer, ...] = (
    Answer(
        "complete", 1, "齐全，要什么说得清楚", Citation(OGI, 29), "不用另外登记", "接着问第二问",
    ),
    Answer(
        "correct",
        1,
        "要补正",
        Citation(OGI, 30),
        "补正事项、补正期限、拒绝补正的后果，一次写全",
        "收到之日起7个工作日内一次告知；补正后答复期限重新起算",
        act="require_correction",
    ),
    _ends(1, Outcome.O1, "要求补正了，期满没有补正，也没有正当理由", "视为放弃申请，不再处理"),
    _ends(1, Outcome.N4, "补正了，也当面或者电话谈过，仍不明确", _TELL),
    Answer(
        "ours", 2, "是，该由本机关答复，没有公开过，也没有答复过", Citation(OGI, 27), "不用另外登记",
        "接着问第三问",
    ),
    _ends(2, Outcome.G1, "已经主动公开", "告知获取的方式、途径"),
    _ends(2, Outcome.N2, "不属于本机关负责公开", "能够确定负责机关的，告知名称和联系方式"),
    _ends(2, Outcome.N2, "职权已经划转给别的机关", "告知承接职权的机关的名称和联系方式", "transferred"),
    Answer(
        "ask_holder",
        2,
        "职权已经划转，要先问承接的机关",
        Citation(OGI, 34),
        "征求意见书和对方的意见",
        "对方15个工作日内提出意见，期间停表；意见回来再答这一问",
        act="send_inquiry",
    ),
    _ends(2, Outcome.P1, "其实是信访、投诉、举报", "不作为公开申请处理，可以告知相应渠道"),
    _ends(2, Outcome.P2, "同一申请人向本机关重复申请同样的内容", "告知不予重复处理；向别的机关提的不算重复"),
    Answer(
        "party",
        2,
        "属于党务信息",
        Citation(PARTY_RULE),
        "为什么属于党务信息",
        f"答复书写明：{PARTY_SENTENCE}；年报计入（六）其他处理",
        PARTY_INFORMATION,
    ),
    Answer(
        "found", 3, "找到了", Citation(OGI, 36, item=2), "检索记录", "接着问第四问",
    ),
    _ends(3, Outcome.N1, "没有找到，从来没有过", "告知该信息不存在，写明怎样检索"),
    _ends(
        3,
        Outcome.N1,
        "有过，已经销毁、丢失或者过了保管期限",
        "告知该信息不存在，写明怎样检索、什么时候没有的",
        "lost",
    ),
    _ends(4, Outcome.G2, "予以公开", "提供信息，或者告知方式、途径和时间；马上要公布的，告知什么时候公布"),
    _ends(4, Outcome.G3, "部分公开", "能区分处理的，给可以给的部分，不给的逐处说明理由"),
    _ends(4, Outcome.G1, "已经公开", "告知获取的方式、途径"),
    *(
        _ends(4, code, DECISIONS[code].label, _TELL)
        for code in (
            *(Outcome.D1, Outcome.D2, Outcome.D3, Outcome.D4, Outcome.D5, Outcome.D6, Outcome.D7, Outcome.D8),
            *(Outcome.N3, Outcome.P3, Outcome.P4, Outcome.P5),
        )
    ),
)  # fmt: skip


TO_COMPLETE = (
    "申请人的姓名或者名称、身份证明",
    "联系方式",
    "要的信息的名称、文号或者便于查找的其他特征",
    "用什么形式、从什么途径取得",
    "代理人的授权委托书和双方的身份证明",
    "夹着的咨询问题，改为要哪些信息",
)
"""What is asked to be completed at the first question (art. 29 para. 2, and the grounds seen in practice)."""


def _keyed(answers: Iterable[Answer]) -> dict[tuple[int, str], Answer]:
    return {(answer.question, answer.key): answer for answer in answers}


ANSWERS: Mapping[tuple[int, str], Answer] = MappingProxyType(_keyed(_ALL))
"""Every answer by its question and key."""


def answers_to(question: int) -> tuple[Answer, ...]:
    """The answers a question allows, in the order of the rule; none for the fifth."""
    return tuple(answer for answer in _ALL if answer.question == question)


def questions_leading_to(code: Outcome) -> tuple[int, ...]:
    """The questions whose answers may end in this decision; none for what ends a case otherwise (O2)."""
    return tuple(dict.fromkeys(answer.question for answer in _ALL if answer.outcome is code))


def still_counting(given: Iterable[tuple[int, str]]) -> dict[int, str]:
    """What counts of the answers to one thing, given in this order: question and key, repeated ones too.

    Answering a question otherwise than before clears what was answered after it, since it no longer follows;
    the same answer again, or an answer to an earlier thing, clears nothing.
    """
    counting: dict[int, str] = {}
    for question, key in given:
        if counting.get(question) != key:
            counting = {number: answer for number, answer in counting.items() if number < question}
        counting[question] = key
    return counting


@dataclass(frozen=True)
class Place:
    """How far the answers to one thing lead. question: the first one open, or the one that ended it.
    answer: the one that ended it or waits for an act; None where the question is open."""

    question: int
    answer: Answer | None = None

    @property
    def outcome(self) -> Outcome | None:
        return self.answer.outcome if self.answer else None


def place_of(counting: Mapping[int, str]) -> Place:
    """Where the answers that count lead, walked from the first question on."""
    for question in DECIDING:
        answer = ANSWERS.get((question, counting.get(question, "")))
        if answer is None or not answer.goes_on:
            return Place(question, answer)
    raise AssertionError("the fourth question has no answer that goes on")
