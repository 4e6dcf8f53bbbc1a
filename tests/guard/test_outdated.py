"""Old letters are flagged; today's are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.guard import outdated_citations
from tests.guard.old_letters import OLD_LETTERS

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "letters"


@pytest.mark.parametrize(("title", "text", "words"), OLD_LETTERS)
def test_an_old_letter_is_flagged_where_it_cites_what_is_gone(title: str, text: str, words: list[str]):
    assert [outdated.words for outdated in outdated_citations(text)] == words


def test_each_place_says_what_holds_today():
    [found] = outdated_citations("可以在3个月内\n向人民法院提起行政诉讼。")
    assert found.instead == "起诉期限现在是6个月（《行政诉讼法》第四十六条）"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample letters are not beside this project")
def test_the_collected_old_forms_are_all_flagged():
    forms = sorted(SAMPLES.glob("*.txt"))
    assert len(forms) == 10
    assert [form.name for form in forms if not outdated_citations(form.read_text("utf-8"))] == []
