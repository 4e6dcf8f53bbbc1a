"""Creating the agencies of an archive that are missing here, by what the archive says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError

from gongkai.agencies.models import Agency
from gongkai.agencies.services import found_agency
from gongkai.annual_report.errors import AgencyUnsound, NoSuchAgency, OtherTop
from gongkai.annual_report.exchange import ArchivedAgency
from gongkai.trail.services import record


def create_agencies(archived: Sequence[ArchivedAgency], *, under: str = "") -> list[Agency]:
    """Those that are missing, each under the agency it stood under; one that is here stays as it is.

    under: the code of the agency here that takes what stood under none. Without it an archive with another
    top than this installation's is refused, for an installation serves one government.
    Call it inside the transaction that restores. Raises NoSuchAgency, OtherTop, AgencyUnsound.
    """
    here = {one.code: one for one in Agency.objects.filter(code__in=[each.code for each in archived])}
    missing = [one for one in archived if one.code not in here]
    top = _top(missing, under)
    made = []
    for one in missing:
        parent = here[one.parent] if one.parent else top
        here[one.code] = _created(one, parent)
        made.append(here[one.code])
    _link_successors(missing, here)
    for agency in made:
        record(agency, "agency_restored", agency=agency, by=None, code=agency.code)
    return made


def _top(missing: Iterable[ArchivedAgency], under: str) -> Agency | None:
    parentless = [one for one in missing if one.parent is None]
    if under:
        found = Agency.objects.filter(code=under).first()
        if found is None:
            raise NoSuchAgency(under)
        return found
    top = Agency.objects.filter(parent__isnull=True).first() if parentless else None
    if top is not None:
        raise OtherTop(parentless[0].facts["name"], top.name, top.code)
    return None


def _created(one: ArchivedAgency, parent: Agency | None) -> Agency:
    path = f"{parent.path if parent else '/'}{one.code}/"
    empty = [
        name for name, value in one.facts.items() if value == ""
    ]  # what its old site did not have either
    try:
        Agency(code=one.code, path=path, **one.facts).clean_fields(exclude=[*empty, "parent", "successor"])
    except ValidationError as fault:
        labels = {field.name: field.verbose_name for field in Agency._meta.fields}
        wrong = [f"{labels[name]}{''.join(told)}" for name, told in fault.message_dict.items()]
        raise AgencyUnsound(one.facts["name"], one.code, wrong) from fault
    return found_agency(parent=parent, code=one.code, **one.facts)


def _link_successors(missing: Iterable[ArchivedAgency], here: Mapping[str, Agency]) -> None:
    for one in missing:
        if one.successor:
            agency = here[one.code]
            agency.successor = here[one.successor]
            agency.save(update_fields=["successor"])
