"""How far a post reaches: not to the applicant's name, not to internal remarks, not into other agencies."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from django.urls import reverse

from gongkai.agencies import services as agencies
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import CaseDocument
from gongkai.cases.services.identity import applicant_of
from gongkai.law.decisions import Outcome
from gongkai.workbench import personnel
from gongkai.workbench.personnel import HeldElsewhere
from tests.agencies.builders import PASSWORD, make_officer
from tests.cases.factories import NAME, at, fresh
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

FROM = date(2026, 1, 1)
READERS = (Role.SUPERVISOR, Role.READ_ONLY, Role.LEGAL_ADVISER, Role.AGENCY_HEAD)


@pytest.mark.parametrize("role", READERS)
def test_a_signed_letter_names_the_applicant_only_to_those_who_may_know_the_name(world: World, role: Role):
    letter = world.desk.signed(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED))
    case, document = letter.case, CaseDocument.objects.filter(case=letter.case, kind="letter").first()
    assert applicant_of(case).name == NAME
    held_at = world.at_government if role is Role.SUPERVISOR else world.at_department
    reader, officer = signed_in(held_at[role]), signed_in(world.desk.officer)
    of_the_file = reverse("desk:case_document", args=[case.pk, document.pk])
    of_the_letter = reverse("desk:case_letter_docx", args=[case.pk])

    assert reader.get(of_the_file).status_code == 403
    assert "预览" in _name(reader.get(of_the_letter))
    assert of_the_file not in reader.get(reverse("desk:case", args=[case.pk])).content.decode()

    assert officer.get(of_the_file).status_code == 200
    assert letter.number in _name(officer.get(of_the_letter))
    assert of_the_file in officer.get(reverse("desk:case", args=[case.pk])).content.decode()


def _name(response) -> str:
    return unquote(response["Content-Disposition"])


def test_an_internal_remark_is_not_shown_to_the_supervisor_above(world: World):
    case = world.desk.received(RECEIVED)
    with at(TODAY):
        services.add_note(case, by=world.desk.officer, text="第三方的联系人很难找")
    page = reverse("desk:case", args=[case.pk])
    inside, above = signed_in(world.desk.officer), signed_in(world.at_government[Role.SUPERVISOR])
    assert "第三方的联系人很难找" in inside.get(page).content.decode()
    assert "第三方的联系人很难找" not in above.get(page).content.decode()


def test_no_page_of_the_workbench_is_kept_by_a_browser_or_proxy(world: World):
    client = signed_in(world.desk.officer)
    for name, args in (("today", []), ("queue", []), ("case", [fresh(world.department.case).pk])):
        assert "no-store" in client.get(reverse(f"desk:{name}", args=args))["Cache-Control"]


def test_whoever_sets_a_password_manages_every_agency_the_account_opens(world: World):
    district = world.district
    below = make_officer(district.subdistrict, Role.SYSTEM_ADMINISTRATOR, name="街道管理员")
    lent = make_officer(district.subdistrict, Role.READ_ONLY, name="挂职的人")
    agencies.appoint(lent.person, district.government, Role.SYSTEM_ADMINISTRATOR, valid_from=FROM)
    page = reverse("desk:person_password", args=[lent.person.pk])

    with pytest.raises(HeldElsewhere, match="挂职的人在明河区人民政府也有岗位"):
        personnel.set_password(lent.person, by=below, password="Another-2026-gongkai")
    refused = signed_in(below).post(page, {"password": "Another-2026-gongkai"})
    assert "也有岗位" in refused.content.decode()
    lent.person.refresh_from_db()
    assert lent.person.check_password(PASSWORD)

    above = world.at_government[Role.SYSTEM_ADMINISTRATOR]
    assert signed_in(above).post(page, {"password": "Another-2026-gongkai"}).status_code == 302


def test_an_account_that_only_once_served_here_is_not_opened_from_here(world: World):
    district = world.district
    below = make_officer(district.subdistrict, Role.SYSTEM_ADMINISTRATOR)
    moved = make_officer(district.subdistrict, Role.READ_ONLY, name="调走的人")
    agencies.end_post(moved.person.posts.get(), on=date(2026, 6, 30))
    agencies.appoint(moved.person, district.department, Role.DISCLOSURE_HEAD, valid_from=date(2026, 7, 1))
    with pytest.raises(HeldElsewhere):
        personnel.set_password(moved.person, by=below, password="Another-2026-gongkai")


@pytest.mark.parametrize("query", ["from_day=0001-01-01", "to_day=9999-12-31", "from_day=2026-02-30"])
def test_a_day_that_cannot_be_counted_with_narrows_nothing(world: World, query: str):
    client = signed_in(world.at_department[Role.AUDITOR])
    assert client.get(f"{reverse('desk:trail')}?{query}").status_code == 200
