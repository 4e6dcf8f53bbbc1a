"""Openness at the source, from the proposal to publication."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.disclosure import services
from gongkai.disclosure.choices import Ground, Kind, Openness, State, Validity
from gongkai.disclosure.errors import (
    MetadataMissing,
    NotInState,
    ReasonMissing,
    SecondPersonNeeded,
    SecrecyReviewMissing,
    SecrecyReviewOutdated,
    SecrecyReviewRefused,
    UnknownWord,
)
from gongkai.search.models import IndexChange
from gongkai.search.selectors import search
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_agency, make_officer
from tests.disclosure.builders import BASIS, bring_to, make_draft, make_staff, publish

PROACTIVE = Openness.PROACTIVE


def test_the_whole_way_of_a_publication(staff):
    draft = make_draft(staff, "关于加装电梯的通知")
    services.submit(draft, by=staff.editor, openness=PROACTIVE)
    services.section_review(draft, by=staff.section_head, agree=True, openness=PROACTIVE)
    services.record_secrecy_review(draft, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    published = services.decide(draft, by=staff.agency_head, openness=PROACTIVE)
    published.refresh_from_db()
    facts = (published.state, published.index_number, published.address, published.validity)
    assert facts == (
        State.PUBLISHED,
        "990106/ZJ/2026-00001",
        "990106-ZJ-2026-00001",
        Validity.NOT_APPLICABLE,
    )
    assert published.published_at == datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert [(d.stage, d.openness, d.by.name) for d in published.openness_decisions.all()] == [
        ("propose", "proactive", "宋拟稿"),
        ("section", "proactive", "许科长"),
        ("agency", "proactive", "方局长"),
    ]
    assert [record.act for record in records_of(published)] == [
        "publication_drafted",
        "publication_submitted",
        "publication_section_reviewed",
        "secrecy_reviewed",
        "publication_published",
    ]
    assert [hit.id for hit in search("关于加装电梯的通知").hits] == [f"publication:{published.pk}"]


def test_index_numbers_of_an_agency_follow_one_another_and_begin_anew_each_year(staff, clock):
    first, second = publish(staff), publish(staff)
    other = publish(make_staff(make_agency("sj")))
    clock.move_to("2027-01-04T10:00:00+08:00")
    later = publish(staff)
    assert [p.index_number for p in (first, second, other, later)] == [
        "990106/ZJ/2026-00001",
        "990106/ZJ/2026-00002",
        "990106/SJ/2026-00001",
        "990106/ZJ/2027-00001",
    ]


def test_without_a_secrecy_review_nothing_is_published(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    with pytest.raises(SecrecyReviewMissing):
        services.decide(publication, by=staff.agency_head, openness=PROACTIVE)
    assert not IndexChange.objects.exists()


def test_a_refused_secrecy_review_stops_publication_with_its_note(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    services.record_secrecy_review(
        publication, by=staff.secrecy_reviewer, passed=False, note="第二段涉及工作秘密"
    )
    with pytest.raises(SecrecyReviewRefused, match="第二段涉及工作秘密"):
        services.decide(publication, by=staff.agency_head, openness=PROACTIVE)


def test_the_last_secrecy_review_counts(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    for passed in (False, True):
        services.record_secrecy_review(publication, by=staff.secrecy_reviewer, passed=passed, note="看过全文")
    assert services.decide(publication, by=staff.agency_head, openness=PROACTIVE).is_public


@pytest.mark.parametrize("change", ["text", "file"])
def test_a_secrecy_review_does_not_cover_what_was_changed_after_it(staff, change):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    services.record_secrecy_review(publication, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    services.return_(publication, by=staff.agency_head, reason="改第二段")
    if change == "text":
        services.edit(publication, by=staff.editor, body="<p>另一段</p>")
    else:
        services.attach_file(publication, by=staff.editor, name="表.txt", content=b"1")
    publication = bring_to(publication, State.AGENCY_REVIEW, staff)
    with pytest.raises(SecrecyReviewOutdated):
        services.decide(publication, by=staff.agency_head, openness=PROACTIVE)


def test_missing_metadata_are_listed_in_their_official_words(staff):
    bare = services.draft(
        staff.agency,
        by=staff.editor,
        title="办法",
        kind=Kind.NORMATIVE,
        column=staff.columns["documents"],
        source="",
    )
    with pytest.raises(MetadataMissing) as refused:
        services.submit(bare, by=staff.editor, openness=PROACTIVE)
    assert refused.value.missing == (
        "主题分类",
        "内容概述",
        "成文日期",
        "来源",
        "发文字号",
        "施行日期",
        "正文或者附件",
    )


def test_metadata_that_went_missing_stop_the_decision_too(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    type(publication).objects.filter(pk=publication.pk).update(summary="")
    with pytest.raises(MetadataMissing, match="内容概述"):
        services.decide(publication, by=staff.agency_head, openness=PROACTIVE)


def test_a_file_may_stand_for_the_text(staff):
    draft = make_draft(staff, body="")
    services.attach_file(draft, by=staff.editor, name="决算.txt", content=b"1")
    assert bring_to(draft, State.PUBLISHED, staff).is_public


@pytest.mark.parametrize("openness", [Openness.ON_APPLICATION, Openness.WITHHELD])
def test_what_is_not_proactive_needs_a_reason_at_every_step(staff, openness):
    draft = make_draft(staff)
    with pytest.raises(ReasonMissing):
        services.submit(draft, by=staff.editor, openness=openness, reason=" ")
    bring_to(draft, State.AGENCY_REVIEW, staff, openness=openness)
    with pytest.raises(ReasonMissing):
        services.decide(draft, by=staff.agency_head, openness=openness, reason="")


@pytest.mark.parametrize("openness", [Openness.ON_APPLICATION, Openness.WITHHELD])
def test_what_is_decided_not_proactive_stays_off_the_site_and_is_looked_at_again_in_a_year(staff, openness):
    kept = bring_to(make_draft(staff), State.NOT_PROACTIVE, staff, openness=openness)
    kept.refresh_from_db()
    facts = (kept.state, kept.openness, kept.index_number, kept.published_at, kept.openness_review_on)
    assert facts == (State.NOT_PROACTIVE, openness, "", None, date(2027, 11, 20))
    assert not IndexChange.objects.exists()


def test_the_ground_is_kept_with_the_decision(staff):
    draft = make_draft(staff)
    facts = {"openness": Openness.WITHHELD, "reason": "内部管理规定", "ground": Ground.ARTICLE_16_1}
    services.submit(draft, by=staff.editor, **facts)
    assert draft.openness_decisions.get().get_ground_display() == "内部事务信息（第十六条第一款）"


@pytest.mark.parametrize("facts", [{"openness": "secret"}, {"openness": "proactive", "ground": "99"}])
def test_words_that_are_not_on_the_list_are_refused(staff, facts):
    with pytest.raises(UnknownWord):
        services.submit(make_draft(staff), by=staff.editor, **facts)


def test_the_section_head_may_decide_otherwise_than_proposed(staff):
    publication = bring_to(make_draft(staff), State.SECTION_REVIEW, staff)
    publication = services.section_review(
        publication, by=staff.section_head, agree=True, openness=Openness.ON_APPLICATION, reason="涉及第三方"
    )
    assert (publication.state, publication.openness) == (State.AGENCY_REVIEW, Openness.ON_APPLICATION)


def test_a_section_head_who_does_not_agree_sends_it_back_with_the_reason(staff):
    publication = bring_to(make_draft(staff), State.SECTION_REVIEW, staff)
    with pytest.raises(ReasonMissing):
        services.section_review(
            publication, by=staff.section_head, agree=False, openness=PROACTIVE, reason=""
        )
    publication = services.section_review(
        publication, by=staff.section_head, agree=False, openness=PROACTIVE, reason="数字与附表不符"
    )
    assert publication.state == State.RETURNED
    assert services.submit(publication, by=staff.editor, openness=PROACTIVE).state == State.SECTION_REVIEW


@pytest.mark.parametrize(
    ("state", "who"), [(State.SECTION_REVIEW, "section_head"), (State.AGENCY_REVIEW, "agency_head")]
)
def test_whoever_has_it_before_them_may_return_it(staff, state, who):
    publication = bring_to(make_draft(staff), state, staff)
    with pytest.raises(ReasonMissing):
        services.return_(publication, by=getattr(staff, who), reason="")
    returned = services.return_(publication, by=getattr(staff, who), reason="附表缺一页")
    assert returned.state == State.RETURNED
    last = returned.openness_decisions.last()
    assert (last.agreed, last.reason) == (False, "附表缺一页")


def test_the_drafter_takes_no_later_step(staff):
    everything = make_officer(
        staff.agency, Role.EDITOR, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.AGENCY_HEAD, name="一人多岗"
    )
    draft = services.draft(
        staff.agency,
        by=everything,
        title="通告",
        kind=Kind.NOTICE,
        column=staff.columns["documents"],
        **{
            "subject": "construction",
            "summary": "概述",
            "body": "<p>正文</p>",
            "issued_on": date(2026, 3, 2),
        },
    )
    services.submit(draft, by=everything, openness=PROACTIVE)
    with pytest.raises(SecondPersonNeeded):
        services.section_review(draft, by=everything, agree=True, openness=PROACTIVE)
    with pytest.raises(SecondPersonNeeded):
        services.record_secrecy_review(draft, by=everything, passed=True, note=BASIS)
    services.section_review(draft, by=staff.section_head, agree=True, openness=PROACTIVE)
    services.record_secrecy_review(draft, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    with pytest.raises(SecondPersonNeeded):
        services.decide(draft, by=everything, openness=PROACTIVE)


def test_each_step_is_for_its_role_alone(staff):
    officers = (staff.editor, staff.section_head, staff.secrecy_reviewer, staff.agency_head)
    draft = make_draft(staff)
    _refused_to_all_but(staff.editor, officers, lambda by: services.submit(draft, by=by, openness=PROACTIVE))
    _refused_to_all_but(
        staff.secrecy_reviewer,
        officers,
        lambda by: services.record_secrecy_review(draft, by=by, passed=True, note=BASIS),
    )
    _refused_to_all_but(
        staff.section_head,
        officers,
        lambda by: services.section_review(draft, by=by, agree=True, openness=PROACTIVE),
    )
    _refused_to_all_but(
        staff.agency_head, officers, lambda by: services.decide(draft, by=by, openness=PROACTIVE)
    )
    draft.refresh_from_db()
    assert draft.is_public


def _refused_to_all_but(allowed, officers, act) -> None:
    for officer in officers:
        if officer != allowed:
            with pytest.raises(NotAllowed):
                act(officer)
    act(allowed)


def test_officers_of_another_agency_take_no_step(staff):
    stranger = make_staff(make_agency("sj"))
    publication = bring_to(make_draft(staff), State.SECTION_REVIEW, staff)
    with pytest.raises(NotAllowed):
        services.section_review(publication, by=stranger.section_head, agree=True, openness=PROACTIVE)
    with pytest.raises(NotAllowed):
        services.record_secrecy_review(publication, by=stranger.secrecy_reviewer, passed=True, note=BASIS)
    with pytest.raises(NotAllowed):
        services.return_(publication, by=stranger.section_head, reason="退")


@pytest.mark.parametrize("state", list(State))
def test_every_act_outside_its_state_is_refused(staff, state):
    states = {State.DRAFT: make_draft, State.RETURNED: _returned}
    openness = Openness.WITHHELD if state == State.NOT_PROACTIVE else PROACTIVE
    made = states.get(state)
    publication = made(staff) if made else bring_to(make_draft(staff), state, staff, openness=openness)
    acts = {
        (State.DRAFT, State.RETURNED): lambda: services.submit(
            publication, by=staff.editor, openness=PROACTIVE
        ),
        (State.SECTION_REVIEW,): lambda: services.section_review(
            publication, by=staff.section_head, agree=True, openness=PROACTIVE
        ),
        (State.SECTION_REVIEW, State.AGENCY_REVIEW): lambda: services.record_secrecy_review(
            publication, by=staff.secrecy_reviewer, passed=True, note=BASIS
        ),
        (State.AGENCY_REVIEW,): lambda: services.decide(
            publication, by=staff.agency_head, openness=PROACTIVE
        ),
        (State.PUBLISHED,): lambda: services.withdraw(publication, by=staff.agency_head, reason="有误"),
    }
    for possible, act in acts.items():
        if state not in possible:
            with pytest.raises(NotInState):
                act()


def _returned(staff):
    publication = bring_to(make_draft(staff), State.SECTION_REVIEW, staff)
    return services.return_(publication, by=staff.section_head, reason="退")
