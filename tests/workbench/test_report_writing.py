"""The page on which a report is written: live figures, what must be said, what is asked of the database."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import Report, SectionDraft
from gongkai.annual_report.selectors import passages_of
from tests.annual_report.builders import handed_in, written
from tests.annual_report.members import clean_cells, frozen
from tests.cases.factories import at
from tests.workbench.world import TODAY, World, signed_in
from tests.workbench.writing import form_in, keep, page_of, passage_in, text_in, url_of, write

QUERIES = 42  # of the whole page, however much is written


# --- the page ------------------------------------------------------------------------------------------


def test_part_one_has_an_editor_under_each_of_its_five_headings(officer, report):
    page = page_of(officer)
    labels = re.findall(r'<label for="text-\d">([^<]+)</label>', page)
    assert labels == [
        "开头",
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ]


def test_the_six_parts_are_walked_through_and_each_says_how_far_it_is(world: World, officer, report):
    write(report, world.desk.officer, "没有收取信息处理费。", 1, "6")
    walk = page_of(officer, "5").split('id="walk"')[1].split("</nav>")[0]
    steps = re.findall(r'<a href="([^"]+)"( aria-current="page")?><b>([^<]+)</b>', walk)
    here = reverse("desk:report", args=[2026])
    assert [(url.split("?")[0], label) for url, _, label in steps] == [
        (url_of("1"), "一、总体情况"),
        (here, "二、主动公开"),
        (here, "三、申请办理"),
        (here, "四、复议诉讼"),
        (url_of("5"), "五、问题改进"),
        (url_of("6"), "六、其他事项"),
    ]
    assert [url.partition("#")[2] for url, _, _ in steps[1:4]] == ["h-2", "h-3", "h-4"]
    assert [bool(current) for _, current, _ in steps].index(True) == 4
    states = [re.sub(r"<[^>]+>", "", each) for each in re.findall(r'wb-walk__state">(.*?)</span>', walk)]
    assert states == ["还没有写", "还空7格", "由记录得出", "由记录得出", "还没有写", "10字"]


def test_the_part_before_and_the_part_after_are_one_step_away(officer, report):
    onward = page_of(officer, "5").split('aria-label="前后部分"')[1].split("</nav>")[0]
    assert re.findall(r"(上|下)一部分：([^<]+)<", onward) == [
        ("上", "四、政府信息公开行政复议、行政诉讼情况"),
        ("下", "六、其他需要报告的事项"),
    ]


@pytest.mark.parametrize("part", ["2", "3", "4", "7"])
def test_tables_have_no_page_of_words(officer, report, part: str):
    assert officer.get(url_of(part)).status_code == 404


def test_the_page_of_the_report_leads_to_each_part_that_is_written(officer, report):
    page = officer.get(reverse("desk:report", args=[2026])).content.decode()
    for part in ("1", "5", "6"):
        assert page.count(f'href="{url_of(part)}?agency=zj"') >= 3  # the walk, what is left to do, the words


def test_a_reader_of_the_report_is_not_led_where_one_cannot_write(world: World, report):

    reader = signed_in(world.at_department[Role.READ_ONLY])
    assert url_of("1") not in reader.get(reverse("desk:report", args=[2026])).content.decode()


# --- drafting, and figures that stay live ---------------------------------------------------------------


def test_what_is_empty_is_drafted_from_the_records_and_what_is_written_stays(officer, report):
    sent = form_in(page_of(officer)) | {"text_2": "自己写的。"}
    answer = officer.post(url_of(name="report_text_draft"), sent, follow=True).content.decode()
    assert "起草了3段：开头、（二）依申请公开、（五）监督保障" in answer
    assert text_in(report, 2) == "自己写的。"
    assert text_in(report, 3).startswith("新收政府信息公开申请{{3.A.total}}件")
    assert text_in(report, 1, "6") == ""  # another part's page


def test_a_live_figure_is_marked_opens_its_cell_and_follows_the_cases(world: World, officer, report):
    write(report, world.desk.officer, "新收政府信息公开申请{{3.A.total}}件，不予公开{{不予公开}}件。")
    before = world.desk.agency.cases.filter(received_on__year=2026).count()
    cell = f"{reverse('desk:report', args=[2026])}?agency=zj&amp;cell=3.A.total#panel"

    def live() -> list[tuple[str, str]]:
        return re.findall(r'<a class="wb-live" href="([^"]+)"[^>]*>(\d+)</a>', page_of(officer))

    assert live()[0] == (cell, str(before))
    world.desk.received(date(2026, 9, 16))
    assert live()[0] == (cell, str(before + 1))
    assert live()[1][0].endswith("#h-3")


def test_a_figure_without_a_value_says_what_to_do_in_its_passage(world: World, officer, report):
    write(report, world.desk.officer, "作出行政许可决定{{2.5.licences.decisions}}件，{{3.X}}件。")
    passage = passage_in(page_of(officer), 3)
    assert passage.count("wb-live--open") == 2
    assert "“行政许可·本年处理决定数量，表2”还没有数字，先填报这一格" in passage
    assert "不是报告里的数字" in passage


def test_figures_to_put_in_stand_with_value_and_token(officer, report):
    page = page_of(officer, "6")
    figures = page.split('id="h-figures"')[1]
    assert "<code>{{收费通知}}</code>" in figures
    assert 'data-put="{{收费通知}}"' in figures
    assert figures.index("收费") < figures.index("申请 ")


# --- what must be said, and what is wrong --------------------------------------------------------------


def test_what_the_part_must_say_is_ticked_or_asked_for(world: World, officer, report):
    write(report, world.desk.officer, "没有其他需要报告的事项。", 1, "6")
    required = page_of(officer, "6").split('id="required"')[1].split("</section>")[0]
    assert "没有写信息处理费；没有收取的，也要写明没有收取" in required
    write(report, world.desk.officer, "没有收取信息处理费。", 1, "6")
    required = page_of(officer, "6").split('id="required"')[1].split("</section>")[0]
    assert "写到了：</span>没有收取信息处理费" in required


def test_a_number_against_the_tables_is_marked_in_its_sentence_with_a_way_to_the_cases(
    world: World, officer, report
):
    write(report, world.desk.officer, "新收政府信息公开申请98件。")
    passage = passage_in(page_of(officer), 3)
    assert re.search(r'class="gk-bad" id="words-1">[^<]*98', passage)
    assert 'href="#finding-1"' in passage
    finding = passage.split('id="finding-1"')[1]
    assert "正文写“新收”98件，表3是" in finding
    assert 'href="#words-1"' in finding
    assert "看这一格的记录" in finding
    assert "改这一部分" not in finding  # one is there


def test_what_is_wrong_elsewhere_does_not_stand_on_this_page(officer, report):
    assert "RC-10" not in page_of(officer) and "是空的" not in page_of(officer)


# --- saving --------------------------------------------------------------------------------------------


def test_each_passage_that_changed_is_saved_and_the_rest_left_alone(world: World, officer, report):
    write(report, world.desk.head, "负责人写的。", 2)
    sent = form_in(page_of(officer)) | {"text_3": "甲。\r\n乙。", "text_6": "丙。"}
    answer = officer.post(url_of(), sent, follow=True).content.decode()
    assert "已存下：（二）依申请公开、（五）监督保障" in answer
    assert [text_in(report, at) for at in (2, 3, 6)] == ["负责人写的。", "甲。\n乙。", "丙。"]
    assert [one.revision for one in passages_of(report)["1"]] == [0, 1, 1, 0, 0, 1]


def test_a_passage_too_long_is_refused_with_all_that_was_typed_and_the_others_are_saved(officer, report):
    sent = form_in(page_of(officer)) | {"text_2": "字" * 20_001, "text_3": "甲。"}
    page = officer.post(url_of(), sent).content.decode()
    assert "这一段最多20000字" in passage_in(page, 2)
    assert "字" * 20_001 in page
    assert (text_in(report, 2), text_in(report, 3)) == ("", "甲。")


@pytest.mark.parametrize(
    "sent",
    [
        {"do": f"mine:{'1' * 5000}"},
        {"do": "mine:²"},
        {"revision_3": "9" * 30},
        {"revision_3": str(2**40)},
        {"base_3": "x\0", "mine_3": "y\0"},
    ],
)
def test_what_no_browser_sends_breaks_nothing(world: World, officer, report, sent: dict[str, str]):
    form = {"text_3": "我写的。", "base_3": "", "revision_3": "0"} | sent
    write(report, world.desk.head, "先存的。")
    assert officer.post(url_of(), form).status_code in (200, 404)
    assert officer.post(url_of(name="report_text_keep"), form).status_code == 200
    assert text_in(report) == "先存的。"
    assert SectionDraft.objects.get().revision < 2**31
    assert "\0" not in SectionDraft.objects.get().base


def test_a_character_that_cannot_be_kept_is_told(officer, report):
    answer = officer.post(url_of(), {"text_3": "写\0的", "base_3": "", "revision_3": "0"}).content.decode()
    assert "这一段里有保存不了的控制字符" in passage_in(answer, 3)


def test_words_that_come_after_the_report_went_on_are_shown_to_be_taken_away(world: World, officer):
    sent = form_in(officer.get(reverse("desk:report_text", args=[2025, "5"])).content.decode())
    with at(TODAY):
        report = written(world.desk, 2025)
        report.comments.all().delete()
        handed_in(report, world.desk)
    url = reverse("desk:report_text", args=[2025, "5"])
    page = officer.post(url, sent | {"text_1": "写到一半的话"}).content.decode()
    assert "现在不能改" in page and "<textarea" not in page
    assert "写到一半的话" in page.split('id="h-typed"')[1].split("</section>")[0]


# --- how often the database is asked -------------------------------------------------------------------


def _asked(client: Client, call) -> int:
    call()
    with CaptureQueriesContext(connection) as found:
        call()
    return len([one for one in found if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))])


def test_the_page_asks_the_same_however_much_is_written_and_whoever_writes(world: World, officer, report):
    one = _asked(officer, lambda: page_of(officer))
    services.draft_sections(report, by=world.desk.officer)
    for position in (2, 3, 4):
        section = passages_of(report)["1"][position - 1]
        services.keep_draft(section, by=world.desk.head, text="写到一半", base="", revision=0)
    assert _asked(officer, lambda: page_of(officer)) == one <= QUERIES


def test_a_look_at_what_colleagues_do_asks_little(world: World, officer, report):
    sent = form_in(page_of(officer)) | {"look": "1"}
    assert _asked(officer, lambda: keep(officer, sent)) <= 12


# --- charts --------------------------------------------------------------------------------------------


def test_the_working_page_shows_the_charts_with_their_tables(world: World, officer, report):
    world.desk.received(date(2026, 9, 16))
    page = officer.get(reverse("desk:report", args=[2026])).content.decode()
    applicants = page.split('id="applicants"')[1].split("</figure>")[0]
    assert '<th scope="row">自然人</th>' in applicants
    assert "ui/charts.js" in page


# --- what is like another report, and the sum of a government -------------------------------------------


def test_words_of_another_report_are_marked_with_what_stands_over_there(world: World, officer, report):
    shared = (
        "持续推动政务公开标准化规范化建设，梳理公开事项目录，完善审查程序，逐级压实公开责任，应公开的都公开。"
        "围绕群众关心的旧小区改造和物业管理，逐项公布进度、标准和结果，把专业的话改成看得懂的话。"
        "对照清单检查网站栏目，发现空白和错链当天改正，每季度把检查的结果发给各科室，年底一并考核。"
        "组织业务培训两次，请复议机构的同志讲解被纠正的答复，一件一件分析问题出在检索还是说理。"
    )
    other = world.district.subdistrict
    text = {"1": shared, "5": "问题。", "6": "没有收取信息处理费。"}
    with at(TODAY):
        Report.objects.create(
            agency=other,
            agency_name=other.name,
            year=2026,
            form="2021",
            state="handed_in",
            text=text,
            sha256="a",
        )
    write(report, world.desk.officer, shared, 2)
    passage = passage_in(page_of(officer), 2)
    assert 'class="gk-warn"' in passage
    details = passage.split('<details class="wb-fold">')[1]
    assert f"{other.name}" in details.split("</summary>")[0]
    assert "梳理公开事项目录" in details.split("</summary>")[1]
    assert passage.count('id="finding-1"') == 1


def test_the_sum_of_a_government_is_written_with_its_own_figures(world: World):
    government = world.district.government
    frozen(world.desk.agency, clean_cells(3))
    with at(TODAY):
        Report.objects.create(agency=government, year=2026, form="2021", scope=Report.Scope.WHOLE)
        writer = signed_in(world.at_government[Role.CASE_OFFICER])
        url = f"{url_of()}?scope=whole"
        drafted = writer.post(
            url.replace("text/1/", "text/1/draft/"), form_in(writer.get(url).content.decode())
        )
        page = writer.get(drafted["Location"]).content.decode()
    assert "（本级政府汇总）" in page
    assert f"{reverse('desk:report_whole', args=[2026])}?cell=3.A.total#panel" in page
    assert "人民政府的报告要写工作考核的结果；没有开展的，写明没有开展" in page
