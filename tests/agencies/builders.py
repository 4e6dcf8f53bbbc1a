"""Builders of agencies and officers for the tests of every room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from gongkai.agencies import services
from gongkai.agencies.models import Agency, Office, Person
from gongkai.agencies.officers import Officer, officer_for
from gongkai.agencies.roles import Role

today = date(2026, 11, 20)  # a Friday; the day most tests take for the present one
FOUNDED = date(2010, 1, 1)
PASSWORD = "Wenjian-2026-gongkai"  # meets the policy; the same for every account of the tests

_numbers = count(1)


def make_agency(code: str = "", *, parent: Agency | None = None, **fields) -> Agency:
    """An agency with its disclosure office. Without a code it gets one of its own."""
    code = code or f"a{next(_numbers)}"
    kind = fields.setdefault("kind", Agency.Kind.DEPARTMENT if parent else Agency.Kind.GOVERNMENT)
    short = fields.setdefault("short_name", f"{code}局" if parent else "明河区政府")
    fields.setdefault("name", f"明河区{short}" if kind == Agency.Kind.DEPARTMENT else "明河区人民政府")
    fields.setdefault("number_word", f"明{code}")
    fields.setdefault("valid_from", FOUNDED)
    fields.setdefault("superior_government", "临江市人民政府")
    fields.setdefault("court", "明河区人民法院")
    fields.setdefault("address", "明河区河滨路1号")
    fields.setdefault("phone", "0990-5550100")
    fields.setdefault("hours", "工作日9:00—12:00，14:00—17:30")
    agency = services.found_agency(parent=parent, code=code, **fields)
    services.found_office(agency, name="政府信息公开办公室", is_disclosure_office=True, valid_from=FOUNDED)
    return agency


def make_person(name: str = "", *, username: str = "") -> Person:
    number = next(_numbers)
    return services.enrol_person(
        username=username or f"person{number}", name=name or f"经办{number}", password=PASSWORD
    )


def make_officer(agency: Agency, *roles: Role, name: str = "", on: date = today) -> Officer:
    """A new person holding the roles at the agency since its founding, as officer on a day."""
    person = make_person(name)
    for role in roles:
        services.appoint(person, agency, role, valid_from=FOUNDED)
    officer = officer_for(person, today=on, agency_code=agency.code)
    if officer is None:
        raise ValueError("an officer needs a role at an agency that exists on the day")
    return officer


@dataclass(frozen=True)
class District:
    """The government, a department and a subdistrict under it, a water company under the department."""

    government: Agency
    department: Agency
    subdistrict: Agency
    water_company: Agency


def make_district() -> District:
    government = make_agency("mh", number_word="明府")
    department = make_agency(
        "zj", parent=government, name="明河区住房和城乡建设局", short_name="区住建局", number_word="明住建"
    )
    subdistrict = make_agency(
        "hb",
        parent=government,
        kind=Agency.Kind.SUBDISTRICT,
        name="明河区河滨街道办事处",
        short_name="河滨街道",
        number_word="明河滨",
    )
    water_company = make_agency(
        "xx",
        parent=department,
        kind=Agency.Kind.PUBLIC_ENTERPRISE,
        name="明河区供水有限公司",
        short_name="区供水公司",
        number_word="明供水",
    )
    return District(government, department, subdistrict, water_company)


def office_of(agency: Agency) -> Office:
    return agency.offices.get(is_disclosure_office=True)
