"""Texts of the reply by version: checked when saved, used from their day on, remembered by the letter."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.letter_text import compose, compose_from
from gongkai.cases.models import PaperTemplate
from gongkai.cases.papers import MissingField, UnknownField, check_against
from gongkai.cases.reply_texts import REPLIES, REPLY_TEXTS, kind_of, outcome_of, rule_of
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at, fresh

pytestmark = pytest.mark.django_db
SUPERVISOR = Role.SUPERVISOR
BODY = (
    "{{申请事实}}本机关作了审查。\n\n依据{{法律依据}}，{{处理决定}}\n\n{{具体事项}}\n\n"
    "不公开的理由：{{理由}}\n\n如有疑问，可以致电{{联系电话}}。"
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def write(desk: Desk, body: str = BODY, *, code: Outcome = Outcome.D5, on: date = RECEIVED) -> PaperTemplate:
    by = make_officer(desk.district.government, SUPERVISOR)
    given = {"title": "政府信息公开申请答复书", "valid_from": on, "reason": "写得更明白"}
    with at(RECEIVED):
        return services.write_template(kind_of(code), by=by, body=body, **given)


@pytest.mark.parametrize("code", list(Outcome))
def test_each_of_the_23_decisions_has_a_text_of_the_product_that_says_what_it_must(code):
    assert len(REPLIES) == 23 and outcome_of(kind_of(code)) is code
    check_against(rule_of(kind_of(code)), REPLY_TEXTS[kind_of(code)])


@pytest.mark.parametrize("code", [one for one in Outcome if not one.value.startswith("O")])
def test_version_0_says_word_for_word_what_the_product_composes(desk, code):
    case = desk.decided(code)
    decision = case.decisions.get(current=True)
    text = REPLY_TEXTS[kind_of(code)]
    with at(RECEIVED):
        made = compose_from(text, "政府信息公开申请答复书", case, decision, today=RECEIVED)
        assert made == compose(case, decision)


def test_a_letter_is_drafted_from_the_text_of_its_day_and_remembers_it(desk):
    version = write(desk, on=date(2026, 9, 17))
    before, after = desk.drafted(Outcome.D5), desk.drafted(Outcome.D5, on=date(2026, 9, 17))
    assert before.template is None and "本机关作了审查" not in before.paragraphs[0]
    assert after.template == version
    assert after.paragraphs[0].endswith("。本机关作了审查。")
    assert after.paragraphs[1].startswith("依据《政府信息公开条例》第十六条第一款，您申请的政府信息")
    assert after.paragraphs[3:] == ["不公开的理由：依法判断", "如有疑问，可以致电0990-5550100。"]
    assert after.remedy_text == before.remedy_text
    drafted = Record.objects.filter(act="letter_drafted").order_by("pk")
    assert [one.details["text_version"] for one in drafted] == [0, 1]


def test_a_letter_of_such_a_text_has_its_nine_elements_and_can_be_signed(desk):
    write(desk)
    signed = desk.signed(Outcome.D5)
    assert signed.number == "明住建公复〔2026〕1号" and signed.template is not None


@pytest.mark.parametrize("field", ["申请事实", "法律依据", "处理决定", "具体事项", "理由"])
def test_a_text_without_what_the_reply_must_say_is_not_saved(desk, field):
    with pytest.raises(MissingField, match=f"正文里还缺{{{{{field}}}}}"):
        write(desk, BODY.replace(f"{{{{{field}}}}}", ""))
    assert not PaperTemplate.objects.exists()


def test_a_field_of_another_decision_and_the_remedy_clause_are_no_fields(desk):
    for name in ("提供方式", "救济途径"):
        with pytest.raises(UnknownField):
            write(desk, BODY + f"{{{{{name}}}}}")


def test_a_new_text_leaves_letters_drafted_before_as_they_are(desk):
    letter = desk.drafted(Outcome.D5)
    paragraphs = list(letter.paragraphs)
    write(desk)
    letter.refresh_from_db()
    assert (letter.paragraphs, letter.template) == (paragraphs, None)


def test_a_text_of_one_decision_is_not_used_for_another(desk):
    write(desk)
    assert desk.drafted(Outcome.D7).template is None


def test_several_things_answered_one_by_one_keep_the_text_of_the_product(desk):
    write(desk)
    case = desk.decided(Outcome.D5)
    decision = case.decisions.get(current=True)
    decision.details |= {
        "items": [
            {"text": "会议纪要", "outcome": "D5", "details": {"kind": "人事管理"}, "reason": "内部事务"},
            {"text": "人员名册", "outcome": "D5", "details": {"kind": "人事管理"}, "reason": "内部事务"},
        ]
    }
    decision.save()
    with at(RECEIVED):
        letter = services.draft_letter(fresh(case), by=desk.officer)
    assert letter.template is None and any("共2项" in each for each in letter.paragraphs)
