"""A publication from draft to repeal through the pages."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.disclosure.models import Column, Publication
from gongkai.workbench.forms.publications import as_html
from tests.workbench.world import World, signed_in


@pytest.fixture
def clients(world: World):
    return {role: signed_in(officer) for role, officer in world.at_department.items()}


def _fields(**changes) -> dict[str, str]:
    column = Column.objects.get(slug="documents")
    return {
        "title": "明河区房屋安全管理办法",
        "kind": "normative",
        "column": str(column.pk),
        "subject": "construction",
        "document_number": "明住建规[2026]9号",
        "issued_on": "2026-11-02",
        "effective_on": "2026-11-10",
        "summary": "规定房屋安全鉴定和处置的程序。",
        "body": "第一条　为了房屋安全。\n第二条　本办法自2026年11月10日起施行。",
        "source": "明河区住房和城乡建设局",
        "editor": "编辑",
    } | changes


def _url(name: str, publication: Publication) -> str:
    return reverse(f"desk:publication_{name}", args=[publication.pk])


def _draft(clients, **changes) -> Publication:
    clients[Role.EDITOR].post(reverse("desk:publication_draft"), _fields(**changes))
    return Publication.objects.get(title="明河区房屋安全管理办法")


def test_a_document_goes_from_draft_over_three_reviews_to_its_repeal(clients):
    made = _draft(clients)
    proactive = {"openness": "proactive", "ground": "", "reason": ""}
    clients[Role.EDITOR].post(_url("submit", made), proactive)
    clients[Role.SECTION_HEAD].post(_url("section_review", made), {"agree": "yes"} | proactive)
    clients[Role.SECRECY_REVIEWER].post(
        _url("secrecy_review", made), {"passed": "yes", "note": "不含国家秘密"}
    )
    clients[Role.AGENCY_HEAD].post(_url("decide", made), proactive)
    made.refresh_from_db()
    assert (made.state, made.document_number, made.validity) == (
        "published",
        "明住建规〔2026〕9号",
        "in_force",
    )
    repeal = {"validity": "repealed", "on": "2026-11-20", "reason": "被新办法替代", "replaced_by": ""}
    clients[Role.AGENCY_HEAD].post(_url("change_validity", made), repeal)
    made.refresh_from_db()
    assert made.validity == "repealed"


def test_deciding_before_the_secrecy_review_is_refused_on_the_same_page(clients):
    made = _draft(clients)
    proactive = {"openness": "proactive", "ground": "", "reason": ""}
    clients[Role.EDITOR].post(_url("submit", made), proactive)
    clients[Role.SECTION_HEAD].post(_url("section_review", made), {"agree": "yes"} | proactive)
    page = clients[Role.AGENCY_HEAD].post(_url("decide", made), proactive).content.decode()
    assert "还没有保密审查记录" in page
    assert "还没有保密审查记录" in clients[Role.AGENCY_HEAD].get(_url("decide", made)).content.decode()


def test_withholding_asks_for_ground_and_reason(clients):
    made = _draft(clients)
    page = clients[Role.EDITOR].post(_url("submit", made), {"openness": "withheld"}).content.decode()
    assert "不主动公开的，选一条依据" in page


def test_returning_asks_what_to_change(clients):
    made = _draft(clients)
    clients[Role.EDITOR].post(_url("submit", made), {"openness": "proactive"})
    given = {"agree": "no", "openness": "proactive", "reason": ""}
    page = clients[Role.SECTION_HEAD].post(_url("section_review", made), given).content.decode()
    assert "不同意的，写明要改什么" in page


def test_the_person_next_in_line_finds_it_waiting_and_others_do_not(clients):
    made = _draft(clients)
    clients[Role.EDITOR].post(_url("submit", made), {"openness": "proactive"})
    waiting = {
        role
        for role in (Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.AGENCY_HEAD, Role.EDITOR)
        if made.title in [line.title for line in _waiting(clients[role])]
    }
    assert waiting == {Role.SECTION_HEAD, Role.SECRECY_REVIEWER}


def _waiting(client):
    return client.get(reverse("desk:today")).context["publications"].lines


def test_files_are_attached_and_taken_off_a_draft(clients):
    made = _draft(clients)
    file = SimpleUploadedFile("附表.txt", "附表".encode())
    clients[Role.EDITOR].post(_url("attach", made), {"file": file, "title": "附表一"})
    attached = made.files.get()
    assert attached.title == "附表一"
    remove = reverse("desk:publication_remove_file", args=[made.pk, attached.pk])
    clients[Role.EDITOR].post(remove, {"sure": "on"})
    assert not made.files.exists()


def test_scripts_in_a_pasted_text_are_gone(clients):
    made = _draft(
        clients, body='<p onclick="x()">正文</p><script>alert(1)</script><table><tr><td>1</td></tr></table>'
    )
    page = clients[Role.EDITOR].get(reverse("desk:publication", args=[made.pk])).content.decode()
    assert "onclick" not in made.body
    assert "alert(1)" not in page
    assert "<td>1</td>" in page


def test_plain_text_becomes_paragraphs_and_keeps_its_signs():
    assert as_html("第一条 a<b\n\n第二条") == "<p>第一条 a&lt;b</p>\n<p>第二条</p>"


def test_html_is_left_to_the_allow_list():
    assert as_html("<h2>总则</h2><p>第一条</p>") == "<h2>总则</h2><p>第一条</p>"
