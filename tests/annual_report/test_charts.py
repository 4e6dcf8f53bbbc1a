"""Charts of a report: the same figures as its tables, five years beside each other, and answers in time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual_report import charts, services
from gongkai.law.decisions import Outcome
from gongkai.law.report_forms import FORMS, form_of_year
from tests.cases.factories import Desk, at

FORM = FORMS["2021"]


def test_results_stand_in_their_six_groups_with_their_share():
    cells = {"3.C1.total": 2, "3.C38.total": 1, "3.C7.total": 3}
    ended = charts.decisions(FORM, cells, 2025)
    assert ended.caption == "申请是怎样办结的（2025年，3件）"
    assert ended.rows == (
        ("予以公开", "2", "66.7%"),
        ("部分公开", "0", "0.0%"),
        ("不予公开", "1", "33.3%"),
        ("无法提供", "0", "0.0%"),
        ("不予处理", "0", "0.0%"),
        ("其他处理", "0", "0.0%"),
    )


def test_a_year_without_applications_has_no_charts():
    assert charts.decisions(FORM, {}, 2025) is None
    assert charts.applicants({}, 2025) is None
    assert charts.trend({2025: {}}) is None
    assert charts.on_time(0, 0, 2025) is None


def test_years_stand_beside_each_other_in_order():
    shown = charts.trend({2025: {"3.A.total": 5, "3.C7.total": 4}, 2024: {"3.A.total": 2, "3.C7.total": 2}})
    assert shown.caption == "历年申请（2024年至2025年）"
    assert shown.rows == (("2024", "2", "2"), ("2025", "5", "4"))


def test_answers_in_time_and_late_are_told_apart():
    assert charts.on_time(50, 1, 2026).rows == (
        ("法定期限内答复", "49", "98.0%"),
        ("超过法定期限答复", "1", "2.0%"),
    )


@pytest.mark.django_db
def test_a_live_report_shows_its_own_year_and_the_published_ones_before(django_assert_num_queries):
    with at(date(2026, 11, 20)):
        desk = Desk()
        cells = dict.fromkeys(form_of_year(2025).addresses, 0) | {"3.A.total": 7, "3.C7.total": 7}
        text = {"1": "略。", "5": "略。", "6": "略。"}
        services.import_published(desk.agency, 2025, cells=cells, text=text, by=desk.head)
        desk.served(Outcome.G2, on=date(2026, 9, 16))
        report = services.open_draft(desk.agency, 2026, by=desk.officer)
        now = {"3.A.total": 1, "3.C7.total": 1, "3.C1.total": 1, "3.A.natural": 1}
        with django_assert_num_queries(3):
            shown = {chart.id: chart for chart in charts.charts_of(report, now)}
    assert shown["trend"].rows == (("2025", "7", "7"), ("2026", "1", "1"))
    assert shown["on-time"].rows[0] == ("法定期限内答复", "1", "100%")
    assert list(shown) == ["decisions", "applicants", "trend", "on-time"]
