"""The page that puts the paper of an application into its case."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.cases.models import CaseDocument
from tests.cases.factories import RECEIVED, Desk, at
from tests.workbench.world import PNG, signed_in


def page_of(desk: Desk, case, **sent):
    with at(RECEIVED):
        browser, url = signed_in(desk.officer), reverse("desk:case_add_scans", args=[case.pk])
        return browser.post(url, sent) if sent else browser.get(url)


def test_several_files_are_chosen_at_once_and_go_into_the_case(db):
    desk = Desk()
    case = desk.received()
    asked = page_of(desk, case).content.decode()
    assert 'type="file"' in asked and "multiple" in asked and "可以一次选几个" in asked
    files = [SimpleUploadedFile(f"第{number}页.png", PNG + bytes([number])) for number in (1, 2)]
    assert page_of(desk, case, what="application", files=files).status_code == 302
    kept = case.documents.filter(kind=CaseDocument.Kind.APPLICATION_SCAN)
    assert [each.original.name for each in kept] == ["第1页.png", "第2页.png"]


def test_no_file_and_too_many_are_said_at_the_field(db, settings):
    desk = Desk()
    case = desk.received()
    assert "选择扫描件" in page_of(desk, case, what="application").content.decode()
    many = [SimpleUploadedFile(f"{number}.png", PNG) for number in range(settings.UPLOADS_PER_FORM + 1)]
    answer = page_of(desk, case, what="application", files=many).content.decode()
    assert f"一次最多{settings.UPLOADS_PER_FORM}个" in answer
    assert not case.documents.exists()
