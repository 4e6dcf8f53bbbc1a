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
LONGEST, SINCE = "zjj", 2020  # its reports go back to the trial form, whose tables are others
FAULT_CELLS = ("3.B.natural", "3.B.total")
OFFSET_CELLS = ("3.A.natural", "3.A.total")  # so that the printed identity still holds and hides the fault

# what an agency did: four of these a year. The steps make any two agencies, and any two years, share one alone
APART = (0, 1, 3, 9)
DONE = (
    "把办事要带的材料、要走的步骤画成图贴在窗口，群众看了图就知道先去哪里，来回跑的少了一半。",
    "请几位常来的居民当面看新栏目，哪里找不到、哪句看不懂，当场记下，第二周逐条改好再请他们看。",
    "收到的申请先查有没有公开过，公开过的直接告知网址，没有的列进下月要公开的单子，由分管负责人过目。",
    "对三年来的文件从头清理，过了期的标明失效，互相矛盾的报请废止，仍在用的补上解读和联系电话。",
    "在社区设了查阅点，配一台触摸屏和一名会讲方言的讲解员，老人可以坐下来慢慢问，也可以打印带走。",
    "起草文件的同时写好解读，说明为什么要办、谁能办、什么时候能拿到结果，和文件同一天放到网上。",
    "每月请法律顾问看三份答复书，说理不清的退回重写，写得好的编成例子发给各科室照着做。",
    "新来的工作人员先跟班两周，学会区分咨询、信访和申请，再独立接待，遇到拿不准的当天请教。",
    "把预算、采购和工程进度放在同一页，按项目排好，点开就能看到合同、验收和付款，不用再到处翻找。",
    "电话、信箱和窗口收到的问题汇总成一本常见问答，每季度更新，答不上来的注明由谁在几天内回话。",
    "对公布前的信息实行两人核对，一人看该不该公开，一人看有没有身份证号和住址，都签字才上网。",
    "和街道一起开了两次座谈会，听企业和村民说最想知道什么，会后把征地、低保和学区的信息放到首页。",
    "检查各科室的旧网页，打不开的链接修好，过时的电话换掉，图片里的表格重新做成可以复制的文字。",
)


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
    older = random.Random(SINCE)  # dice of their own: what follows stays as it was
    for year in range(SINCE, first) if agency.code == LONGEST else ():
        _taken_over(agency, year, older, by)
    _taken_over(agency, first, dice, by)
    for year in (first + 1, first + 2):
        yield at(_publishing_day(year, number), 10, 15)
        if agency.code == FAULTY and year == first + 2:
            _typed_by_hand(agency, year, dice, by)
            continue
        yield from _from_the_records(district, agency, year, dice, number)


def _taken_over(agency: Agency, year: int, dice: random.Random, by) -> None:
    cells = dict(_before_the_system(agency, year, dice))
    services.import_published(
        agency, year, cells=cells, text=_text(agency, year, closed=_closed(cells)), by=by
    )


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
        usual = random.Random(f"{agency.code} {address}").randint(20, 260)  # a year is much like the other
        yield address, 0 if address.startswith(ROW) else round(usual * dice.uniform(0.85, 1.15))


def _closed(cells: dict) -> int:
    return cells["3.C7.total"]


def _text(agency: Agency, year: int, *, closed: int) -> dict[str, str]:
    number = next(number for number, place in enumerate(PLACES) if place.code == agency.code)
    first = number + 4 * year
    done = [DONE[(first + step) % len(DONE)] for step in APART]
    return {
        "1": (
            f"{year}年，{agency.name}按照条例做好以下工作。\n"
            f"（一）主动公开。{done[0]}\n"
            f"（二）依申请公开。全年办结政府信息公开申请{closed}件，均依法作出答复。\n"
            f"（三）政府信息管理。{done[1]}\n"
            f"（四）平台建设。{done[2]}\n"
            f"（五）监督保障。{done[3]}"
        ),
        "5": "存在的问题：政策解读的形式还不够丰富，少数答复说理不够充分。改进措施：同类申请统一说理口径，解读随文件同步起草。",
        "6": f"{year}年度没有发出收费通知，没有收取信息处理费。",
    }
