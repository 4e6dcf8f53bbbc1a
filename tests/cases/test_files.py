"""The evidence of a remedy and the archive folder: one ZIP each, the same bytes for the same case."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import sha256

import pytest
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.file_sheets import questions_sheet
from gongkai.cases.models import Case, Remedy, TakenBack
from gongkai.documents.sheets import Sheet, to_html, to_pdf
from gongkai.law.decisions import Outcome
from gongkai.trail.extracts import changed
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.cases.factories import ID_NUMBER, NAME, RECEIVED, Desk, at

LATER = date(2026, 9, 21)


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


@pytest.fixture
def remedy(desk: Desk) -> Remedy:
    case = desk.received()
    with at(RECEIVED):
        services.record_search(
            case,
            by=desk.officer,
            places="档案室",
            words="停车",
            people="陈晓岚",
            on=RECEIVED,
            found=True,
        )
        services.add_note(case, by=desk.officer, text="领导口头意见")
        services.attach_reply_file(case, by=desk.officer, name=f"{NAME}要的协议.txt", content="协议".encode())
    case = desk.served(Outcome.G2, case=case)
    with at(LATER):
        return services.file_remedy(
            case,
            by=desk.officer,
            route="review",
            filed_on=date(2026, 9, 18),
            body="明河区人民政府",
            copy_received_on=LATER,
            files=[("林小满复议申请书.txt", "申请书".encode())],
        )


def _bundle(remedy: Remedy, desk: Desk) -> bytes:
    with at(LATER), services.take_bundle(remedy, by=desk.officer) as made:
        return made.read()


def _folder(case: Case, desk: Desk) -> zipfile.ZipFile:
    with at(LATER), services.take_folder(case, by=desk.officer) as made:
        return zipfile.ZipFile(io.BytesIO(made.read()))


def test_the_bundle_holds_every_kind_of_paper_under_names_of_our_own(desk, remedy):
    names = zipfile.ZipFile(io.BytesIO(_bundle(remedy, desk))).namelist()
    titles = [name.split("-", 1)[1].rsplit(".", 1)[0] for name in names]
    assert titles == [
        "政府信息公开申请登记表",
        "答复期限的计算",
        "检索记录",
        "证据说明",
        "处理决定",
        "送达情况",
        "行政复议期限表",
        "答复书",
        "答复书",
        "答复附件",
        "复议诉讼文书-申请书或者起诉状副本",
        "办理经过（留痕摘录）",
        "目录",
    ]
    assert not any(NAME in name for name in names)


def test_the_same_case_gives_the_same_bytes_and_each_download_is_recorded(desk, remedy):
    first, second = _bundle(remedy, desk), _bundle(remedy, desk)
    assert first == second
    taken = [each.act for each in records_of(remedy.case) if each.act == "bundle_downloaded"]
    assert len(taken) == 2


def test_what_did_not_go_out_stays_in_the_folder_and_out_of_the_evidence(desk):
    case = desk.received()
    with at(RECEIVED):
        document = services.attach_reply_file(
            case, by=desk.officer, name="未遮盖.txt", content="没有遮盖的原件".encode()
        )
        TakenBack.objects.create(
            document=document, reason="要先遮盖", by=desk.officer.person, at=timezone.now()
        )
    case = desk.served(Outcome.G2, case=case)
    with at(LATER):
        remedy = services.file_remedy(
            case, by=desk.officer, route="direct", filed_on=date(2026, 9, 18), body="明河区人民法院"
        )
    evidence = zipfile.ZipFile(io.BytesIO(_bundle(remedy, desk))).namelist()
    assert not any("附件" in name for name in evidence)
    folder = _folder(case, desk)
    (kept,) = [name for name in folder.namelist() if "没有发出的附件" in name]
    assert folder.read(kept).decode() == "没有遮盖的原件"


def test_papers_of_another_remedy_stay_out(desk, remedy):
    with at(LATER):
        other = services.file_remedy(
            remedy.case, by=desk.officer, route="direct", filed_on=LATER, body="明河区人民法院"
        )
    names = zipfile.ZipFile(io.BytesIO(_bundle(other, desk))).namelist()
    assert not any("复议诉讼文书" in name or "行政复议" in name for name in names)


def test_the_folder_proves_its_trail_record_by_record(desk, remedy):
    archive = _folder(remedy.case, desk)
    (name,) = [name for name in archive.namelist() if name.endswith("留痕（可以核验）.json")]
    records = json.loads(archive.read(name))
    assert [each["act"] for each in records][:2] == ["application_registered", "search_recorded"]
    assert changed(records) == []
    records[1]["details"]["words"] = "别的词"
    assert changed(records) == [records[1]["sequence"]]


def test_the_index_states_the_fingerprint_of_every_file(desk, remedy, monkeypatch):
    monkeypatch.setattr("gongkai.cases.file_papers.print_sheet", lambda sheet: (to_html(sheet), "html"))
    archive = _folder(remedy.case, desk)
    index = archive.read("00-目录.html").decode()
    others = [name for name in archive.namelist() if not name.startswith("00-")]
    assert [name for name in others if sha256(archive.read(name)).hexdigest() not in index] == []
    assert "已经合理检索" in index


def test_neither_remarks_nor_identity_numbers_leave_with_the_file(desk, remedy, monkeypatch):
    monkeypatch.setattr("gongkai.cases.file_papers.print_sheet", lambda sheet: (to_html(sheet), "html"))
    archive = _folder(remedy.case, desk)
    made = "".join(
        archive.read(name).decode() for name in archive.namelist() if name.endswith((".html", ".json"))
    )
    assert NAME in made
    assert ID_NUMBER not in made
    assert "领导口头意见" not in made


def test_only_who_may_see_the_applicant_takes_the_file_and_only_a_closed_one(desk, remedy):
    adviser = make_officer(desk.agency, Role.LEGAL_ADVISER)
    with pytest.raises(NotAllowed):
        services.take_bundle(remedy, by=adviser)
    with pytest.raises(Refusal, match="下载案卷要在“已办结”或者“已归档”时办"):
        services.take_folder(desk.received(), by=desk.officer)


def test_a_sheet_is_set_the_same_every_time():
    sheet = Sheet("检索记录", (("编号", "1号"),), ("日期", "地点"), (("9月16日", "档案室<b>"),), (1, 3))
    assert to_pdf(sheet) == to_pdf(sheet)
    assert "档案室&lt;b&gt;" in to_html(sheet).decode()


def test_the_folder_tells_how_the_decision_came_about_and_the_evidence_for_court_does_not(desk):
    case = desk.received()
    walked = ((1, "complete"), (2, "ours"), (3, "found"), (4, "D5"), (4, "G2"))
    with at(RECEIVED):
        for question, key in walked:
            given = services.Given(key, note="先当作人事安排" if key == "D5" else "")
            services.answer_question(case, by=desk.officer, question=question, answers=[given])
    case = desk.served(Outcome.G2, case=case)
    with at(LATER):
        remedy = services.file_remedy(
            case, by=desk.officer, route="direct", filed_on=date(2026, 9, 18), body="明河区人民法院"
        )
    assert [row[1:5] for row in questions_sheet(case).rows] == [
        ("补不补", "全部", "齐全，要什么说得清楚", ""),
        ("该不该", "全部", "是，该由本机关答复，没有公开过，也没有答复过", ""),
        ("有没有", "全部", "找到了", ""),
        ("给不给", "全部", "属于三类内部事务信息", "先当作人事安排"),
        ("给不给", "全部", "予以公开", ""),
    ]
    assert any("五问记录" in name for name in _folder(case, desk).namelist())
    evidence = zipfile.ZipFile(io.BytesIO(_bundle(remedy, desk))).namelist()
    assert not any("五问记录" in name for name in evidence)
