"""The archive of one installation in another: agencies created from it, the same fingerprints, or nothing."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.annual_report import errors, services
from gongkai.annual_report.exchange import Archive, read_archive
from gongkai.annual_report.models import Report
from gongkai.config.command import main
from gongkai.trail.selectors import records_of
from tests.agencies.builders import District, make_agency, make_district
from tests.annual_report.members import clean_cells, frozen

pytestmark = pytest.mark.django_db
S = Report.State


@pytest.fixture
def district() -> District:
    """A government, a department that another took over, and a subdistrict that never reported."""
    district = make_district()
    Agency.objects.filter(pk=district.department.pk).update(
        valid_to=date(2026, 12, 31), successor=district.subdistrict, court="明河区人民法院", fax=""
    )
    frozen(district.department, clean_cells(2, year=2020), state=S.PUBLISHED, year=2020)
    frozen(district.department, clean_cells(3, fees=0.12), state=S.SUPERSEDED)
    frozen(district.department, clean_cells(4, fees=1.5), state=S.PUBLISHED, version=2)
    frozen(district.government, clean_cells(9), state=S.PUBLISHED)
    return district


def packed() -> bytes:
    with services.pack_archive().file as archive:
        return archive.read()


def archive_of(content: bytes) -> Archive:
    return read_archive(io.BytesIO(content))


def without_agencies() -> None:
    """As in a database where nothing was entered yet, but for the trail, which stays."""
    Report.objects.all().delete()
    Agency.objects.update(parent=None, successor=None)
    for agency in Agency.objects.all():
        agency.offices.all().delete()
        agency.delete()


def test_agencies_are_created_as_they_were_with_those_above_and_their_successor(district):
    fields = [field.name for field in Agency._meta.fields if field.name not in ("id", "parent", "successor")]
    reported = Agency.objects.exclude(code="xx").order_by("path")
    before = list(reported.values(*fields, "parent__code", "successor__code"))
    content = packed()
    without_agencies()
    restored = services.restore_archive(archive_of(content), create_missing=True)
    assert (restored.new, restored.known) == (4, 0)
    assert restored.created == ("明河区人民政府", "明河区河滨街道办事处", "明河区住房和城乡建设局")
    assert list(Agency.objects.order_by("path").values(*fields, "parent__code", "successor__code")) == before
    assert [kept.act for kept in records_of(Agency.objects.get(code="zj"))] == ["agency_restored"]
    assert packed() == content


def test_nothing_is_created_unless_asked_for_and_the_refusal_names_who_is_missing(district):
    content = packed()
    without_agencies()
    with pytest.raises(errors.AgenciesMissing, match=r"明河区人民政府（mh）.*--create-agencies") as refused:
        services.restore_archive(archive_of(content))
    assert "明河区住房和城乡建设局（zj）" in str(refused.value)
    assert not Agency.objects.exists()


def test_an_agency_that_is_here_stays_as_it_is(district):
    content = packed()
    Report.objects.all().delete()
    Agency.objects.filter(code="zj").update(phone="0990-1112222")
    restored = services.restore_archive(archive_of(content), create_missing=True)
    assert (restored.created, Agency.objects.get(code="zj").phone) == ((), "0990-1112222")


def test_a_second_top_is_refused_unless_it_is_put_under_an_agency_here(district):
    content = packed()
    without_agencies()
    make_agency("city", name="临江市人民政府")
    with transaction.atomic(), pytest.raises(errors.OtherTop, match="--under city"):
        services.restore_archive(archive_of(content), create_missing=True)
    with pytest.raises(errors.NoSuchAgency, match="“town”"):
        services.restore_archive(archive_of(content), create_missing=True, under="town")
    services.restore_archive(archive_of(content), create_missing=True, under="city")
    assert Agency.objects.get(code="zj").path == "/city/mh/zj/"


def test_an_agency_whose_facts_do_not_fit_stops_everything(district):
    content = changed(
        packed(), "manifest.json", lambda one: one["agencies"][0].update(kind="kingdom", email="x")
    )
    without_agencies()
    with (
        pytest.raises(errors.AgencyUnsound, match=r"明河区人民政府（mh）.*类别.*电子邮箱"),
        transaction.atomic(),
    ):
        services.restore_archive(archive_of(content), create_missing=True)
    assert not Report.objects.exists()


def test_an_archive_without_agencies_is_still_restored_where_they_are(district):
    content = changed(packed(), "manifest.json", lambda one: one.pop("agencies"))
    Report.objects.all().delete()
    assert services.restore_archive(archive_of(content)).new == 4


def changed(content: bytes, name: str, change) -> bytes:
    """The archive with one of its documents changed in place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            document = json.loads(old.read(each))
            if each == name:
                change(document)
            new.writestr(each, json.dumps(document))
    return out.getvalue()


class Elsewhere:
    """Another installation: a folder of its own, its command in a process of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SECRET_KEY")}
        kept |= {
            name: os.environ[name] for name in ("IDENTITY_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "EMAIL_FROM")
        }
        root = Path(__file__).parents[2]
        self.env = kept | {
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(folder),
            "HTTPS": "false",
            "PYTHONPATH": str(root),
        }

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongkai.config.command", *map(str, words)]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)


def here(*words: object):
    return CliRunner().invoke(main, ["report", *map(str, words)])


@pytest.mark.any_database
def test_an_empty_installation_has_every_report_again_with_its_fingerprint(district, tmp_path):
    file, again, one = tmp_path / "reports.zip", tmp_path / "again.zip", tmp_path / "2026.json"
    assert here("archive", file).exit_code == 0
    hashes = {report.sha256 for report in Report.objects.all()}

    elsewhere = Elsewhere(tmp_path / "elsewhere")
    assert elsewhere.run("manage", "migrate", "--verbosity", "0").returncode == 0
    refused = elsewhere.run("report", "restore-archive", file)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1 and "明河区住房和城乡建设局（zj）" in refused.stderr

    tampered = tmp_path / "tampered.zip"
    name = "reports/zj/2026/own-2.json"
    tampered.write_bytes(changed(file.read_bytes(), name, lambda it: it["cells"].update({"3.A.total": 5})))
    refused = elsewhere.run("report", "restore-archive", tampered, "--create-agencies")
    assert refused.returncode == 2
    assert "明河区住房和城乡建设局2026年度报告第2版" in refused.stderr
    assert elsewhere.run("report", "verify").stdout == "一致：核对0份，数字和文字都与签发时固化的相同\n"

    restored = elsewhere.run("report", "restore-archive", file, "--create-agencies")
    assert (restored.returncode, restored.stdout.splitlines()[0]) == (0, "恢复4份，已经有0份")
    assert "新建3个单位：明河区人民政府、" in restored.stdout
    assert elsewhere.run("report", "verify").stdout == "一致：核对4份，数字和文字都与签发时固化的相同\n"
    elsewhere.run("report", "export", "zj", 2026, "--format", "json", "--out", one)
    assert elsewhere.run("report", "verify", one).stdout.strip() in hashes
    assert elsewhere.run("report", "archive", again).returncode == 0
    assert again.read_bytes() == file.read_bytes()


def test_an_archive_is_verified_without_taking_it_in(district, tmp_path):
    file = tmp_path / "reports.zip"
    file.write_bytes(packed())
    sound = here("verify", file)
    assert (sound.exit_code, sound.stdout) == (0, "一致：档案里4份报告都和目录里的指纹相同\n")
    change = changed(packed(), "reports/mh/2026/own-1.json", lambda it: it["text"].update({"1": "改过"}))
    file.write_bytes(change)
    wrong = here("verify", file)
    assert (wrong.exit_code, "明河区人民政府2026年度报告第1版" in wrong.stderr) == (1, True)
    assert here("verify", file, "--sha256", "0" * 64).exit_code == 2


def test_reports_changed_in_the_database_are_named(district):
    assert here("verify").exit_code == 0
    Report.objects.filter(agency=district.government).update(text={"1": "改过", "5": "", "6": ""})
    wrong = here("verify")
    assert wrong.exit_code == 1
    assert "不一致：明河区人民政府2026年政府信息公开工作年度报告第1版" in wrong.stderr
    assert "核对4份，1份和签发时固化的不同" in wrong.stderr
    assert here("verify", "--sha256", "0" * 64).exit_code == 2
