"""The pages on which a head issues tokens for other systems and withdraws them."""

from datetime import date

import pytest

from gongkai.annual_report.models import EntryToken
from gongkai.annual_report.services.entry_tokens import hash_of
from gongkai.trail.models import Record
from tests.cases.factories import Desk, at
from tests.workbench.world import TODAY, signed_in

pytestmark = pytest.mark.django_db
ISSUE = "/desk/reports/tokens/issue/"
GIVEN = {"system": "行政审批系统", "expires_on": "2027-03-31"}


@pytest.fixture
def desk():
    with at(TODAY):
        yield Desk()


@pytest.fixture
def head(desk):
    return signed_in(desk.head)


def test_a_token_is_shown_once_with_the_address_it_is_for(desk, head):
    answer = head.post(ISSUE, GIVEN)
    token, words = EntryToken.objects.get(), answer.context["words"]
    page = answer.content.decode()
    assert words in page
    assert "http://testserver/api/v1/figures/zj/2026" in page
    assert (token.token_hash, token.expires_on) == (hash_of(words), date(2027, 3, 31))
    assert "no-store" in answer["Cache-Control"]
    later = head.get("/desk/reports/tokens/").content.decode()
    assert words not in later
    assert words[:8] in later
    assert Record.objects.filter(act="entry_token_issued", actor=desk.head.person).count() == 1
    assert all(words not in str(one.details) for one in Record.objects.all())


def test_a_token_without_a_system_or_too_long_is_refused_in_place(desk, head):
    assert "写明给哪个系统用" in head.post(ISSUE, {"expires_on": "2027-03-31"}).content.decode()
    answer = head.post(ISSUE, GIVEN | {"expires_on": "2028-01-01"})
    assert "最长到2027年11月21日" in answer.content.decode()
    assert not EntryToken.objects.exists()


def test_withdrawing_needs_a_reason_and_moves_the_token_to_the_ended(desk, head):
    head.post(ISSUE, GIVEN)
    address = f"/desk/reports/tokens/{EntryToken.objects.get().pk}/withdraw/"
    assert "写明为什么停用" in head.post(address, {}).content.decode()
    page = head.post(address, {"reason": "系统已经下线"}, follow=True).content.decode()
    assert "已经停用、过期的" in page
    assert "没有有效的填报凭证" in page
    assert "这个凭证已经停用" in head.get(address).content.decode()


def test_the_list_of_reports_leads_heads_to_the_tokens(desk, head):
    assert "/desk/reports/tokens/" in head.get("/desk/reports/").content.decode()
    assert "/desk/reports/tokens/" not in signed_in(desk.officer).get("/desk/reports/").content.decode()
