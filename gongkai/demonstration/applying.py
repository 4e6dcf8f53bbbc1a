"""Stories of applications: received, worked on, answered, served, archived, or still somewhere on the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, Letter
from gongkai.cases.selectors import is_late, waiting_step
from gongkai.demonstration import guiding
from gongkai.demonstration.asking import ANSWERS, COMMON, MATTERS, Answer, Matter, anyone, person
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at
from gongkai.demonstration.together import CASES_TOGETHER
from gongkai.law.calendar import published_calendar
from gongkai.law.receipt import Channel
from gongkai.law.service_of_letters import ServiceMethod

CASES = 150
FIRST_YEARS = 2  # whole years told before the current one, and the last quarter of the year before them
TERM = 20  # working days, art. 33
WITH_A_TELEPHONE = "联系人的手机是13900000000。"  # a number range that is given to nobody's telephone
HANDED_ON = "这个项目当时由您经手，材料在您那里。档案室没有找到，申请人要电子版。"


@dataclass(frozen=True)
class Course:
    """How one case runs. All figures are working days after receipt, except where said.

    who: courses with the same number above 0 are one applicant's. result: of the remedy, where it is told.
    stop: the stage at which the story ends ("" runs to the archive).
    reply: when the letter is signed. corrected: when a correction came in. inquiry: (sent, answered).
    extended: (on which day, by how many). serve_after: days from signature to service.
    offered: the note with which the officer asks the head to take it over, four days before the term ends.
    """

    matter: Matter
    received: date
    outcome: str = "G2"
    channel: Channel = Channel.ONLINE
    reply: int = 12
    corrected: int = 0
    inquiry: tuple[int, int] = ()
    extended: tuple[int, int] = ()
    serve_after: int = 1
    stop: str = ""
    remedy: str = ""
    offered: str = ""
    who: int = 0
    result: str = ""


def all_applications(district: District, dice: random.Random) -> list[Story]:
    """150 cases: the present ones in every state, the rest spread over three years and answered."""
    present = list(_present(district.today))
    past = list(_past(district.today, dice, CASES - len(present) - CASES_TOGETHER))
    cases = [
        _case(district, course, random.Random(number)) for number, course in enumerate([*past, *present])
    ]
    return [_order_of_sign_off(district), *cases]


def _order_of_sign_off(district: District) -> Story:
    """The agency with somebody in every role lets more of them see what it refuses."""
    yield at(back(district.today, 35), 9)
    services.set_sign_off(
        by=district.officer("zjj", Role.DISCLOSURE_HEAD),
        section_head="risky",
        legal_adviser="risky",
        agency_head="chosen",
        agency_head_outcomes=["D3"],
        reason="不予公开的答复要经业务科室和法律顾问把关",
    )


def _day(first: date, working_days: int) -> date:
    return published_calendar().next_working_day(first, working_days) if working_days else first


def back(today: date, working_days: int) -> date:
    """The working day that lies so many working days before today (itself the nearest one for 0)."""
    calendar = published_calendar()
    day = today
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    while working_days:
        day -= timedelta(days=1)
        working_days -= calendar.is_working(day)
    return day


def _present(today: date) -> Iterator[Course]:
    """What lies on the desks today: unopened, paused, due, late, waiting for a signature or the post."""
    zjj = [matter for matter in MATTERS if matter.agency == "zjj"]
    yield Course(zjj[0], back(today, 0), stop="submitted", who=1)
    yield Course(zjj[1], back(today, 2), stop="submitted")
    yield Course(zjj[2], back(today, TERM), "G2", Channel.IN_PERSON, stop="decided")
    yield Course(
        zjj[3],
        back(today, 31),
        "D4",
        Channel.POST_SIGNED,
        inquiry=(8, 20),
        extended=(23, 15),
        stop="evidence",
    )
    yield Course(zjj[4], back(today, TERM - 2), "G3", stop="searched")
    yield Course(zjj[5], back(today, TERM - 3), "N1", stop="searched", offered=HANDED_ON)
    yield Course(zjj[6], back(today, TERM + 2), "G2", Channel.POST_SIGNED, stop="confirmed")
    yield Course(zjj[7], back(today, 9), "G2", inquiry=(4, 19), stop="inquiry")
    yield Course(zjj[8], back(today, 6), "N4", corrected=12, stop="correction")
    yield Course(zjj[9], back(today, 13), "D6", reply=12, stop="submitted_letter")
    yield Course(zjj[0], back(today, 11), "G2", reply=11, stop="signed", who=1)
    yield Course(zjj[3], back(today, 10), "N2", reply=9, serve_after=1, stop="served")
    yield Course(zjj[2], back(today, 4), "G1", Channel.EMAIL, stop="withdrawn")
    yield Course(zjj[5], back(today, 16), "G2", corrected=6, stop="searched")
    yield Course(zjj[7], back(today, TERM + 6), "D7", reply=TERM + 4, stop="served")
    yield Course(zjj[6], back(today, 8), "G2", Channel.POST_SIGNED, stop="reasons", who=1)
    yield Course(zjj[4], back(today, 12), "G2", Channel.IN_PERSON, stop="fee", who=1)
    yield Course(zjj[1], back(today, 5), "G2", Channel.EMAIL, stop="cancelled")
    yield from _unfinished(today, zjj)
    for number, matter in enumerate(one for one in MATTERS if one.agency != "zjj"):
        stop = ("confirmed", "searched", "submitted", "submitted_letter", "inquiry", "decided", "signed")[
            number % 7
        ]
        ago = 3 + (number * 5) % 15
        course = Course(matter, back(today, ago), "G2", reply=max(ago - 1, 1), inquiry=(2, 17), stop=stop)
        yield course if stop == "inquiry" else replace(course, inquiry=())


def _unfinished(today: date, zjj: list[Matter]) -> Iterator[Course]:
    """Terms that ran out on the applicant, disputes on their way, and a file that may not go out as it is."""
    yield Course(zjj[8], back(today, 26), "O1", corrected=5, stop="correction")
    yield Course(zjj[9], back(today, 29), "G2", Channel.IN_PERSON, stop="fee")
    yield Course(zjj[8], back(today, 36), "D6", reply=10, remedy="review", stop="disputed")
    yield Course(zjj[4], back(today, 68), "N1", reply=8, remedy="review", result="corrected", stop="lost")
    yield Course(zjj[5], back(today, 7), "G2", reply=6, stop="file")


def _past(today: date, dice: random.Random, count: int) -> Iterator[Course]:
    """Answered cases, more of them as the years go on; among them late, extended and disputed ones."""
    first = date(today.year - FIRST_YEARS, 1, 4)
    last = back(today, 45)
    outcomes = [*COMMON, "N4", "O1", "D8", "N3"]
    for number in range(count):
        day = first + (last - first) * number / count + timedelta(days=dice.randint(0, 5))
        matter = dice.choice(MATTERS[:10]) if dice.random() < 0.4 else dice.choice(MATTERS)
        outcome = outcomes[number % len(outcomes)]
        yield _spiced(
            Course(matter, back(day, 0), outcome, _channel(dice), reply=dice.randint(4, 18)), number, dice
        )


def _channel(dice: random.Random) -> Channel:
    return dice.choice(
        (Channel.ONLINE,) * 5
        + (Channel.IN_PERSON, Channel.POST_SIGNED, Channel.EMAIL, Channel.POST_PLAIN, Channel.FAX)
    )


def _spiced(course: Course, number: int, dice: random.Random) -> Course:
    """The particular turns: inquiries for third parties, corrections, extensions, delays, remedies."""
    if course.outcome == "D4":
        sent, answered = 3, dice.randint(8, 16)
        course = replace(
            course, inquiry=(sent, answered), reply=answered + 5, remedy=("", "review", "direct")[number % 3]
        )
    if course.outcome == "N4":
        course = replace(course, corrected=8, reply=16)
    if course.outcome == "O1":
        course = replace(course, corrected=5, reply=20)
    if number % 17 == 5 and not course.inquiry and course.outcome != "O1":
        course = replace(course, extended=(15, 10), reply=26)
    if number % 29 == 11 and not course.extended:
        course = replace(course, reply=course.reply + 14)
    if course.outcome in ("N1", "D7") and number % 4 == 1:
        course = replace(course, remedy="direct" if course.outcome == "N1" else "review")
    return course


class _Telling:
    """One case as it is told: who acts, and on which working day after receipt."""

    def __init__(self, district: District, course: Course, dice: random.Random):
        self.district, self.course, self.dice = district, course, dice
        code = course.matter.agency
        self.agency = district.agencies[code]
        self.officer = district.officer(code, Role.CASE_OFFICER)
        self.head = district.officer(code, Role.DISCLOSURE_HEAD)
        self.answer: Answer = ANSWERS[course.outcome]
        self.case: Case | None = None

    def moment(self, working_days: int, hour: int = 10) -> datetime:
        return at(_day(self.course.received, working_days), hour, self.dice.randint(0, 55))

    def fresh(self) -> Case:
        return Case.objects.get(pk=self.case.pk)


def _case(district: District, course: Course, dice: random.Random) -> Story:
    telling = _Telling(district, course, dice)
    yield from _receive(telling)
    if course.stop in ("submitted", "confirmed"):
        return
    if course.stop == "withdrawn":
        yield telling.moment(2, 20)
        services.withdraw(telling.fresh())
        return
    if course.stop in WAITS:
        yield telling.moment(3, 16)
        WAITS[course.stop](telling)
        return
    if course.corrected:
        yield from _correct(telling)
        if course.stop == "correction":
            return
    if course.inquiry:
        yield from _inquire(telling)
        if course.stop == "inquiry":
            return
    yield from _prepare(telling)
    if course.stop in ("searched", "evidence", "decided", "file"):
        return
    yield from _answer(telling)


def _ask_reasons(telling: _Telling) -> None:
    services.require_reasons(
        telling.fresh(),
        by=telling.officer,
        points="这个月的每件申请各要做什么用，内容相同的为什么分开提。",
        until=_day(telling.course.received, 15),
    )


def _charge(telling: _Telling) -> None:
    how = "凭缴款码到任一代收银行，或者在非税收入缴款网站缴纳"
    services.notice_fee(telling.fresh(), by=telling.head, unit="pages", count=68, how=how)


def _cancel(telling: _Telling) -> None:
    reason = "同一封电子邮件登记了两次，另一件照常办理"
    services.cancel(telling.fresh(), by=telling.head, reason=reason)


WAITS = {"reasons": _ask_reasons, "fee": _charge, "cancelled": _cancel}


def _applicant(telling: _Telling) -> Applicant:
    dice = random.Random(f"applicant {telling.course.who}") if telling.course.who else telling.dice
    return person(dice) if telling.course.stop else anyone(dice)


def _receive(telling: _Telling) -> Story:
    course, matter = telling.course, telling.course.matter
    asked = {
        "applicant": _applicant(telling),
        "title": matter.title,
        "description": matter.description,
        "wanted_form": Case.WantedForm.ELECTRONIC,
        "delivery": Case.Delivery.ONLINE,
    }
    yield at(course.received, 9, telling.dice.randint(0, 40))
    if course.channel is Channel.ONLINE:
        telling.case = services.submit(telling.agency, **asked).case
        if course.stop == "submitted":
            return
        yield at(course.received, 11, telling.dice.randint(0, 50))
        telling.case = services.confirm_receipt(
            telling.case, by=telling.officer, confirmed_on=course.received
        )
        return
    number = f"XA{course.received:%Y%m%d}3" if course.channel is Channel.POST_SIGNED else ""
    day = {"handed_on": course.received, "signed_on": course.received, "confirmed_on": course.received}
    telling.case = services.register(
        telling.agency, by=telling.officer, channel=course.channel, tracking_number=number, **asked, **day
    ).case


def _correct(telling: _Telling) -> Story:
    """Asked for a correction on the third working day; it comes, or the time runs out."""
    course = telling.course
    yield telling.moment(3, 15)
    until = _day(course.received, 14)
    points = "写明要的是哪一年、哪一份文件，或者能够查到它的文号。"
    services.require_correction(telling.fresh(), by=telling.officer, points=points, until=until)
    if course.outcome == "O1":
        return
    yield telling.moment(course.corrected, 11)
    if course.channel is Channel.ONLINE:
        services.correct_by_applicant(telling.fresh(), text="要的是最近一次的结果，文号不清楚。")
        return
    services.record_correction(
        telling.fresh(),
        by=telling.officer,
        on=_day(course.received, course.corrected),
        text="要的是最近一次的结果，文号不清楚。",
    )


def _inquire(telling: _Telling) -> Story:
    sent, answered = telling.course.inquiry
    yield telling.moment(sent, 14)
    services.send_inquiry(
        telling.fresh(),
        by=telling.officer,
        to="相关企业",
        matter="申请人要的材料里有贵单位的报价和供应商名单，是否同意公开，理由是什么",
        on=_day(telling.course.received, sent),
    )
    if telling.course.stop == "inquiry":
        return
    yield telling.moment(answered, 10)
    services.record_opinion(
        telling.fresh(),
        by=telling.officer,
        on=_day(telling.course.received, answered),
        answer="objection",
        text="不同意公开报价构成和供应商名单，公开会影响竞争。",
    )


def _prepare(telling: _Telling) -> Story:
    """Search, extension where there is one, evidence, and the decision as the officer proposes it."""
    course, case = telling.course, telling
    begin = max(course.corrected, course.inquiry[1] if course.inquiry else 0)
    yield telling.moment(begin + 1, 10)
    services.record_search(
        case.fresh(),
        by=telling.officer,
        places="业务科室、档案室、公文系统",
        words=course.matter.title[:12],
        people=f"{telling.officer.name}、业务科室",
        on=_day(course.received, begin + 1),
        found=not course.outcome.startswith("N"),
    )
    if course.offered:
        yield telling.moment(TERM - 4, 9)
        to = telling.head.person
        services.assign(telling.fresh(), by=telling.officer, to=to, note=course.offered)
    if course.stop == "searched":
        guiding.begun(telling.fresh(), telling.officer)
        return
    if course.extended:
        yield from _extend(telling)
    if course.stop == "evidence":
        services.add_note(
            case.fresh(),
            by=telling.officer,
            text="第三方只不同意公开报价部分，其余可以区分处理，再核对一遍附件。",
        )
        guiding.thing_by_thing(case.fresh(), telling.officer)
        return
    yield telling.moment(max(course.reply - 2, begin + 1), 15)
    for key, text in telling.answer.evidence.items():
        services.add_evidence(case.fresh(), by=telling.officer, key=key, text=text)
    services.decide(
        case.fresh(),
        by=telling.officer,
        outcome=course.outcome,
        grounds=telling.answer.grounds,
        details=telling.answer.details,
    )
    if telling.answer.file:
        slip = WITH_A_TELEPHONE if course.stop == "file" else ""
        content = f"{course.matter.title}\n\n{telling.answer.file}{slip}".encode()
        services.attach_reply_file(case.fresh(), by=telling.officer, name="提供的信息.txt", content=content)


def _extend(telling: _Telling) -> Story:
    on, days = telling.course.extended
    yield telling.moment(on, 16)
    services.extend(
        telling.fresh(), by=telling.head, working_days=days, reason="材料多，需要逐页判断能不能公开。"
    )


def _answer(telling: _Telling) -> Story:
    course = telling.course
    if course.outcome in ("O1", "O3"):
        yield telling.moment(course.reply, 16)
        reason = "申请人已经知道结果，不再另发答复书"
        services.close_without_letter(telling.fresh(), by=telling.head, reason=reason)
        yield telling.moment(course.reply + 4, 9)
        _archive(telling)
        return
    yield telling.moment(max(course.reply - 1, 1), 16)
    letter = services.draft_letter(telling.fresh(), by=telling.officer)
    letter = services.submit_letter(letter, by=telling.officer)
    if course.stop == "submitted_letter":
        _agree(telling, letter, most=1)
        return
    yield at(_day(course.received, course.reply), 8, 30 + telling.dice.randint(0, 25))
    _agree(telling, letter)
    letter = services.sign_letter(letter, by=telling.head)
    if course.stop == "signed":
        return
    yield from _serve(telling, letter)
    if course.remedy:
        yield from _dispute(telling)


OPINIONS = {
    Role.SECTION_HEAD: "材料和检索记录已经核对，同意。",
    Role.LEGAL_ADVISER: "依据和救济途径准确，同意。",
}


def _agree(telling: _Telling, letter: Letter, *, most: int = 9) -> None:
    """Those before the last step agree, as many as told."""
    for _ in range(most):
        step = waiting_step(telling.case)
        if step.signs:
            return
        role = Role(step.role)
        by = telling.district.officer(telling.course.matter.agency, role)
        services.approve_letter(letter, by=by, opinion=OPINIONS.get(role, ""))


def _serve(telling: _Telling, letter: Letter) -> Story:
    course = telling.course
    on = _day(course.received, course.reply + course.serve_after)
    yield at(on, 10, telling.dice.randint(0, 55))
    by_post = telling.dice.random() < 0.3
    services.serve_letter(
        letter,
        by=telling.officer,
        method=ServiceMethod.POST if by_post else ServiceMethod.ELECTRONIC,
        on=on,
        proof="邮政特快专递回执已经存卷" if by_post else "网站送达记录，申请人凭查询码可以下载",
    )
    if course.stop in ("served", "disputed", "lost"):
        return
    yield at(_day(on, 5), 15, telling.dice.randint(0, 55))
    _archive(telling)


def _archive(telling: _Telling) -> None:
    case = telling.fresh()
    if is_late(case, today=timezone.localdate()):
        reason = "材料存在两个科室，逐页核对用的时间比预计的长，已经和申请人说明。"
        services.explain_lateness(case, by=telling.officer, category="search", text=reason)
    services.archive(case, by=telling.officer)


RESULTS = {
    "upheld": {"text": "原答复认定事实清楚，适用依据正确，程序合法，予以维持。"},
    "corrected": {
        "text": "原答复没有说明不公开部分的理由，予以撤销，责令重新作出答复。",
        "ordered": "重新作出答复",
        "ordered_working_days": 20,
    },
    "other": {"text": "申请人的请求不属于受理范围，予以驳回。"},
}


def _dispute(telling: _Telling) -> Story:
    """Reconsideration or a suit after the reply; some end, some are open."""
    reply = telling.course.reply + telling.course.serve_after
    yield telling.moment(reply + 12, 10)
    review = telling.course.remedy == "review"
    body = telling.agency.own_government if review else telling.agency.court
    filed, copied = (_day(telling.course.received, reply + days) for days in (10, 12))
    remedy = services.file_remedy(
        telling.fresh(),
        by=telling.head,
        route=telling.course.remedy,
        filed_on=filed,
        body=body,
        copy_received_on=copied,
    )
    if telling.course.stop == "disputed":
        return
    yield telling.moment(reply + 19, 15)
    answered = _day(telling.course.received, reply + 19)
    services.record_remedy_course(remedy, by=telling.head, accepted_on=copied)
    services.record_remedy_answer(remedy, by=telling.head, answered_on=answered, proof="签收单已经存卷")
    yield telling.moment(reply + 48, 10)
    result = telling.course.result or telling.dice.choice(("upheld", "upheld", "corrected", "other"))
    decided = _day(telling.course.received, reply + 48)
    remedy = services.conclude_remedy(
        remedy, by=telling.head, result=result, concluded_on=decided, received_on=decided, **RESULTS[result]
    )
    if remedy.ordered and telling.course.stop != "lost":
        yield telling.moment(reply + 60, 10)
        done = _day(telling.course.received, reply + 60)
        services.record_carried_out(remedy, by=telling.head, on=done, text="重新作出答复，已经送达申请人。")
