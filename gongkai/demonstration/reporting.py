"""Stories of annual reports: one taken over from before the system, then each year closed from the records.

Planted, so that they can be found: a report that had been typed by hand before it was taken over does not
carry forward what the year before it left open (FAULTY, RC-07); one is published late (LATE, RC-19); two say
the same of themselves (COPIED, RC-22). Nothing else is found in any of them. To be looked at: two cells of one
hold a document the library does not know (UNLISTED), and one was put right after it was public (PUT_RIGHT).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.annual_report import selectors, services
from gongkai.annual_report.deadlines import is_reviewed_here
from gongkai.annual_report.derivation import Number, derived_cells, to_enter
from gongkai.annual_report.figure_sheet import HEADS
from gongkai.annual_report.models import Report
from gongkai.annual_report.normative import ROW
from gongkai.demonstration.accounts import GOVERNMENT, PLACES
from gongkai.demonstration.district import District
from gongkai.demonstration.reports_written import LONGEST, OLDER, SINCE, WORDS, Words
from gongkai.demonstration.stories import Story, at
from gongkai.law.calendar import published_calendar
from gongkai.law.report_forms import form_of_year

SENT_BACK = "wjj"  # its report came back with comments before it was accepted
LATE = next(number for number, place in enumerate(PLACES) if place.code == "ldz")  # after the last day
FAULTY = "cgj"  # its last report was typed by hand
COPIED = ("qsj", "ldz")  # the second copied the first's words in its last report
UNLISTED = "jyj"  # a normative document that is lawfully not public counts in its last report
PUT_RIGHT = "fgj"  # its report on the year before last is public in a second version
BY_MONTH = "zjj"  # its penalties of the last year came in by months, from two sheets

FAULT_CELLS = ("3.B.natural", "3.B.total")
OFFSET_CELLS = ("3.A.natural", "3.A.total")  # so that the printed identity still holds and hides the fault
PENALTIES, LICENCES = "2.6.penalties.decisions", "2.5.licences.decisions"
MADE, IN_FORCE = f"{ROW}made", f"{ROW}in_force"


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
    before, *following = WORDS[agency.code]
    yield at(date(first + 1, 1, 4), 9, 30)
    older = random.Random(SINCE)  # dice of their own: what follows stays as it was
    for year, words in zip(range(SINCE, first), OLDER, strict=False) if agency.code == LONGEST else ():
        _taken_over(agency, year, older, words, by)
    _taken_over(agency, first, dice, before, by)
    for year, words in zip((first + 1, first + 2), following, strict=True):
        last = year == first + 2
        if last and agency.code == BY_MONTH:
            yield at(date(year, 7, 6), 9, 20)
            _sheet_of(range(1, 7), agency, year, dice, district.officer(agency.code, Role.CASE_OFFICER))
        yield at(_publishing_day(year, number), 10, 15)
        if last and agency.code == FAULTY:
            _typed_by_hand(agency, year, dice, words, by)
            continue
        report = _written(district, agency, year, dice, words)
        yield from _signed_and_published(district, report, _publishing_day(year, number))
        if agency.code == PUT_RIGHT and not last:
            yield from _put_right(district, report, _publishing_day(year, number))


def _taken_over(agency: Agency, year: int, dice: random.Random, words: Words, by: Officer) -> None:
    """One that was public before the system was in use."""
    cells = dict(_before_the_system(agency, year, dice))
    services.import_published(agency, year, cells=cells, text=_text(agency, year, cells, words), by=by)


def _written(district: District, agency: Agency, year: int, dice: random.Random, words: Words) -> Report:
    """Figures of other systems entered, the text drafted from the records and the agency's own words added."""
    by = district.officer(agency.code, Role.CASE_OFFICER)
    last = year == district.today.year - 1
    report = services.open_draft(agency, year, by=by)
    figures = dict(_figures(agency, year, dice))
    if last and agency.code == BY_MONTH:
        del figures[PENALTIES]
        _sheet_of(range(7, 13), agency, year, dice, by)
    entries = [services.Entry(address, str(value)) for address, value in figures.items()]
    services.enter_figures(agency, year, entries, by=by, source_note="业务系统年末取数")
    if last and agency.code == UNLISTED:
        _count_the_unlisted(report, by)
    services.draft_sections(report, by=by)
    _add_own_words(report, words, by)
    return report


def _add_own_words(report: Report, words: Words, by: Officer) -> None:
    passages = selectors.passages_of(report)
    managed, platform, supervised = passages["1"][3:6]
    problems = passages["5"][0]
    own = [
        (managed, words.managed),
        (platform, words.platform),
        (supervised, words.supervised),
        (problems, _problems(words, begun=bool(problems.text))),
    ]
    for section, text in own:
        services.write_section(section, by=by, text=section.text + text, revision=section.revision)


def _problems(words: Words, *, begun: bool) -> str:
    """begun: the draft told a problem already."""
    problem, _, remedy = words.problems.partition("。")
    return f"{'' if begun else '存在的主要问题：'}{problem}。改进措施：{remedy}"


def _count_the_unlisted(report: Report, by: Officer) -> None:
    """Made this year and in force since: the stock ties to the year before (RC-08)."""
    derived = derived_cells(report.agency, report.year)
    reason = "有1份依法不予公开的规范性文件，登记在机要文件目录，不录入文件库"
    for address in (MADE, IN_FORCE):
        services.correct_cell(report, address, derived[address] + 1, by=by, reason=reason)


def _sheet_of(months: Sequence[int], agency: Agency, year: int, dice: random.Random, by: Officer) -> None:
    """Half a year of penalties as the system of the enforcement team writes them out."""
    a_month = _base(agency, PENALTIES) // 12
    figures = {month: str(a_month + dice.randint(0, 3)) for month in months}
    cells = [figures.get(month, "") for month in range(1, 13)]
    rows = [HEADS, (PENALTIES, "行政处罚", *cells, "")]
    content = "\n".join(",".join(row) for row in rows).encode()
    half = "上半年" if months[0] == 1 else "下半年"
    name = f"{year}年{half}行政处罚月报.csv"
    services.import_sheet(agency, year, name, content, by=by, source_note=f"执法办案系统{half}导出")


def _signed_and_published(district: District, report: Report, day: date) -> Story:
    """Submitted by the officer, signed by the head, accepted on the next working day, made public."""
    code = report.agency.code
    head = district.officer(code, Role.DISCLOSURE_HEAD)
    yield at(day, 15, 40)
    services.submit_for_signature(report, by=district.officer(code, Role.CASE_OFFICER))
    yield at(day, 17, 5)
    services.sign(report, by=head)
    if code == SENT_BACK:
        day = published_calendar().next_working_day(day)
        yield from _sent_back(district, report, day)
    following = published_calendar().next_working_day(day)
    yield at(following, 10, 20)
    if is_reviewed_here(report):
        services.accept(report, by=district.officer(GOVERNMENT, Role.SUPERVISOR))
    yield at(following, 15, 40)
    services.publish(report, by=head)


def _put_right(district: District, report: Report, published: date) -> Story:
    """Three weeks later, before the government adds up, a branch office sends licences it had not counted."""
    by = district.officer(report.agency.code, Role.CASE_OFFICER)
    day = published_calendar().next_working_day(published, 15)
    yield at(day, 9, 10)
    following = services.begin_correction(
        Report.objects.get(pk=report.pk), by=by, reason="补计政务服务分中心漏送的9件行政许可"
    )
    counted = derived_cells(report.agency, report.year)[LICENCES] + 9
    services.enter_figure(
        report.agency, report.year, LICENCES, counted, by=by, source_note="审批系统，含分中心补送的9件"
    )
    yield from _signed_and_published(district, following, day)


def _sent_back(district: District, report: Report, day: date) -> Story:
    """The supervising office asks for a cell and a part; both are settled and the report signed anew."""
    code = report.agency.code
    by = district.officer(code, Role.CASE_OFFICER)
    yield at(day, 9, 40)
    remarks = [
        services.Remark("和登记簿再核对一次，邮寄来的有没有漏登", "3.A.total"),
        services.Remark(
            "只写了问题，改到哪一步没有说", "5", WORDS[code][_place(district, report)].problems[:12]
        ),
    ]
    services.send_back(report, by=district.officer(GOVERNMENT, Role.SUPERVISOR), remarks=remarks)
    yield at(day, 14, 30)
    answers = ("逐件核对过登记簿和收发室的邮件登记，没有漏登", "改进措施已经写在问题后面，进度下一年报告")
    for comment, answer in zip(report.comments.all(), answers, strict=True):
        services.settle_comment(comment, by=by, answer=answer)
    services.submit_for_signature(report, by=by)
    yield at(day, 16, 10)
    services.sign(report, by=district.officer(code, Role.DISCLOSURE_HEAD))


def _place(district: District, report: Report) -> int:
    """Which of the three years a report is on."""
    return report.year - (district.today.year - 3)


def _typed_by_hand(agency: Agency, year: int, dice: random.Random, words: Words, by: Officer) -> None:
    """As someone typed it: one application counted as carried over that the year before had not left open."""
    cells = derived_cells(agency, year) | dict(_figures(agency, year, dice))
    for address in FAULT_CELLS:
        cells[address] += 1
    for address in OFFSET_CELLS:
        cells[address] -= 1
    services.import_published(agency, year, cells=cells, text=_text(agency, year, cells, words), by=by)


def _before_the_system(agency: Agency, year: int, dice: random.Random) -> Iterator[tuple[str, Number]]:
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


def _figures(agency: Agency, year: int, dice: random.Random) -> Iterator[tuple[str, int | float]]:
    """What the library does not give, near what it is every year. An agency without a document in it has none:
    the stock ties (RC-08)."""
    for address in to_enter(agency, year):
        usual = _base(agency, address) * dice.uniform(0.85, 1.2)
        amount = address.endswith("amount")
        yield address, 0 if address.startswith(ROW) else round(usual / 10, 2) if amount else round(usual)


def _base(agency: Agency, address: str) -> int:
    return random.Random(f"{agency.code} {address}").randint(40, 260)


def _text(agency: Agency, year: int, cells: dict[str, Number], words: Words) -> dict[str, str]:
    """As it had been written by hand."""
    return {
        "1": (
            f"根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为{year}年1月1日至12月31日。\n"
            "（一）主动公开。公布前逐件进行保密审查。\n"
            f"（二）依申请公开。全年办结政府信息公开申请{cells['3.C7.total']}件。\n"
            f"（三）政府信息管理。{words.managed}\n"
            f"（四）政府信息公开平台建设。{words.platform}\n"
            f"（五）监督保障。{words.supervised}"
        ),
        "5": _problems(words, begun=False),
        "6": f"{year}年度没有发出收费通知，没有收取信息处理费。",
    }
