"""The government's sum of each year's reports: one complete and public, one that still waits.

Three units do not use the system and send files. Of the last year two of them are missing, one with a file
that nobody has confirmed because a digit in it cannot be read; and the report with the planted fault
(reporting.py) keeps the sum from its signature as well.
"""

from __future__ import annotations

import io
import random
from datetime import date

import docx

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.exchange import SCHEMA
from gongkai.annual_report.export import FORMATS
from gongkai.annual_report.models import OutsideReport, Report
from gongkai.annual_report.others.apart import Given
from gongkai.demonstration.accounts import GOVERNMENT
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at
from gongkai.law.calendar import published_calendar
from gongkai.law.report_forms import form_of_year

ZONE, TOWNSHIP, RURAL = "澜溪经济开发区管理委员会", "澜溪区桃坞镇人民政府", "澜溪区杨湾乡人民政府"
UNITS = {ZONE: "json", TOWNSHIP: "xlsx", RURAL: "docx"}  # and the kind of file each sends
GROUND = "没有使用本系统，年度报告以文件报送（澜政办函〔2023〕6号）"
UNCLEAR, MISREAD = "10", "1O"


def all_sums(district: District) -> list[Story]:
    year = district.today.year
    return [_complete(district, year - 2), _waiting(district, year - 1)]


def _day(year: int, month: int, day: int) -> date:
    """That day, or the next one on which the office works."""
    calendar, on = published_calendar(), date(year, month, day)
    return on if calendar.is_working(on) else calendar.next_working_day(on)


def _complete(district: District, year: int) -> Story:
    """Begun once the agencies have handed in, complete with the last file, signed and made public in March."""
    supervisor = district.officer(GOVERNMENT, Role.SUPERVISOR)
    by = district.officer(GOVERNMENT, Role.CASE_OFFICER)
    head = district.officer(GOVERNMENT, Role.DISCLOSURE_HEAD)
    government = district.agencies[GOVERNMENT]
    yield at(_day(year + 1, 2, 9), 9, 20)
    report = services.open_whole(government, year, by=supervisor)
    for name in UNITS:
        services.expect_outside(government, name=name, from_year=year, reason=GROUND, by=supervisor)
    day = _day(year + 1, 2, 16)
    for name in UNITS:
        yield at(day, 14, 10)
        row = _read(district, name, year)
        yield at(day, 14, 30)
        services.take_in_outside(row, by=supervisor, name=name)
        day = published_calendar().next_working_day(day)
    yield at(_day(year + 1, 3, 2), 10)
    for part, text in _text(year).items():
        report = services.write_text(report, by=by, part=part, text=text)
    services.submit_for_signature(report, by=by)
    yield at(_day(year + 1, 3, 3), 15)
    services.sign(report, by=head)
    yield at(_day(year + 1, 3, 4), 9, 30)
    services.publish(report, by=head)


def _waiting(district: District, year: int) -> Story:
    """Begun, with one file taken in, one read and not confirmed, one that never came."""
    supervisor = district.officer(GOVERNMENT, Role.SUPERVISOR)
    yield at(_day(year + 1, 2, 10), 9, 20)
    services.open_whole(district.agencies[GOVERNMENT], year, by=supervisor)
    yield at(_day(year + 1, 2, 18), 14, 10)
    row = _read(district, ZONE, year)
    yield at(_day(year + 1, 2, 18), 14, 30)
    services.take_in_outside(row, by=supervisor, name=ZONE)
    yield at(_day(year + 1, 2, 24), 16)
    _read(district, RURAL, year, unclear=True)


def _read(district: District, name: str, year: int, *, unclear: bool = False) -> OutsideReport:
    kind = UNITS[name]
    content = FORMATS[kind].make(_document(name, year, unclear=unclear))
    if unclear:
        content = _as_scanned(content)
    given = Given("file", f"{name}{year}年政府信息公开工作年度报告.{kind}", content)
    by = district.officer(GOVERNMENT, Role.SUPERVISOR)
    return services.read_outside_file(district.agencies[GOVERNMENT], year, given, by=by)


def _as_scanned(content: bytes) -> bytes:
    """The document with one figure as it came out of a scanner: a letter for a digit."""
    document = docx.Document(io.BytesIO(content))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    next(cell for cell in cells if cell.text == UNCLEAR).text = MISREAD
    scanned = io.BytesIO()
    document.save(scanned)
    return scanned.getvalue()


def _document(name: str, year: int, *, unclear: bool) -> dict:
    """A report whose figures agree: what came in was granted or did not exist, nothing was left open."""
    dice = random.Random(f"{name}{year}")
    granted, absent = (8, 2) if unclear else (dice.randint(3, 12), dice.randint(0, 4))
    rows = {"A": granted + absent, "C1": granted, "C41": absent, "C7": granted + absent}
    cells: dict[str, object] = {}
    for address, cell in form_of_year(year).cells.items():
        table, row, place = address.split(".", 2)
        cells[address] = rows.get(row, 0) if table == "3" and place in ("natural", "total") else 0
        if cell.column.id == "decisions":
            cells[address] = dice.randint(0, 60)
    return {
        "schema": SCHEMA,
        "agency": name,
        "agency_code": "",
        "year": year,
        "form": form_of_year(year).key,
        "scope": Report.Scope.OWN,
        "version": 1,
        "correction_reason": "",
        "cells": cells,
        "text": {
            "1": f"{year}年，{name}主动公开政策文件和办事信息，依法答复每一件申请，公开前逐件进行保密审查。",
            "5": "公开的及时性还不够，下一年对照公开目录逐项检查。",
            "6": f"{year}年度没有收取信息处理费。",
        },
    }


def _text(year: int) -> dict[str, str]:
    return {
        "1": (
            f"{year}年，全区各部门、各街道和乡镇按照条例和政务公开工作要点，做好以下工作。\n"
            "（一）主动公开。政策文件、办事信息按栏目公布，规范性文件逐件标明效力。\n"
            "（二）依申请公开。全区新收政府信息公开申请{{3.A.total}}件，办结{{3.C7.total}}件。\n"
            "（三）政府信息管理。公布前逐件进行保密审查，失效、废止的文件及时标注。\n"
            "（四）平台建设。各单位的栏目统一名称，移动端和适老版可以正常使用。\n"
            "（五）监督保障。区政务公开办公室每季度检查一次，问题当月改正。"
        ),
        "5": "存在的问题：有的单位答复说理不够充分，有的解读材料发布较慢。改进措施：统一同类申请的说理口径，解读随文件同步起草。",
        "6": (
            f"{year}年度全区没有收取信息处理费。云陵市自然资源和规划局澜溪分局的年度报告由市自然资源和规划局汇总，"
            "没有计入本报告。"
        ),
    }
