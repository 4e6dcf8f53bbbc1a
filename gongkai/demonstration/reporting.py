"""Stories of annual reports: one taken over from before the system, then each year closed from the records.

One fault is planted where it can be found: a report that had been typed by hand before it was taken over does
not carry forward what the year before it left open (RC-07).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.deadlines import is_reviewed_here
from gongkai.annual_report.derivation import derived_cells, to_enter
from gongkai.annual_report.models import Report
from gongkai.annual_report.normative import ROW
from gongkai.demonstration.accounts import GOVERNMENT, PLACES
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at
from gongkai.law.calendar import published_calendar
from gongkai.law.report_forms import form_of_year

SENT_BACK = "wjj"  # its report came back with comments before it was accepted
LATE = next(number for number, place in enumerate(PLACES) if place.code == "ldz")  # after the last day
FAULTY = "cgj"  # its last report was typed by hand
FAULT_CELLS = ("3.B.natural", "3.B.total")
OFFSET_CELLS = ("3.A.natural", "3.A.total")  # so that the printed identity still holds and hides the fault


def all_reports(district: District, dice: random.Random) -> list[Story]:
    return [
        _years(district, district.agencies[place.code], random.Random(number), number)
        for number, place in enumerate(PLACES)
        if place.code != "gsj"
    ]


def _publishing_day(year: int, number: int) -> date:
    calendar = published_calendar()
    day = date(year + 1, 2, 3) if number == LATE else date(year + 1, 1, 12 + number)
    return day if calendar.is_working(day) else calendar.next_working_day(day)


def _years(district: District, agency: Agency, dice: random.Random, number: int) -> Story:
    by = district.officer(agency.code, Role.DISCLOSURE_HEAD)
    first = district.today.year - 3
    yield at(date(first + 1, 1, 4), 9, 30)
    cells = dict(_before_the_system(agency, first, dice))
    services.import_published(
        agency, first, cells=cells, text=_text(agency, first, closed=_closed(cells)), by=by
    )
    for year in (first + 1, first + 2):
        yield at(_publishing_day(year, number), 10, 15)
        if agency.code == FAULTY and year == first + 2:
            _typed_by_hand(agency, year, dice, by)
            continue
        yield from _from_the_records(district, agency, year, dice, number)


def _from_the_records(
    district: District, agency: Agency, year: int, dice: random.Random, number: int
) -> Story:
    """Written and submitted by the officer, signed by the head, accepted on the next working day, made public."""
    by = district.officer(agency.code, Role.CASE_OFFICER)
    head = district.officer(agency.code, Role.DISCLOSURE_HEAD)
    day = _publishing_day(year, number)
    report = services.open_draft(agency, year, by=by)
    for address, value in _figures(agency, year, dice):
        services.enter_figure(agency, year, address, value, by=by, source_note="业务系统年末取数")
    cells = derived_cells(agency, year)
    for part, text in _text(agency, year, closed=_closed(cells)).items():
        report = services.write_text(report, by=by, part=part, text=text)
    yield at(day, 15, 40)
    services.submit_for_signature(report, by=by)
    yield at(day, 17, 5)
    services.sign(report, by=head)
    if agency.code == SENT_BACK:
        day = published_calendar().next_working_day(day)
        yield from _sent_back(district, report, day)
    following = published_calendar().next_working_day(day)
    yield at(following, 10, 20)
    if is_reviewed_here(report):
        services.accept(report, by=district.officer(GOVERNMENT, Role.SUPERVISOR))
    yield at(following, 15, 40)
    services.publish(report, by=head)


def _sent_back(district: District, report: Report, day: date) -> Story:
    """The supervising office asks for a cell and a part; both are settled and the report signed anew."""
    code = report.agency.code
    by = district.officer(code, Role.CASE_OFFICER)
    yield at(day, 9, 40)
    remarks = [
        services.Remark("和登记簿再核对一次，邮寄来的有没有漏登", "3.A.total"),
        services.Remark("问题写得笼统，写明是哪一类答复说理不够", "5", "少数答复说理不够充分"),
    ]
    services.send_back(report, by=district.officer(GOVERNMENT, Role.SUPERVISOR), remarks=remarks)
    yield at(day, 14, 30)
    answers = ("逐件核对过登记簿和收发室的邮件登记，没有漏登", "已经写明是部分公开的答复，改进措施不变")
    for comment, answer in zip(report.comments.all(), answers, strict=True):
        services.settle_comment(comment, by=by, answer=answer)
    services.submit_for_signature(report, by=by)
    yield at(day, 16, 10)
    services.sign(report, by=district.officer(code, Role.DISCLOSURE_HEAD))


def _typed_by_hand(agency: Agency, year: int, dice: random.Random, by) -> None:
    """As someone typed it: one application counted as carried over that the year before had not left open."""
    cells = derived_cells(agency, year) | dict(_figures(agency, year, dice))
    for address in FAULT_CELLS:
        cells[address] += 1
    for address in OFFSET_CELLS:
        cells[address] -= 1
    services.import_published(
        agency, year, cells=cells, text=_text(agency, year, closed=_closed(cells)), by=by
    )


def _before_the_system(agency: Agency, year: int, dice: random.Random) -> Iterator[tuple[str, int]]:
    """A small report without carry-over whose identities hold."""
    given, absent = dice.randint(2, 9), dice.randint(0, 4)
    column = {"A": given + absent, "C1": given, "C41": absent, "C7": given + absent}
    for address in form_of_year(year).addresses:
        table, row, place = address.split(".", 2)
        counted = table == "3" and place in ("natural", "total")
        yield address, column.get(row, 0) if counted else 0
    documents = derived_cells(agency, year)
    yield from ((address, documents[address] or 0) for address in documents if address.startswith(ROW))
    yield from _figures(agency, year, dice)


def _figures(agency: Agency, year: int, dice: random.Random) -> Iterator[tuple[str, int]]:
    """What the library does not give. An agency without a document in it has none: the stock ties (RC-08)."""
    for address in to_enter(agency, year):
        yield address, 0 if address.startswith(ROW) else dice.randint(0, 260)


def _closed(cells: dict) -> int:
    return cells["3.C7.total"]


def _text(agency: Agency, year: int, *, closed: int) -> dict[str, str]:
    return {
        "1": (
            f"{year}年，{agency.name}按照条例和本区政务公开工作要点，做好以下工作。\n"
            "（一）主动公开。按栏目及时公布政策文件和办事信息，公布前逐件进行保密审查。\n"
            f"（二）依申请公开。全年办结政府信息公开申请{closed}件，均依法作出答复。\n"
            "（三）政府信息管理。对规范性文件逐件标明效力，失效、废止的及时标注。\n"
            "（四）平台建设。栏目按统一名称设置，移动端和适老版可以正常使用。\n"
            "（五）监督保障。公开工作机构每季度自查一次，问题当月改正。"
        ),
        "5": "存在的问题：政策解读的形式还不够丰富，少数答复说理不够充分。改进措施：同类申请统一说理口径，解读随文件同步起草。",
        "6": f"{year}年度没有发出收费通知，没有收取信息处理费。",
    }
