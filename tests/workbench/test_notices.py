"""消息: the count in the frame, the list, and marking as read."""

from __future__ import annotations

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases.models import Notice
from gongkai.cases.notices import tell_people
from tests.cases.factories import at
from tests.workbench.world import TODAY, World, signed_in

URL = reverse("desk:notices")


def _tell(world: World) -> None:
    with at(TODAY), transaction.atomic():
        tell_people(
            [world.desk.officer.person],
            agency=world.desk.agency,
            case=world.department.case,
            kind="letter_returned",
            subject=f"答复书退回修改：{world.department.case.title}",
        )


def test_a_letter_given_back_is_counted_in_the_frame_until_it_is_marked_as_read(world: World):
    _tell(world)
    client = signed_in(world.desk.officer)
    unread = Notice.objects.filter(person=world.desk.officer.person, read_at=None, channel="in_app").count()
    page = client.get(URL).content.decode()
    assert f'消息<span class="n">{unread}<' in page
    assert f"答复书退回修改：{world.department.case.title}" in page
    assert reverse("desk:case", args=[world.department.case.pk]) in page
    assert client.post(reverse("desk:notices_read")).status_code == 302
    page = client.get(URL).content.decode()
    assert '消息<span class="n">' not in page
    assert "全部标为已读" not in page


def test_one_notice_is_marked_alone_and_nonsense_marks_nothing(world: World):
    _tell(world)
    _tell(world)
    client = signed_in(world.desk.officer)
    mine = Notice.objects.filter(person=world.desk.officer.person, channel="in_app", read_at=None)
    before = mine.count()
    for nonsense in ("x", "9" * 30, "²"):
        client.post(reverse("desk:notices_read"), {"notice": nonsense})
    assert mine.count() == before
    client.post(reverse("desk:notices_read"), {"notice": mine.last().pk})
    assert mine.count() == before - 1


def test_nobody_reads_what_another_was_told(world: World):
    _tell(world)
    page = signed_in(world.desk.head).get(URL).content.decode()
    assert "答复书退回修改" not in page


def test_the_list_asks_the_same_for_one_notice_and_three(world: World):
    client = signed_in(world.desk.officer)
    _tell(world)
    client.get(URL)
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    _tell(world)
    _tell(world)
    with CaptureQueriesContext(connection) as three:
        client.get(URL)
    assert len(three) == len(one)
