"""Two people at the same moment: one act is done, the other is told why not, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count
from threading import Barrier

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.utils import timezone

from gongkai.agencies import calendars
from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Counter, Post
from gongkai.agencies.officers import officer_for
from gongkai.agencies.roles import Role
from gongkai.agencies.services import appoint
from gongkai.cases import services
from gongkai.cases.models import (
    Assignment,
    Case,
    Decision,
    Letter,
    LetterService,
    Paper,
    SignOffChain,
    SignOffStep,
)
from gongkai.law.clock import FactKind
from gongkai.law.receipt import Channel
from gongkai.trail.selectors import verify
from tests.agencies.builders import FOUNDED, make_officer, make_person
from tests.cases.factories import WISH, Desk, at, complete_evidence, details_for, fresh, person
from tests.cases.test_calendar import DECEMBER, LOADED_ON, NOTICE_2027, supervisor

pytestmark = pytest.mark.django_db(transaction=True)
DONE, REFUSED, BROKEN_OFF = "done", "refused", "broken off"


class DiskFull(OSError):
    pass


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and a connection of its own, all let go together."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=30)
            act()
        except Refusal as refusal:
            assert len(str(refusal)) > 6  # a sentence for whoever came second
            return REFUSED
        except DiskFull:
            return BROKEN_OFF
        finally:
            connection.close()
        return DONE

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(one, acts))


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def _signers(desk: Desk) -> Sequence:
    return (desk.head, make_officer(desk.agency, Role.DISCLOSURE_HEAD, name="另一位"))


def test_two_heads_who_sign_at_once_give_one_letter_one_number(today: date):
    desk = Desk()
    letter = desk.submitted(on=today)
    acts = [lambda by=by: services.sign_letter(letter, by=by) for by in _signers(desk)]
    assert at_once(*acts) == [DONE, REFUSED]
    assert [one.number for one in Letter.objects.all()] == [f"明住建公复〔{today.year}〕1号"]
    assert verify().broken == ()


def test_two_who_record_service_at_once_record_it_once(today: date):
    desk = Desk()
    letter = desk.signed(on=today)
    served = {"method": "in_person", "on": today, "proof": "回证"}
    acts = [lambda by=by: services.serve_letter(letter, by=by, **served) for by in (desk.officer, desk.head)]
    assert at_once(*acts) == [DONE, REFUSED]
    assert LetterService.objects.count() == 1
    assert verify().broken == ()


def test_decisions_at_once_leave_one_that_stands(today: date):
    desk = Desk()
    case = desk.received(today)
    for outcome in ("D5", "D7"):
        complete_evidence(case, outcome, desk.officer)

    def decide(code: str) -> None:
        services.decide(case, by=desk.officer, outcome=code, grounds="依法判断", details=details_for(code))

    assert at_once(*(lambda code=code: decide(code) for code in ("D5", "D7", "D5", "D7"))) == [DONE] * 4
    assert list(Decision.objects.values_list("current", flat=True)) == [False, False, False, True]


def test_applications_at_once_take_numbers_without_gap_and_records_without_break(today: date):
    desk = Desk()
    wish = {"title": "协议", "description": "停车协议", "wanted_form": "paper", "delivery": "post"}
    acts = [lambda: services.submit(desk.agency, applicant=person(), **wish)] * 6
    assert at_once(*acts) == [DONE] * 6
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert (verify().records, verify().broken) == (6, ())
    assert {fresh(case).state for case in Case.objects.all()} == {"awaiting_confirmation"}


def test_web_and_counter_at_once_take_numbers_of_one_series(today: date):
    desk = Desk()

    def at_the_counter() -> None:
        services.register(
            desk.agency,
            by=desk.officer,
            channel=Channel.IN_PERSON,
            applicant=person(),
            handed_on=today,
            **WISH,
        )

    def on_the_web() -> None:
        services.submit(desk.agency, applicant=person(), **WISH)

    assert at_once(*[at_the_counter, on_the_web] * 3) == [DONE] * 6
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert verify().broken == ()


def test_an_intake_that_breaks_off_leaves_no_gap_between_the_others(today: date, disk_full_at):
    desk = Desk()
    disk_full_at(2, 5)
    acts = [
        lambda text=text: services.submit(
            desk.agency, applicant=person(), files=[("附件.txt", text.encode())], **WISH
        )
        for text in ("一", "二", "三", "四", "五", "六")
    ]
    assert at_once(*acts) == [BROKEN_OFF] * 2 + [DONE] * 4
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
    assert (verify().records, verify().broken) == (4, ())


@pytest.fixture
def disk_full_at(monkeypatch):
    """From now on the files with these numbers, counting from 1, do not go onto the disk."""

    def fill(*numbers: int) -> None:
        written, save = count(1), FileSystemStorage._save

        def full_at_times(storage, name, content):
            if next(written) in numbers:
                raise DiskFull(28, "No space left on device")
            return save(storage, name, content)

        monkeypatch.setattr(FileSystemStorage, "_save", full_at_times)

    return fill


def _outgoing() -> list[int]:
    """The serials of all that went out, letters and papers together."""
    numbers = [*Letter.objects.exclude(number="").values_list("number", flat=True)]
    numbers += Paper.objects.values_list("number", flat=True)
    return sorted(int(number.split("〕")[1].removesuffix("号")) for number in numbers)


def test_papers_and_letters_at_once_share_one_series_without_gap_though_some_break_off(
    today: date, disk_full_at
):
    desk = Desk()
    letters = [desk.submitted(on=today) for _ in range(2)]
    cases = [desk.received(today) for _ in range(4)]
    disk_full_at(2, 3)
    acts = [lambda letter=letter: services.sign_letter(letter, by=desk.head) for letter in letters]
    acts += [
        lambda case=case: services.extend(case, by=desk.head, working_days=5, reason="材料多")
        for case in cases[:2]
    ]
    acts += [
        lambda case=case: services.notice_fee(case, by=desk.head, unit="pages", count=68, how="代收银行")
        for case in cases[2:]
    ]
    answers = at_once(*acts)
    done = answers.count(DONE)
    assert answers.count(BROKEN_OFF) in (1, 2) and done + answers.count(BROKEN_OFF) == 6
    assert _outgoing() == list(range(1, done + 1))
    assert Counter.objects.get(series="reply").last == done
    assert verify().broken == ()


def test_an_offer_accepted_by_two_substitutes_at_once_is_accepted_once(today: date):
    desk = Desk()
    case = desk.received(today)
    services.assign(case, by=desk.officer, to=desk.head.person)
    post = Post.objects.get(person=desk.head.person)
    stand_ins = [make_person(name) for name in ("甲", "乙")]
    for one in stand_ins:
        appoint(one, desk.agency, Role.DISCLOSURE_HEAD, valid_from=FOUNDED, substitute_for=post)
    officers = [officer_for(one, today=today, agency_code=desk.agency.code) for one in stand_ins]
    assert at_once(*[lambda by=by: services.accept_offer(case, by=by) for by in officers]) == [DONE, REFUSED]
    assert [offer.state for offer in Assignment.objects.all()] == ["accepted"]
    assert fresh(case).holder_id == desk.head.person_id


def test_an_offer_is_accepted_or_returned_but_not_both(today: date):
    desk = Desk()
    case = desk.received(today)
    services.assign(case, by=desk.officer, to=desk.head.person)
    acts = [
        lambda: services.accept_offer(case, by=desk.head),
        lambda: services.return_offer(case, by=desk.head, reason="不熟悉这一块"),
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    offer = Assignment.objects.get()
    holder = desk.head if offer.state == Assignment.State.ACCEPTED else desk.officer
    assert fresh(case).holder_id == holder.person_id


def test_a_correction_sent_and_keyed_in_at_once_restarts_the_term_once(today: date):
    desk = Desk()
    case = desk.received(today)
    services.require_correction(case, by=desk.officer, points="写明年份", until=today + timedelta(20))
    acts = [
        lambda: services.correct_by_applicant(case, text="2025年的"),
        lambda: services.record_correction(case, by=desk.officer, on=today, text="2024年的"),
        lambda: services.record_correction(case, by=desk.head, on=today, text="2023年的"),
    ]
    assert at_once(*acts) == [DONE, REFUSED, REFUSED]
    assert _facts(case, FactKind.CORRECTED) == 1
    assert services.recompute_due_dates(check=True) == []


def test_a_payment_recorded_by_two_at_once_is_recorded_once(today: date):
    desk = Desk()
    case = desk.received(today)
    fee = services.notice_fee(case, by=desk.head, unit="pages", count=68, how="代收银行")
    paid = {"on": today, "amount": fee.amount}
    acts = [
        lambda by=by, voucher=voucher: services.record_payment(case, by=by, voucher=voucher, **paid)
        for by, voucher in ((desk.officer, "0001"), (desk.head, "0002"))
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    assert _facts(case, FactKind.FEE_PAID) == 1


def test_two_extensions_at_once_never_pass_twenty_working_days_together(today: date):
    desk = Desk()
    case = desk.received(today)
    acts = [
        lambda by=by: services.extend(case, by=by, working_days=15, reason="材料多") for by in _signers(desk)
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    assert _facts(case, FactKind.EXTENDED) == 1
    assert _outgoing() == [1]


def test_an_extension_and_a_letter_sent_up_at_once_leave_one_clock_and_one_number(today: date):
    """Whichever comes first: what lies before the head is not extended any more, the other way it may be."""
    desk = Desk()
    letter = desk.drafted(on=today)
    acts = [
        lambda: services.extend(letter.case, by=desk.head, working_days=5, reason="材料多"),
        lambda: services.submit_letter(letter, by=desk.officer),
    ]
    answers, extended = at_once(*acts), Paper.objects.filter(kind=Paper.Kind.EXTENSION).count()
    assert answers == ([DONE, DONE] if extended else [DONE, REFUSED])
    assert _facts(letter.case, FactKind.EXTENDED) == extended
    assert _outgoing() == list(range(1, 1 + extended))
    case = fresh(letter.case)
    assert (case.state, case.due_on > case.original_due_on) == (Case.State.AWAITING_SIGNATURE, bool(extended))
    assert services.recompute_due_dates(check=True) == []


def test_an_extension_and_a_decision_at_once_are_both_done(today: date):
    desk = Desk()
    case = desk.received(today)
    complete_evidence(case, "D5", desk.officer)
    acts = [
        lambda: services.extend(case, by=desk.head, working_days=5, reason="材料多"),
        lambda: services.decide(
            case, by=desk.officer, outcome="D5", grounds="依法判断", details=details_for("D5")
        ),
    ]
    assert at_once(*acts) == [DONE, DONE]
    assert (_facts(case, FactKind.EXTENDED), Decision.objects.filter(current=True).count()) == (1, 1)
    assert services.recompute_due_dates(check=True) == []
    assert verify().broken == ()


def test_an_application_withdrawn_while_its_reply_is_signed_ends_one_way(today: date):
    desk = Desk()
    letter = desk.submitted(on=today)
    acts = [lambda: services.withdraw(letter.case), lambda: services.sign_letter(letter, by=desk.head)]
    assert at_once(*acts) == [DONE, REFUSED]
    case, letter = fresh(letter.case), Letter.objects.get()
    signed = letter.state == Letter.State.SIGNED
    assert case.state == (Case.State.AWAITING_SERVICE if signed else Case.State.IN_HAND)
    assert Decision.objects.get(current=True).outcome == ("G2" if signed else "O3")
    assert _outgoing() == ([1] if signed else [])


def test_a_holiday_notice_loaded_while_people_work_waits_for_them_and_they_for_it():
    desk = Desk()
    cases = [desk.received(DECEMBER) for _ in range(12)]
    by = supervisor(desk)

    def work(share: list[Case]) -> None:
        for case in share:
            services.add_note(case, by=desk.officer, text="电话问过档案室")

    with at(LOADED_ON):
        seen = str(calendars.current_version())
        acts = [lambda: services.load_notice(NOTICE_2027, by=by, seen=seen)]
        acts += [lambda share=cases[::-1][start::2]: work(share) for start in (0, 1)]
        assert at_once(*acts) == [DONE] * 3
        assert services.recompute_due_dates(check=True) == []
    assert verify().broken == ()


def _facts(case: Case, kind: FactKind) -> int:
    return case.clock_facts.filter(kind=kind.value).count()


def test_two_who_approve_the_same_step_at_once_approve_it_once(today: date):
    desk = Desk()
    heads = [make_officer(desk.agency, Role.SECTION_HEAD) for _ in range(2)]
    services.set_sign_off(by=desk.head, section_head="always", reason="试")
    letter = desk.submitted(on=today)
    acts = [lambda by=by: services.approve_letter(letter, by=by) for by in heads]
    assert at_once(*acts) == [DONE, REFUSED]
    assert [step.state for step in SignOffStep.objects.all()] == ["approved", "waiting"]
    assert verify().broken == ()


def test_one_person_in_two_roles_who_presses_twice_at_once_approves_one_step(today: date):
    desk = Desk()
    both = make_officer(desk.agency, Role.SECTION_HEAD, Role.LEGAL_ADVISER)
    make_officer(desk.agency, Role.LEGAL_ADVISER)
    services.set_sign_off(by=desk.head, section_head="always", legal_adviser="always", reason="试")
    letter = desk.submitted(on=today)
    acts = [lambda: services.approve_letter(letter, by=both)] * 2
    assert at_once(*acts) == [DONE, REFUSED]
    assert [step.state for step in SignOffStep.objects.all()] == ["approved", "waiting", "waiting"]


def test_approving_and_returning_at_once_leaves_one_of_the_two(today: date):
    desk = Desk()
    section = make_officer(desk.agency, Role.SECTION_HEAD)
    services.set_sign_off(by=desk.head, section_head="always", agency_head="never", reason="试")
    letter = desk.submitted(on=today)
    acts = [
        lambda: services.approve_letter(letter, by=section),
        lambda: services.return_letter(letter, by=section, reason="再看"),
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    states = [step.state for step in SignOffStep.objects.all()]
    assert states in (["approved", "waiting"], ["returned", "skipped"])


def test_two_orders_set_at_once_are_two_versions(today: date):
    desk = Desk()
    make_officer(desk.agency, Role.SECTION_HEAD)
    acts = [lambda: services.set_sign_off(by=desk.head, section_head="always", reason="试")] * 3
    assert at_once(*acts) == [DONE] * 3
    assert sorted(SignOffChain.objects.values_list("version", flat=True)) == [1, 2, 3]


def test_splitting_and_registering_at_once_leave_no_number_out_or_twice(today: date):
    desk = Desk()
    whole, other = desk.received(today), desk.received(today)
    matters = [services.Matter(f"第{place}件", f"第{place}件的内容") for place in range(3)]
    acts = [
        lambda: services.split(whole, by=desk.officer, matters=matters, reason="三件事"),
        lambda: services.split(other, by=desk.head, matters=matters, reason="三件事"),
        lambda: desk.received(today),
    ]
    assert at_once(*acts) == [DONE] * 3
    assert sorted(Case.objects.values_list("serial", flat=True)) == list(range(1, 8))
    assert verify().broken == ()


def test_of_two_who_split_the_same_application_at_once_one_is_refused(today: date):
    desk = Desk()
    whole = desk.received(today)
    matters = [services.Matter(f"第{place}件", f"第{place}件的内容") for place in range(2)]
    acts = [
        lambda by=by: services.split(whole, by=by, matters=matters, reason="两件事")
        for by in (desk.officer, desk.head)
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    assert Case.objects.count() == 2


def test_of_two_who_sign_together_at_once_one_is_refused_and_every_letter_has_one_number(today: date):
    desk = Desk()
    lead = fresh(desk.drafted(on=today, case=desk.received(today)).case)
    others = [desk.received(today, applicant=person(identity_number=f"99010619880512{n}")) for n in (1, 2)]
    services.join(lead, others, by=desk.officer)
    services.submit_joint(lead, by=desk.officer)
    acts = [lambda by=by: services.sign_joint(lead, by=by) for by in _signers(desk)]
    assert at_once(*acts) == [DONE, REFUSED]
    numbers = [letter.number for letter in Letter.objects.order_by("number")]
    assert numbers == [f"明住建公复〔{today.year}〕{place}号" for place in (1, 2, 3)]
