"""Signing in as staff: lock-out, idle time, second factor, sessions, and what the trail keeps of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.roles import Role
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.agencies.builders import PASSWORD, make_agency, make_officer, make_person

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine in the morning in Beijing
MINUTE = timedelta(minutes=1)
SECRET = "JBSWY3DPEHPK3PXP"  # base32, as an authenticator app takes it


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def person(agency) -> Person:
    return make_officer(agency, Role.CASE_OFFICER, name="何青").person


def sign_in(client: Client, person: Person, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": person.username, "password": password})


def is_in(client: Client) -> bool:
    return client.get(reverse("account_change_password")).status_code == 200


def acts() -> list[tuple[str, str]]:
    return list(Record.objects.values_list("act", "actor_label"))


def test_the_right_password_leads_to_the_workbench(client, person):
    response = sign_in(client, person)
    assert (response.status_code, response["Location"]) == (302, "/desk/")
    assert is_in(client)


def test_sign_ins_are_in_the_trail_of_the_agency_without_the_password(client, person, agency):
    sign_in(client, person, "Wrong-password-1")
    sign_in(client, person)
    client.post(reverse("account_logout"))

    assert acts() == [
        ("sign_in_failed", "未验明身份"),
        ("signed_in", "何青（经办人）"),
        ("signed_out", "何青（经办人）"),
    ]
    assert {(entry.agency, entry.subject_id, str(entry.details)) for entry in Record.objects.all()} == {
        (agency, person.pk, "{}")
    }
    assert verify().broken == ()


def test_someone_without_a_post_or_an_unknown_name_leaves_no_record(client):
    sign_in(client, make_person())
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": "nobody", "password": "Wrong-password-1"})
    assert acts() == []


def test_after_five_wrong_passwords_the_right_one_is_refused_for_a_quarter_of_an_hour(client, person, clock):
    for _ in range(5):
        response = sign_in(client, person, "Wrong-password-1")
        assert "用户名或者密码不对。连续输错5次，账号锁定15分钟" in response.content.decode()

    locked = sign_in(client, person)
    assert "输错次数太多，账号锁定15分钟" in locked.content.decode()
    clock.shift(14 * MINUTE)
    assert sign_in(client, person).status_code == 200  # the form again

    clock.shift(2 * MINUTE)
    assert sign_in(client, person).status_code == 302


def test_a_lock_holds_for_one_account_only(client, person, agency, clock):
    other = make_officer(agency, Role.EDITOR).person
    for _ in range(5):
        sign_in(client, person, "Wrong-password-1")
    assert sign_in(Client(), other).status_code == 302


def test_a_right_password_does_not_use_up_the_tries(client, person, clock):
    for _ in range(8):
        browser = Client()
        assert sign_in(browser, person).status_code == 302


def test_half_an_hour_without_a_request_ends_the_session(client, person, clock):
    sign_in(client, person)
    clock.shift(29 * MINUTE)
    assert is_in(client)  # and the half hour starts again
    clock.shift(29 * MINUTE)
    assert is_in(client)
    clock.shift(31 * MINUTE)
    assert not is_in(client)


def test_reading_on_puts_off_the_end_of_a_session_with_one_write_a_minute(client, person, clock):
    sign_in(client, person)
    clock.shift(MINUTE)
    writes = []
    for seconds in (0, 20, 20, 25):  # the last falls into the next minute
        clock.shift(timedelta(seconds=seconds))
        with CaptureQueriesContext(connection) as asked:
            assert is_in(client)
        writes.append(any("UPDATE" in each["sql"] for each in asked))
    assert writes == [True, False, False, True]
    clock.shift(28 * MINUTE)
    assert is_in(client)
    clock.shift(28 * MINUTE)
    assert is_in(client)


def test_a_disabled_account_does_not_sign_in_and_loses_its_session(client, person):
    sign_in(client, person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(client)
    sign_in(client, person)
    assert not is_in(client)


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_reset_password",
        "account_email",
        "account_set_password",
        "account_confirm_login_code",
    ],
)
def test_nobody_signs_up_or_resets_a_password_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_changing_the_password_asks_for_the_old_one_and_meets_the_policy(client, person):
    sign_in(client, person)
    page = reverse("account_change_password")
    for old, new in ((PASSWORD, "short"), ("Wrong-password-1", "Xinde-mima-2027")):
        assert client.post(page, {"oldpassword": old, "password1": new, "password2": new}).status_code == 200

    client.post(
        page, {"oldpassword": PASSWORD, "password1": "Xinde-mima-2027", "password2": "Xinde-mima-2027"}
    )

    person.refresh_from_db()
    assert person.check_password("Xinde-mima-2027")
    assert acts()[-1][0] == "password_changed"


def test_the_list_of_sessions_ends_the_others(client, person):
    elsewhere = Client()
    sign_in(elsewhere, person)
    sign_in(client, person)

    page = client.get(reverse("usersessions_list"))
    assert page.status_code == 200
    client.post(reverse("usersessions_list"))

    assert is_in(client)
    assert not is_in(elsewhere)


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_a_second_factor_is_asked_for_once_it_is_set_up(client, person, clock):
    TOTP.activate(person, SECRET)

    response = sign_in(client, person)
    assert response["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)

    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert is_in(client)
    assert [act for act, _ in acts()] == ["second_factor_failed", "signed_in"]


def test_the_secret_of_the_second_factor_is_sealed_in_the_database(person):
    TOTP.activate(person, SECRET)
    assert SECRET not in str(Authenticator.objects.get().data)


def test_a_secret_sealed_under_a_former_key_still_opens(person, settings, clock, client):
    TOTP.activate(person, SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-" + "y" * 50

    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert is_in(client)


def test_where_a_second_factor_is_required_the_workbench_waits_for_it(client, person, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(client, person)

    response = client.get("/desk/", follow=True)

    assert response.redirect_chain[0] == (reverse("mfa_activate_totp"), 302)
    assert "本单位要求两步验证。绑定验证器后才能进入工作台" in response.content.decode()


def test_where_a_second_factor_is_required_it_cannot_be_taken_off(client, person, settings, clock):
    settings.SECOND_FACTOR_REQUIRED = True
    TOTP.activate(person, SECRET)
    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})

    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def test_staff_pages_are_closed_to_visitors(client):
    response = client.get("/desk/")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/desk/")


def test_the_login_page_needs_no_queries_for_visitors_who_only_look(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):  # the site's identity for the footer
        assert client.get(reverse("account_login")).status_code == 200


def test_cookies_of_a_session_are_out_of_reach_for_scripts(client, person):
    cookie = sign_in(client, person).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
