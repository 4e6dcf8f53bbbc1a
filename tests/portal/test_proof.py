"""Proof of work: nobody with an errand notices it, a flood needs it, and nothing typed is lost without it."""

from __future__ import annotations

from datetime import timedelta

import altcha
import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.portal import proof
from gongkai.portal.forms import FORMS
from gongkai.portal.forms.application import TECHNICAL
from tests.portal.conftest import page
from tests.portal.test_applying import send
from tests.portal.test_forms import PERSON


@pytest.fixture(autouse=True)
def small(monkeypatch, settings):
    """One application goes without; a task takes some hundred tries."""
    monkeypatch.setattr(proof, "PREFIX", "00")
    settings.APPLICATIONS_WITHOUT_PROOF = 1


@pytest.fixture
def past_the_free_one(client, desk):
    assert send(client, PERSON, once="0" * 32).status_code == 200
    return client


def solved(client) -> str:
    challenge = altcha.Challenge.from_dict(client.get("/apply/proof/").json()["task"])
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def refused(client, sentence: str, **more) -> None:
    """The sentence stands on the page with all that was typed, and nothing was taken in."""
    before = Case.objects.count()
    response = send(client, PERSON | more, once="9" * 32)
    text = response.content.decode()
    assert response.status_code == 429
    assert sentence in text
    assert PERSON["description"] in text
    assert Case.objects.count() == before


def test_the_first_ones_of_an_address_ask_nothing(client, desk):
    assert client.get("/apply/proof/").json() == {"task": None}
    assert send(client, PERSON).status_code == 200


def test_three_go_without_unless_the_office_says_otherwise():
    from gongkai.config import settings as product

    assert product.APPLICATIONS_WITHOUT_PROOF == 3


def test_a_proof_opens_the_way_for_one_more(past_the_free_one):
    client = past_the_free_one
    assert send(client, PERSON | {"proof": solved(client)}, once="1" * 32).status_code == 200
    assert Case.objects.count() == 2


def test_without_a_proof_the_page_names_the_other_ways(past_the_free_one):
    refused(past_the_free_one, "浏览器不运行脚本的，过15分钟再提交，或者当面、寄信提交")


@pytest.mark.parametrize("nonsense", ["x", "e30=", "bnVsbA==", "测", "A" * 10_000])
def test_what_is_no_proof_is_told_so(past_the_free_one, nonsense):
    refused(past_the_free_one, "提交前的验算不对", proof=nonsense)


def test_a_task_made_easier_by_the_sender_is_refused(past_the_free_one):
    easy = altcha.create_challenge("SHA-256", 1, key_prefix="00", hmac_secret="their own")
    made_up = altcha.Payload(easy, altcha.solve_challenge(easy)).to_base64()
    refused(past_the_free_one, "提交前的验算不对", proof=made_up)


def test_a_proof_serves_once(past_the_free_one):
    client = past_the_free_one
    once_only = solved(client)
    assert send(client, PERSON | {"proof": once_only}, once="1" * 32).status_code == 200
    refused(client, "提交前的验算已经用过一次", proof=once_only)


def test_a_proof_is_good_for_ten_minutes(past_the_free_one, clock):
    old = solved(past_the_free_one)
    clock.shift(timedelta(minutes=10, seconds=2))
    refused(past_the_free_one, "提交前的验算已经超过10分钟", proof=old)


def test_a_fault_in_the_form_leaves_the_proof_unspent(past_the_free_one):
    client = past_the_free_one
    kept = solved(client)
    assert "写上联系电话" in send(client, PERSON | {"phone": "", "proof": kept}).content.decode()
    assert send(client, PERSON | {"proof": kept}, once="1" * 32).status_code == 200


def test_a_proof_comes_back_where_the_application_was_not_taken_in(past_the_free_one, monkeypatch):
    client = past_the_free_one
    kept = solved(client)
    with monkeypatch.context() as broken:
        broken.setattr(services, "submit", lambda *args, **more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send(client, PERSON | {"proof": kept}, once="1" * 32)
    assert send(client, PERSON | {"proof": kept}, once="1" * 32).status_code == 200


def test_the_hard_limit_stays_with_a_proof(past_the_free_one, settings):
    settings.APPLICATIONS_ALLOWED = 1
    refused(past_the_free_one, "已经提交了1份申请，过一会儿再提交", proof=solved(past_the_free_one))


def test_the_turns_come_back_after_a_quarter_of_an_hour(past_the_free_one, clock):
    clock.shift(timedelta(minutes=15, seconds=1))
    assert past_the_free_one.get("/apply/proof/").json() == {"task": None}


@pytest.mark.parametrize("variant", FORMS)
def test_the_page_sends_the_fields_of_the_law_and_the_technical_ones_only(client, desk, variant):
    tree = LexborHTMLParser(page(client, "/apply/zj/", **{"as": variant}))
    names = {each.attributes["name"] for each in tree.css("form[data-task] [name]")}
    assert names == set(FORMS[variant].base_fields) | set(TECHNICAL)
