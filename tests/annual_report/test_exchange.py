"""Reports as an archive, restored elsewhere with the same fingerprints, or refused whole."""

import io
import json
import zipfile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual_report import errors, services
from gongkai.annual_report.exchange import Archived, Unsound, checked, files_of, fingerprint_of, read_archive
from gongkai.annual_report.models import Report
from gongkai.annual_report.reading import read_report
from gongkai.annual_report.selectors import content_of, report_json
from gongkai.config.command import main
from gongkai.law.report_forms import FORMS
from gongkai.search.models import IndexChange
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_agency
from tests.annual_report.members import clean_cells, frozen

S = Report.State


@pytest.fixture
def agency(db) -> Agency:
    return make_agency("zjj", name="明河区住房和城乡建设局")


@pytest.fixture
def reports(agency) -> list[Report]:
    """2025; 2026 corrected once; the sum of 2026 with its members."""
    kept = [
        frozen(agency, clean_cells(1, year=2025), state=S.PUBLISHED, year=2025),
        frozen(agency, clean_cells(3, fees=0.12), state=S.SUPERSEDED),
        frozen(agency, clean_cells(4, fees=1.5), state=S.PUBLISHED, version=2),
        frozen(agency, clean_cells(4), state=S.PUBLISHED, scope=Report.Scope.WHOLE),
    ]
    kept[3].members = [{"name": "区财政局", "code": "czj", "scope": "own", "version": 1, "sha256": "a" * 64}]
    kept[3].save()
    frozen(agency, clean_cells(9, year=2024), state=S.HANDED_IN, year=2024)
    return kept


def packed() -> bytes:
    with services.pack_archive().file as archive:
        return archive.read()


def reports_in(content: bytes) -> list[Archived]:
    return read_archive(io.BytesIO(content)).reports


def emptied() -> None:
    Report.objects.all().delete()


def everything() -> list[dict]:
    fields = [field.name for field in Report._meta.fields if field.name != "id"]
    return list(
        Report.objects.filter(state__in=Report.PUBLIC).order_by("year", "scope", "version").values(*fields)
    )


def changed(content: bytes, name: str, change) -> bytes:
    """The archive with one of its documents changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            document = json.loads(old.read(each))
            new.writestr(each, json.dumps(change(document) if each == name else document))
    return out.getvalue()


def restored(content: bytes) -> services.Restored:
    return services.restore_archive(read_archive(io.BytesIO(content)))


def test_an_empty_installation_has_every_public_version_again_with_its_fingerprint(reports):
    before, archive = everything(), packed()
    emptied()
    assert restored(archive) == services.Restored(new=4, known=0)
    assert everything() == before
    assert all(fingerprint_of(content_of(one)) == one.sha256 for one in Report.objects.all())
    assert packed() == archive


def test_restoring_twice_changes_nothing(reports):
    archive, before = packed(), everything()
    emptied()
    restored(archive)
    changes = IndexChange.objects.count()
    assert restored(archive) == services.Restored(new=0, known=4)
    assert (everything(), IndexChange.objects.count()) == (before, changes)


def test_each_restored_report_is_in_the_trail_and_the_newest_is_found(reports):
    archive = packed()
    emptied()
    restored(archive)
    for one in Report.objects.all():
        assert [kept.act for kept in records_of(one)] == ["report_restored"]
    holding = {f"report:{one.pk}" for one in Report.objects.filter(state=S.PUBLISHED)}
    assert set(IndexChange.objects.values_list("entry_id", flat=True)) == holding


def test_a_later_version_in_the_archive_makes_the_one_here_the_corrected_one(agency, reports):
    archive = packed()
    reports[2].delete()
    Report.objects.filter(pk=reports[1].pk).update(state=S.PUBLISHED)
    assert restored(archive) == services.Restored(new=1, known=3)
    states = Report.objects.filter(year=2026, scope="own").order_by("version").values_list("state", flat=True)
    assert list(states) == [S.SUPERSEDED, S.PUBLISHED]


def test_an_agency_renamed_since_keeps_its_old_name_in_the_reports_it_signed(agency, reports):
    before = packed()
    Agency.objects.filter(pk=agency.pk).update(name="明河区城建委")
    assert reports_in(packed()) == reports_in(before)
    emptied()
    told = restored(before).renamed
    assert told == ("zjj在档案里是“明河区住房和城乡建设局”，在这里是“明河区城建委”",)
    again = Report.objects.filter(agency=agency).order_by("pk").first()
    assert again.named != "明河区城建委" and fingerprint_of(content_of(again)) == again.sha256


def test_an_agency_that_is_missing_stops_everything(agency, reports):
    archive = packed()
    emptied()
    Agency.objects.filter(pk=agency.pk).update(code="zj2")
    with pytest.raises(errors.AgenciesMissing, match="zjj"):
        restored(archive)
    assert not Report.objects.exists()


def test_a_report_here_that_is_another_stops_everything(agency, reports):
    archive = packed()
    emptied()
    frozen(agency, clean_cells(7), state=S.PUBLISHED)
    with pytest.raises(errors.OtherReportHere, match="第1版"):
        restored(archive)
    assert Report.objects.count() == 1


def _one_more(document: dict) -> dict:
    document["cells"]["3.A.total"] += 1
    return document


def _quoted(document: dict) -> dict:
    document["cells"]["3.A.total"] = str(document["cells"]["3.A.total"])
    return document


def _huge(document: dict) -> dict:
    document["cells"]["2.8.fees.amount"] = 1e16  # PostgreSQL gives it back as a whole number
    return document


def _first(**other):
    """The list with its first line changed."""

    def change(document: dict) -> dict:
        return document | {"reports": [document["reports"][0] | other, *document["reports"][1:]]}

    return change


def _agency(**other):
    def change(document: dict) -> dict:
        return document | {"agencies": [document["agencies"][0] | other]}

    return change


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("reports/zjj/2025/own-1.json", _one_more, "明河区住房和城乡建设局2025年度报告第1版.*指纹不一致"),
        ("reports/zjj/2025/own-1.json", lambda document: document | {"note": 1}, "own-1.json.*/note "),
        ("reports/zjj/2025/own-1.json", _quoted, '/cells/3.A.total 应是不带引号的数.*"1"'),
        ("reports/zjj/2025/own-1.json", _huge, "/cells/2.8.fees.amount 应是.*不满1000万亿"),
        ("manifest.json", lambda document: document | {"schema": "x"}, "档案"),
        ("manifest.json", lambda document: document | {"reports": {}}, "/reports 应是一个列表"),
        ("manifest.json", lambda document: document | {"reports": [{}]}, "/reports/0/file 缺少"),
        ("manifest.json", lambda document: document | {"reports": document["reports"] * 2}, "两份"),
        ("manifest.json", _first(source="copied"), '/reports/0/source 应是"derived"'),
        ("manifest.json", _first(members=[{"name": 1}]), "/reports/0/members"),
        ("manifest.json", _first(members=[{"name": "\0", "sha256": ""}]), "/reports/0/members"),
        (
            "manifest.json",
            _first(members=[{"name": "", "sha256": "", "version": float("nan")}]),
            "/reports/0/members",
        ),
        ("manifest.json", _first(published_at=None), "/reports/0/published_at"),
        ("manifest.json", _first(signed_at="2026-01-01T00:00:00"), "/reports/0/signed_at.*带时区"),
        ("manifest.json", _first(file="reports/zjj/2026/own-1.json"), "两份|指纹"),
        ("manifest.json", _agency(parent="mh"), "/agencies/0/parent “mh”不在"),
        ("manifest.json", _agency(parent="zjj"), "绕成了圈"),
        ("manifest.json", _agency(valid_from="2010年"), "/agencies/0/valid_from"),
        ("manifest.json", _agency(position=-1), "/agencies/0/position"),
        ("manifest.json", _agency(reports_to_government=1), "/agencies/0/reports_to_government"),
        ("manifest.json", _agency(name=""), "/agencies/0/name 是空的"),
        ("manifest.json", _agency(code="区 局"), "/agencies/0/code"),
        ("manifest.json", _agency(note="x"), "/agencies/0/note 格式里没有"),
        ("manifest.json", lambda document: document | {"agencies": document["agencies"] * 2}, "只能有一个"),
    ],
)
def test_an_archive_that_was_changed_is_refused_with_the_reason(reports, name, change, words):
    with pytest.raises(Unsound, match=words):
        read_archive(io.BytesIO(changed(packed(), name, change)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all"])
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(Unsound, match="不是年度报告档案"):
        read_archive(io.BytesIO(content))


def _content(**other) -> dict:
    form = FORMS["2021"]
    whole = {
        "schema": "gongkai-report/1",
        "agency": "明河区住房和城乡建设局",
        "agency_code": "zjj",
        "year": 2026,
        "form": "2021",
        "scope": "own",
        "version": 1,
        "correction_reason": "",
        "cells": dict.fromkeys(form.addresses, 0),
        "text": {"1": "略。", "5": "略。", "6": "略。"},
    }
    return whole | other


@pytest.mark.parametrize(
    "other",
    [
        {"schema": "gongkai-report/9"},
        {"year": "2026"},
        {"form": ["2021"]},
        {"scope": "both"},
        {"version": 2},
        {"correction_reason": "更正"},
        {"cells": {}},
        {"cells": dict.fromkeys(FORMS["2021"].addresses, True)},
        {"cells": dict.fromkeys(FORMS["2021"].addresses, float("nan"))},
        {"text": {"1": "略。"}},
    ],
)
def test_a_document_with_a_field_that_cannot_be_is_refused(other):
    with pytest.raises(Unsound):
        checked(_content(**other), "2026.json")


FIGURES = st.none() | st.integers(0, 10**12) | st.floats(0, 10**9, allow_nan=False)
LINES = st.text('甲乙，。１1a \n\t"\\/\u2028𠮷é', max_size=60)


@given(st.lists(FIGURES, min_size=8, max_size=8), LINES)
def test_any_figures_and_words_come_back_the_same(figures, words):
    form = FORMS["2021"]
    cells = {address: figures[place % 8] for place, address in enumerate(form.addresses)}
    content = _content(cells=cells, text={"1": words, "5": "", "6": words[::-1]})
    one = Archived(content, fingerprint_of(content), "derived", [], {"published_at": None})
    documents = dict(files_of([one], []))
    back = checked(json.loads(documents["reports/zjj/2026/own-1.json"]), "2026.json")
    assert back == content
    assert fingerprint_of(back) == one.sha256


def run(*words):
    return CliRunner().invoke(main, ["report", *map(str, words)])


def test_the_fingerprint_of_a_download_is_verified_on_the_command_line(reports, tmp_path):
    file = tmp_path / "2025.json"
    document = report_json(reports[0])
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    sound = run("verify", file)
    assert (sound.exit_code, sound.stdout.strip()) == (0, reports[0].sha256)
    assert run("verify", file, "--sha256", "0" * 64).exit_code == 1
    file.write_text(json.dumps(_one_more(document), ensure_ascii=False), encoding="utf-8")
    assert run("verify", file).exit_code == 1
    file.write_text("[]", encoding="utf-8")
    refused = run("verify", file)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)


def test_a_report_that_no_longer_has_its_fingerprint_is_named_and_nothing_is_written(reports, tmp_path):
    file = tmp_path / "reports.zip"
    Report.objects.filter(pk=reports[0].pk).update(text={"1": "改过", "5": "", "6": ""})
    refused = run("archive", file)
    assert (refused.exit_code, file.exists()) == (2, False)
    assert "2025" in refused.stderr


def test_archive_and_restore_on_the_command_line(reports, tmp_path):
    file = tmp_path / "reports.zip"
    assert "4份" in run("archive", file).stdout
    emptied()
    assert "恢复4份，已经有0份" in run("restore-archive", file).stdout
    Agency.objects.update(code="zjj2")
    refused = run("restore-archive", file)
    assert refused.exit_code == 2
    assert "这里还没有：明河区住房和城乡建设局（zjj）" in refused.stderr
    assert "--create-agencies" in refused.stderr


@pytest.mark.parametrize("extension", ["docx", "xlsx", "json"])
def test_a_published_report_is_written_as_a_file_that_reads_back(reports, tmp_path, extension):
    file = tmp_path / f"2026.{extension}"
    assert run("export", "zjj", 2026, "--format", extension, "--out", file).exit_code == 0
    assert read_report(file).cells["3.A.total"] == 4
    assert run("export", "zjj", 2026, "--version", 1, "--format", extension, "--out", file).exit_code == 0
    assert read_report(file).cells["3.A.total"] == 3


@pytest.mark.parametrize(("code", "extension"), [("nobody", "json"), ("zjj", "odt")])
def test_what_cannot_be_exported_is_refused_in_a_sentence(reports, tmp_path, code, extension):
    file = tmp_path / "2026"
    refused = run("export", code, 2026, "--format", extension, "--out", file)
    assert (refused.exit_code, refused.stderr.count("\n"), file.exists()) == (2, 1, False)
