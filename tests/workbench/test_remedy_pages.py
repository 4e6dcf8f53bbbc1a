"""The pages of reconsiderations and suits: our next day first, the timetable, and acts with their grounds."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import Remedy
from tests.cases.factories import at
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

COPY = date(2026, 11, 9)  # ten working days later is 23 November


def _url(remedy: Remedy, name: str = "remedy") -> str:
    return reverse(f"desk:{name}", args=[remedy.case_id, remedy.pk])


def _another(world: World, copy: date | None = COPY) -> Remedy:
    case = world.desk.received(RECEIVED)
    with at(TODAY):
        return services.file_remedy(
            case,
            by=world.desk.officer,
            route="review",
            filed_on=RECEIVED,
            body="明河区人民政府",
            copy_received_on=copy,
        )


def test_the_list_puts_our_next_day_first_and_marks_what_is_late(world: World):
    soon = _another(world)
    late = _another(world)
    Remedy.objects.filter(pk=late.pk).update(next_on=date(2026, 11, 19))
    with at(TODAY):
        page = signed_in(world.desk.officer).get(reverse("desk:remedies")).content.decode()
    places = [page.index(_url(each)) for each in (late, soon, world.department.remedy)]
    assert places == sorted(places)
    assert "逾期1个工作日" in page
    assert "还有1个工作日" in page
    assert "等副本送到" in page


def test_the_page_of_one_names_every_day_with_its_article(world: World):
    remedy = _another(world)
    with at(TODAY):
        page = signed_in(world.desk.officer).get(_url(remedy)).content.decode()
    assert "我方提交书面答复和证据" in page
    assert "2026-11-23" in page
    assert "《行政复议法》第四十八条" in page
    assert "已登记11月9日收到副本" in page


def test_an_answer_is_recorded_on_its_page_and_the_next_step_changes(world: World):
    remedy = _another(world)
    client = signed_in(world.desk.officer)
    with at(TODAY):
        answered = client.post(
            _url(remedy, "remedy_answer"), {"answered_on": "2026-11-20", "proof": "签收单"}, follow=True
        )
    assert answered.redirect_chain == [(_url(remedy), 302)]
    page = answered.content.decode()
    assert "等复议决定" in page
    assert '<span class="gk-no">2026-11-20</span>，按期' in page


def test_a_result_with_an_order_shows_until_when_it_is_carried_out(world: World):
    remedy = _another(world)
    with at(TODAY):
        client = signed_in(world.desk.officer)
        page = client.post(
            _url(remedy, "remedy_conclude"),
            {
                "result": "corrected",
                "concluded_on": "2026-11-19",
                "received_on": "2026-11-20",
                "text": "撤销，责令重新答复",
                "ordered": "重新作出答复",
            },
            follow=True,
        ).content.decode()
    # 23 to 27 November, 30 to 4 December, 7 to 11, 14 to 18 December: the twentieth
    assert "已登记审结：结果纠正，最迟12月18日（星期五）履行" in page
    assert "决定没有写明期限，按20个工作日掌握" in page


def test_the_course_page_tells_only_what_is_new(world: World):
    remedy = _another(world)
    with at(TODAY):
        client = signed_in(world.desk.officer)
        given = {"accepted_on": "2026-11-12", "reference": "", "extended_days": "", "hearing_on": ""}
        client.post(_url(remedy, "remedy_course"), given)
        page = client.post(_url(remedy, "remedy_course"), given).content.decode()
    assert Remedy.objects.get(pk=remedy.pk).accepted_on == date(2026, 11, 12)
    assert "至少填一项：受理日期、案号、延长的日数或者开庭日期" in page


def test_filing_says_until_when_we_answer(world: World):
    case = world.desk.received(RECEIVED)
    given = {
        "route": "direct",
        "filed_on": "2026-11-16",
        "body": "明河区人民法院",
        "procedure": "ordinary",
        "copy_received_on": "2026-11-18",
    }
    with at(TODAY):
        client = signed_in(world.desk.officer)
        url = reverse("desk:case_file_remedy", args=[case.pk])
        page = client.post(url, given, follow=True).content.decode()
    assert "最迟12月3日（星期四）提交答复和证据" in page  # 18 November and 15 days


def test_papers_of_a_remedy_are_only_for_who_may_see_the_applicant(world: World):
    from gongkai.agencies.roles import Role

    remedy = _another(world, copy=None)
    with at(TODAY):
        services.record_remedy_copy(
            remedy,
            by=world.desk.officer,
            received_on=COPY,
            procedure="ordinary",
            files=[("复议申请书.txt", "申请人林小满".encode())],
        )
        document = remedy.papers.get().document
        url = reverse("desk:case_document", args=[remedy.case_id, document.pk])
        reader = signed_in(world.at_department[Role.READ_ONLY])
        assert (reader.get(url).status_code, "复议申请书" in reader.get(_url(remedy)).content.decode()) == (
            403,
            False,
        )
        assert signed_in(world.desk.officer).get(url).status_code == 200


def test_the_list_and_the_page_ask_the_same_for_one_and_three(world: World):
    client = signed_in(world.desk.officer)

    def asked(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    with at(TODAY):
        first = _another(world)
        one = asked(reverse("desk:remedies"))
        _another(world)
        _another(world)
        assert asked(reverse("desk:remedies")) == one
        page = asked(_url(first))
        for name in ("答复", "目录"):
            services.record_remedy_copy(
                _another(world, copy=None),
                by=world.desk.officer,
                received_on=COPY,
                procedure="ordinary",
                files=[(f"{name}.txt", name.encode())],
            )
        assert asked(_url(first)) == page


def test_a_reply_set_aside_is_handled_anew_from_the_page_of_the_remedy(world: World):
    """The same page of the act as from the case, filled in with what the decision says."""
    case = world.desk.served(case=world.desk.received(RECEIVED), on=RECEIVED)
    with at(TODAY):
        remedy = services.file_remedy(
            case, by=world.desk.officer, route="review", filed_on=RECEIVED, body="明河区人民政府"
        )
        head = signed_in(world.desk.head)
        reopen = reverse("desk:case_reopen", args=[case.pk])
        assert reopen not in head.get(_url(remedy)).content.decode()
        services.conclude_remedy(
            remedy, by=world.desk.officer, result="corrected", concluded_on=TODAY, received_on=TODAY
        )
        assert reopen in head.get(_url(remedy)).content.decode()
        told = signed_in(world.desk.officer).get(_url(remedy)).content.decode()
        assert reopen not in told and "重新处理" in told  # not theirs to do, with the sentence why
        asked = head.get(reopen).content.decode()
        assert "明河区人民政府行政复议决定" in asked and 'value="2026-11-20"' in asked
        sent = {"on": TODAY, "basis": "明政复决〔2026〕7号行政复议决定"}
        assert head.post(reopen, sent).status_code == 302
        assert reopen not in head.get(_url(remedy)).content.decode()
