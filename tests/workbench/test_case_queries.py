"""How often the page of a case asks the database, at every stage and however much lies in its file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case, Paper
from gongkai.cases.services.outgoing import issue
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.oversight import services as oversight
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.cases.test_rules import case_at
from tests.disclosure.builders import make_site
from tests.workbench.world import TODAY, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGE_QUERIES = 12
NOT_QUESTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def queries(case: Case, officer: Officer) -> list[str]:
    client, url = signed_in(officer), reverse("desk:case", args=[case.pk])
    client.get(url)  # the first request also reads what stays cached, and notes that the case was opened
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    asked = [query["sql"] for query in found if not query["sql"].startswith(NOT_QUESTIONS)]
    return [sql.partition(" FROM ")[2][:80] or sql[:40] for sql in asked]  # enough to say which


@pytest.fixture
def desk() -> Desk:
    make_site()
    return Desk()


@pytest.mark.parametrize("state", list(Case.State))
def test_the_page_of_a_case_asks_at_most_twelve_times_at_every_stage(desk: Desk, state: Case.State):
    case = case_at(desk, state)
    supervisor = make_officer(desk.district.government, Role.SUPERVISOR)
    for officer in (desk.officer, desk.head, supervisor):
        found = queries(case, officer)
        assert len(found) <= PAGE_QUERIES, "\n".join(found)


def test_a_case_with_one_of_everything_and_with_three_asks_as_often_as_an_empty_one(desk: Desk):
    case = desk.received()
    empty = len(queries(case, desk.head))
    add_one_of_everything(desk, case)
    assert len(queries(case, desk.head)) == empty
    add_one_of_everything(desk, case)
    add_one_of_everything(desk, case)
    assert len(queries(case, desk.head)) == empty <= PAGE_QUERIES


def add_one_of_everything(desk: Desk, case: Case) -> None:
    """Through the services, on a case in hand, which it stays."""
    number = case.documents.count()
    colleague = make_officer(desk.agency, Role.CASE_OFFICER, name=f"同事{number}")
    with at(RECEIVED):
        case = fresh(case)
        services.record_search(
            case, by=desk.officer, places="档案室", words="停车", people="陈晓岚", on=RECEIVED, found=True
        )
        services.add_note(case, by=desk.officer, text="已问档案室")
        services.ask_assistance(
            case, by=desk.officer, to="档案馆", matter="查找原件", until=date(2026, 9, 25)
        )
        services.add_evidence(case, by=desk.officer, key="disclosed_copy", text="存卷")
        services.attach_reply_file(
            case, by=desk.officer, name=f"协议{number}.txt", content=f"联系人1380000{number:04d}".encode()
        )
        sent = issue(case, Paper.Kind.RECEIPT, by=desk.officer, values={"答复期限": "2026年10月20日"})
        services.serve_paper(sent, by=desk.officer, method=ServiceMethod.IN_PERSON, on=RECEIVED, proof="回证")
        services.assign(case, by=desk.head, to=colleague.person, note="催过一次")
        services.accept_offer(case, by=colleague)
        services.file_remedy(case, by=desk.officer, route="review", filed_on=RECEIVED, body="明河区人民政府")
        services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        services.record_opinion(case, by=desk.officer, answer="consent", text="同意", on=RECEIVED)
        oversight.issue_order(
            by=make_officer(desk.district.government, Role.SUPERVISOR),
            agency=desk.agency,
            title="检索不全",
            demand="重新检索",
            reply_by=RECEIVED + timedelta(days=9),
            case=case,
        )
    desk.drafted(case=fresh(case))
    with at(TODAY):  # the term ended in October
        services.explain_lateness(case, by=desk.officer, category="volume", text="件数多")
