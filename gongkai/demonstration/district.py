"""The district's agencies and people, entered before the first story begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gongkai.agencies.models import Agency, Installation, Person
from gongkai.agencies.officers import Officer, officer_for
from gongkai.agencies.roles import Role
from gongkai.agencies.services import appoint, enrol_person, found_agency, found_office
from gongkai.demonstration.accounts import ACCOUNTS, BRANCH_SUPERIOR, GOVERNMENT, PLACES, Account, Place
from gongkai.disclosure.models import Column
from gongkai.disclosure.services import ensure_columns

CITY = "云陵市人民政府"
COURTS = {"zrj": "云陵市江岸区人民法院"}
COURT = "云陵市澜溪区人民法院"
HOURS = "工作日9:00—12:00，13:30—17:30"


@dataclass
class District:
    """What the stories need at hand."""

    today: date
    agencies: dict[str, Agency]
    people: dict[str, Person]
    columns: dict[str, Column]
    _officers: dict[tuple[str, str], Officer] = field(default_factory=dict)

    def officer(self, agency_code: str, role: Role) -> Officer:
        """Whoever holds the role at the agency."""
        key = (agency_code, role)
        if key not in self._officers:
            account = next(one for one in ACCOUNTS if one.agency_code == agency_code and role in one.roles)
            person = self.people[account.username]
            self._officers[key] = officer_for(person, today=self.today, agency_code=agency_code)
        return self._officers[key]


def found_district(*, today: date, founded: date, password: str, told=lambda: None) -> District:
    """Enter installation, agencies, offices, people and columns. told: called once for each person."""
    found_installation()
    agencies: dict[str, Agency] = {}
    for position, place in enumerate(PLACES):
        agencies[place.code] = _found(place, agencies.get(GOVERNMENT), position=position, founded=founded)
    people = _enrol(ACCOUNTS, agencies, founded=founded, password=password, told=told)
    return District(today, agencies, people, ensure_columns())


def found_installation() -> Installation:
    row, _ = Installation.objects.update_or_create(
        pk=1,
        defaults={
            "name": "澜溪区人民政府",
            "superior": CITY,
            "domain": "www.lanxi.example",
            "id_code": "9901060001",
            "icp": "示ICP备20260711号",
            "police": "示公网安备99010602000711号",
            "organiser": "澜溪区人民政府办公室",
            "undertaker": "澜溪区政务公开办公室",
            "region_code": "990106",
            "demonstration": True,
        },
    )
    return row


def _found(place: Place, parent: Agency | None, *, position: int, founded: date) -> Agency:
    agency = found_agency(
        parent=parent,
        code=place.code,
        name=place.name,
        short_name=place.short_name,
        number_word=place.number_word,
        kind=place.kind,
        valid_from=founded,
        reports_to_government=place.reports,
        superior_government=CITY if place.code == GOVERNMENT else "",
        superior_department=BRANCH_SUPERIOR if place.code == "zrj" else "",
        court=COURTS.get(place.code, COURT),
        address=place.address,
        phone=place.phone,
        email=f"gongkai@{place.code}.lanxi.example",
        postcode="990106",
        hours=HOURS,
        position=position,
    )
    office = "政务公开办公室" if place.code == GOVERNMENT else "办公室（政务公开科）"
    found_office(agency, name=office, is_disclosure_office=True, valid_from=founded)
    return agency


def _enrol(
    accounts: Iterable[Account], agencies: dict[str, Agency], *, founded: date, password: str, told
) -> dict[str, Person]:
    people = {}
    for account in accounts:
        person = enrol_person(username=account.username, name=account.name, password=password)
        for role in account.roles:
            appoint(person, agencies[account.agency_code], role, valid_from=founded)
        people[account.username] = person
        told()
    return people
