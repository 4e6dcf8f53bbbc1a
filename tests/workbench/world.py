"""A district at work: two agencies with one thing of each kind, an officer for every role at each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.test import Client

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.annual_report import services as reports
from gongkai.annual_report.models import Comment, Correction, OutsideReport, OutsideUnit, Report
from gongkai.cases import services as cases
from gongkai.cases.models import Case, CaseDocument, IdentityProof, Letter, Paper, Remedy
from gongkai.cases.services.outgoing import issue
from gongkai.disclosure import services as publishing
from gongkai.disclosure.models import Publication
from gongkai.law.decisions import Outcome
from gongkai.oversight import services as oversight
from gongkai.oversight.models import SupervisionOrder
from tests.agencies.builders import District, make_district, make_officer
from tests.annual_report.members import clean_cells
from tests.annual_report.outside import UNIT, kept, page
from tests.cases.factories import Desk, at
from tests.cases.registers import CLOSED, workbook
from tests.disclosure.builders import Staff, make_draft, make_site
from tests.guard.builders import pdf_of, written

TODAY = date(2026, 11, 20)  # a Friday
RECEIVED = date(2026, 11, 9)  # a Monday: 20 working days later is 7 December
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8ffff3f0005fe02fe"
    "a72d99920000000049454e44ae426082"
)

CORRECTED = "2.1.regulations.made"


@dataclass(frozen=True)
class Things:
    """One thing of each kind at one agency."""

    case: Case
    document: CaseDocument
    paper: CaseDocument  # a PDF that goes out
    proof: IdentityProof
    letter: Letter
    remedy: Remedy
    publication: Publication
    file: int
    report: Report
    import_run: int
    sent: Paper
    order: SupervisionOrder
    outside: OutsideReport
    unit: OutsideUnit

    @property
    def report_year(self) -> int:
        return self.report.year


def make_desk(district: District, agency: Agency) -> Desk:
    desk = Desk(district)
    desk.agency = agency
    desk.officer = make_officer(agency, Role.CASE_OFFICER, name="陈晓岚")
    desk.head = make_officer(agency, Role.DISCLOSURE_HEAD, name="顾怀川")
    return desk


def make_things(desk: Desk) -> Things:
    case = desk.received(RECEIVED, identity_files=[("证件.png", PNG)])
    with at(TODAY):
        document = cases.attach_reply_file(
            case, by=desk.officer, name="协议.txt", content="协议正文，联系人13800005678".encode()
        )
        paper = cases.attach_reply_file(case, by=desk.officer, name="协议.pdf", content=pdf_of(written("a")))
        sent = issue(case, Paper.Kind.RECEIPT, by=desk.officer, values={"答复期限": "2026年10月20日"})
        letter = desk.drafted(Outcome.G2, on=TODAY, case=case)
        remedy = cases.file_remedy(
            case, by=desk.officer, route="review", filed_on=TODAY, body="明河区人民政府"
        )
        staff = _staff(desk.agency)
        publication = make_draft(staff, f"{desk.agency.short_name}的通告")
        attached = publishing.attach_file(publication, by=staff.editor, name="附件.txt", content=b"text")
        report = reports.open_draft(desk.agency, 2025, by=desk.officer)
        Comment.objects.create(report=report, text="核对新收数", by=desk.head.person)
        # the figure the records give as well, so that the report is as sound as without it
        Correction.objects.create(
            report=report, address=CORRECTED, derived=0, value=0, reason="核对无误", by=desk.head.person
        )
        reports.enter_figures(
            desk.agency,
            2023,  # a year of its own: the report under test has no figure yet
            [reports.Entry("2.8.fees.amount", "0")],
            by=desk.officer,
            source_note="财政票据系统",
            source_file=("票据汇总.pdf", pdf_of(written("fees"))),
        )
        reports.issue_entry_token(
            desk.agency, by=desk.head, system="行政审批系统", expires_on=date(2027, 3, 31)
        )
        run = cases.check_register(desk.agency, workbook(CLOSED), by=desk.head)
    proof = IdentityProof.objects.get(case=case)
    supervisor = make_officer(desk.district.government, Role.SUPERVISOR)
    with at(TODAY):
        order = oversight.issue_order(
            by=supervisor,
            agency=desk.agency,
            title="检索不全",
            demand="重新检索",
            reply_by=date(2026, 11, 27),
            case=case,
        )
    faulty = page(5, year=report.year, cells=clean_cells(5, year=report.year) | {"4.review.total": 3})
    outside = kept(desk.agency, supervisor.person, faulty, year=report.year)
    unit = OutsideUnit.objects.create(
        government=desk.agency, name=UNIT, from_year=report.year, reason="代管", by=supervisor.person
    )
    return Things(
        case,
        document,
        paper,
        proof,
        letter,
        remedy,
        publication,
        attached.pk,
        report,
        run.pk,
        sent,
        order,
        outside,
        unit,
    )


def _staff(agency: Agency) -> Staff:
    roles = (Role.EDITOR, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.AGENCY_HEAD)
    return Staff(agency, *(make_officer(agency, role) for role in roles), publishing.ensure_columns())


@dataclass(frozen=True)
class World:
    """``department`` is where the officers under test serve; ``elsewhere`` lies beside it."""

    district: District
    department: Things
    elsewhere: Things
    desk: Desk
    at_department: dict[Role, Officer]
    at_government: dict[Role, Officer]


def make_world() -> World:
    district = make_district()
    make_site()
    desk = make_desk(district, district.department)
    return World(
        district,
        make_things(desk),
        make_things(make_desk(district, district.subdistrict)),
        desk,
        {role: make_officer(district.department, role, name=role.label) for role in Role},
        {role: make_officer(district.government, role, name=f"区{role.label}") for role in Role},
    )


def signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
