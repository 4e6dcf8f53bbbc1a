"""The way of a letter to its signature: who sees it, in which order, and who may not."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations

import docx
import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies import services as agencies
from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.models import Post
from gongkai.agencies.officers import Officer, officer_for
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import SecondPersonNeeded
from gongkai.cases.errors_sign_off import (
    NobodyForStep,
    NobodyInRole,
    NoOutcomeChosen,
    NotTheLastStep,
    NotYourStep,
    OneStepAPerson,
    TheLastStep,
)
from gongkai.cases.models import CaseDocument, Letter, Notice, SignOffChain, SignOffStep
from gongkai.cases.sign_off import ORDER, steps_for, unmanned
from gongkai.documents.services import content_of
from gongkai.law.decisions import Outcome
from gongkai.law.sign_off import RISKY, is_risky
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.agencies.builders import FOUNDED, make_officer, make_person
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh

pytestmark = pytest.mark.django_db
SECTION, LAWYER, HEAD, CHIEF = ORDER
EVERY = {"section_head": "always", "legal_adviser": "always", "agency_head": "always"}
State = SignOffStep.State


@dataclass
class Office(Desk):
    """A desk whose agency has somebody in every role of the way."""

    people: dict[Role, Officer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.people = {
            role: self.head if role is HEAD else make_officer(self.agency, role, name=role.label)
            for role in ORDER
        }

    def order(self, **asked) -> SignOffChain:
        with at(RECEIVED):
            return services.set_sign_off(by=self.head, reason="重要答复多人把关", **(asked or EVERY))


def rows_of(letter: Letter) -> list[tuple]:
    steps = SignOffStep.objects.filter(letter=letter)
    return [(one.attempt, one.role, one.state, one.signs) for one in steps]


# --- the order as plain values ---------------------------------------------------------------------------


def test_risky_replies_are_those_that_take_something_away_or_have_to_be_proved():
    safe = {"G1", "G2", "N3", "N4", "P1", "P2", "P3", "P5", "O1", "O2", "O3"}
    assert {code.value for code in Outcome} - {code.value for code in RISKY} == safe
    assert is_risky(Outcome.G2, round=2) and not is_risky(Outcome.G2)


@pytest.mark.parametrize(
    ("asked", "outcome", "expected"),
    [
        (None, Outcome.D1, (HEAD,)),
        ({}, Outcome.D1, (HEAD,)),
        (EVERY, Outcome.G2, ORDER),
        ({"legal_adviser": "risky"}, Outcome.G2, (HEAD,)),
        ({"legal_adviser": "risky"}, Outcome.N1, (LAWYER, HEAD)),
        ({"section_head": "always", "agency_head": "risky"}, Outcome.G1, (SECTION, HEAD)),
        ({"section_head": "always", "agency_head": "risky"}, Outcome.G3, (SECTION, HEAD, CHIEF)),
        ({"agency_head": "chosen", "agency_head_outcomes": ["P4"]}, Outcome.P4, (HEAD, CHIEF)),
        ({"agency_head": "chosen", "agency_head_outcomes": ["P4"]}, Outcome.D1, (HEAD,)),
    ],
)
def test_the_steps_follow_the_order_of_the_agency_and_the_risk_of_the_reply(asked, outcome, expected):
    chain = None if asked is None else SignOffChain(**asked)
    assert steps_for(chain, outcome) == expected


@given(st.lists(st.sets(st.integers(1, 5), max_size=4), min_size=1, max_size=4))
def test_people_are_enough_exactly_where_each_step_can_have_one_of_its_own(holders):
    everyone = sorted(set().union(*holders))
    possible = any(
        all(person in step for person, step in zip(chosen, holders, strict=True))
        for chosen in permutations(everyone, len(holders))
    )
    assert (unmanned(holders) is None) is possible


# --- letters ---------------------------------------------------------------------------------------------


def test_an_agency_that_set_nothing_has_officer_and_head_as_before():
    desk = Desk()
    letter = desk.submitted(Outcome.D5)
    assert rows_of(letter) == [(1, "disclosure_head", "waiting", True)]
    with at(RECEIVED):
        signed = services.sign_letter(letter, by=desk.head)
    [step] = SignOffStep.objects.all()
    assert (step.state, step.done_by, step.done_as) == (
        "approved",
        desk.head.person,
        "顾怀川（公开工作机构负责人）",
    )
    assert signed.signed_by == desk.head.person


def test_a_letter_goes_from_hand_to_hand_and_the_last_one_signs_it():
    office = Office()
    office.order()
    letter = office.submitted(Outcome.D5)
    seen = []
    with at(RECEIVED):
        for role in (SECTION, LAWYER, HEAD):
            seen.append(selectors.waiting_step(fresh(letter.case)).role)
            services.approve_letter(letter, by=office.people[role], opinion=f"{role.label}同意")
        signed = services.sign_letter(letter, by=office.people[CHIEF], opinion="可以签发")
    assert seen == ["section_head", "legal_adviser", "disclosure_head"]
    assert (signed.state, signed.signed_by, signed.number) == (
        Letter.State.SIGNED,
        office.people[CHIEF].person,
        "明住建公复〔2026〕1号",
    )
    steps = SignOffStep.objects.order_by("position")
    assert [one.opinion for one in steps] == [
        "科室负责人同意",
        "法律顾问同意",
        "公开工作机构负责人同意",
        "可以签发",
    ]
    assert [record.act for record in Record.objects.filter(act__startswith="letter_")] == [
        "letter_drafted",
        "letter_submitted",
        *["letter_approved"] * 3,
        "letter_signed",
    ]
    assert verify().broken == ()


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("role", list(Role))
def test_at_each_step_exactly_its_own_role_may_go_on(step, role):
    """Every role at every step, read off the order by hand."""
    office = Office()
    office.order()
    letter = office.submitted(Outcome.D5)
    officer = make_officer(office.agency, role)
    with at(RECEIVED):
        for before in ORDER[:step]:
            services.approve_letter(letter, by=office.people[before])
        act = services.sign_letter if step == 3 else services.approve_letter
        if role is ORDER[step]:
            assert act(letter, by=officer) is not None
        elif role in ORDER:
            with pytest.raises(NotYourStep, match=f"等{ORDER[step].label}审签"):
                act(letter, by=officer)
        else:
            with pytest.raises(NotAllowed, match="审签答复书要由"):
                act(letter, by=officer)


def test_signing_before_the_last_step_and_approving_at_it_are_refused_with_what_is_missing():
    office = Office()
    office.order(section_head="always")
    letter = office.submitted()
    with at(RECEIVED):
        with pytest.raises(NotTheLastStep, match="现在是科室负责人审核这一步"):
            services.sign_letter(letter, by=office.people[SECTION])
        services.approve_letter(letter, by=office.people[SECTION])
        with pytest.raises(TheLastStep, match="审核同意就是签发"):
            services.approve_letter(letter, by=office.head)


def test_nobody_approves_what_they_submitted_and_nobody_two_steps():
    office = Office()
    office.order(section_head="always", legal_adviser="always")
    both = make_officer(office.agency, Role.CASE_OFFICER, SECTION, LAWYER, name="身兼数职")
    letter = office.drafted()
    with at(RECEIVED):
        letter = services.submit_letter(letter, by=both)
        with pytest.raises(SecondPersonNeeded, match="由另一位科室负责人审签"):
            services.approve_letter(letter, by=both)
        services.return_letter(letter, by=office.head, reason="换人送审")
        letter = services.submit_letter(letter, by=office.officer)
        services.approve_letter(letter, by=both)
        with pytest.raises(OneStepAPerson, match="法律顾问这一步要由另一个人办"):
            services.approve_letter(letter, by=both)


def test_the_database_keeps_the_second_person_too():
    office = Office()
    letter = office.submitted()
    step = SignOffStep.objects.get(letter=letter)
    done = {"done_at": step.letter.submitted_at, "state": State.APPROVED}
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOffStep.objects.filter(pk=step.pk).update(done_by=office.officer.person, **done)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOffStep.objects.filter(pk=step.pk).update(state=State.APPROVED)


def test_a_returned_letter_starts_again_at_the_first_step_and_what_was_said_stays():
    office = Office()
    office.order(section_head="always", agency_head="always")
    letter = office.submitted(Outcome.D5)
    with at(RECEIVED):
        services.approve_letter(letter, by=office.people[SECTION], opinion="同意")
        services.return_letter(letter, by=office.head, reason="写明是哪一类")
        assert rows_of(letter) == [
            (1, "section_head", "approved", False),
            (1, "disclosure_head", "returned", False),
            (1, "agency_head", "skipped", True),
        ]
        services.submit_letter(letter, by=office.officer)
    assert [row[:3] for row in rows_of(letter)[3:]] == [
        (2, "section_head", "waiting"),
        (2, "disclosure_head", "waiting"),
        (2, "agency_head", "waiting"),
    ]
    assert fresh(letter.case).state == "awaiting_signature"


def test_the_head_of_the_disclosure_office_can_take_a_letter_back_from_a_step_nobody_holds_any_more():
    office = Office()
    office.order(legal_adviser="always")
    letter = office.submitted(Outcome.D5)
    Post.objects.filter(person=office.people[LAWYER].person).update(valid_to=date(2026, 9, 15))
    with at(RECEIVED):
        with pytest.raises(NotYourStep):
            services.return_letter(letter, by=office.people[SECTION], reason="不是我的一步")
        services.return_letter(letter, by=office.head, reason="法律顾问离任")
    assert SignOffStep.objects.get(role="legal_adviser").done_as == "顾怀川（公开工作机构负责人）"


def test_a_substitute_does_the_step_and_the_step_says_for_whom():
    office = Office()
    office.order(legal_adviser="always")
    deputy = make_person("季青")
    post = Post.objects.get(person=office.people[LAWYER].person)
    agencies.appoint(deputy, office.agency, LAWYER, valid_from=FOUNDED, substitute_for=post)
    letter = office.submitted(Outcome.D5)
    with at(RECEIVED):
        officer = officer_for(deputy, today=RECEIVED, agency_code=office.agency.code)
        step = services.approve_letter(letter, by=officer)
    assert step.done_as == "季青（法律顾问，代法律顾问办）"  # the adviser's name in these tests is the post's


def test_an_order_changed_on_the_way_does_not_change_a_letter_already_sent_up():
    office = Office()
    letter = office.submitted(Outcome.D5)
    office.order()
    with at(RECEIVED):
        assert services.sign_letter(letter, by=office.head).state == Letter.State.SIGNED


def test_a_second_answer_after_a_lost_review_counts_as_risky():
    office = Office()
    office.order(legal_adviser="risky")
    case = office.decided(Outcome.G2)
    case.round = 2
    case.save()
    with at(RECEIVED):
        letter = services.submit_letter(services.draft_letter(case, by=office.officer), by=office.officer)
    assert [row[1] for row in rows_of(letter)] == ["legal_adviser", "disclosure_head"]


# --- people ----------------------------------------------------------------------------------------------


def test_a_step_nobody_holds_cannot_be_switched_on():
    desk = Desk()
    with at(RECEIVED), pytest.raises(NobodyInRole, match="今天没有法律顾问，这一步不能打开"):
        services.set_sign_off(by=desk.head, legal_adviser="risky", reason="试")
    assert not SignOffChain.objects.exists()


def test_a_letter_is_not_sent_up_where_a_step_would_have_nobody_left():
    desk = Desk()
    letter = desk.drafted()
    with at(RECEIVED), pytest.raises(NobodyForStep, match="没有人能办“公开工作机构负责人”这一步"):
        services.submit_letter(letter, by=desk.head)  # the only head would have to sign for themselves
    acts = acts_for(fresh(letter.case), desk.head, RECEIVED)
    assert "送审的人不审自己的" in next(each.reason for each in acts.refused if each.key == "submit_letter")


def test_one_person_in_two_roles_is_not_enough_for_two_steps():
    desk = Desk()
    agencies.appoint(desk.head.person, desk.agency, SECTION, valid_from=FOUNDED)
    with at(RECEIVED):
        services.set_sign_off(by=desk.head, section_head="always", reason="试")
        letter = desk.drafted()
        with pytest.raises(NobodyForStep):
            services.submit_letter(letter, by=desk.officer)


def test_only_the_head_of_the_disclosure_office_sets_the_order_and_says_why():
    office = Office()
    for role in set(Role) - {HEAD}:
        with at(RECEIVED), pytest.raises(NotAllowed, match="设置审签顺序要由"):
            services.set_sign_off(by=make_officer(office.agency, role), reason="试")
    with pytest.raises(NoOutcomeChosen):
        office.order(agency_head="chosen")
    assert (office.order().version, office.order(agency_head="risky").version) == (1, 2)
    record = Record.objects.filter(act="sign_off_set").latest("pk")
    assert (record.details["version"], record.details["agency_head"]) == (2, "risky")


# --- who is told, and what stays -------------------------------------------------------------------------


def test_each_hand_is_told_when_its_turn_comes_and_nobody_else():
    office = Office()
    office.order(section_head="always")
    letter = office.submitted(Outcome.G2)
    with at(RECEIVED):
        services.approve_letter(letter, by=office.people[SECTION])
    told = Notice.objects.filter(kind__in=("letter_submitted", "letter_approved"), channel="in_app")
    title = letter.case.title
    assert [(each.person.name, each.subject) for each in told.order_by("pk")] == [
        ("科室负责人", f"答复书等您审核：{title}"),
        ("顾怀川", f"答复书等您签发：{title}"),
    ]


def test_the_day_of_each_hand_shows_what_waits_for_it():
    office = Office()
    office.order(section_head="always")
    office.submitted(Outcome.G2)

    def shown(officer: Officer) -> tuple[int, int]:
        groups = {group.key: len(group.cases) for group in selectors.todays_work(officer, RECEIVED)}
        return groups["to_sign"], selectors.counts(officer, RECEIVED).waits_for_me

    assert [shown(office.people[role]) for role in (SECTION, HEAD, CHIEF)] == [(1, 1), (0, 0), (0, 0)]


def test_the_sheet_holds_every_opinion_and_never_the_applicants_name():
    office = Office()
    office.order(section_head="always")
    letter = office.submitted(Outcome.D5)
    with at(RECEIVED):
        services.return_letter(letter, by=office.people[SECTION], reason="写明是哪一类")
        services.submit_letter(letter, by=office.officer)
        services.approve_letter(letter, by=office.people[SECTION], opinion="依据准确")
        services.sign_letter(letter, by=office.head)
    sheets = CaseDocument.objects.filter(kind=CaseDocument.Kind.SIGN_OFF_SHEET).select_related("original")
    assert sheets[0].original.name == "审查呈批单明住建公复〔2026〕1号.docx"
    tables = docx.Document(io.BytesIO(content_of(sheets[0].original))).tables
    said = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    for part in ("写明是哪一类", "依据准确", "退回", "签发", "林＊＊", "第十六条"):
        assert part in said
    assert NAME not in said
    assert all(each.kind not in CaseDocument.NAMING_APPLICANT for each in sheets)


def test_what_was_said_on_the_way_stays_out_of_the_trail_and_off_the_applicants_page():
    office = Office()
    office.order(section_head="always")
    letter = office.submitted(Outcome.D5)
    with at(RECEIVED):
        services.approve_letter(letter, by=office.people[SECTION], opinion="内部看法")
    assert not any("内部看法" in str(each.details) for each in Record.objects.all())
    case = fresh(letter.case)
    assert any("科室负责人审核同意" in each.text for each in selectors.timeline(case))
    assert not any("审核" in each.text for each in selectors.public_timeline(case))
