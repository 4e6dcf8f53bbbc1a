"""Reports of units outside the installation: read from a file, confirmed by a person, then summed."""

from __future__ import annotations

import json

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.errors import outside as reasons
from gongkai.annual_report.export import FORMATS
from gongkai.annual_report.models import OutsideReport, OutsideUnit, Report
from gongkai.annual_report.others.apart import CannotCheck, Given
from gongkai.annual_report.selectors import (
    cells_of,
    changed_members,
    content_of,
    document_outside,
    faults_of_members,
    members_of,
    obstacles,
    same_figures,
)
from gongkai.documents import services as documents
from gongkai.documents.errors import BearsSecrecyMark
from gongkai.law.report_forms import FORMS
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report import render
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.outside import UNIT, page

pytestmark = pytest.mark.django_db
S = OutsideReport.State
NEW, FORM = "3.A.total", "2021"


class World:
    """A government whose own report is in, with the officer who sums up."""

    def __init__(self) -> None:
        self.agency = make_agency("mh")
        self.by = make_officer(self.agency, Role.SUPERVISOR)
        frozen(self.agency, clean_cells(10))
        self.whole = services.open_whole(self.agency, YEAR, by=self.by)

    def read(self, given: Given, *, year: int = YEAR, name: str = "") -> OutsideReport:
        return services.read_outside_file(self.agency, year, given, by=self.by, name=name)

    def taken_in(self, given: Given, *, name: str = UNIT, year: int = YEAR, **more) -> OutsideReport:
        return services.take_in_outside(self.read(given, year=year), by=self.by, name=name, **more)

    def obstacles(self) -> list[str]:
        return obstacles(self.whole, members_of(self.whole))

    def faults(self) -> dict[str, int]:
        return faults_of_members(members_of(self.whole), YEAR)


@pytest.fixture
def world() -> World:
    return World()


def test_a_file_counts_once_a_person_has_said_whose_report_it_is(world):
    row = world.read(page(5))
    assert (row.name, row.year, row.form, row.state) == (UNIT, YEAR, FORM, S.READ)
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (10, [])
    row = services.take_in_outside(row, by=world.by, name=UNIT)
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (15, [])
    kept = documents.content_of(row.file)
    assert (kept, row.file.name, row.file.media_type) == (
        page(5).content,
        f"{UNIT}{YEAR}.html.txt",
        "text/plain",
    )
    assert [one.act for one in records_of(row)] == ["outside_read", "outside_taken_in"]
    assert members_of(world.whole)[-1].as_stored() == {"name": UNIT, "sha256": row.file.sha256}


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.docx", render.as_docx),
        ("a.xlsx", render.as_xlsx),
        ("a.pdf", render.as_pdf),
        ("a.json", render.as_json),
    ],
)
def test_every_kind_of_file_is_summed_to_the_same_figures(world, name, make):
    content = make(FORMS[FORM], clean_cells(7), agency="清岚县人民政府", year=YEAR)
    row = world.taken_in(Given("file", name, content), name="清岚县人民政府")
    assert {address: row.cells[address] for address in FORMS[FORM].addresses} == clean_cells(7)
    assert (cells_of(world.whole)[NEW], world.faults()) == (17, {})


def test_what_another_installation_exports_comes_in_whole(world):
    county = make_agency("qx", name="清岚县人民政府", short_name="县政府")
    sum_of_county = frozen(county, clean_cells(30), scope=Report.Scope.WHOLE, state=Report.State.PUBLISHED)
    content = FORMATS["json"].make(content_of(sum_of_county))
    row = world.taken_in(Given("file", "清岚县.json", content), name="清岚县人民政府")
    assert (row.name, cells_of(world.whole)[NEW]) == ("清岚县人民政府", 40)


def test_a_report_on_another_year_or_without_tables_is_not_kept(world):
    with pytest.raises(reasons.OtherYear, match="2025年度的报告，这里收2026年度的"):
        world.read(page(year=2025))
    words_only = {"agency": UNIT, "year": YEAR, "form": None, "cells": {}, "text": {"1": "全年收到申请3件。"}}
    with pytest.raises(reasons.NoTables, match="三张表"):
        world.read(Given("file", "只有文字.json", json.dumps(words_only).encode()))
    with pytest.raises(CannotCheck, match="没有政府信息公开工作年度报告"):
        world.read(Given("file", "通知.txt", "关于开会的通知".encode()))
    assert not OutsideReport.objects.exists()


def test_a_file_with_a_mark_of_secrecy_is_not_kept(world):
    with pytest.raises((CannotCheck, BearsSecrecyMark), match="密"):
        world.read(Given("file", "a.txt", "机密★5年\n明河区税务局2026年政府信息公开工作年度报告".encode()))
    assert not OutsideReport.objects.exists()


def test_a_file_without_a_year_counts_after_its_year_was_confirmed(world):
    given = page(swap=(f"{UNIT}{YEAR}年政府信息公开工作年度报告", "政府信息公开工作年度报告"))
    given = Given("file", given.name, given.content.replace(f"{YEAR}年".encode(), "本年".encode()))
    row = world.read(given)
    assert (row.read["year"], row.name) == (None, "")
    with pytest.raises(errors.SomethingMissing, match="单位的名称"):
        services.take_in_outside(row, by=world.by, name=" ", year_confirmed=True)
    with pytest.raises(reasons.YearUnconfirmed, match="是2026年度的报告"):
        services.take_in_outside(row, by=world.by, name=UNIT)
    assert services.take_in_outside(row, by=world.by, name=UNIT, year_confirmed=True).counts


def test_digits_in_doubt_are_filled_in_from_the_original_before_it_counts(world):
    row = world.read(page(10, swap=(">10<", ">1O<")))
    assert row.read["written"] == {"3.A.natural": "1O"}
    with pytest.raises(reasons.DigitsUnconfirmed, match=r"1格的数字看不准：.*自然人"):
        services.take_in_outside(row, by=world.by, name=UNIT)
    with pytest.raises(errors.BadFigure):
        services.take_in_outside(row, by=world.by, name=UNIT, figures={"3.A.natural": "十"})
    row = services.take_in_outside(row, by=world.by, name=UNIT, figures={"3.A.natural": "10"})
    assert (row.confirmed, row.cells["3.A.natural"], world.faults()) == ({"3.A.natural": 10}, 10, {})
    assert records_of(row).last().details["filled_in"] == {"3.A.natural": 10}
    assert row.fingerprint != row.file.sha256  # the file alone is not what was summed


def test_figures_filled_in_are_checked_as_if_the_file_had_them(world):
    row = world.read(page(10, swap=(">10<", ">1O<")))
    services.take_in_outside(row, by=world.by, name=UNIT, figures={"3.A.natural": "16"})
    assert list(world.faults()) == [UNIT]
    rules = {one["rule"] for one in document_outside(OutsideReport.objects.get())["findings"]}
    assert {"RC-01", "RC-04"} & rules
    assert "RC-10" not in rules


def test_a_file_with_too_many_unclear_cells_is_sent_anew(world):
    cells = clean_cells(0)
    given = page(cells=cells)
    content = given.content.replace(b">0<", b">O0<", services.outside.MOST_FILLED_IN + 1)
    row = world.read(Given("file", "扫描.html", content))
    with pytest.raises(reasons.TooManyUnclear, match="请报送的单位"):
        services.take_in_outside(row, by=world.by, name=UNIT)


def test_a_faulty_report_from_outside_holds_the_sum_until_it_is_replaced(world):
    faulty = world.taken_in(page(cells=clean_cells(5) | {NEW: 9}))
    (sentence,) = world.obstacles()
    assert sentence.startswith(f"1个单位的报告有差错：{UNIT}（")
    with pytest.raises(errors.SomethingMissing, match="换下原来那一份的原因"):
        services.take_in_outside(world.read(page(6)), by=world.by, name=UNIT)
    newer = OutsideReport.objects.get(state=S.READ)
    newer = services.take_in_outside(newer, by=world.by, name=UNIT, reason="单位更正后重报")
    faulty.refresh_from_db()
    assert (faulty.state, faulty.end_reason, newer.state) == (S.REPLACED, "单位更正后重报", S.TAKEN_IN)
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (16, [])
    assert records_of(faulty).last().act == "outside_replaced"


def open_at_the_end_of_last_year(world: World) -> None:
    """The unit's report on the year before: of 5 received, 2 are carried forward."""
    cells = clean_cells(5, year=YEAR - 1)
    for column in ("natural", "total"):
        cells |= {f"3.C1.{column}": 3, f"3.C7.{column}": 3, f"3.D.{column}": 2}
    world.taken_in(page(cells=cells, year=YEAR - 1), year=YEAR - 1)


def test_a_carry_over_that_differs_stands_once_its_reason_is_written_down(world):
    open_at_the_end_of_last_year(world)
    row = world.taken_in(page(5))  # and nothing was carried over
    wrong = [one for one in document_outside(row)["findings"] if one["severity"] == "error"]
    assert {one["rule"] for one in wrong} == {"RC-07"}
    assert world.faults() == {UNIT: len(wrong)}
    with pytest.raises(reasons.NothingToExplainOutside):
        services.explain_outside(row, by=world.by, rule="RC-08", address="", reason="没有这一条")
    for one in wrong:
        given = {"rule": one["rule"], "address": one["address"] or ""}
        services.explain_outside(row, by=world.by, reason="单位来函：职能划出", **given)
    row.refresh_from_db()
    assert (world.faults(), world.obstacles()) == ({}, [])
    told = [one["reason"] for one in document_outside(row)["findings"] if one["rule"] == "RC-07"]
    assert told == ["单位来函：职能划出"] * len(wrong)


def test_a_carry_over_whose_reason_the_report_itself_gives_is_no_error(world):
    open_at_the_end_of_last_year(world)
    reason = "上年结转的2件因职能划转移交其他单位。"
    world.taken_in(
        page(5, swap=(f"{YEAR}年度没有收取信息处理费。", f"{YEAR}年度没有收取信息处理费。{reason}"))
    )
    assert world.faults() == {}


def test_no_reason_lets_a_sum_stand_that_does_not_add_up(world):
    row = world.taken_in(page(cells=clean_cells(5) | {"4.review.total": 3}))
    with pytest.raises(errors.NotExplained):
        services.explain_outside(row, by=world.by, rule="RC-04", address="4.review.total", reason="无")
    assert world.faults() == {UNIT: 1}


def test_a_blank_in_a_report_from_outside_holds_the_sum(world):
    world.taken_in(page(cells=clean_cells(5) | {"3.D.total": None}))
    assert cells_of(world.whole)["3.D.total"] is None
    assert world.obstacles()[0].startswith(f"1个单位的报告有差错：{UNIT}（")


def test_a_report_on_the_form_of_another_year_is_not_added_up(world):
    content = render.as_html(FORMS["2019"], {}, agency=UNIT, year=YEAR)
    row = world.taken_in(Given("file", "旧表.html", content))
    assert (row.form, cells_of(world.whole)[NEW]) == ("2019", 10)
    assert any(f"1个单位用的不是2021年的格式：{UNIT}" in one for one in world.obstacles())


def test_the_same_file_comes_in_once_under_whatever_name(world):
    world.taken_in(page(5))
    with pytest.raises(reasons.SameFile, match=f"{UNIT}2026年.*同一个文件.*已收进来"):
        world.read(Given("file", "换个名字.html", page(5).content), name="清岚县人民政府")
    assert OutsideReport.objects.count() == 1


def test_the_same_figures_in_two_files_are_pointed_out(world):
    world.taken_in(page(5))
    again = world.read(page(5, agency="清岚县人民政府"))
    assert same_figures(again, members_of(world.whole)) == [UNIT]
    assert same_figures(world.read(page(6, agency="青岩县人民政府")), members_of(world.whole)) == []


@pytest.mark.parametrize("name", ["明河区民政局", "明河区 民政局", "民政局"])
def test_an_agency_of_this_installation_does_not_come_in_as_a_file(world, name):
    inside = make_agency("mz", parent=world.agency, name="明河区民政局", short_name="民政局")
    row = world.read(page(5, agency="明河区民政局"))
    with pytest.raises(reasons.NameIsInside) as refused:
        services.take_in_outside(row, by=world.by, name=name)
    assert refused.value.agency == inside
    with pytest.raises(reasons.NameIsInside):
        services.expect_outside(world.agency, name=name, from_year=YEAR, reason="区编委", by=world.by)


def test_a_report_that_was_removed_is_gone_from_the_sum_and_waited_for(world):
    row = world.taken_in(page(5))
    services.remove_outside(row, by=world.by, reason="报错了层级")
    assert cells_of(world.whole)[NEW] == 10
    assert world.obstacles() == [
        f"系统外的1个单位还没有报告：{UNIT}；把报告文件收进来，或者写明不再汇总的原因"
    ]
    with pytest.raises(reasons.OutsideNotThisState, match="已撤出"):
        services.remove_outside(row, by=world.by, reason="再撤一次")
    assert world.taken_in(page(5)).counts  # the same bytes may come again now


def test_a_file_nobody_wants_leaves_no_bytes_behind(world, django_capture_on_commit_callbacks):
    row = world.read(page(5))
    file = row.file
    with django_capture_on_commit_callbacks(execute=True):
        services.drop_outside_file(row, by=world.by)
    file.refresh_from_db()
    assert (OutsideReport.objects.count(), bool(file.erased_on)) == (0, True)
    taken = world.taken_in(page(6))
    with pytest.raises(reasons.OutsideNotThisState):
        services.drop_outside_file(taken, by=world.by)


def test_a_unit_is_waited_for_from_its_first_report_until_someone_ends_that(world):
    world.taken_in(page(5, year=YEAR - 1), year=YEAR - 1)
    (unit,) = OutsideUnit.objects.all()
    assert (unit.name, unit.from_year, unit.to_year) == (UNIT, YEAR - 1, None)
    assert world.obstacles()[0].startswith(f"系统外的1个单位还没有报告：{UNIT}")
    with pytest.raises(errors.RuleYearsReversed):
        services.end_outside(unit, to_year=YEAR - 2, reason="撤并", by=world.by)
    with pytest.raises(errors.SomethingMissing):
        services.end_outside(unit, to_year=YEAR - 1, reason=" ", by=world.by)
    services.end_outside(unit, to_year=YEAR - 1, reason="2026年起由市税务局汇总", by=world.by)
    assert world.obstacles() == []
    with pytest.raises(reasons.UnitEnded, match="2025年度为止"):
        services.end_outside(unit, to_year=YEAR, reason="再止一次", by=world.by)


def test_the_list_names_a_unit_once_for_a_year(world):
    services.expect_outside(world.agency, name="清岚县人民政府", from_year=YEAR, reason="代管", by=world.by)
    assert world.obstacles()[0].startswith("系统外的1个单位还没有报告：清岚县人民政府")
    with pytest.raises(reasons.UnitListed, match="2026年度起"):
        services.expect_outside(
            world.agency, name="清岚县 人民政府", from_year=2030, reason="代管", by=world.by
        )
    services.expect_outside(
        world.agency, name="清岚县人民政府", from_year=2020, to_year=2022, reason="代管", by=world.by
    )
    world.taken_in(page(3, agency="清岚县人民政府"), name="清岚县人民政府")
    assert (OutsideUnit.objects.count(), world.obstacles()) == (2, [])


def test_a_report_that_changes_after_the_signature_is_shown_and_not_taken_over(world):
    world.taken_in(page(5))
    Report.objects.filter(pk=world.whole.pk).update(
        state=Report.State.PUBLISHED,
        sha256="f" * 64,
        published_at="2027-03-01T00:00Z",
        cells=cells_of(world.whole),
        members=[one.as_stored() for one in members_of(world.whole)],
    )
    world.whole.refresh_from_db()
    world.taken_in(page(8), reason="单位更正后重报")
    assert cells_of(world.whole)[NEW] == 15
    assert changed_members(world.whole, members_of(world.whole)) == [f"{UNIT}的报告换了一版"]


def test_taking_in_is_for_the_supervising_office_of_a_government(world):
    writer = make_officer(world.agency, Role.CASE_OFFICER)
    row = world.read(page(5))
    for act in (
        lambda: services.read_outside_file(world.agency, YEAR, page(6), by=writer),
        lambda: services.take_in_outside(row, by=writer, name=UNIT),
        lambda: services.drop_outside_file(row, by=writer),
        lambda: services.expect_outside(world.agency, name="甲", from_year=YEAR, reason="乙", by=writer),
    ):
        with pytest.raises(NotAllowed, match="主管部门"):
            act()
    department = make_agency("zj", parent=world.agency, kind=Agency.Kind.DEPARTMENT)
    with pytest.raises(errors.NotAGovernment):
        services.read_outside_file(department, YEAR, page(7), by=make_officer(department, Role.SUPERVISOR))


def test_a_sum_asks_as_often_for_ten_from_outside_as_for_one(world, django_assert_num_queries):
    def check():
        members = members_of(world.whole)
        faults_of_members(members, YEAR)
        return obstacles(world.whole, members, {})

    world.taken_in(page(1))
    check()  # the corpus of the year's words is made once
    with django_assert_num_queries(17):
        check()
    row = OutsideReport.objects.get()
    for number in range(2, 11):
        row.pk, row.name, row._state.adding = None, f"第{number}县人民政府", True
        row.save()
    with django_assert_num_queries(17):
        check()
