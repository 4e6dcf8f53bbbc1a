"""The pages on which a reply attachment is looked at, cleared, taken back and blacked out."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import CaseDocument
from gongkai.workbench.release_page import reply_files
from tests.cases.factories import at
from tests.workbench.world import TODAY, World, signed_in

pytestmark = pytest.mark.django_db


def page(client, name: str, *args) -> str:
    with at(TODAY):
        return client.get(reverse(f"desk:{name}", args=args)).content.decode()


def send(client, name: str, *args, **given):
    with at(TODAY):
        return client.post(reverse(f"desk:{name}", args=args), given, follow=True)


def test_the_case_says_how_far_each_attachment_is(world: World):
    things = world.department
    text = page(signed_in(world.desk.officer), "case", things.case.pk)
    assert "1处要处理，处理完才能送审" in text
    assert "附件里查到不能发出的内容还没有处理：“协议.txt”1处" in text


def test_what_was_found_is_shown_masked_and_offers_clearing_to_a_second_person_only(world: World):
    document = world.department.document
    mine = page(signed_in(world.desk.officer), "case_file", document.case_id, document.pk)
    assert "138******78" in mine
    assert "13800005678" not in mine
    finding = document.findings.get()
    url = reverse("desk:case_clear_finding", args=[document.case_id, document.pk, finding.pk])
    assert url not in mine
    assert url in page(signed_in(world.desk.head), "case_file", document.case_id, document.pk)


def test_clearing_and_taking_back_are_acts_with_a_reason(world: World):
    document, finding = world.department.document, world.department.document.findings.get()
    args = (document.case_id, document.pk)
    client = signed_in(world.desk.head)
    assert (
        "写明为什么这一处可以发出" in send(client, "case_clear_finding", *args, finding.pk).content.decode()
    )
    done = send(client, "case_clear_finding", *args, finding.pk, reason="单位公布的值班电话")
    assert "已复核：手机号码（第1行）可以发出" in done.content.decode()
    taken = send(client, "case_take_back_file", *args, reason="换一份").content.decode()
    assert "已取回，不随答复发出" in taken
    assert "单位公布的值班电话" in taken


def test_marking_words_makes_the_copy_and_shows_its_ground(world: World):
    document = world.department.document
    client = signed_in(world.desk.officer)
    done = send(
        client,
        "case_redact_file",
        document.case_id,
        document.pk,
        words_1="13800005678",
        ground_1="D4",
        reason_1="个人的手机号码",
    ).content.decode()
    assert "已生成“协议（遮盖）.txt”" in done
    assert "个人的手机号码" in done
    assert "第十五条" in done
    assert hasattr(CaseDocument.objects.get(pk=document.pk), "taken_back")


@pytest.mark.parametrize("box", ["1 10 20 5 40", "1 10 20 30", "0 1 1 2 2", "1 10 20 300 40"])
def test_a_box_that_is_none_is_refused_with_the_line(world: World, box: str):
    paper = world.department.paper
    client = signed_in(world.desk.officer)
    answer = send(
        client, "case_redact_file", paper.case_id, paper.pk, boxes_1=box, ground_1="D4", reason_1="隐私"
    )
    assert "第1行应写成页码、左、上、右、下五个数" in answer.content.decode()


def test_a_second_group_needs_its_own_ground(world: World):
    paper = world.department.paper
    given = {"boxes_1": "1 0 0 50 50", "ground_1": "D4", "reason_1": "隐私", "boxes_2": "1 50 50 90 90"}
    client = signed_in(world.desk.officer)
    answer = send(client, "case_redact_file", paper.case_id, paper.pk, **given)
    assert "第2组写了要遮盖的内容，选依据并写理由" in answer.content.decode()
    given |= {"ground_2": "D5", "reason_2": "内部分工"}
    answer = send(client, "case_redact_file", paper.case_id, paper.pk, **given).content.decode()
    assert "第1页，共1处，内部分工" in answer


def test_a_page_of_the_file_is_shown_with_its_grid_and_no_page_beyond_the_last(world: World):
    paper = world.department.paper
    client = signed_in(world.desk.officer)
    shown = client.get(reverse("desk:case_file_page", args=[paper.case_id, paper.pk, 1]))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert client.get(reverse("desk:case_file_page", args=[paper.case_id, paper.pk, 2])).status_code == 404


def test_files_of_another_case_are_not_found_here(world: World):
    other = world.desk.received()
    client = signed_in(world.desk.officer)
    document = world.department.document
    for name in ("case_file", "case_redact_file", "case_take_back_file", "case_scan_file"):
        assert client.get(reverse(f"desk:{name}", args=[other.pk, document.pk])).status_code == 404


def test_the_page_of_a_case_asks_as_often_for_three_attachments_as_for_one(world: World):
    case = world.desk.received()
    counts = []
    for name in ("a.txt", "b.txt", "c.txt"):
        services.attach_reply_file(case, by=world.desk.officer, name=name, content=name.encode())
        with CaptureQueriesContext(connection) as asked:
            reply_files(case)
        counts.append(len(asked))
    assert counts == [2, 2, 2]


def test_a_letter_that_cites_an_old_rule_says_so_on_its_page(world: World):
    letter = world.department.letter
    client = signed_in(world.desk.officer)
    assert "引用的规定可能已经失效" not in page(client, "case_letter", letter.case_id)
    letter.paragraphs = [*letter.paragraphs, "可以在3个月内向人民法院提起行政诉讼。"]
    letter.save()
    text = page(client, "case_letter", letter.case_id)
    assert "引用的规定可能已经失效" in text
    assert "起诉期限现在是6个月" in text
