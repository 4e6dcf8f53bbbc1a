"""Letters sent up before agencies could set an order find their step."""

from __future__ import annotations

import importlib

import pytest
from django.apps import apps
from django.db import connection

from gongkai.cases import services
from gongkai.cases.models import SignOffStep
from tests.cases.factories import RECEIVED, Desk, at, fresh

pytestmark = pytest.mark.django_db
migration = importlib.import_module("gongkai.cases.migrations.0020_steps_of_earlier_letters")


def test_what_waited_waits_on_what_was_signed_is_done_and_a_returned_letter_has_no_step():
    desk = Desk()
    waiting, signed, returned = desk.submitted(), desk.signed(), desk.submitted()
    with at(RECEIVED):
        services.return_letter(returned, by=desk.head, reason="再改")
    SignOffStep.objects.all().delete()  # as it was before
    migration.lay_out(apps, connection.schema_editor())
    steps = SignOffStep.objects.order_by("letter_id")
    assert [(one.letter_id, one.state, one.done_as, one.signs) for one in steps] == [
        (waiting.pk, "waiting", "", True),
        (signed.pk, "approved", "顾怀川（公开工作机构负责人）", True),
    ]
    with at(RECEIVED):
        assert services.sign_letter(waiting, by=desk.head).number == "明住建公复〔2026〕2号"
        services.submit_letter(returned, by=desk.officer)
    assert fresh(returned.case).state == "awaiting_signature"
