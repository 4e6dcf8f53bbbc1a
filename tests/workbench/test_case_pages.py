"""An application from receipt to archive through the pages, and what is refused on the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.cases.models import Case, Evidence
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import EMAIL, ID_NUMBER, NAME, PHONE, at
from tests.workbench.world import RECEIVED, TODAY, World, signed_in


def _url(name: str, case: Case) -> str:
    return reverse(f"desk:case_{name}", args=[case.pk])


def _text(response) -> str:
    return response.content.decode()


@pytest.fixture
def case(world: World) -> Case:
    return world.desk.received(RECEIVED)


@pytest.fixture
def officer(world: World):
    return signed_in(world.desk.officer)


@pytest.fixture
def head(world: World):
    return signed_in(world.desk.head)


def test_an_application_goes_from_search_to_archive(world: World, case: Case, officer, head):
    search = {
        "places": "档案室",
        "words": "湖东 停车",
        "people": "陈晓岚",
        "on": TODAY,
        "found": "no",
        "note": "",
    }
    assert officer.post(_url("record_search", case), search).status_code == 302
    decided = officer.post(f"{_url('decide', case)}?outcome=N1", {"grounds": "检索后没有找到"})
    assert decided["Location"] == reverse("desk:case", args=[case.pk])
    assert officer.post(_url("draft_letter", case))["Location"] == _url("letter", case)
    assert officer.post(_url("submit_letter", case)).status_code == 302
    assert head.post(_url("sign_letter", case)).status_code == 302
    served = {"method": "in_person", "on": TODAY, "proof": "送达回证"}
    assert officer.post(_url("serve_letter", case), served).status_code == 302
    assert officer.post(_url("archive", case)).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.outcome, case.replied_on) == (Case.State.ARCHIVED, "N1", TODAY)


def test_every_act_page_shows_the_case_the_ground_and_what_follows(case: Case, officer):
    page = _text(officer.get(_url("send_inquiry", case)))
    for words in (case.number, "第三十二条", "第二天起停表", "登记征求意见", "不办了，回到案件"):
        assert words in page


def test_an_act_not_possible_now_shows_its_reason_and_no_button(case: Case, officer):
    page = _text(officer.get(_url("archive", case)))
    assert "现在不能办" in page
    assert "归档要在“已办结”时办" in page
    assert "<form method" not in page.split("<main")[1]


def test_a_refusal_stays_on_the_page_with_what_was_typed(world: World, case: Case):
    sent = {"working_days": "15", "reason": "协议及附件共214页"}
    with at(date(2026, 12, 8)):  # the first 20 working days ended on 7 December
        response = signed_in(world.desk.head).post(_url("extend", case), sent)
    assert response.status_code == 200
    assert "12月7日已届满" in _text(response)
    assert "协议及附件共214页" in _text(response)


def test_a_missing_reason_is_said_at_its_field(case: Case, head):
    page = _text(head.post(_url("extend", case), {"working_days": "21", "reason": ""}))
    assert "延长几个工作日最多20" in page
    assert "写明为什么20个工作日答复不了" in page


def test_a_decision_without_its_evidence_offers_links_instead_of_a_button(case: Case, officer):
    page = _text(officer.get(f"{_url('decide', case)}?outcome=N1"))
    assert "还不能作出这个决定" in page
    assert f"{_url('record_search', case)}?key=search_record&amp;outcome=N1" in page
    assert "拟这个决定" not in page


def test_recording_missing_evidence_leads_back_to_the_decision(case: Case, officer):
    url = f"{_url('add_evidence', case)}?key=risk_statement&outcome=D3"
    response = officer.post(url, {"key": "risk_statement", "text": "公开后可能影响公共安全"})
    assert response["Location"] == f"{_url('decide', case)}?outcome=D3"
    assert Evidence.objects.get(case=case).key == "risk_statement"


def test_an_unknown_decision_is_not_found(case: Case, officer):
    assert officer.get(f"{_url('decide', case)}?outcome=Z9").status_code == 404


def test_every_decision_stands_in_its_group_with_article_cell_and_remedy(case: Case, officer):
    page = _text(officer.get(_url("decide", case)))
    for code in Outcome:
        assert f"?outcome={code.value}" in page
    assert page.count("先复议，不服再起诉") == 8  # D1 to D7, and G3 for its withheld part
    assert page.count("复议或者直接起诉") == 15


def test_whoever_submitted_a_letter_is_told_that_another_signs(world: World, case: Case, head):
    world.desk.drafted(Outcome.G2, on=TODAY, case=case)
    assert head.post(_url("submit_letter", case)).status_code == 302
    page = _text(head.get(_url("sign_letter", case)))
    assert "审签和送审不能是同一个人" in page
    assert Case.objects.get(pk=case.pk).state == Case.State.AWAITING_SIGNATURE


def test_the_letter_page_ticks_the_nine_elements(world: World, case: Case, officer):
    world.desk.drafted(Outcome.G2, on=TODAY, case=case)
    page = _text(officer.get(_url("letter", case)))
    assert page.count("，有</span>") == 9
    changed = {"title": "答复书", "paragraphs": "第一段。\n\n第二段。"}
    assert officer.post(_url("edit_letter", case), changed).status_code == 302
    page = _text(officer.get(_url("letter", case)))
    assert page.count("，没有</span>") == 3  # facts, legal basis and decision were edited away
    assert "送审答复书</a>" not in page


def test_identity_stays_masked_until_it_is_asked_for_by_a_recorded_post(case: Case, officer):
    page = _text(officer.get(reverse("desk:case", args=[case.pk])))
    assert not any(secret in page for secret in (NAME, ID_NUMBER, PHONE, EMAIL))
    looks = Record.objects.filter(act="identity_viewed").count()
    response = officer.post(_url("identity", case))
    assert all(secret in _text(response) for secret in (NAME, ID_NUMBER, PHONE, EMAIL))
    assert "no-store" in response["Cache-Control"]
    assert Record.objects.filter(act="identity_viewed").count() == looks + 1


def test_the_case_page_shows_the_due_day_its_sum_and_the_original_day(case: Case, head):
    head.post(_url("extend", case), {"working_days": "15", "reason": "协议及附件共214页"})
    page = _text(head.get(reverse("desk:case", args=[case.pk])))
    # 20 working days from 9 November end on 7 December, 15 more on 28 December
    assert '原期限<time datetime="2026-12-07">' in page
    assert '<time datetime="2026-12-28">2026-12-28</time><span>星期一</span>' in page
    assert "延长15个工作日" in page


def test_the_proof_prints_on_a_page_of_its_own(case: Case, officer):
    page = _text(officer.get(_url("proof", case)))
    assert "答复期限的计算" in page
    assert "当面提交的，提交之日为收到之日" in page


def test_the_queue_finds_a_case_by_part_of_its_number_in_any_brackets(case: Case, officer):
    url = reverse("desk:queue")
    found = _text(officer.get(url, {"q": f"[{case.year}]{case.serial}号"}))
    assert "查到1件" in found
    assert "没有找到“没有这样的”" in _text(officer.get(url, {"q": "没有这样的"}))


def test_the_queue_narrows_by_state_holder_and_due(world: World, case: Case, officer):
    url = reverse("desk:queue")
    assert "第1—2件，共2件" in _text(officer.get(url))
    assert "没有逾期的" in _text(officer.get(url, {"tab": "late"}))
    assert "这些条件下没有申请" in _text(officer.get(url, {"state": "archived"}))
    assert "共2件" in _text(officer.get(url, {"holder": world.desk.officer.person_id}))


def test_a_partial_disclosure_asks_on_what_ground_and_for_that_grounds_evidence(case: Case, officer):
    url = f"{_url('decide', case)}?outcome=G3"
    officer.post(f"{_url('add_evidence', case)}", {"key": "redacted_copy", "text": "已回读核验"})
    assert "不公开的部分依据" in _text(officer.get(url))
    given = {"withheld": "第12条调价公式，涉及商业秘密", "withheld_by": ["D4"], "grounds": "能够区分处理"}
    page = _text(officer.post(url, given))
    assert "缺：征求第三方意见书和送达凭证" in page
    assert "第12条调价公式，涉及商业秘密" in page
    assert case.decisions.count() == 0
    for key in ("third_party_inquiry", "third_party_opinion", "protected_interest", "public_interest_test"):
        officer.post(_url("add_evidence", case), {"key": key, "text": "存卷"})
    answered = officer.post(url, given)
    assert (answered.status_code, case.decisions.get(current=True).details["withheld_by"]) == (302, ["D4"])


def test_a_paper_is_looked_at_before_it_goes_out_and_nothing_is_done_by_looking(world: World):
    desk = world.desk
    case = desk.received(TODAY)
    with at(TODAY):
        client = signed_in(desk.head)
        url = reverse("desk:case_notice_fee", args=[case.pk])
        given = {"unit": "pages", "count": "68", "items_here": "1", "how": "代收银行"}
        shown = client.post(url, given | {"preview": "1"}).content.decode()
        assert "收费数额：380元" in shown.replace(" ", "") and not case.papers.exists()
        assert client.post(url, given).status_code == 302
    paper = case.papers.get()
    with at(TODAY):
        page = client.get(reverse("desk:case_paper", args=[case.pk, paper.pk])).content.decode()
    assert paper.number in page and "380元" in page
