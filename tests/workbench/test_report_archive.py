"""All years of reports as one file: the own agency's, for the supervising office everybody's below."""

from __future__ import annotations

import hashlib
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.annual_report.exchange import read_archive
from gongkai.annual_report.models import Report
from gongkai.trail.models import Record
from tests.annual_report.builders import ReportDesk
from tests.annual_report.members import clean_cells, frozen
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
ARCHIVE = "/desk/reports/archive/"
S = Report.State


@pytest.fixture
def desk() -> ReportDesk:
    """The department: 2025, and 2026 corrected once and signed for 2024; the subdistrict: 2026."""
    desk = ReportDesk()
    frozen(desk.agency, clean_cells(1, year=2025), state=S.PUBLISHED, year=2025)
    frozen(desk.agency, clean_cells(3), state=S.SUPERSEDED)
    frozen(desk.agency, clean_cells(4), state=S.PUBLISHED, version=2)
    frozen(desk.agency, clean_cells(9, year=2024), state=S.HANDED_IN, year=2024)
    frozen(desk.district.subdistrict, clean_cells(7), state=S.PUBLISHED)
    return desk


def files(answer) -> list[str]:
    content = b"".join(answer.streaming_content)
    return [one.file for one in read_archive(io.BytesIO(content)).reports]


def test_an_agency_takes_its_own_reports_of_all_years_and_versions(desk):
    officer = signed_in(desk.officer)
    page = officer.get(ARCHIVE).content.decode()
    assert "2025—2026年" in page and "3份" in page
    assert "gongkai report restore-archive 文件名 --create-agencies" in page
    assert files(officer.post(ARCHIVE)) == [
        "reports/zj/2025/own-1.json",
        "reports/zj/2026/own-1.json",
        "reports/zj/2026/own-2.json",
    ]


def test_the_supervising_office_takes_those_of_all_agencies_below(desk):
    supervisor = signed_in(desk.supervisor)
    assert "2个发布过年报" in supervisor.get(ARCHIVE).content.decode()
    assert files(supervisor.post(ARCHIVE)) == [
        "reports/zj/2025/own-1.json",
        "reports/hb/2026/own-1.json",
        "reports/zj/2026/own-1.json",
        "reports/zj/2026/own-2.json",
    ]


def test_the_file_is_sent_as_a_download_and_the_trail_keeps_who_took_what(desk):
    answer = signed_in(desk.officer).post(ARCHIVE)
    content = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert int(answer["Content-Length"]) == len(content)
    assert "no-store" in answer["Cache-Control"]
    kept = Record.objects.get(act="reports_archived")
    assert (kept.agency, kept.actor) == (desk.agency, desk.officer.person)
    assert kept.details == {"count": 3, "agencies": 1, "sha256": hashlib.sha256(content).hexdigest()}


def test_looking_at_the_page_is_no_act(desk):
    signed_in(desk.officer).get(ARCHIVE)
    assert not Record.objects.filter(act="reports_archived").exists()


def test_before_anything_is_published_there_is_nothing_to_take(desk):
    Report.objects.all().delete()
    officer = signed_in(desk.officer)
    page = officer.get(ARCHIVE).content.decode()
    assert "还没有发布过年度报告" in page and '<form method="post">' not in page
    assert "还没有发布过年度报告" in officer.post(ARCHIVE).content.decode()
    assert not Record.objects.filter(act="reports_archived").exists()


def test_a_report_changed_behind_the_system_s_back_stops_it_and_is_named(desk):
    Report.objects.filter(agency=desk.agency, year=2025).update(text={"1": "改过", "5": "", "6": ""})
    page = signed_in(desk.officer).post(ARCHIVE).content.decode()
    assert "明河区住房和城乡建设局2025年度报告第1版和签发时固化的指纹不一致" in page
    assert not Record.objects.filter(act="reports_archived").exists()


def test_many_reports_cost_as_many_queries_as_few(desk):
    supervisor = signed_in(desk.supervisor)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert supervisor.post(ARCHIVE).status_code == 200
        return len(found)

    few = (queries(), queries())[1]
    for year in range(2019, 2025):
        frozen(desk.district.subdistrict, clean_cells(1, year=year), state=S.PUBLISHED, year=year)
    assert queries() == few
