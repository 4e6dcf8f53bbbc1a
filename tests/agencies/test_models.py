"""What the database itself keeps, and what an agency knows of its place."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongkai.agencies import services
from gongkai.agencies.models import Agency, Installation, Post
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import agencies_on, agencies_under, answering_agencies, disclosure_office
from gongkai.law.remedies import Organ, OrganKind
from tests.agencies.builders import FOUNDED, make_agency, make_district, make_person, office_of, today

pytestmark = pytest.mark.django_db


def refused_by_database(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def test_there_is_one_installation():
    assert refused_by_database(lambda: Installation.objects.create(pk=2, name="另一个网站"))


def test_a_role_outside_the_table_is_refused_by_the_database():
    person, agency = make_person(), make_agency()
    assert refused_by_database(
        lambda: Post.objects.create(person=person, agency=agency, role="ruler", valid_from=today)
    )


def test_the_same_open_post_is_not_held_twice():
    person, agency = make_person(), make_agency()
    services.appoint(person, agency, Role.EDITOR, valid_from=FOUNDED)
    assert refused_by_database(lambda: services.appoint(person, agency, Role.EDITOR, valid_from=today))


def test_a_post_does_not_end_before_it_begins():
    person, agency = make_person(), make_agency()
    assert refused_by_database(
        lambda: services.appoint(person, agency, Role.EDITOR, valid_from=today, valid_to=date(2026, 11, 19))
    )


def test_an_agency_has_one_disclosure_office_at_a_time():
    agency = make_agency()
    assert refused_by_database(
        lambda: services.found_office(agency, name="第二个", is_disclosure_office=True, valid_from=today)
    )
    assert disclosure_office(agency) == office_of(agency)


def test_the_tree_is_read_from_paths():
    district = make_district()
    assert set(agencies_under(district.department)) == {district.department, district.water_company}
    assert district.water_company.is_under(district.government)
    assert not district.department.is_under(district.water_company)


def test_an_abolished_agency_is_on_the_list_until_its_last_day():
    agency = make_agency(valid_to=date(2026, 6, 30))
    assert list(agencies_on(date(2026, 6, 30))) == [agency]
    assert list(agencies_on(date(2026, 7, 1))) == []


def test_public_enterprises_take_no_applications():
    district = make_district()
    answering = set(answering_agencies(today))
    assert answering == {district.government, district.department, district.subdistrict}


def test_the_remedy_clause_learns_the_government_an_agency_belongs_to():
    district = make_district()
    assert district.subdistrict.as_organ() == Organ(
        name="明河区河滨街道办事处",
        kind=OrganKind.SUBDISTRICT,
        own_government="明河区人民政府",
        superior_government="临江市人民政府",
        superior_department="",
        court="明河区人民法院",
    )


def test_every_kind_of_agency_is_an_organ_of_the_law():
    for kind in Agency.Kind:
        assert make_agency(kind=kind).as_organ().kind in OrganKind


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Ab1-", "太短"),
        ("20261120202611", "全是数字"),
        ("abcdefghijkl", "只有一种字符"),
        ("abcdefgh1234", "只有两种字符"),
        ("Lindong-0001", "和用户名太像"),
    ],
)
def test_a_weak_password_is_refused(password, why):
    with pytest.raises(ValidationError):
        services.enrol_person(username="lindong-0001", name="林东", password=password)


def test_a_password_is_kept_as_a_hash():
    person = services.enrol_person(username="lindong", name="林东", password="Heping-Road-88")
    assert "Heping" not in person.password
    assert person.check_password("Heping-Road-88")
