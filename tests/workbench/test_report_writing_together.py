"""Two writers on one passage, and what is kept while one types."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.annual_report.models import Report, SectionDraft
from tests.annual_report.builders import handed_in, written
from tests.cases.factories import at
from tests.workbench.world import TODAY, World
from tests.workbench.writing import form_in, keep, page_of, passage_in, text_in, url_of, write

# --- two writers ---------------------------------------------------------------------------------------

BASE, MINE, THEIRS = "甲一句。乙一句。", "甲改了。乙一句。", "甲一句。乙也改了。"


def _conflict(world: World, officer: Client, report: Report) -> str:
    """The officer saves from an older revision than the head's."""
    write(report, world.desk.officer, BASE)
    sent = form_in(page_of(officer)) | {"text_3": MINE}
    with at(TODAY):
        write(report, world.desk.head, THEIRS)
    return officer.post(url_of(), sent).content.decode()


def test_where_another_was_quicker_both_texts_stand_side_by_side_and_one_that_keeps_both(
    world: World, officer, report
):
    page = _conflict(world, officer, report)
    passage = passage_in(page, 3)
    assert f"{world.desk.head.name}" in passage and "您写的没有丢" in page
    theirs, mine = passage.split('class="wb-two__texts"')[1].split("</div>")[:2]
    assert [re.sub("<[^>]+>", "", each.split("</h3>")[1]) for each in (theirs, mine)] == [THEIRS, MINE]
    assert "<mark>" in theirs and "<mark>" in mine
    assert form_in(page)["text_3"] == "甲改了。乙也改了。"
    assert text_in(report) == THEIRS
    assert SectionDraft.objects.get().text == MINE  # closing the browser loses nothing


@pytest.mark.parametrize(
    ("do", "text"), [("save", "甲改了。乙也改了。"), ("mine:3", MINE), ("theirs:3", THEIRS)]
)
def test_the_writer_merges_or_takes_one_of_the_two(world: World, officer, report, do: str, text: str):
    page = _conflict(world, officer, report)
    assert officer.post(url_of(), form_in(page) | {"do": do}).status_code == 302
    assert text_in(report) == text
    assert not SectionDraft.objects.exists()


def test_choosing_for_one_passage_keeps_what_is_typed_in_another(world: World, officer, report):
    page = _conflict(world, officer, report)
    after = officer.post(url_of(), form_in(page) | {"do": "mine:3", "text_4": "还没有写完"}).content.decode()
    assert form_in(after)["text_4"] == "还没有写完"
    assert (text_in(report, 3), text_in(report, 4)) == (MINE, "")


def test_a_third_save_in_the_meantime_is_told_again(world: World, officer, report):
    page = _conflict(world, officer, report)
    write(report, world.desk.head, "第三次。")
    again = officer.post(url_of(), form_in(page) | {"do": "mine:3"}).content.decode()
    assert "第三次。" in passage_in(again, 3)
    assert text_in(report) == "第三次。"


# --- kept while one types ------------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_shown_as_it_reads(world: World, officer, report):
    sent = form_in(page_of(officer))
    answer = keep(officer, sent, text_3="新收政府信息公开申请{{3.A.total}}件。")
    assert re.fullmatch(r"已自动保存 \d\d:\d\d", answer["said"])
    assert answer["kept"] == [3] and not answer["failed"]
    assert 'class="wb-live"' in answer["html"]["preview-3"]
    assert SectionDraft.objects.get().person_id == world.desk.officer.person_id
    assert text_in(report) == ""


def test_a_colleague_sees_who_is_writing_and_what_was_saved_since(world: World, officer, head, report):
    sent, sent_by_head = form_in(page_of(officer)), form_in(page_of(head))
    keep(officer, sent, text_3="写到一半")
    seen = keep(head, sent_by_head, look="1")
    assert f"{world.desk.officer.name}正在写这一段" in seen["html"]["people-3"]
    assert SectionDraft.objects.count() == 1  # a look keeps nothing
    officer.post(url_of(), sent | {"text_3": "写完了。"})
    seen = keep(head, sent_by_head | {"opened": "1"}, look="1")
    assert seen["newer"] == [{"position": 3, "text": "写完了。", "revision": 1}]
    assert f"{world.desk.officer.name}" in seen["html"]["people-3"]
    assert "写完了。" in seen["html"]["preview-3"]


def test_a_page_left_open_does_not_keep_its_session_alive(officer, report):
    sent = form_in(page_of(officer))
    session = officer.session
    session["used_in_minute"] = 1
    session.save()
    keep(officer, sent, look="1")
    assert officer.session["used_in_minute"] == 1
    keep(officer, sent, text_3="写到一半")
    assert officer.session["used_in_minute"] > 1


def test_a_writer_with_other_words_is_told_beforehand_that_both_will_stand(
    world: World, officer, head, report
):
    sent = form_in(page_of(head))
    write(report, world.desk.officer, "写完了。")
    seen = keep(head, sent | {"opened": "1"}, look="1", text_3="另一种写法")
    assert "您存的时候两份并排，谁的也不会丢" in seen["html"]["people-3"]
    assert seen["newer"] == []


def test_words_taken_back_are_no_longer_kept(officer, report):
    sent = form_in(page_of(officer))
    keep(officer, sent, text_3="写到一半")
    assert keep(officer, sent, kept_3="1")["said"] == ""
    assert not SectionDraft.objects.exists()


def test_unsaved_words_are_offered_on_coming_back_and_the_report_stays(world: World, officer, report):
    write(report, world.desk.officer, BASE)
    keep(officer, form_in(page_of(officer)), text_3=MINE)
    page = page_of(officer)
    assert "写的还没有存" in passage_in(page, 3) and "readonly" in passage_in(page, 3)
    back = officer.post(url_of(), form_in(page) | {"do": "restore:3"}).content.decode()
    assert form_in(back)["text_3"] == MINE
    assert officer.post(url_of(), form_in(back)).status_code == 302
    assert text_in(report) == MINE
    assert "写的还没有存" not in page_of(officer)


def test_unsaved_words_are_thrown_away_on_request(world: World, officer, report):
    write(report, world.desk.officer, BASE)
    keep(officer, form_in(page_of(officer)), text_3=MINE)
    assert officer.post(url_of(), form_in(page_of(officer)) | {"do": "discard:3"}).status_code == 302
    assert (text_in(report), SectionDraft.objects.count()) == (BASE, 0)


def test_unsaved_words_come_back_beside_what_another_saved_since(world: World, officer, report):
    write(report, world.desk.officer, BASE)
    keep(officer, form_in(page_of(officer)), text_3=MINE)
    write(report, world.desk.head, THEIRS)
    page = page_of(officer)
    assert f"此后{world.desk.head.name}存过这一段" in passage_in(page, 3)
    back = officer.post(url_of(), form_in(page) | {"do": "restore:3"}).content.decode()
    assert form_in(back)["text_3"] == "甲改了。乙也改了。"
    assert "用我的" in passage_in(back, 3)


def test_saving_elsewhere_on_the_page_leaves_unsaved_words_of_before_alone(world: World, officer, report):
    keep(officer, form_in(page_of(officer)), text_3="写到一半")
    officer.post(url_of(), form_in(page_of(officer)) | {"text_4": "别的一段。"})
    assert SectionDraft.objects.get().text == "写到一半"


def test_another_window_of_the_same_person_does_not_write_over_the_first(officer, report):
    first = form_in(page_of(officer))
    second = dict(first)
    keep(officer, first, text_3="第一个窗口")
    answer = keep(officer, second, text_3="第二个窗口")
    assert answer["failed"] and "另一个窗口" in answer["said"]
    assert SectionDraft.objects.get().text == "第一个窗口"


def test_nothing_is_kept_once_the_report_went_on_and_the_answer_says_so(world: World, officer):
    url = reverse("desk:report_text", args=[2025, "5"])
    sent = form_in(officer.get(url).content.decode())
    with at(TODAY):
        report = written(world.desk, 2025)
        report.comments.all().delete()
        handed_in(report, world.desk)
    answer = officer.post(f"{url}keep/", sent | {"text_1": "写到一半的话"}).json()
    assert answer["failed"] and answer["said"].startswith("没有保存：2025年度报告现在是")
