"""Reports of the load on the years that are over: figures derived from its cases, frozen as published ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils import timezone

from gongkai.agencies.models import Agency, Person
from gongkai.annual_report.derivation import derived_cells, enterable
from gongkai.annual_report.models import Report, YearlyFigure
from gongkai.annual_report.selectors import content_of, fingerprint_of
from gongkai.demonstration.load.places import Places
from gongkai.law.report_forms import form_of_year

FROZEN = ["agency_name", "form", "state", "cells", "text", "sha256", "published_at", "published_by"]
MADE, REPEALED = 2, 1  # normative documents a year; what is in force grows by the difference


def load_reports(places: Places, years: Sequence[int], *, told: Callable) -> int:
    """One published report an agency and year; returns how many. A second run freezes the figures anew."""
    YearlyFigure.objects.bulk_create(
        [
            figure
            for agency in places.agencies
            for place, year in enumerate(years)
            for figure in _figures(agency, year, place, places.people[agency.pk])
        ],
        ignore_conflicts=True,
    )
    reports = []
    for agency in places.agencies:
        reports += [_report(agency, year, places.people[agency.pk]) for year in years]
        told("年报", len(reports), len(places.agencies) * len(years))
    Report.objects.bulk_create(
        reports,
        update_conflicts=True,
        unique_fields=["agency", "year", "scope", "version"],
        update_fields=FROZEN,
    )
    return len(reports)


def _figures(agency: Agency, year: int, place: int, person: Person) -> list[YearlyFigure]:
    in_force = 10 + (place + 1) * (MADE - REPEALED)
    normative = {"made": MADE, "repealed": REPEALED, "in_force": in_force}
    return [
        YearlyFigure(
            agency=agency,
            year=year,
            address=address,
            value=normative.get(address.rpartition(".")[2], 60) if "normative" in address else 60,
            source_note="测试数据",
            entered_by=person,
            entered_at=timezone.now(),
        )
        for address in enterable(form_of_year(year))
    ]


def _report(agency: Agency, year: int, person: Person) -> Report:
    cells = derived_cells(agency, year)
    report = Report(
        agency=agency,
        agency_name=agency.name,
        year=year,
        form=form_of_year(year).key,
        state=Report.State.PUBLISHED,
        cells=cells,
        text=_text(year, cells["3.C7.total"]),
        published_at=datetime(year + 1, 1, 20, 10, tzinfo=timezone.get_current_timezone()),
        published_by=person,
    )
    report.sha256 = fingerprint_of(content_of(report, cells))
    return report


def _text(year: int, closed: int) -> dict[str, str]:
    return {
        "1": f"{year}年全年办结政府信息公开申请{closed}件。这是装载的测试数据，用来测量速度。",
        "5": "测试数据没有问题可说，也没有改进措施。",
        "6": f"{year}年度没有发出收费通知，没有收取信息处理费。",
    }
