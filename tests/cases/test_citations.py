"""The product's own letters cite what is in force."""

from __future__ import annotations

import pytest

from gongkai.cases.rules.reply import WITHOUT_LETTER
from gongkai.guard import outdated_citations
from gongkai.law.decisions import Outcome
from tests.cases.factories import Desk

pytestmark = pytest.mark.django_db


def test_no_letter_of_today_cites_a_rule_that_is_gone():
    desk = Desk()
    flagged = {}
    for outcome in Outcome:
        if outcome in WITHOUT_LETTER:
            continue
        letter = desk.drafted(outcome)
        text = "\n".join([letter.title, *letter.paragraphs, letter.remedy_text])
        flagged[outcome.value] = outdated_citations(text)
    assert {outcome: found for outcome, found in flagged.items() if found} == {}
