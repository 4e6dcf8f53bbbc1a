"""The five questions as officers have answered them for what lies on their desks today."""

from __future__ import annotations

from gongkai.agencies.officers import Officer
from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.cases.services import Given

THINGS = ("正文和附件一", "附件二报价明细", "上一年度的考核结果")


def begun(case: Case, officer: Officer) -> None:
    """Complete and ours; whether there is such a thing is asked next."""
    _answer(case, officer, 1, Given("complete"))
    _answer(case, officer, 2, Given("ours"))


def thing_by_thing(case: Case, officer: Officer) -> None:
    """Three things found, one given, one withheld for a third party; the last one is still open."""
    _answer(case, officer, 1, Given("complete"))
    items = [item.pk for item in services.list_items(case, by=officer, texts=THINGS)]
    _answer(case, officer, 2, *(Given("ours", item) for item in items))
    _answer(case, officer, 3, *(Given("found", item) for item in items))
    reason = "报价的构成不为公众所知悉，公开会使企业在竞争中受损"
    withheld = Given("D4", items[1], reason, {"kind": "商业秘密"})
    _answer(case, officer, 4, Given("G2", items[0]), withheld)


def _answer(case: Case, officer: Officer, question: int, *answers: Given) -> None:
    services.answer_question(case, by=officer, question=question, answers=answers)
