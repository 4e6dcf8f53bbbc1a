"""Every address of the interface: who may call it, by which methods, and what opens nothing."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import EntryToken, YearlyFigure
from gongkai.api.urls import urlpatterns
from tests.agencies.builders import make_officer
from tests.api.conftest import FIGURES, LICENCES
from tests.portal.conftest import imported_report

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HERE = {"agency": "zj", "year": 2025}

# every address by its name: with which values, and which methods anyone or a token may use
OPEN = {
    "entrance": ({}, {"GET": 302}),
    "docs": ({}, {"GET": 200}),
    "openapi-json": ({}, {"GET": 200}),
    "list_reports": ({}, {"GET": 200}),
    "one_report": (HERE, {"GET": 200}),
    "api-root": ({}, {"GET": 302}),  # the same address as the entrance
    "unknown": ({"rest": "nothing"}, dict.fromkeys(METHODS, 404)),
}
WITH_TOKEN = {"read_figures": (HERE, {"GET", "POST"}), "send_figures": (HERE, {"GET", "POST"})}


def names() -> set[str]:
    return {pattern.name for pattern in urlpatterns}


def test_every_address_has_an_expectation():
    assert names() - {None} <= set(OPEN) | set(WITH_TOKEN)
    assert set(OPEN) | set(WITH_TOKEN) <= names() | {"send_figures", "read_figures"}


@pytest.mark.parametrize("name", sorted(OPEN))
def test_anyone_reads_what_is_open_and_changes_nothing(desk, client, name):
    imported_report(desk)
    values, allowed = OPEN[name]
    address = reverse(f"api:{name}", kwargs=values)
    for method in METHODS:
        status = client.generic(method, address).status_code
        assert (name, method, status) == (name, method, allowed.get(method, 405))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "header",
    [
        {},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer gkt_wrong"},
        {"Authorization": "Basic eDp5"},
    ],
)
def test_without_a_right_token_figures_are_neither_read_nor_entered(system, header, method):
    answer = Client().generic(method, FIGURES, b"{}", content_type="application/json", headers=header)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert "凭证" in answer.json()["message"]


def test_a_session_of_the_workbench_opens_nothing(system):
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(system.desk.head.person, backend=backend)
    assert client.get(FIGURES).status_code == 401
    assert client.post(FIGURES, {}, content_type="application/json").status_code == 401


def test_a_token_opens_no_page_of_the_workbench(system):
    for address in ("/desk/", "/desk/reports/", "/desk/reports/2026/entries/", "/desk/reports/tokens/"):
        assert system.read(address).status_code == 302  # to the sign-in page


def test_a_token_is_good_for_its_agency_only(system):
    address = "/api/v1/figures/hb/2026"
    for answer in (system.read(address), system.send((LICENCES, 0, 1), address=address)):
        assert answer.status_code == 403
        assert answer.json()["message"] == "这个填报凭证只能填报明河区住房和城乡建设局的数字"
    assert not YearlyFigure.objects.exists()


def test_an_address_mistyped_by_a_program_is_told_as_such(system):
    answer = system.send((LICENCES, 0, 1), address=f"{FIGURES}/")
    assert (answer.status_code, answer.json()["message"]) == (404, "没有这个地址；接口说明在 /api/v1/docs")


def test_a_withdrawn_token_opens_nothing_from_that_moment(system):
    services.withdraw_entry_token(system.token, by=system.desk.head, reason="系统已经下线")
    answer = system.read()
    assert (answer.status_code, answer.json()["message"]) == (
        401,
        "这个填报凭证2026年11月20日已经停用；请单位另发一个",
    )


def test_a_token_works_on_its_last_day_and_no_longer(system, clock):
    clock.move_to("2027-03-31T23:59:00+08:00")
    assert system.read().status_code == 200
    clock.move_to("2027-04-01T00:00:00+08:00")
    answer = system.read()
    assert (answer.status_code, "2027年3月31日" in answer.json()["message"]) == (401, True)


def test_after_ten_wrong_tokens_an_address_waits(system):
    wrong = Client(headers={"Authorization": "Bearer gkt_wrong"})
    assert {wrong.get(FIGURES).status_code for _ in range(10)} == {401}
    answer = wrong.get(FIGURES)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert system.read().status_code == 200  # a right token is not held up by others


def test_only_the_hash_of_a_token_is_kept(system):
    kept = EntryToken.objects.get()
    assert system.words not in str(vars(kept))
    assert len(kept.token_hash) == 64
    assert kept.last_used_at is None
    system.read()
    kept.refresh_from_db()
    assert kept.last_used_at is not None


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.DISCLOSURE_HEAD, Role.AGENCY_HEAD)])
def test_nobody_but_the_heads_issues_a_token(desk, role):
    officer = make_officer(desk.agency, role)
    with pytest.raises(Exception, match="管理填报凭证要由"):
        services.issue_entry_token(desk.agency, by=officer, system="系统", expires_on=date(2027, 1, 1))


def test_the_head_of_another_agency_issues_no_token_here(desk):
    elsewhere = make_officer(desk.district.subdistrict, Role.AGENCY_HEAD)
    with pytest.raises(Exception, match="管理填报凭证要由"):
        services.issue_entry_token(desk.agency, by=elsewhere, system="系统", expires_on=date(2027, 1, 1))


@pytest.mark.parametrize("last_day", [date(2026, 11, 19), date(2027, 11, 22)])
def test_a_token_is_good_for_a_year_at_most(desk, last_day):
    with pytest.raises(Exception, match="最长到2027年11月21日"):  # 366 days after 20 November 2026
        services.issue_entry_token(desk.agency, by=desk.head, system="系统", expires_on=last_day)
