"""Reports from outside on their pages: files come in, one is confirmed, the sum leads to its cell."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.roles import Role
from gongkai.annual_report.models import OutsideReport, OutsideUnit
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import clean_cells, frozen
from tests.annual_report.outside import UNIT, page
from tests.cases.factories import at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
WHOLE = "/desk/reports/2026/whole/"
OUTSIDE = f"{WHOLE}outside/"


def upload(given, name: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(name or given.name, given.content)


@pytest.fixture
def government():
    agency = make_agency("mh")
    frozen(agency, clean_cells(10))
    return agency


@pytest.fixture
def desk(government):
    with at(NEXT_JANUARY):
        yield signed_in(make_officer(government, Role.SUPERVISOR))


def add(desk, *files, unit: str = ""):
    return desk.post(f"{OUTSIDE}add/?unit={unit}", {"files": list(files)}, follow=True)


def take_in(desk, **given):
    row = OutsideReport.objects.get(state="read")
    return desk.post(f"{OUTSIDE}{row.pk}/take-in/", {"name": row.name} | given, follow=True)


def test_a_file_is_read_looked_at_and_then_counted(desk):
    shown = add(desk, upload(page(5)))
    text = shown.content.decode()
    assert shown.redirect_chain[-1][0] == f"{OUTSIDE}{OutsideReport.objects.get().pk}/"
    assert f'value="{UNIT}"' in text and "还没有计入汇总" in text
    assert re.search(r"<b>\d+</b>个数读出来", text)
    assert UNIT not in desk.get(WHOLE).content.decode()
    done = take_in(desk).content.decode()
    assert "收进来了，汇总按它相加" in done and "撤出汇总" in done
    whole = desk.get(WHOLE, {"cell": "3.A.total"}).content.decode()
    panel = whole[whole.index('id="panel"') :]
    row = OutsideReport.objects.get()
    assert "<b>15</b>" in panel and "5，占33%" in panel
    assert f"{OUTSIDE}{row.pk}/?cell=3.A.total#part-3" in panel
    cell = desk.get(f"{OUTSIDE}{row.pk}/", {"cell": "3.A.total"}).content.decode()
    assert 'class="picked ' in cell
    file = desk.get(f"{OUTSIDE}{row.pk}/file/")
    assert file.content == page(5).content and file["Content-Disposition"].startswith("attachment")


def test_several_files_come_at_once_and_what_is_refused_is_named(desk):
    shown = add(desk, upload(page(5)), upload(page(6, agency="清岚县人民政府", year=2025))).content.decode()
    assert "2025年度的报告，这里收2026年度的" in shown
    assert "等确认的文件" in shown and OutsideReport.objects.count() == 1


def test_a_file_that_is_no_report_is_refused_with_a_sentence(desk):
    shown = add(desk, SimpleUploadedFile("通知.txt", "关于开会的通知".encode()))
    assert "里面没有" not in shown.content.decode()
    assert "没有政府信息公开工作年度报告" in shown.content.decode()
    assert "选择报告文件" in add(desk).content.decode()
    assert not OutsideReport.objects.exists()


def test_an_unclear_digit_is_asked_for_beside_what_the_file_has(desk):
    shown = add(desk, upload(page(10, swap=(">10<", ">1O<")))).content.decode()
    assert "文件里是“1O”，像是10；对照原件填" in shown
    refused = take_in(desk).content.decode()
    assert "1格的数字看不准" in refused
    assert "收进来了" in take_in(desk, cell_3_A_natural="10").content.decode()
    assert OutsideReport.objects.get().confirmed == {"3.A.natural": 10}


def test_an_agency_of_the_installation_is_pointed_to(desk, government):
    make_agency("mz", parent=government, name="明河区民政局", short_name="民政局")
    shown = add(desk, upload(page(5, agency="明河区民政局"))).content.decode()
    assert "/desk/reports/2026/?agency=mz" in shown
    refused = take_in(desk).content.decode()
    assert "收进来会加两遍" in refused and "/desk/reports/2026/?agency=mz" in refused


def test_a_newer_file_takes_the_place_of_the_older_with_a_reason(desk):
    add(desk, upload(page(5)))
    take_in(desk)
    older = OutsideReport.objects.get()
    shown = add(desk, upload(page(6), "重报.html"), unit=UNIT).content.decode()
    assert "换下原来那一份的原因" in shown
    assert "写明为什么换" in take_in(desk).content.decode()
    assert "收进来了" in take_in(desk, reason="单位更正后重报").content.decode()
    listed = desk.get(OUTSIDE).content.decode()
    assert "换下和撤出的" in listed and "单位更正后重报" in listed
    assert "单位更正后重报" in desk.get(f"{OUTSIDE}{older.pk}/").content.decode()


def test_a_report_is_removed_and_a_file_dropped(desk):
    add(desk, upload(page(5)))
    row = OutsideReport.objects.get()
    assert "丢弃了" in desk.post(f"{OUTSIDE}{row.pk}/drop/", follow=True).content.decode()
    assert not OutsideReport.objects.exists()
    add(desk, upload(page(5)))
    take_in(desk)
    row = OutsideReport.objects.get()
    assert "写明为什么撤出" in desk.post(f"{OUTSIDE}{row.pk}/remove/").content.decode()
    desk.post(f"{OUTSIDE}{row.pk}/remove/", {"reason": "报错了层级"})
    row.refresh_from_db()
    assert row.state == "removed"
    assert "现在是“已撤出”" in desk.get(f"{OUTSIDE}{row.pk}/remove/").content.decode()


def test_a_carry_over_leads_to_its_reason_and_a_wrong_sum_does_not(desk):
    cells = clean_cells(5, year=2025) | {"3.C1.natural": 4, "3.C7.natural": 4, "3.D.natural": 1}
    cells |= {"3.C1.total": 4, "3.C7.total": 4, "3.D.total": 1}
    desk.post("/desk/reports/2025/whole/outside/add/", {"files": [upload(page(cells=cells, year=2025))]})
    row = OutsideReport.objects.get()
    desk.post(f"/desk/reports/2025/whole/outside/{row.pk}/take-in/", {"name": UNIT})
    add(desk, upload(page(cells=clean_cells(5) | {"4.review.total": 3})))
    shown = take_in(desk).content.decode()
    urls = sorted(set(re.findall(rf'href="({OUTSIDE}\d+/explain/[^"]*)"', shown)))
    assert len(urls) == 2 and all("rule=RC-07" in url for url in urls)  # natural persons, and the total
    for url in urls:
        done = desk.post(url.replace("&amp;", "&"), {"reason": "单位来函：职能划出"}, follow=True)
    text = done.content.decode()
    assert "已写明原因：单位来函：职能划出" in text and "<b>1</b>处错误" in text
    wrong = urls[0].partition("?")[0] + "?rule=RC-04&address=4.review.total"
    assert "现在不能办" in desk.get(wrong).content.decode()


def test_the_list_keeps_a_unit_until_it_is_ended(desk):
    given = {"name": "清岚县人民政府", "from_year": "2026", "reason": "市政府交由本区代管"}
    listed = desk.post(f"{OUTSIDE}unit/", given, follow=True).content.decode()
    assert "没有报告" in listed and f"{OUTSIDE}add/?unit=" in listed
    whole = desk.get(WHOLE).content.decode()
    assert "系统外的1个单位还没有报告：清岚县人民政府" in whole and "没有报告（系统外）" in whole
    unit = OutsideUnit.objects.get()
    wrong = desk.post(f"{OUTSIDE}unit/{unit.pk}/end/", {"to_year": "2025", "reason": "撤并"})
    assert "截止年度2025早于起始年度2026" in wrong.content.decode()
    desk.post(f"{OUTSIDE}unit/{unit.pk}/end/", {"to_year": "2026", "reason": "2027年起由市汇总"})
    unit.refresh_from_db()
    assert (unit.to_year, unit.end_reason) == (2026, "2027年起由市汇总")
    assert "2026年度" in desk.get(OUTSIDE).content.decode()


def test_readers_see_the_files_and_no_acts(desk, government):
    add(desk, upload(page(5)))
    row = OutsideReport.objects.get()
    with at(NEXT_JANUARY):
        reader = signed_in(make_officer(government, Role.READ_ONLY))
        shown = reader.get(f"{OUTSIDE}{row.pk}/").content.decode()
        assert "丢弃" not in shown and "take-in" not in shown
        assert "收进报告文件" not in reader.get(OUTSIDE).content.decode()


def test_the_list_asks_as_often_for_ten_files_as_for_one(desk, government, django_assert_max_num_queries):
    add(desk, upload(page(5)))
    take_in(desk)
    with django_assert_max_num_queries(60) as first:
        desk.get(OUTSIDE)
    row, unit = OutsideReport.objects.get(), OutsideUnit.objects.get()
    for number in range(2, 11):
        row.pk, row.name, row._state.adding = None, f"第{number}县人民政府", True
        row.save()
        unit.pk, unit.name, unit._state.adding = None, row.name, True
        unit.save()
    with django_assert_max_num_queries(60) as then:
        desk.get(OUTSIDE)
    assert len(then) == len(first)
