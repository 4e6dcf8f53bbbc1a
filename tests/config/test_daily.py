"""What the calendar alone changes is written down once a day."""

from datetime import date

import pytest
from click.testing import CliRunner

from gongkai.config.commands.daily import daily
from gongkai.disclosure.choices import Kind, Validity
from tests.cases.factories import at
from tests.disclosure.builders import make_site, make_staff, publish

pytestmark = pytest.mark.django_db


def test_a_document_comes_into_force_on_its_day_and_the_second_run_changes_nothing():
    make_site()
    with at(date(2026, 11, 20)):
        publication = publish(make_staff(), kind=Kind.NORMATIVE, effective_on=date(2026, 12, 1))
    assert publication.validity == Validity.NOT_YET
    with at(date(2026, 12, 1)):
        first, second = (CliRunner().invoke(daily, obj=None) for _ in range(2))
    publication.refresh_from_db()
    assert publication.validity == Validity.IN_FORCE
    assert first.output == "效力变化1件，期限变化0处，提醒报送年度报告0个单位\n"
    assert second.output == "效力变化0件，期限变化0处，提醒报送年度报告0个单位\n"
