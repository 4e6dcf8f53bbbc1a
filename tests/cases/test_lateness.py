"""Lateness: three classes, a reason before the archive, and who is told when time runs out."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import LatenessUnexplained, NotLate
from gongkai.cases.models import Case, Notice
from gongkai.cases.services.sending import send_due
from tests.agencies.builders import make_officer
from tests.cases.factories import SHANGHAI, Desk, at, fresh

pytestmark = pytest.mark.django_db
# received on 16 September 2026, due on 20 October (by hand in test_notices)
FAR, FOURTH_LAST, THIRD_LAST = date(2026, 9, 17), date(2026, 10, 14), date(2026, 10, 15)
DUE, AFTER, LATE = date(2026, 10, 20), date(2026, 10, 21), date(2026, 10, 23)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def classes(today: date) -> tuple[int, int, int]:
    cases = Case.objects.all()
    return (
        selectors.soon(cases, today=today).count(),
        selectors.overdue_open(cases, today=today).count(),
        selectors.overdue_done(cases).count(),
    )


def test_an_open_case_is_soon_from_the_third_last_working_day_and_overdue_from_the_day_after(desk):
    case = desk.received()
    assert case.due_on == DUE
    found = {day: classes(day) for day in (FAR, FOURTH_LAST, THIRD_LAST, DUE, AFTER)}
    assert found == {
        FAR: (0, 0, 0),
        FOURTH_LAST: (0, 0, 0),
        THIRD_LAST: (1, 0, 0),
        DUE: (1, 0, 0),
        AFTER: (0, 1, 0),
    }
    assert [selectors.is_late(case, today=day) for day in (DUE, AFTER)] == [False, True]


def test_a_case_answered_late_is_overdue_and_done_and_one_answered_on_the_due_day_is_not(desk):
    late = desk.served(on=LATE, case=desk.received())
    in_time = desk.served(on=DUE, case=desk.received())
    assert classes(LATE) == (0, 0, 1)
    assert selectors.overdue_done(Case.objects.all()).get() == late
    assert [selectors.is_late(case, today=LATE) for case in (late, in_time)] == [True, False]


def test_while_the_applicant_is_awaited_nothing_is_due(desk):
    case = desk.received()
    with at(FAR):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 12, 1))
    assert classes(THIRD_LAST)[0] == classes(LATE)[1] == 0
    assert not selectors.is_late(fresh(case), today=LATE)


def test_a_late_case_is_archived_only_with_its_reason(desk):
    case = desk.served(on=LATE, case=desk.received())
    with at(LATE):
        with pytest.raises(LatenessUnexplained, match="10月20日到期，逾期办结，先写明逾期原因再归档"):
            services.archive(case, by=desk.officer)
        services.explain_lateness(case, by=desk.officer, category="search", text="档案在外库")
        assert services.archive(case, by=desk.officer).state == Case.State.ARCHIVED
    [entry] = [one for one in selectors.timeline(case) if one.act == "lateness_explained"]
    assert (entry.text, entry.sub) == ("写明逾期原因：检索、整理材料费时", "档案在外库")
    assert not [one for one in selectors.public_timeline(case) if one.act == "lateness_explained"]


def test_a_case_in_time_has_no_lateness_to_explain_and_is_archived_without(desk):
    case = desk.served(on=DUE, case=desk.received())
    with at(DUE):
        with pytest.raises(NotLate, match="没有逾期，10月20日到期"):
            services.explain_lateness(case, by=desk.officer, category="search", text="档案在外库")
        services.archive(case, by=desk.officer)


def told(kind: str, channel: str = "in_app") -> list[str]:
    rows = Notice.objects.filter(kind=kind, channel=channel)
    return sorted(rows.values_list("person__name", flat=True))


def run_days(*days: date) -> None:
    for day in days:
        with at(day):
            services.escalate(today=day)


def test_the_holder_is_told_first_then_the_head_of_the_office_then_the_head_of_the_agency(desk):
    make_officer(desk.agency, Role.AGENCY_HEAD, name="沈局长")
    desk.received()
    run_days(FOURTH_LAST)
    assert told("due_soon") == []
    run_days(THIRD_LAST, date(2026, 10, 16))
    assert told("due_soon") == ["陈晓岚"]
    run_days(DUE)
    assert told("due_today") == ["陈晓岚", "顾怀川"]
    run_days(AFTER, LATE)
    assert told("overdue") == ["沈局长", "陈晓岚", "顾怀川"]
    assert (told("due_soon"), told("due_today")) == (["陈晓岚"], ["陈晓岚", "顾怀川"])


def test_a_step_missed_on_a_day_without_a_worker_is_told_on_the_next(desk):
    desk.received()
    run_days(date(2026, 10, 19))
    assert told("due_soon") == ["陈晓岚"]


def test_an_extended_term_begins_the_steps_anew(desk):
    case = desk.received()
    run_days(THIRD_LAST)
    with at(THIRD_LAST):
        services.extend(case, by=desk.head, working_days=5, reason="要查档案")
    run_days(date(2026, 10, 26))  # due on 27 October now
    assert told("due_soon") == ["陈晓岚", "陈晓岚"]


def test_officers_are_mailed_where_they_have_an_address_and_never_at_night(desk):
    desk.head.person.email = "gu@minghe.example"
    desk.head.person.save()
    desk.received()
    with time_machine.travel(datetime(2026, 10, 20, 6, tzinfo=SHANGHAI), tick=False) as clock:
        services.escalate(today=DUE)
        Notice.objects.filter(person=None).delete()
        assert send_due() == 0
        clock.move_to(datetime(2026, 10, 20, 8, tzinfo=SHANGHAI))
        assert send_due() == 1
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["gu@minghe.example"], "今天到期：湖东片区停车场特许经营协议")
    assert "最迟10月20日答复，经办：陈晓岚。" in sent.body


def test_telling_takes_the_same_questions_for_one_late_case_and_three(desk, django_assert_num_queries):
    desk.received()
    with django_assert_num_queries(8), at(AFTER):
        services.escalate(today=AFTER)
    desk.received()
    desk.received()
    with django_assert_num_queries(8 + 2), at(AFTER):  # one insert a case
        services.escalate(today=AFTER)
