"""Every act on a case through its page: its button does what is open, and a page left open does no harm."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.cases.acts import _ALL
from gongkai.cases.models import Case
from gongkai.cases.selectors import facts_of
from gongkai.disclosure.models import Column
from gongkai.disclosure.services import ensure_columns
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.acts_done import FILLED_IN, LEADS_TO, OPEN_IN, SITUATIONS
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.workbench.world import PNG, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ACTS = [act.key for act in _ALL]


def filled_in(act: str, case: Case, desk: Desk) -> Mapping[str, object]:
    """What is on the page of the act, with what only this case can say."""
    given = dict(FILLED_IN.get(act, {}))
    if act == "assign":
        given["to"] = desk.head.person_id
    if act == "attach_reply_file":
        given |= {"file": SimpleUploadedFile("协议.png", PNG), "sure": "on"}
    if act == "add_scans":
        given |= {"what": "application", "files": SimpleUploadedFile("申请表.png", PNG)}
    if act == "correct_fact":
        given |= {"fact": facts_of(case)[0].pk, "on": RECEIVED, "reason": "登记错了"}
    if act == "convert":
        given["column"] = Column.objects.filter(children__isnull=True).first().pk
    if act in ("record_opinion", "overrule_objection"):
        given["inquiry"] = case.inquiries.get().pk
    if act == "join":
        given["case"] = Case.objects.exclude(pk=case.pk).get().pk
    if act == "record_assistance":
        given["assistance"] = case.assistances.get().pk
    if act == "record_payment":
        given |= {"amount": case.fee_notice.amount, "voucher": "0001", "on": RECEIVED}
    return given


def url_of(act: str, case: Case) -> str:
    if act == "guide":
        return reverse("desk:case_guide_question", args=[case.pk, 1])
    return reverse(f"desk:case_{act}", args=[case.pk]) + ("?outcome=O3" if act == "decide" else "")


@pytest.mark.parametrize("act", ACTS)
def test_the_button_of_an_act_does_it(act: str):
    desk = Desk()
    ensure_columns()
    case = SITUATIONS[OPEN_IN.get(act, "in_hand")](desk)
    with at(RECEIVED):
        rule = next(each.rule for each in _ALL if each.key == act)
        people = (desk.officer, desk.head, make_officer(desk.agency, Role.SECTION_HEAD))
        by = next(each for each in people if rule(case, each, RECEIVED) is None)
        before = records_of(case).count()
        answer = signed_in(by).post(url_of(act, case), filled_in(act, case, desk))
    assert answer.status_code == 302, answer.content.decode()
    assert fresh(case).state == LEADS_TO.get(act, case.state)
    assert records_of(case).count() > before
    assert verify().broken == ()


@pytest.mark.parametrize("situation", ["awaiting_confirmation", "in_hand", "awaiting_service", "archived"])
def test_a_page_left_open_is_refused_with_a_sentence_and_changes_nothing(situation: str):
    """Whoever presses a button that is not there any more reads why, whatever the case stands at now."""
    desk = Desk()
    case = SITUATIONS[situation](desk)
    with at(RECEIVED):
        head = signed_in(desk.head)
        before = Record.objects.count()
        for act in _ALL:
            if act.rule(case, desk.head, RECEIVED) is None:
                continue
            answer = head.post(url_of(act.key, case), FILLED_IN.get(act.key, {}))
            assert answer.status_code in (200, 404), act.key  # 404: a letter to be changed that is not there
    assert (Record.objects.count(), fresh(case).state) == (before, case.state)
