"""Stories of cases that belong together: answered together, split off, made public for everyone."""

from __future__ import annotations

import random
from datetime import date

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.models import Case, Conversion
from gongkai.cases.public_answer import public_answer
from gongkai.demonstration.asking import person
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at
from gongkai.disclosure import services as publishing
from gongkai.disclosure.choices import Kind, Openness, Subject
from gongkai.disclosure.models import Column
from gongkai.law.calendar import published_calendar
from gongkai.law.receipt import Channel

CASES_TOGETHER = 6
"""How many cases these stories make: three answered together, one that becomes three."""

DESK = "zjj"
PLAN = {
    "title": "云麓里加装电梯统一方案",
    "description": "云麓里小区加装电梯的统一设计方案和资金分摊办法。",
    "wanted_form": Case.WantedForm.ELECTRONIC,
    "delivery": Case.Delivery.ONLINE,
}
SEVERAL = {
    "title": "和安里改造的合同、预算和验收资料",
    "description": "和安里改造的施工合同、资金预算和竣工验收报告，三样都要。",
    "wanted_form": Case.WantedForm.ELECTRONIC,
    "delivery": Case.Delivery.ONLINE,
}
MATTERS = (
    services.Matter("和安里改造施工合同", "和安里改造的施工合同。"),
    services.Matter("和安里改造资金预算", "和安里改造的资金预算。"),
    services.Matter("和安里改造竣工验收报告", "和安里改造的竣工验收报告。"),
)


def all_together(district: District) -> list[Story]:
    return [_answered_together(district), _split(district), _made_public(district)]


def _before(today: date, working_days: int) -> date:
    calendar, day = published_calendar(), today
    while working_days:
        day = date.fromordinal(day.toordinal() - 1)
        working_days -= calendar.is_working(day)
    return day


def _taken_in(district: District, day: date, who: int, wish: dict) -> Case:
    return services.register(
        district.agencies[DESK],
        by=district.officer(DESK, Role.CASE_OFFICER),
        channel=Channel.IN_PERSON,
        applicant=person(random.Random(f"together {who}")),
        handed_on=day,
        **wish,
    ).case


def _answered_together(district: District) -> Story:
    """Three applications for one plan, two of one person: sent up together, waiting for signature."""
    officer, today = district.officer(DESK, Role.CASE_OFFICER), district.today
    first = _before(today, 9)
    yield at(first, 10)
    lead = _taken_in(district, first, 1, PLAN)
    yield at(_before(today, 8), 10)
    others = [_taken_in(district, _before(today, 8), who, PLAN) for who in (1, 2)]
    yield at(_before(today, 5), 15)
    services.attach_reply_file(
        lead, by=officer, name="统一方案.txt", content="云麓里加装电梯统一方案全文。".encode()
    )
    services.decide(
        lead, by=officer, outcome="G2", grounds="属于可以公开的政府信息。", details={"way": "附统一方案全文"}
    )
    services.draft_letter(lead, by=officer)
    yield at(_before(today, 4), 10)
    services.join(lead, others, by=officer)
    services.submit_joint(lead, by=officer)


def _split(district: District) -> Story:
    officer, today = district.officer(DESK, Role.CASE_OFFICER), district.today
    first = _before(today, 6)
    yield at(first, 11)
    case = _taken_in(district, first, 3, SEVERAL)
    yield at(_before(today, 3), 9)
    services.split(case, by=officer, matters=MATTERS, reason="合同、预算和验收报告由三个科室保管，是三件事")


def _made_public(district: District) -> Story:
    """Of what several applicants got, one becomes a publication, and one stays open on application."""
    officer, today = district.officer(DESK, Role.CASE_OFFICER), district.today
    yield at(_before(today, 2), 16)
    found = [each.case for each in selectors.to_convert(district.agencies[DESK])][:2]
    if not found:
        return
    answer = public_answer(found[0])
    made = services.convert(
        found[0],
        by=officer,
        reason=Conversion.Reason.SEVERAL,
        title=answer.title,
        summary=answer.summary,
        body="".join(f"<p>{text}</p>" for text in answer.paragraphs),
        kind=Kind.OTHER,
        subject=Subject.CONSTRUCTION,
        column=Column.objects.get(slug="documents"),
        issued_on=found[0].decided_on,
    )
    publishing.submit(made.publication, by=officer, openness=Openness.PROACTIVE)
    for case in found[1:]:
        services.decline_conversion(
            case,
            by=district.officer(DESK, Role.DISCLOSURE_HEAD),
            reason="内容涉及分户情况，逐件审查后提供更稳妥",
        )
