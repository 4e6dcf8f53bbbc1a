"""Who got information may suggest that all have it (art. 44 para. 2), and is told what became of that."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.cases import selectors, services
from gongkai.cases.errors_conversion import AlreadySuggested, AlreadyTakenUp, NothingToSuggest
from gongkai.cases.models import Case, Conversion, Notice, Suggestion
from gongkai.disclosure.choices import State
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import RECEIVED, Desk, at, fresh, person
from tests.cases.test_conversion import NEIGHBOUR, convert, given
from tests.disclosure.builders import bring_to, make_site, make_staff

pytestmark = pytest.mark.django_db
WHY = "周边居民都要停车"


@pytest.fixture
def desk() -> Desk:
    make_site()
    return Desk()


def suggest(case: Case, words: str = WHY) -> Suggestion:
    with at(RECEIVED):
        return services.suggest_publication(case, words=words)


def told(case: Case, kind: str) -> list[str]:
    """What the applicant is told, by mail."""
    notices = Notice.objects.filter(case=case, person=None, kind=kind)
    return [each.text for each in notices]


def test_it_reaches_the_office_and_the_list_and_its_words_stay_out_of_the_trail(desk: Desk):
    case = given(desk)
    suggest(case)
    assert [each.case_id for each in selectors.open_suggestions(desk.agency)] == [case.pk]
    assert Notice.objects.filter(kind="publication_suggested", person=desk.officer.person).count() == 1
    record = Record.objects.get(act="publication_suggested")
    assert record.actor_label == "申请人"
    assert WHY not in str(record.details)


def test_taking_it_up_tells_the_applicant_and_clears_the_list(desk: Desk):
    case = given(desk)
    said = suggest(case)
    made = convert(desk, case, reason=Conversion.Reason.SUGGESTED, words=WHY)
    said.refresh_from_db()
    assert said.answer == made
    assert not selectors.open_suggestions(desk.agency).exists()
    assert any("经审核采纳" in text for text in told(case, "suggestion_answered"))


def test_a_no_gives_its_reason_and_names_where_it_came_from(desk: Desk):
    case = given(desk)
    suggest(case)
    with at(RECEIVED):
        said = services.decline_conversion(case, by=desk.officer, reason="只涉及一户")
    assert said.reason == Conversion.Reason.SUGGESTED
    assert any("理由：只涉及一户" in text for text in told(case, "suggestion_answered"))
    assert next(entry.sub for entry in selectors.public_timeline(case)) == "只涉及一户"


def test_one_answer_is_told_to_everybody_who_suggested_it_for_the_same_text(desk: Desk):
    first = given(desk)
    second = desk.served(Outcome.G2, case=desk.received(applicant=person(**NEIGHBOUR)))
    for case in (first, second):
        suggest(case)
    convert(desk, first)
    answered = Record.objects.filter(act="suggestion_answered").values_list("subject_id", flat=True)
    assert set(answered) == {first.pk, second.pk}


def test_once_only_and_not_for_what_was_refused_or_is_being_published(desk: Desk):
    case = given(desk)
    suggest(case)
    with pytest.raises(AlreadySuggested):
        suggest(case)
    with pytest.raises(NothingToSuggest):
        suggest(desk.served(Outcome.N1))
    other = given(desk)
    convert(desk, other)
    with pytest.raises(AlreadyTakenUp):
        suggest(other)


def page_of(case: Case, act: str = "") -> str:
    return f"/apply/track/{case.pk}/{act}"


@pytest.fixture
def applicant(desk: Desk) -> tuple[Client, Case]:
    case = given(desk)
    client = Client()
    session = client.session
    session["followed_cases"] = [case.pk]
    session.save()
    return client, case


def test_the_applicants_page_offers_it_takes_it_and_says_so(applicant):
    client, case = applicant
    with at(RECEIVED):
        assert "建议向社会公开" in client.get(page_of(case)).content.decode()
        assert client.post(page_of(case, "suggest/"), {"words": WHY}).status_code == 302
        text = client.get(page_of(case)).content.decode()
    assert "建议已经收到" in text
    assert 'suggest/"' not in text
    assert "您建议把这些信息向社会公开" in text
    assert fresh(case).suggestion.words == WHY


def test_words_too_many_come_back_as_typed(applicant):
    client, case = applicant
    with at(RECEIVED):
        text = client.post(page_of(case, "suggest/"), {"words": "停" * 501}).content.decode()
    assert "最多500个" in text
    assert "停" * 501 in text
    assert not Suggestion.objects.exists()


def test_a_second_try_reads_why_not(applicant):
    client, case = applicant
    suggest(case)
    with at(RECEIVED):
        assert "已经建议过" in client.get(page_of(case, "suggest/")).content.decode()


def test_when_it_is_public_the_page_leads_there(applicant, desk: Desk):
    client, case = applicant
    suggest(case)
    made = convert(desk, case).publication
    with at(RECEIVED):
        assert "已经公布" not in client.get(page_of(case)).content.decode()
    with at(RECEIVED):
        bring_to(made, State.PUBLISHED, make_staff(desk.agency))
        assert "您建议公开的信息已经公布" in client.get(page_of(case)).content.decode()
