"""Whom to call: the disclosure office of an agency as a citizen needs it."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import disclosure_office


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str
    hours: str
    address: str


def contact_of(agency: Agency) -> Contact:
    """The agency's disclosure office; its own telephone where it has one, else the agency's."""
    office = disclosure_office(agency)
    name = f"{agency.short_name}{office.name}" if office else agency.name
    return Contact(name, (office and office.phone) or agency.phone, agency.hours, agency.address)


def main_office() -> Contact | None:
    """The office of the government whose site this is; None before it is set up."""
    government = Agency.objects.filter(parent__isnull=True).first()
    return contact_of(government) if government else None
