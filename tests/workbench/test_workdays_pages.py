"""The working calendar in the browser: read, preview, load, and the proof by an older calendar."""

from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.roles import Role
from gongkai.cases.models import Case
from tests.cases.factories import fresh
from tests.workbench.world import World, signed_in

TABLE = "\n".join(
    ["日期\t节日\t放假或者上班"]
    + [f"2027-01-0{n}\t元旦\t放假" for n in (1, 2, 3)]
    + [f"2027年2月{n}日\t春节\t放假" for n in range(5, 12)]
    + ["2027/1/31\t春节\t上班", "2027.2.14\t春节\t上班"]
    + [f"2027-05-0{n}\t劳动节\t放假" for n in range(1, 6)]
    + [f"2027-10-0{n}\t国庆节\t放假" for n in range(1, 8)]
)
SOURCE = "国办发明电〔2026〕9号"
JANUARY = date(2027, 1, 18)


@pytest.fixture
def case(world: World, clock) -> Case:
    """Due on 15 February 2027 before the notice, on the 18th after it; see tests/cases/test_calendar.py."""
    with time_machine.travel("2027-01-18T10:00:00+08:00", tick=False):
        return world.desk.received(JANUARY)


@pytest.fixture
def supervisor(world: World):
    return signed_in(world.at_government[Role.SUPERVISOR])


def read(client, **given):
    return client.post(
        reverse("desk:workdays_load"), {"kind": "national", "source": SOURCE, "pasted": TABLE} | given
    )


def load(client, **given):
    preview = read(client, **given)
    return client.post(reverse("desk:workdays_apply"), {"notice": preview.context["sealed"]}, follow=True)


def test_a_pasted_table_is_previewed_and_then_loaded(world: World, supervisor, case: Case):
    page = read(supervisor).content.decode()
    for words in (
        case.number,
        case.title,
        "2027-02-15",
        "2027-02-18",
        "推后3个工作日",
        "没有读到清明、端午、中秋",
    ):
        assert words in page
    assert "2月5日（周五）至2月11日（周四），共7天" in page
    assert "1月31日（周日）、2月14日（周日）" in page
    assert (HolidayNotice.objects.count(), fresh(case).due_on) == (0, date(2027, 2, 15))
    done = load(supervisor)
    assert "2027年放假安排第1版已装入" in done.content.decode()
    assert fresh(case).due_on == date(2027, 2, 18)
    assert (HolidayNotice.objects.get().sources, SOURCE in done.content.decode()) == ([SOURCE], True)


def test_json_toml_and_a_workbook_say_the_same(supervisor, world: World):
    solar = [("元旦", "2027-01-01"), ("劳动节", "2027-05-01"), ("劳动节", "2027-05-02")]
    solar += [("国庆节", f"2027-10-0{n}") for n in (1, 2, 3)]
    days = [{"name": name, "date": day, "isOffDay": True} for name, day in solar]
    json_text = json.dumps({"year": 2027, "papers": ["https://www.gov.cn/x"], "days": days})
    toml_text = """year = 2027
sources = ["https://www.gov.cn/x"]
[[holidays]]
name = "元旦"
off = [2027-01-01]
make_up = []
[[holidays]]
name = "劳动节"
off = [2027-05-01, 2027-05-02]
make_up = []
[[holidays]]
name = "国庆节"
off = [2027-10-01, 2027-10-02, 2027-10-03]
make_up = []
"""
    book = openpyxl.Workbook()
    book.active.append(["节日", "日期", "放假"])
    for name, month, last in (("元旦", 1, 1), ("劳动节", 5, 2), ("国庆节", 10, 3)):
        for number in range(1, last + 1):
            book.active.append([name, date(2027, month, number), "放假"])
    kept = io.BytesIO()
    book.save(kept)
    files = {"a.json": json_text.encode(), "a.toml": toml_text.encode(), "a.xlsx": kept.getvalue()}
    read_as = [
        read(supervisor, pasted="", source="https://www.gov.cn/x", file=SimpleUploadedFile(name, content))
        for name, content in files.items()
    ]
    notices = [page.context["notice"] for page in read_as]
    assert notices[0].holidays == notices[1].holidays == notices[2].holidays
    assert [each.name for each in notices[0].holidays] == ["元旦", "劳动节", "国庆节"]


def test_what_cannot_be_read_is_told_row_by_row(supervisor, world: World):
    table = TABLE.replace("2027/1/31", "2027/1/32").replace("2027.2.14", "2027.2.15")
    page = read(supervisor, pasted=table).content.decode()
    assert "2处要改" in page
    assert "“2027/1/32”不是日期" in page
    assert "2027年2月15日" in page
    assert "不是周末" in page
    assert "2027.2.15" in page  # what was pasted is still there


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"pasted": ""}, "选择放假安排的文件"),
        ({"source": ""}, "有1处要改"),
        ({"pasted": "{"}, "不是完整的JSON"),
        ({"pasted": "year = "}, "TOML读不下去"),
        ({"file": SimpleUploadedFile("a.json", b"[]")}, "留一样"),
        ({"pasted": "", "file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken")}, "a.xlsx"),
        ({"pasted": "", "file": SimpleUploadedFile("a.json", b"\xff\xfe\xff\xff")}, "读不出文字"),
        ({"pasted": "", "file": SimpleUploadedFile("a.csv", b"x" * (1024 * 1024 + 1))}, "超过1MB"),
    ],
)
def test_what_is_no_notice_is_refused_with_a_sentence(supervisor, world: World, given, sentence: str):
    page = read(supervisor, **given)
    assert (page.status_code, sentence in page.content.decode()) == (200, True)
    assert HolidayNotice.objects.count() == 0


def test_a_preview_that_was_tampered_with_or_is_a_day_old_loads_nothing(supervisor, world: World, clock):
    sealed = read(supervisor).context["sealed"]
    url = reverse("desk:workdays_apply")
    tampered = supervisor.post(url, {"notice": f"{sealed[:-3]}abc"}).content.decode()
    clock.move_to("2026-11-21T15:00:01+08:00")
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])
    old = supervisor.post(url, {"notice": sealed}).content.decode()
    assert ["重新读一次" in page for page in (tampered, old)] == [True, True]
    assert HolidayNotice.objects.count() == 0


def test_a_supervisor_below_the_government_is_told_who_loads(world: World):
    page = signed_in(world.at_department[Role.SUPERVISOR]).get(reverse("desk:workdays_load")).content.decode()
    assert "由明河区人民政府的主管部门统一装入" in page
    assert "读入并预览" not in page


def test_all_staff_read_which_years_are_announced(world: World, supervisor):
    client = signed_in(world.at_department[Role.READ_ONLY])
    page = client.get(reverse("desk:workdays")).content.decode()
    assert "2027年" in page
    assert "没有公布，按周末和固定节日暂算" in page
    assert reverse("desk:workdays_load") not in page
    load(supervisor)
    row = HolidayNotice.objects.get()
    page = client.get(reverse("desk:workdays"), {"year": 2027, "version": row.pk}).content.decode()
    assert "第1版，区主管部门装入" in page
    statuses = [
        client.get(reverse("desk:workdays"), given).status_code for given in ({"year": "x"}, {"version": "9"})
    ]
    assert statuses == [404, 404]


def test_the_proof_page_counts_again_by_the_calendar_of_the_time(world: World, supervisor, case: Case, clock):
    clock.move_to("2027-01-20T10:00:00+08:00")
    client = signed_in(world.desk.officer)
    load(signed_in(world.at_government[Role.SUPERVISOR]))
    url = reverse("desk:case_proof", args=[case.pk])
    now = client.get(url)
    version = HolidayNotice.objects.get().pk
    assert now.context["clock"].due == date(2027, 2, 18)
    assert "第1版，区主管部门装入" in now.content.decode()
    assert "?calendar=0.2026" in now.content.decode()
    then = [client.get(url, {"calendar": text}) for text in ("0.2026", "2027-01-19", f"{version}.2026")]
    assert [page.context["clock"].due for page in then] == [
        date(2027, 2, 15),
        date(2027, 2, 15),
        date(2027, 2, 18),
    ]
    assert "没有公布，按周末和固定节日暂算" in then[0].content.decode()
    assert "按当时的放假安排推算" in then[0].content.decode()
    wrong = [
        client.get(url, {"calendar": text}).status_code for text in ("x", "1", "2027-13-01", "9999-12-31")
    ]
    assert wrong == [404] * 4


def test_the_officer_whose_case_moved_is_told(world: World, supervisor, case: Case):
    load(supervisor)
    page = signed_in(world.desk.officer).get(reverse("desk:notices")).content.decode()
    assert f"放假安排变了，答复期限改了：{case.title}" in page


def test_another_process_counts_by_the_new_notice_from_its_next_request(world: World, supervisor, case: Case):
    """Workers keep calendars; what one loads, the next request of every other one sees."""
    from gongkai.agencies import calendars

    client = signed_in(world.desk.officer)
    url = reverse("desk:case_proof", args=[case.pk])
    assert client.get(url).context["clock"].due == date(2027, 2, 15)
    load(supervisor)
    with calendars.asked_once():
        calendars.working_calendar()
        assert calendars.current_version().revision == HolidayNotice.objects.get().pk
    assert client.get(url).context["clock"].due == date(2027, 2, 18)
