"""What was answered to one applicant and made public is offered to the next before they apply (art. 44)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.cases import services
from gongkai.cases.models import AvoidedApplication, Conversion
from gongkai.disclosure.choices import Kind, State, Subject
from gongkai.law.decisions import Outcome
from gongkai.search.services import rebuild
from tests.cases.factories import NAME
from tests.disclosure.builders import bring_to, publish
from tests.portal.conftest import TODAY, page

ABOUT = "停车场特许经营协议"
LABEL = "以前答复过，已经公开"


@pytest.fixture
def answer(clock, desk, staff):
    """A reply of the desk, converted and led through the review of publications."""
    case = desk.served(Outcome.G2, on=TODAY, case=desk.received(TODAY))
    made = services.convert(
        case,
        by=desk.officer,
        reason=Conversion.Reason.SUGGESTED,
        words="申请人11月20日电话建议",
        title="湖东片区停车场特许经营协议（答复）",
        summary="依申请提供过的协议",
        body="<p>停车场特许经营协议，现向社会公开。</p>",
        kind=Kind.OTHER,
        subject=Subject.CONSTRUCTION,
        column=staff.columns["documents"],
        issued_on=TODAY,
    ).publication
    public = bring_to(made, State.PUBLISHED, replace(staff, editor=desk.officer))
    rebuild()
    return public


def test_the_page_says_how_it_became_public_and_names_no_one(client, answer):
    text = page(client, f"/p/{answer.address}/")
    assert "依申请公开转主动公开" in text
    assert NAME not in text and "明住建申" not in text


def test_an_answer_given_before_is_offered_first_with_its_label_and_counts_when_it_serves(
    client, answer, staff
):
    for place in range(6):
        publish(staff, f"第{place}处停车场特许经营协议")
    rebuild()
    text = page(client, "/apply/zj/first/", about=ABOUT)
    first = text.split('<ol class="gk-results">')[1].split("</li>")[0]
    assert LABEL in first and f"/p/{answer.address}/" in first
    assert text.count(LABEL) == 1
    response = client.post("/apply/zj/answered/", {"index": answer.address})
    assert response["Location"] == f"/p/{answer.address}/"
    assert [one.count for one in AvoidedApplication.objects.all()] == [1]


def test_the_search_labels_it_too(client, answer):
    assert "依申请公开转主动公开" in page(client, "/search/", q=ABOUT)


def test_an_ordinary_publication_carries_no_such_label(client, staff):
    made = publish(staff, "湖东片区停车场特许经营协议")
    rebuild()
    assert LABEL not in page(client, "/apply/zj/first/", about=ABOUT)
    assert "依申请公开转主动公开" not in page(client, f"/p/{made.address}/")


def test_what_is_only_drafted_is_not_offered(client, desk, staff, clock):
    case = desk.served(Outcome.G2, on=TODAY, case=desk.received(TODAY))
    services.convert(
        case,
        by=desk.officer,
        reason=Conversion.Reason.SEVERAL,
        title="湖东片区停车场特许经营协议",
        summary="协议",
        body="<p>公开。</p>",
        kind=Kind.OTHER,
        subject=Subject.CONSTRUCTION,
        column=staff.columns["documents"],
        issued_on=TODAY,
    )
    rebuild()
    assert LABEL not in page(client, "/apply/zj/first/", about=ABOUT)
