"""The file of a case read at once: the same rows as the tables hold, and never what an act is decided on."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.calendars import asked_once
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import CorrectionOnlyOnce, NotThisStage
from gongkai.cases.models import Case, LetterMail, SignOffStep
from gongkai.cases.selectors.case_file import PARTS
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.cases.test_rules import case_at
from tests.workbench.test_case_queries import add_one_of_everything

pytestmark = pytest.mark.django_db

BESIDE = {
    "findings": "documents",
    "paper_services": "papers",
    "sign_off": "letters",
    "mails": "letters",
    "letter_services": "letters",
}
"""Parts that are reached through the rows of another."""
NOT_HERE = {
    "contacts",
    "told",
    "conversions",
    "suggestions",
    "sign_off_orders",
    "sign_off",
    "mails",
    "letter_services",
    "ties_around",
}
"""Taken in at the counter, nobody called; no worker ran; nothing was given or sent up yet."""


def read(case: Case) -> Case:
    found = Case.objects.select_related(*selectors.ONE_OF_EACH).get(pk=case.pk)
    return selectors.read_file(found)


def columns(row) -> dict:
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def full(desk: Desk) -> Case:
    """One of everything, and a file that was taken back."""
    case = desk.received()
    add_one_of_everything(desk, case)
    document = case.documents.get(kind="reply_attachment")
    with at(RECEIVED):
        services.take_back_file(document, by=desk.officer, reason="换一份")
    return fresh(case)


def test_every_row_of_the_file_is_the_row_of_its_table(full: Case):
    found, asked = read(full), fresh(full)
    for name in PARTS.keys() - BESIDE.keys():
        rows = selectors.rows_of(asked, name)
        assert rows or name in NOT_HERE, name
        assert [columns(row) for row in selectors.rows_of(found, name)] == [columns(row) for row in rows], (
            name
        )
    for name, above in BESIDE.items():
        way = PARTS[name].relation.split(".")[1]
        rows = [list(getattr(row, way).all()) for row in selectors.rows_of(asked, above)]
        kept = [list(getattr(row, way).all()) for row in selectors.rows_of(found, above)]
        assert any(rows) or name in NOT_HERE, name
        assert [[columns(row) for row in each] for each in kept] == [
            [columns(row) for row in each] for each in rows
        ]


def test_a_file_that_was_read_answers_with_what_stands_beside_each_row_and_asks_nothing(
    desk: Desk, full: Case
):
    both = make_officer(desk.agency, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)
    found = read(full)
    with asked_once(), CaptureQueriesContext(connection) as asked:
        documents = selectors.rows_of(found, "documents")
        told = {
            "names": [each.original.name for each in documents],
            "by": [each.added_by.name for each in documents if each.added_by],
            "back": [hasattr(each, "taken_back") for each in documents],
            "handed": [(each.offered_by.name, each.to.name) for each in found.assignments.all()],
            "decided": [each.decision.outcome for each in found.letters.all()],
            "served": [each.paper.case for each in found.papers.all()[0].services.all()],
            "notes": [(each.by.name, each.text) for each in found.notes.all()],
        }
        acts_for(found, both, RECEIVED)
    # the calendar is asked for once a request, and is no part of the file
    assert [each["sql"] for each in asked if "agencies_holidaynotice" not in each["sql"]] == []
    assert told["handed"] == [("顾怀川", "同事0")]
    assert told["decided"] == ["G2"]
    assert told["notes"] == [("陈晓岚", "已问档案室")]
    assert told["back"].count(True) == 1


@pytest.mark.parametrize("state", list(Case.State))
def test_the_acts_of_a_case_are_the_same_with_its_file_read_and_without(desk: Desk, state: Case.State):
    case = case_at(desk, state)
    for officer in (desk.officer, desk.head):
        assert acts_for(read(case), officer, RECEIVED) == acts_for(fresh(case), officer, RECEIVED)


def test_an_act_is_decided_on_the_case_as_it_is_and_not_on_a_file_read_before(desk: Desk):
    found = read(desk.received())
    with at(RECEIVED):
        services.require_correction(fresh(found), by=desk.officer, points="写明年份", until=date(2026, 9, 30))
        # what was read still offers it
        assert "require_correction" in [act.key for act in acts_for(found, desk.officer, RECEIVED).allowed]
        with pytest.raises(NotThisStage):
            services.require_correction(found, by=desk.officer, points="写明", until=date(2026, 9, 30))
        services.record_correction(fresh(found), by=desk.officer, on=RECEIVED, text="2025年")
        with pytest.raises(CorrectionOnlyOnce):
            services.require_correction(found, by=desk.officer, points="写明", until=date(2026, 9, 30))


def test_the_steps_of_a_letter_and_its_mail_come_with_the_file(desk: Desk):
    with at(RECEIVED):
        make_officer(desk.agency, Role.SECTION_HEAD)
        services.set_sign_off(by=desk.head, section_head="never", legal_adviser="never", reason="照旧")
        letter = desk.signed(case=desk.received(delivery=Case.Delivery.EMAIL))
        services.mail_letter(letter, by=desk.officer)
    found = read(letter.case)
    with asked_once(), CaptureQueriesContext(connection) as asked:
        kept = selectors.reply_letter(found)
        steps, mail = selectors.steps_of(kept), selectors.latest_mail(found)
        assert steps[0].submitted_by.name == "陈晓岚" and mail.notice.kind == "letter_by_mail"
        assert selectors.chain_for(found).version == 1
    assert len(asked) == 0
    assert [columns(row) for row in steps] == [columns(row) for row in SignOffStep.objects.all()]
    assert columns(mail) == columns(LetterMail.objects.get())
