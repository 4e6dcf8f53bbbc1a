"""The agencies of the load and one person at each, who drafts, handles and publishes everything there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from django.contrib.auth.hashers import make_password

from gongkai.agencies.models import Agency, Counter, Office, Person, Post
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import installation
from gongkai.cases.models import Case
from gongkai.demonstration.district import CITY, COURT, HOURS, found_installation
from gongkai.disclosure.models import Publication
from gongkai.disclosure.services import ensure_columns

ROLES = (Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)
UNEVEN = 12  # the first agency has twice the work of the one so many places behind it


@dataclass
class Places:
    """people: by agency id. rows_before: what was there already, so that a second run differs from the first."""

    agencies: Sequence[Agency]
    people: dict[int, Person]
    region_code: str
    rows_before: int
    _serials: dict[tuple[int, int, str], Counter] = field(default_factory=dict)

    @property
    def shares(self) -> list[float]:
        """How work is spread, summed up as ``random.choices`` takes it: some agencies have far more."""
        return list(accumulate(1 / (1 + place / UNEVEN) for place in range(len(self.agencies))))

    def next_serial(self, agency: Agency, year: int, series: str) -> int:
        """The next number of a series; ``keep_serials`` stores where each stands."""
        key = (agency.pk, year, series)
        if key not in self._serials:
            found = Counter.objects.filter(agency=agency, year=year, series=series).first()
            self._serials[key] = found or Counter(agency=agency, year=year, series=series)
        self._serials[key].last += 1
        return self._serials[key].last

    def keep_serials(self) -> None:
        Counter.objects.bulk_create(
            [
                Counter(agency_id=c.agency_id, year=c.year, series=c.series, last=c.last)
                for c in self._serials.values()
            ],
            update_conflicts=True,
            unique_fields=["agency", "year", "series"],
            update_fields=["last"],
        )


def load_places(count: int, *, since: date) -> Places:
    """So many agencies under the demonstration's government; without one the first of them is it."""
    site = installation() or found_installation()
    ensure_columns()
    root = Agency.objects.filter(parent__isnull=True).order_by("position", "code").first()
    agencies, people = [], {}
    for number in range(1, count + 1):
        agency = _agency(number, root, since)
        root = root or agency
        agencies.append(agency)
        people[agency.pk] = _person(agency, since)
    rows_before = Case.objects.count() + Publication.objects.count()
    return Places(agencies, people, site.region_code, rows_before)


def _agency(number: int, root: Agency | None, since: date) -> Agency:
    code = f"l{number:03}"
    agency, made = Agency.objects.get_or_create(
        code=code,
        defaults={
            "name": f"澜溪区第{number:03}测试局" if root else "澜溪区人民政府",
            "short_name": f"第{number:03}测试局" if root else "区政府",
            "number_word": f"澜测{number:03}",
            "kind": Agency.Kind.DEPARTMENT if root else Agency.Kind.GOVERNMENT,
            "parent": root,
            "path": f"{root.path if root else '/'}{code}/",
            "valid_from": since,
            "superior_government": "" if root else CITY,
            "court": COURT,
            "address": f"云陵市澜溪区测试路{number}号",
            "phone": f"0100-8629 {number:04}",
            "hours": HOURS,
            "position": 200 + number,
        },
    )
    if made:
        Office.objects.create(
            agency=agency, name="办公室（政务公开科）", is_disclosure_office=True, valid_from=since
        )
    return agency


def _person(agency: Agency, since: date) -> Person:
    """An account nobody can sign in with."""
    person, made = Person.objects.get_or_create(
        username=f"load-{agency.code}",
        defaults={"name": f"测试{agency.code[1:]}", "password": make_password(None), "is_active": False},
    )
    if made:
        Post.objects.bulk_create(
            [Post(person=person, agency=agency, role=role.value, valid_from=since) for role in ROLES]
        )
    return person
