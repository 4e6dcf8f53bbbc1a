"""Cases for tests, made by the services themselves, on a clock the test sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

import time_machine

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.details import details_of
from gongkai.cases.identity import Applicant, Organisation
from gongkai.cases.models import Case, CorrectionNotice, FeeNotice, Letter
from gongkai.law.decisions import Outcome
from gongkai.law.evidence import Evidence, required_evidence
from gongkai.law.receipt import Channel
from gongkai.law.service_of_letters import ServiceMethod
from tests.agencies.builders import District, make_district, make_officer

SHANGHAI = ZoneInfo("Asia/Shanghai")
RECEIVED = date(2026, 9, 16)  # the Wednesday of the design's example
NAME, ID_NUMBER, PHONE, EMAIL = "林小满", "990106199003074526", "13800005678", "xiaoman.lin@example.org"
_serial = count(1)


def at(day: date, hour: int = 10) -> time_machine.travel:
    """The clock stands on this day, Beijing time. A context manager."""
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI), tick=False)


def person(**changes) -> Applicant:
    fields = {
        "applicant_class": "natural",
        "name": NAME,
        "identity_kind": "身份证",
        "identity_number": ID_NUMBER,
        "phone": PHONE,
        "email": EMAIL,
    }
    return Applicant(**(fields | changes))


def company(**changes) -> Applicant:
    organisation = Organisation("91990106MA0000001X", "方正清", "许知夏")
    fields = {
        "applicant_class": "enterprise",
        "name": "云州方正建设有限公司",
        "identity_kind": "统一社会信用代码",
        "identity_number": organisation.unified_code,
        "phone": "0990-5550123",
        "organisation": organisation,
    }
    return Applicant(**(fields | changes))


WISH = {
    "title": "湖东片区停车场特许经营协议",
    "description": "湖东片区停车场特许经营协议和履约考核结果",
    "wanted_form": Case.WantedForm.PAPER,
    "delivery": Case.Delivery.POST,
}


@dataclass
class Desk:
    """An agency with an officer and two heads of its disclosure office."""

    district: District = field(default_factory=make_district)

    def __post_init__(self) -> None:
        self.agency: Agency = self.district.department
        self.officer: Officer = make_officer(self.agency, Role.CASE_OFFICER, name="陈晓岚")
        self.head: Officer = make_officer(self.agency, Role.DISCLOSURE_HEAD, name="顾怀川")

    def received(self, on: date = RECEIVED, *, applicant: Applicant | None = None, **wish) -> Case:
        """A case handed in at the counter on this day."""
        with at(on):
            return services.register(
                self.agency,
                by=self.officer,
                channel=Channel.IN_PERSON,
                applicant=applicant or person(),
                handed_on=on,
                **(WISH | wish),
            ).case

    def decided(
        self, outcome: Outcome = Outcome.G2, *, on: date = RECEIVED, case: Case | None = None
    ) -> Case:
        """With everything a court would ask for on file."""
        case = case or self.received(on)
        with at(on):
            complete_evidence(case, outcome, self.officer)
            services.decide(
                case, by=self.officer, outcome=outcome, grounds="依法判断", details=details_for(outcome)
            )
        return fresh(case)

    def drafted(
        self, outcome: Outcome = Outcome.G2, *, on: date = RECEIVED, case: Case | None = None
    ) -> Letter:
        case = self.decided(outcome, on=on, case=case)
        with at(on):
            return services.draft_letter(case, by=self.officer)

    def submitted(
        self, outcome: Outcome = Outcome.G2, *, on: date = RECEIVED, case: Case | None = None
    ) -> Letter:
        letter = self.drafted(outcome, on=on, case=case)
        with at(on):
            return services.submit_letter(letter, by=self.officer)

    def signed(
        self, outcome: Outcome = Outcome.G2, *, on: date = RECEIVED, case: Case | None = None
    ) -> Letter:
        letter = self.submitted(outcome, on=on, case=case)
        with at(on):
            return services.sign_letter(letter, by=self.head)

    def served(self, outcome: Outcome = Outcome.G2, *, on: date = RECEIVED, case: Case | None = None) -> Case:
        letter = self.signed(outcome, on=on, case=case)
        with at(on):
            services.serve_letter(
                letter, by=self.officer, method=ServiceMethod.IN_PERSON, on=on, proof="送达回证"
            )
        return fresh(letter.case)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("agency").get(pk=case.pk)


def details_for(outcome: Outcome) -> dict[str, str | list[str]]:
    """A value for each particular the letter asks for."""
    given = {
        detail.key: detail.choices[0] if detail.choices else f"{detail.label}已核实"
        for detail in details_of(outcome)
    }
    return given | ({"withheld_by": ["D5"]} if outcome is Outcome.G3 else {})


def papers_for(outcome: Outcome) -> tuple[Evidence, ...]:
    grounds = [Outcome(code) for code in details_for(outcome).get("withheld_by", ())]
    return required_evidence(outcome, withheld_by=grounds)


def ask_in_vain(case: Case) -> CorrectionNotice:
    """A correction asked for whose time has passed in silence; the days lie before those of most tests."""
    return CorrectionNotice.objects.create(
        case=case, points="写明年份", noticed_on=date(2026, 9, 1), until=date(2026, 9, 14)
    )


def leave_unpaid(case: Case) -> FeeNotice:
    """A fee notice whose time has passed without payment."""
    return FeeNotice.objects.create(
        case=case,
        unit="pages",
        count=68,
        amount=380,
        how="代收银行",
        noticed_on=date(2026, 8, 3),
        until=date(2026, 8, 31),
    )


def complete_evidence(case: Case, outcome: Outcome, officer: Officer) -> None:
    if outcome is Outcome.O1 and not hasattr(case, "correction"):
        ask_in_vain(case)
    if outcome is Outcome.O2 and not hasattr(case, "fee_notice"):
        leave_unpaid(case)
    for paper in papers_for(outcome):
        services.add_evidence(case, by=officer, key=paper.key, text=f"{paper.label}，存卷")


def skeleton_case(agency: Agency, received_on: date, decided_on: date | None, **fields) -> Case:
    """A row as the report counts it, not saved: for sums over many histories."""
    serial = next(_serial)
    decided = {"outcome": fields.pop("outcome", "G2"), "decided_on": decided_on} if decided_on else {}
    fields.pop("outcome", None)
    return Case(
        agency=agency,
        year=received_on.year,
        serial=serial,
        number=f"明住建申〔{received_on.year}〕{serial}号",
        query_code_hash="0" * 64,
        channel=Channel.IN_PERSON,
        applicant_masked="林＊＊",
        title="一件",
        description="一件",
        wanted_form="paper",
        delivery="post",
        submitted_at=datetime(received_on.year, received_on.month, received_on.day, 9, tzinfo=SHANGHAI),
        received_on=received_on,
        due_on=received_on,
        state=Case.State.CLOSED if decided_on else Case.State.IN_HAND,
        **({"applicant_class": "natural"} | fields | decided),
    )
