"""Who an account is on a given day, and for which agency."""

from datetime import date, timedelta

import pytest

from gongkai.agencies import services
from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.officers import officer_for, posts_of
from gongkai.agencies.roles import PASSES_ON, Act, Role
from tests.agencies.builders import FOUNDED, make_agency, make_district, make_officer, make_person, today

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_someone_without_a_post_is_no_officer():
    assert officer_for(make_person(), today=today) is None


def test_a_post_counts_from_its_first_to_its_last_day():
    person, agency = make_person(), make_agency()
    first, last = date(2026, 9, 1), date(2026, 9, 30)
    services.appoint(person, agency, Role.CASE_OFFICER, valid_from=first, valid_to=last)

    held = [bool(posts_of(person, today=day)) for day in (first - DAY, first, last, last + DAY)]

    assert held == [False, True, True, False]


def test_an_ended_post_stays_on_record():
    person, agency = make_person(), make_agency()
    post = services.appoint(person, agency, Role.EDITOR, valid_from=FOUNDED)

    services.end_post(post, on=today - DAY)

    assert officer_for(person, today=today) is None
    assert [(held.role, held.valid_to) for held in person.posts.all()] == [("editor", today - DAY)]


def test_posts_at_an_abolished_agency_end_with_it():
    person, agency = make_person(), make_agency(valid_to=today - DAY)
    services.appoint(person, agency, Role.CASE_OFFICER, valid_from=FOUNDED)

    assert officer_for(person, today=today) is None


def test_a_substitute_acts_in_the_role_while_the_substitution_lasts():
    agency = make_agency()
    head = make_officer(agency, Role.DISCLOSURE_HEAD)
    deputy = make_officer(agency, Role.CASE_OFFICER)
    services.appoint(
        deputy.person,
        agency,
        Role.DISCLOSURE_HEAD,
        valid_from=today,
        valid_to=today + 4 * DAY,
        substitute_for=head.person.posts.get(),
    )

    may_sign = [
        officer_for(deputy.person, today=day).may(Act.SIGN_LETTER)
        for day in (today - DAY, today, today + 4 * DAY, today + 5 * DAY)
    ]

    assert may_sign == [False, True, True, False]


def test_the_agency_named_is_the_one_acted_for_with_the_roles_held_there():
    district = make_district()
    officer = make_officer(district.department, Role.CASE_OFFICER)
    services.appoint(officer.person, district.subdistrict, Role.EDITOR, valid_from=FOUNDED)

    chosen = officer_for(officer.person, today=today, agency_code="hb")

    assert (chosen.agency, chosen.roles) == (district.subdistrict, {Role.EDITOR})


def test_an_agency_without_a_post_cannot_be_chosen():
    district = make_district()
    officer = make_officer(district.department, Role.CASE_OFFICER)

    assert officer_for(officer.person, today=today, agency_code="hb") == officer


def test_own_reach_ends_at_the_agency_and_reach_below_covers_the_tree():
    district = make_district()
    officer = make_officer(district.government, Role.CASE_OFFICER, Role.SUPERVISOR)
    agencies = (district.government, district.department, district.water_company)

    assert [officer.may(Act.HANDLE_CASE, agency) for agency in agencies] == [True, False, False]
    assert [officer.may(Act.VIEW_CASES, agency) for agency in agencies] == [True, True, True]


def test_reach_below_does_not_reach_up_or_sideways():
    district = make_district()
    officer = make_officer(district.department, Role.SUPERVISOR)
    agencies = (district.government, district.subdistrict, district.water_company)

    assert [officer.may(Act.VIEW_CASES, agency) for agency in agencies] == [False, False, True]


def test_a_refusal_names_the_roles_that_may():
    agency = make_agency(name="明河区人民政府")
    officer = make_officer(agency, Role.READ_ONLY)

    with pytest.raises(NotAllowed) as refusal:
        officer.require(Act.SIGN_LETTER)

    assert str(refusal.value) == "签发答复书要由明河区人民政府的公开工作机构负责人办理，您现在的岗位不能办"


def test_finding_an_officer_takes_one_query_however_many_posts(django_assert_num_queries):
    district = make_district()
    person = make_person()
    for agency in (district.government, district.department, district.subdistrict):
        services.appoint(person, agency, Role.CASE_OFFICER, valid_from=FOUNDED)

    with django_assert_num_queries(1):
        officer_for(person, today=today, agency_code="zj")


def test_what_an_abolished_agency_reports_passes_to_its_successor_and_its_cases_do_not():
    government = make_agency("mh")
    successor = make_agency("zj", parent=government)
    gone = make_agency("fg", parent=government, valid_to=date(2026, 6, 30), successor=successor)
    officer = make_officer(successor, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD, on=date(2026, 7, 1))
    beside = make_officer(make_agency("cg", parent=government), Role.CASE_OFFICER, on=date(2026, 7, 1))
    passed = {act for act in Act if officer.may(act, gone)}
    assert passed == PASSES_ON
    assert not any(beside.may(act, gone) for act in Act)
