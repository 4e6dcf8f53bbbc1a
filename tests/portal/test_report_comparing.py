"""Reports beside each other as pages: figures, ways out, mistakes said in place, files."""

from __future__ import annotations

import csv
import io

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.agencies.models import Agency
from gongkai.annual_report import services
from gongkai.annual_report.models import HandOver, Report
from gongkai.law.report_forms import form_of_year
from tests.annual_report.members import clean_cells, departments, frozen
from tests.cases.factories import Desk
from tests.portal.conftest import TODAY, imported_report, page

YEARS = "/reports/zj/compare/"
AGENCIES = "/reports/compare/"


def row(text: str, label: str) -> list[str]:
    """The figures of the first row whose label is or begins so."""
    for each in LexborHTMLParser(text).css("main tbody tr"):
        if each.css_first("th").text(strip=True).startswith(label):
            return [cell.text(strip=True) for cell in each.css("td")]
    raise AssertionError(label)


def errors(text: str) -> list[str]:
    tree = LexborHTMLParser(text)
    assert tree.css_first("#errors"), "the mistake is said on top"
    return [each.text(strip=True) for each in tree.css(".gk-error")]


def old_report(desk: Desk, year: int, **cells: int) -> Report:
    """Taken over, on the form of its year."""
    figures = dict.fromkeys(form_of_year(year).addresses, 0)
    figures |= {name.replace("__", "."): value for name, value in cells.items()}
    text = {"1": "总体平稳。", "5": "解读不够。", "6": "没有收费。"}
    return services.import_published(desk.agency, year, cells=figures, text=text, by=desk.head)


# --- one agency, several years


def test_years_stand_beside_each_other_with_change_and_share(client, desk):
    imported_report(desk, 2024, **{"3__A__total": 8})
    imported_report(desk, 2025, **{"3__A__total": 6})
    text = page(client, YEARS, years="2024,2025")
    assert row(text, "一、本年新收") == ["8", "6", "−2", "−25%"]
    assert row(text, "二、上年结转") == ["0", "0", "0", ""]
    assert "<caption" in text and 'scope="row"' in text
    assert 'id="trend"' in text


def test_without_a_choice_the_newest_five_years_are_compared(client, desk):
    for year in range(2020, 2026):
        old_report(desk, year)
    text = page(client, YEARS)
    assert [box.attributes["value"] for box in LexborHTMLParser(text).css("input[name=years][checked]")] == [
        "2025",
        "2024",
        "2023",
        "2022",
        "2021",
    ]


def test_years_of_two_forms_say_so_and_print_a_dash_for_what_one_form_lacks(client, desk):
    old_report(desk, 2020, **{"3__C6__total": 3})
    old_report(desk, 2021, **{"3__C63__total": 2})
    text = page(client, YEARS, years="2020,2021")
    assert "这几年的表不一样" in text
    assert "国办公开办函〔2019〕60号" in text and "国办公开办函〔2021〕30号" in text
    assert row(text, "（六）其他处理合计") == ["3", "2", "−1", "−33.3%"]
    assert row(text, "行政规范性文件：现行有效件数") == ["—这一年的表上没有", "0", "", ""]
    assert "另一种格式叫“规范性文件：本年新制作数量”" in text


def test_a_carry_over_that_does_not_tie_is_shown_by_class_and_a_gap_is_not_checked(client, desk):
    imported_report(desk, 2022, **{"3__D__natural": 2, "3__D__total": 2})
    imported_report(desk, 2023)
    imported_report(desk, 2025)
    text = page(client, YEARS, years="2022,2023,2025")
    assert row(text, "2022年到2023年") == ["2", "0", "接不上自然人：2→0（−2）；总计：2→0（−2）"]
    assert "2023年和2025年不相连" in text


def test_a_carry_over_that_moved_with_a_function_ties_and_names_where_it_went(client, desk):
    [other] = departments(desk.district.government, 1)
    HandOver.objects.create(
        giver=desk.agency, taker=other, year=2025, cells={"natural": 2}, reason="机构改革方案",
        by=desk.head.person,
    )  # fmt: skip
    imported_report(desk, 2024, **{"3__D__natural": 2, "3__D__total": 2})
    imported_report(desk, 2025)
    text = page(client, YEARS)
    told = f"连同划转的，七列都相等随职能划给{other.name}2件（机构改革方案）"
    assert row(text, "2024年到2025年") == ["2", "0", told]


def test_the_class_of_applicants_is_chosen_and_kept_in_the_file(client, desk):
    imported_report(desk, 2024, **{"3__A__legal": 2})
    imported_report(desk, 2025, **{"3__A__legal": 5})
    text = page(client, YEARS, years="2024,2025", column="legal")
    assert row(text, "一、本年新收")[:2] == ["2", "5"]
    assert f'href="{YEARS.removesuffix("/")}.csv?years=2024,2025&amp;column=legal"' in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"years": "2024,1999"}, "1999年的报告没有公布过，能比的有：2025年、2024年"),
        ({"years": "2024,<b>"}, "<b>年的报告没有公布过，能比的有：2025年、2024年"),
        ({"years": "2025", "column": "nobody"}, "没有这一类申请人，从列出的里面选"),
    ],
)
def test_a_mistake_in_the_years_is_said_in_place(client, desk, query, said):
    imported_report(desk, 2024)
    imported_report(desk, 2025)
    text = page(client, YEARS, **query)
    assert errors(text) == [said]
    assert "gk-cmp--" not in text  # nothing is compared that was not asked for
    assert client.get("/reports/zj/compare.csv", query).status_code == 302


def test_more_than_five_years_are_refused_with_how_many_to_take_away(client, desk):
    for year in range(2019, 2026):
        old_report(desk, year)
    text = page(client, YEARS, years=[str(year) for year in range(2019, 2026)])
    assert errors(text) == ["一次最多比5年，现在选了7年，去掉2年"]


def test_one_year_alone_and_an_agency_without_reports_say_what_is_missing(client, desk):
    empty = page(client, YEARS)
    assert "这个单位还没有公布的年度报告" in empty
    imported_report(desk)
    assert "只有一年的报告" in page(client, YEARS)
    imported_report(desk, 2024)
    assert "只选了一年，再选一年才能对比" in page(client, YEARS, years="2024")
    assert client.get("/reports/nobody/compare/").status_code == 404


def test_the_sums_of_a_government_are_compared_with_each_other_only(client, site):
    government = Desk().district.government
    for year, received in ((2024, 10), (2025, 12)):
        cells = clean_cells(received, year=year)
        frozen(government, cells, state="published", year=year, scope=Report.Scope.WHOLE)
    text = page(client, f"/reports/{government.code}/compare/", scope="whole")
    assert "（本级政府汇总）" in text
    assert row(text, "一、本年新收")[:2] == ["10", "12"]
    assert "只有一年" not in text
    assert "这个单位还没有公布" in page(client, f"/reports/{government.code}/compare/")


def test_the_years_come_as_csv(client, desk):
    imported_report(desk, 2024, **{"3__A__total": 8})
    imported_report(desk, 2025, **{"3__A__total": 6})
    answer = client.get("/reports/zj/compare.csv", {"years": "2024,2025"})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [r[4:] for r in rows if r[2].startswith("一、")] == [["8", "6", "-2", "-25%"]]


def test_a_corrected_year_is_compared_as_corrected_and_says_so(client, desk):
    first = imported_report(desk, 2024, **{"3__A__total": 8})
    Report.objects.filter(pk=first.pk).update(state=Report.State.SUPERSEDED)
    second = frozen(desk.agency, clean_cells(9, year=2024), state="published", year=2024, version=2)
    imported_report(desk, 2025)
    text = page(client, YEARS)
    assert row(text, "一、本年新收")[0] == "9"
    assert "2024年用的是第2版（更正后）" in text and second.correction_reason in text


# --- several agencies, one year


def three(government: Agency) -> list[Agency]:
    agencies = departments(government, 3)
    for received, agency in zip((2, 4, 6), agencies, strict=True):
        frozen(agency, clean_cells(received, year=2025), state="published", year=2025)
    return agencies


def test_agencies_stand_beside_each_other_and_each_figure_leads_to_its_cell(client, site):
    one, _, three_ = three(Desk().district.government)
    text = page(client, AGENCIES, year="2025", agencies=f"{one.code},{three_.code}")
    assert row(text, "本年新收") == ["2", "6"]
    assert row(text, "予以公开和部分公开的占比") == ["100%", "100%"]
    assert f'href="/reports/{one.code}/2025/#c-3.A.total"' in text
    assert f'href="/reports/{three_.code}/2025/?cell=4.review.total#part-4"' in text
    assert row(text, "历年对比")
    report = page(client, f"/reports/{one.code}/2025/", cell="4.review.total")
    assert 'id="c-3.A.total"' in report and 'id="part-4"' in report and "picked" in report


def test_boxes_and_commas_choose_alike(client, site):
    agencies = three(Desk().district.government)
    codes = [each.code for each in agencies]
    joined = page(client, AGENCIES, year="2025", agencies=",".join(codes))
    boxes = page(client, AGENCIES, year="2025", agencies=codes)
    assert row(joined, "本年新收") == row(boxes, "本年新收") == ["2", "4", "6"]


def test_punctuality_follows_the_records_and_is_not_made_up_for_reports_taken_over(client, desk):
    desk.served(on=TODAY)  # in time
    frozen(desk.agency, clean_cells(1), state="published")
    [other] = departments(desk.district.government, 1)
    taken = frozen(other, clean_cells(1), state="published")
    Report.objects.filter(pk=taken.pk).update(source=Report.Source.IMPORTED)
    text = page(client, AGENCIES, year="2026", agencies=f"zj,{other.code}")
    assert sorted(row(text, "法定期限内答复的占比")) == ["100%", "—"]
    assert f"{other.short_name}的报告在本系统启用前公布" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"year": "2025", "agencies": "d01,nobody"}, "“nobody”在这一年没有公布的报告，从列出的单位里选"),
        ({"year": "2025", "agencies": "d01,zj"}, "“zj”在这一年没有公布的报告，从列出的单位里选"),
        ({"year": "2031", "agencies": "d01"}, "2031年没有公布过报告，从列出的年度里选"),
    ],
)
def test_a_mistake_in_the_agencies_is_said_in_place(client, site, query, said):
    three(Desk().district.government)
    text = page(client, AGENCIES, **query)
    assert errors(text) == [said]
    assert "gk-beside" not in text
    assert client.get("/reports/compare.csv", query).status_code == 302


def test_more_than_eight_agencies_are_refused(client, site):
    agencies = departments(Desk().district.government, 9)
    for agency in agencies:
        frozen(agency, clean_cells(1, year=2025), state="published", year=2025)
    text = page(client, AGENCIES, year="2025", agencies=",".join(one.code for one in agencies))
    assert errors(text) == ["一次最多比8个单位，现在选了9个，去掉1个"]


def test_before_anything_is_chosen_the_boxes_are_open(client, site):
    three(Desk().district.government)
    text = page(client, AGENCIES)
    assert LexborHTMLParser(text).css_first("details.gk-cmpchoice").attributes.keys() >= {"open"}
    assert "还没有公布的年度报告" not in text


def test_without_any_report_the_page_says_so(client, site):
    assert "还没有公布的年度报告" in page(client, AGENCIES)


def test_the_agencies_come_as_csv(client, site):
    one, two, _ = three(Desk().district.government)
    answer = client.get("/reports/compare.csv", {"year": "2025", "agencies": f"{one.code},{two.code}"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["项目", "内容", "计量单位", one.name, two.name]
    assert rows[1] == ["申请", "本年新收", "件", "2", "4"]


@pytest.mark.parametrize("count", [1, 5])
def test_comparing_asks_as_often_for_one_as_for_five(client, desk, django_assert_num_queries, count):
    for year in range(2026 - count, 2026):
        old_report(desk, year)
    agencies = departments(desk.district.government, count)
    for agency in agencies:
        frozen(agency, clean_cells(1, year=2025), state="published", year=2025)
    with django_assert_num_queries(4 if count == 1 else 5):  # of two years and more, what moved between them
        client.get(YEARS)
    with django_assert_num_queries(6):
        client.get(AGENCIES, {"year": "2025", "agencies": ",".join(one.code for one in agencies)})


def test_a_report_leads_to_both_comparisons(client, desk):
    imported_report(desk, 2024)
    imported_report(desk, 2025)
    text = page(client, "/reports/zj/2025/")
    assert f'href="{YEARS}"' in text
    assert f'href="{AGENCIES}?year=2025&amp;agencies=zj"' in text
