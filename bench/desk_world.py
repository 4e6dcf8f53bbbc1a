"""Who looks at the staff pages, and cases at every stage that went through the services."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from gongkai.agencies import services as agencies
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer, officer_for
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.service_of_letters import ServiceMethod

LOADED = 20  # different cases of the load asked in turn


@dataclass(frozen=True)
class DeskWorld:
    """loaded: cases of the agency with most of them. whole: some that went through the services."""

    agency_ids: tuple[int, ...]
    officer: Person
    head: Person
    supervisor: Person
    loaded: tuple[int, ...]
    whole: tuple[int, ...]


def make_desk_world() -> DeskWorld:
    places = list(Agency.objects.filter(code__startswith="l").order_by("code"))
    agency = places[0]  # the load gives it most
    loaded = Case.objects.filter(agency=agency).order_by("-pk").values_list("pk", flat=True)
    step = max(loaded.count() // LOADED, 1)
    chosen = tuple(loaded[::step][:LOADED])
    root = Agency.objects.filter(parent=None).order_by("position", "code").first()
    officer, head = (
        _officer("陈晓岚", Role.CASE_OFFICER, agency),
        _officer("顾怀川", Role.DISCLOSURE_HEAD, agency),
    )
    supervisor = _officer("主管", Role.SUPERVISOR, root)
    return DeskWorld(
        agency_ids=tuple(place.pk for place in places),
        officer=officer.person,
        head=head.person,
        supervisor=supervisor.person,
        loaded=chosen,
        whole=tuple(_Whole(officer, head).at(stage).pk for stage in STAGES),
    )


def _officer(name: str, role: Role, agency: Agency) -> Officer:
    today = timezone.localdate()
    username = f"bench-{role.value}-{secrets.token_hex(2)}"
    person = agencies.enrol_person(username=username, name=name, password=secrets.token_urlsafe(24))
    agencies.appoint(person, agency, role, valid_from=today)
    return officer_for(person, today=today, agency_code=agency.code)


@dataclass(frozen=True)
class _Whole:
    """Takes an application to a stage, with a search, notes, an offer, files and papers on the way."""

    officer: Officer
    head: Officer

    def at(self, stage: str) -> Case:
        if stage == "awaiting_confirmation":
            return self._submitted()
        case = self._in_hand()
        STAGES[stage](self, case)
        return case

    def _submitted(self) -> Case:
        return services.submit(self.officer.agency, applicant=_applicant(), **_wish()).case

    def _in_hand(self) -> Case:
        today = timezone.localdate()
        made = services.register(
            self.officer.agency,
            by=self.officer,
            channel=Channel.IN_PERSON,
            applicant=_applicant(),
            handed_on=today,
            **_wish(),
        )
        case = made.case
        for place in ("档案室", "办公系统", "业务科室"):
            services.record_search(
                case, by=self.officer, places=place, words="停车", people="陈晓岚", on=today, found=True
            )
            services.add_note(case, by=self.officer, text=f"{place}已经找过")
            services.attach_reply_file(case, by=self.officer, name=f"{place}.txt", content=place.encode())
        services.assign(case, by=self.officer, to=self.head.person, note="请接着办")
        services.return_offer(case, by=self.head, reason="仍由你办")
        return case

    def _ask_for_correction(self, case: Case) -> None:
        until = timezone.localdate() + timedelta(days=10)
        services.require_correction(case, by=self.officer, points="写明年份", until=until)

    def _ask_others(self, case: Case) -> None:
        today = timezone.localdate()
        for company in ("甲公司", "乙公司"):
            services.send_inquiry(case, by=self.officer, to=company, matter="能否公开", on=today)

    def _answered_by_others(self, case: Case) -> None:
        today = timezone.localdate()
        services.send_inquiry(case, by=self.officer, to="甲公司", matter="能否公开", on=today)
        services.record_opinion(case, by=self.officer, on=today, answer="consent", text="同意")

    def _send_up(self, case: Case):
        self._answered_by_others(case)
        services.decide(case, by=self.officer, outcome=Outcome.G2, grounds="依法可以公开")
        letter = services.draft_letter(case, by=self.officer)
        return services.submit_letter(letter, by=self.officer)

    def _sign(self, case: Case):
        return services.sign_letter(self._send_up(case), by=self.head)

    def _serve(self, case: Case) -> None:
        today = timezone.localdate()
        services.serve_letter(
            self._sign(case), by=self.officer, method=ServiceMethod.IN_PERSON, on=today, proof="送达回证"
        )
        services.file_remedy(case, by=self.officer, route="review", filed_on=today, body="区人民政府")

    def _nothing(self, case: Case) -> None:
        pass


STAGES: dict[str, Callable] = {
    "awaiting_confirmation": _Whole._nothing,
    "in_hand": _Whole._answered_by_others,
    "awaiting_correction": _Whole._ask_for_correction,
    "awaiting_opinion": _Whole._ask_others,
    "awaiting_signature": _Whole._send_up,
    "awaiting_service": _Whole._sign,
    "closed": _Whole._serve,
}


def _applicant() -> Applicant:
    return Applicant(
        applicant_class=Case.ApplicantClass.NATURAL,
        name="测试人",
        identity_kind="身份证",
        identity_number="11010119900307123X",
        phone="13800000000",
    )


def _wish() -> dict[str, str]:
    return {
        "title": "停车场特许经营协议",
        "description": "停车场特许经营协议和历次履约考核结果",
        "wanted_form": Case.WantedForm.ELECTRONIC,
        "delivery": Case.Delivery.ONLINE,
    }
