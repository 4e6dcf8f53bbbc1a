"""What the measurements need in the throw-away database: the load, and one case an applicant follows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from bench.scale import Scale
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import officer_for
from gongkai.annual_report.selectors import published_reports
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case
from gongkai.cases.services import confirm_receipt, submit
from gongkai.config.commands.bench import progress
from gongkai.config.installing import prepare_database
from gongkai.demonstration.load import seed
from gongkai.disclosure.entries import address_of
from gongkai.disclosure.selectors import latest

PUBLICATIONS = 60  # different ones asked in turn, so that no single row is measured


@dataclass(frozen=True)
class Prepared:
    """Addresses of what was made, and the number and query code of a case in hand."""

    publications: tuple[str, ...]
    reports: tuple[str, ...]
    number: str
    code: str


def prepare(scale: Scale) -> Prepared:
    prepare_database()
    with progress() as told:
        seed(publications=scale.publications, cases=scale.cases, agencies=scale.agencies, told=told)
    number, code = _case_in_hand()
    return Prepared(
        publications=tuple(address_of(each) for each in latest(PUBLICATIONS)),
        reports=tuple(
            f"/reports/{each.agency.code}/{each.year}/" for each in published_reports()[:PUBLICATIONS]
        ),
        number=number,
        code=code,
    )


def _case_in_hand() -> tuple[str, str]:
    """One real application through the services, with the records and the clock its page tells of."""
    agency = Agency.objects.get(code="l002")
    applicant = Applicant(
        applicant_class=Case.ApplicantClass.NATURAL,
        name="测试人",
        identity_kind="身份证",
        identity_number="11010119900307123X",
        phone="13800000000",
    )
    made = submit(
        agency,
        applicant=applicant,
        title="测量用的申请",
        description="测量用的申请，看一页要多久。",
        wanted_form=Case.WantedForm.ELECTRONIC,
        delivery=Case.Delivery.ONLINE,
    )
    today = timezone.localdate()
    handler = officer_for(agency.posts.first().person, today=today, agency_code=agency.code)
    confirm_receipt(made.case, by=handler, confirmed_on=today)
    return made.case.number, made.query_code
