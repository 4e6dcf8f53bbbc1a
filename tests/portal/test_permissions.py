"""What a citizen must never reach: unserved letters, files of others, identity data. Walks every address."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, reverse

from gongkai.cases import services
from gongkai.documents.models import Original
from gongkai.portal.urls import urlpatterns
from tests.cases.factories import EMAIL, ID_NUMBER, NAME, PHONE, at
from tests.disclosure.builders import publish
from tests.portal.conftest import TODAY, imported_report

# every address of the portal with values that exist; a new address fails here until it has its line
EXAMPLES = {
    "home": {},
    "disclosure": {},
    "column": {"slug": "documents"},
    "publication": {"index": None},
    "publication_file": {"index": None, "file_id": 1},
    "library": {},
    "apply": {},
    "track": {},
    "status": {"case_id": None},
    "correct": {"case_id": None},
    "withdraw": {"case_id": None},
    "suggest": {"case_id": None},
    "status_days": {"case_id": None},
    "status_file": {"case_id": None, "original_id": 1},
    "apply_help": {},
    "proof_task": {},
    "apply_first": {"code": "zj"},
    "apply_answered": {"code": "zj"},
    "fill_in": {"code": "zj"},
    "reports": {},
    "compare_agencies": {},
    "compare_agencies_csv": {},
    "compare_years": {"code": "zj"},
    "compare_years_csv": {"code": "zj"},
    "report": {"code": "zj", "year": 2025},
    "report_schema": {},
    "report_file": {"code": "zj", "year": "2025", "extension": "json"},
    "report_whole": {"code": "zj", "year": 2025},
    "deadline": {},
    "fee": {},
    "report_check": {},
    "report_check_sheet": {},
    "search": {},
    "sitemap": {},
    "contact": {},
    "accessibility": {},
    "privacy": {},
}
ANSWERED = {
    "publication_file": 404,
    "status": 302,
    "status_days": 302,
    "status_file": 302,
    "correct": 302,
    "withdraw": 302,
    "suggest": 302,
    "apply_answered": 405,
    "report_check_sheet": 405,
    "compare_agencies_csv": 302,  # to the page that asks which agencies
    "report_whole": 404,  # nobody has summed up this year
}
TAKES_POST = {
    "report_check",
    "report_check_sheet",
    "fill_in",
    "apply_answered",
    "track",
    "correct",
    "withdraw",
    "suggest",
}


@pytest.fixture
def address_of(desk, staff):

    case = desk.received(TODAY)
    publication = publish(staff)
    imported_report(desk)

    def address(name: str) -> str:
        given = {"index": publication.address, "case_id": case.pk}
        arguments = {key: given.get(key) if value is None else value for key, value in EXAMPLES[name].items()}
        return reverse(f"portal:{name}", kwargs=arguments)

    return address


def names() -> list[str]:
    return [pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)]


def test_every_address_has_an_example():
    assert sorted(names()) == sorted(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_anyone_reads_every_public_page_and_no_page_tells_who_applied(client, address_of, name):
    response = client.get(address_of(name))
    assert response.status_code == ANSWERED.get(name, 200)
    text = response.content.decode()
    assert not [secret for secret in (NAME, ID_NUMBER, PHONE, EMAIL) if secret in text]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_address_takes_its_methods_only(client, address_of, name):
    address = address_of(name)
    assert client.head(address).status_code == ANSWERED.get(name, 200)
    assert client.put(address).status_code == 405
    assert client.delete(address).status_code == 405
    assert (client.post(address).status_code == 405) == (name not in TAKES_POST)


def followed(client, case) -> None:
    session = client.session
    session["followed_cases"] = [case.pk]
    session.save()


def test_a_signed_letter_is_not_there_before_it_is_served(client, desk):
    letter = desk.signed(on=TODAY)
    followed(client, letter.case)
    text = client.get(f"/apply/track/{letter.case_id}/").content.decode()
    assert "答复书和附件" not in text
    assert client.get(f"/apply/track/{letter.case_id}/files/{letter.docx_id}/").status_code == 404


def test_no_guessed_number_opens_a_file_that_is_not_the_applicants(client, desk):
    """Walks every stored file: of the own case only what was served, of another case nothing."""
    mine, others = desk.received(TODAY), desk.received(TODAY)
    with at(TODAY):
        for case in (mine, others):
            services.add_evidence(
                case, by=desk.officer, key="disclosed_copy", text="存卷", file=("内部.txt", b"1")
            )
            services.attach_reply_file(case, by=desk.officer, name="答复附件.txt", content=b"2")
    mine = desk.served(case=mine, on=TODAY)
    desk.served(case=others, on=TODAY)
    followed(client, mine)
    opened = [
        original.pk
        for original in Original.objects.order_by("pk")
        if client.get(f"/apply/track/{mine.pk}/files/{original.pk}/").status_code == 200
    ]
    allowed = mine.documents.filter(kind__in=("letter", "reply_attachment"))
    assert opened == sorted(allowed.values_list("original_id", flat=True))
    assert len(opened) < Original.objects.count()


def test_the_applicants_own_page_shows_no_identity_data_and_no_names_of_staff(client, desk):
    case = desk.served(on=TODAY)
    followed(client, case)
    text = client.get(f"/apply/track/{case.pk}/").content.decode()
    hidden = (NAME, ID_NUMBER, PHONE, EMAIL, "陈晓岚", "顾怀川")
    assert not [secret for secret in hidden if secret in text]
