"""Naming the agency that answers, and passing an application on to it where its applicant agreed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import (
    BeforeTheFact,
    NoRightAgencyHere,
    NotAnswerable,
    NotThisStage,
    PassedOnOnce,
    TextMissing,
)
from gongkai.cases.identity import unseal, unwrap_key
from gongkai.cases.models import Case, Notice, PassedOn
from gongkai.cases.query_code import hash_query_code
from gongkai.cases.services.identity import applicant_of
from gongkai.documents.services import content_of
from gongkai.law.decisions import Outcome
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import ID_NUMBER, NAME, PHONE, RECEIVED, Desk, at, fresh, person
from tests.workbench.world import PNG, signed_in

pytestmark = pytest.mark.django_db
REPLIED = date(2026, 9, 21)
PASSED = date(2026, 9, 23)
CODE = "KQ7M4XWP"


def named(desk: Desk, *, here: bool = True) -> Case:
    case = desk.received(files=[("附图.txt", b"a map")], identity_files=[("证件.png", PNG)])
    with at(RECEIVED):
        if here:
            services.name_right_agency(
                case, by=desk.officer, agency=desk.district.subdistrict, why="停车由街道管理"
            )
        else:
            services.name_right_agency(
                case, by=desk.officer, name="云州市交通局", contact="0990-5550100", why="协议由该局签订"
            )
    return fresh(case)


def answered(desk: Desk, *, here: bool = True) -> Case:
    case = named(desk, here=here)
    with at(REPLIED):
        services.decide(
            case,
            by=desk.officer,
            outcome="N2",
            grounds=case.right_agency.why,
            details={"agency_name": case.right_agency.name, "agency_contact": case.right_agency.contact},
        )
        letter = services.draft_letter(case, by=desk.officer)
        services.submit_letter(letter, by=desk.officer)
        letter = services.sign_letter(letter, by=desk.head)
        services.serve_letter(
            letter, by=desk.officer, method=ServiceMethod.IN_PERSON, on=REPLIED, proof="回证"
        )
    return fresh(case)


def pass_on(desk: Desk, case: Case) -> Case:
    with at(PASSED):
        passed = services.pass_on(case, by=desk.officer, agreed_on=PASSED, agreed_how="phone")
    return Case.objects.get(pk=passed.copy_id)


class TestNaming:
    def test_an_agency_of_this_site_brings_its_name_and_contact_and_is_evidence(self):
        desk = Desk()
        case, there = named(desk), desk.district.subdistrict
        assert case.right_agency.name == there.name
        assert there.phone in case.right_agency.contact and there.address in case.right_agency.contact
        assert selectors.evidence_missing(case, Outcome.N2, {}) == ()

    def test_the_decision_page_comes_next_with_name_contact_and_reason_filled_in(self):
        desk = Desk()
        case = desk.received()
        client = signed_in(desk.officer)
        with at(RECEIVED):
            url = reverse("desk:case_name_right_agency", args=[case.pk])
            given = {"agency": desk.district.subdistrict.pk, "why": "停车由街道管理"}
            to = client.post(url, given)["Location"]
            page = client.get(to).content.decode()
        assert to.endswith("decide/?outcome=N2")
        assert desk.district.subdistrict.name in page and "停车由街道管理" in page

    def test_the_own_agency_a_gone_one_and_a_nameless_one_are_refused(self):
        desk = Desk()
        case = desk.received()
        gone = desk.district.subdistrict
        gone.valid_to = date(2026, 1, 1)
        gone.save()
        with at(RECEIVED):
            for agency in (desk.agency, gone):
                with pytest.raises(NotAnswerable):
                    services.name_right_agency(case, by=desk.officer, agency=agency, why="查了职责")
            with pytest.raises(TextMissing):
                services.name_right_agency(case, by=desk.officer, name=" ", why="查了职责")


class TestPassingOn:
    def test_the_copy_waits_for_its_own_confirmation_and_has_all_that_was_written(self):
        desk = Desk()
        case = answered(desk)
        copy = pass_on(desk, case)
        assert (copy.agency, copy.state, copy.received_on) == (
            desk.district.subdistrict,
            "awaiting_confirmation",
            None,
        )
        assert (copy.title, copy.description, copy.delivery) == (case.title, case.description, case.delivery)
        (document,) = copy.documents.all()
        assert content_of(document.original) == b"a map"
        assert copy.number.startswith(desk.district.subdistrict.number_word)

    def test_receipt_there_is_the_day_both_sides_confirm_it(self):
        desk = Desk()
        copy = pass_on(desk, answered(desk))
        there = make_officer(desk.district.subdistrict, Role.CASE_OFFICER, name="沈立")
        with at(date(2026, 9, 24)):
            services.confirm_receipt(copy, by=there, confirmed_on=date(2026, 9, 24))
        # 25 to 27 September is the Mid-Autumn holiday, 1 to 7 October National Day, 10 October is worked:
        # 28, 29, 30 September, 8, 9, 10, 12-16, 19-23, 26-29 October
        assert fresh(copy).due_on == date(2026, 10, 29)

    def test_identity_is_sealed_anew_under_a_key_of_its_own_and_stands_nowhere_else(self):
        desk = Desk()
        case = answered(desk)
        copy = pass_on(desk, case)
        assert applicant_of(copy) == person()
        assert bytes(copy.identity.sealed) != bytes(case.identity.sealed)
        keys = [unwrap_key(one.identity.wrapped_key, number=one.number) for one in (case, copy)]
        assert keys[0] != keys[1]
        with pytest.raises(Exception):  # noqa: B017 - of the cryptography library, without a common base
            unseal(copy.identity.sealed, key=keys[0], number=case.number)
        assert copy.identity_proofs.count() == 1
        told = "".join(str(record.details) for record in Record.objects.all())
        assert not any(secret in told for secret in (NAME, ID_NUMBER, PHONE))

    def test_both_chains_tell_it(self):
        desk = Desk()
        case = answered(desk)
        copy = pass_on(desk, case)
        here = Record.objects.get(act="application_passed_on")
        there = Record.objects.get(act="application_came_over")
        assert (here.agency, here.details["copy_number"]) == (desk.agency, copy.number)
        assert (there.agency, there.details["former_number"]) == (copy.agency, case.number)
        assert here.details["how_label"] == "电话"

    def test_without_consent_nothing_goes(self):
        desk = Desk()
        case = answered(desk)
        client = signed_in(desk.officer)
        with at(PASSED):
            url = reverse("desk:case_pass_on", args=[case.pk])
            page = client.post(url, {"agreed_on": "2026-09-23", "agreed_how": "phone"})
            assert "没有申请人同意，不能转交" in page.content.decode()
            with pytest.raises(BeforeTheFact):
                services.pass_on(case, by=desk.officer, agreed_on=date(2026, 9, 15), agreed_how="phone")
        assert not PassedOn.objects.exists()

    def test_only_after_a_reply_that_names_an_agency_here_and_once(self):
        desk = Desk()
        with at(PASSED):
            given = {"by": desk.officer, "agreed_on": PASSED, "agreed_how": "phone"}
            with pytest.raises(NotThisStage):
                services.pass_on(named(desk), **given)
            with pytest.raises(NoRightAgencyHere):
                services.pass_on(answered(desk, here=False), **given)
            case = answered(desk)
            services.pass_on(case, **given)
            with pytest.raises(PassedOnOnce):
                services.pass_on(case, **given)

    def test_the_applicant_is_told_and_finds_both_with_the_old_number_and_code(self, client):
        desk = Desk()
        case = answered(desk)
        Case.objects.filter(pk=case.pk).update(query_code_hash=hash_query_code(case.number, CODE))
        copy, other = pass_on(desk, case), desk.received()
        told = Notice.objects.get(kind="application_passed_on", channel="email")
        assert copy.number in told.text and "从双方确认之日的次日起" in told.text
        with at(PASSED):
            assert client.get(reverse("portal:status", args=[copy.pk])).status_code == 302
            client.post(reverse("portal:track"), {"number": case.number, "code": CODE})
            page = client.get(reverse("portal:status", args=[case.pk])).content.decode()
            assert reverse("portal:status", args=[copy.pk]) in page and copy.number in page
            there = client.get(reverse("portal:status", args=[copy.pk]))
            assert there.status_code == 200 and case.number in there.content.decode()
            assert client.get(reverse("portal:status", args=[other.pk])).status_code == 302
