"""The supervising office's texts of the papers."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.errors import BeforeTheFact
from gongkai.cases.models import PaperTemplate
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at
from tests.disclosure.builders import make_site
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
GOOD = "请补正{{补正事项}}\r\n\r\n期限{{补正期限}}，逾期视为放弃申请。"


@pytest.fixture
def supervisor():
    make_site()
    desk = Desk()
    return make_officer(desk.district.government, Role.SUPERVISOR, name="何一舟")


def write(by, body: str = GOOD, **changes) -> PaperTemplate:
    given = {"title": "补正告知书", "valid_from": RECEIVED, "reason": "写得更明白"} | changes
    with at(RECEIVED):
        return services.write_template("correction", by=by, body=body, **given)


def test_versions_follow_one_another_and_stand_in_the_trail(supervisor):
    assert [write(supervisor).version, write(supervisor).version] == [1, 2]
    assert Record.objects.filter(act="template_written").count() == 2


def test_only_the_supervising_office_writes_and_not_into_the_past(supervisor):
    officer = make_officer(supervisor.agency, Role.DISCLOSURE_HEAD)
    with pytest.raises(NotAllowed):
        write(officer)
    with pytest.raises(BeforeTheFact):
        write(supervisor, valid_from=date(2026, 9, 15))


def test_the_list_shows_what_is_in_use_and_flags_rules_that_no_longer_apply(supervisor):
    old = "{{补正事项}}{{补正期限}}。本机关将在15个工作日内答复。不服的，可以在三个月内提起行政诉讼。"
    write(supervisor, body=old)
    with at(RECEIVED):
        shown = signed_in(supervisor).get(reverse("desk:templates")).content.decode()
    assert "第1版" in shown and "引用了不再适用的规定" in shown and "系统自带文本" in shown


def test_a_text_that_lacks_what_the_law_asks_comes_back_with_what_was_typed(supervisor):
    url = reverse("desk:template", args=["correction"])
    given = {"title": "补正告知书", "valid_from": "2026-09-16", "reason": "试", "body": "只有{{补正事项}}"}
    with at(RECEIVED):
        client = signed_in(supervisor)
        shown = client.post(url, given).content.decode()
        assert "正文里还缺{{补正期限}}" in shown and "只有{{补正事项}}" in shown
        assert client.post(url, given | {"body": GOOD}).status_code == 302
    assert PaperTemplate.objects.get().body == GOOD.replace("\r\n", "\n")


def test_a_kind_that_does_not_exist_is_not_found(supervisor):
    with at(RECEIVED):
        assert signed_in(supervisor).get(reverse("desk:template", args=["poem"])).status_code == 404
