"""An office that publishes: its columns, an officer for each step, and papers at each stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from gongkai.agencies.models import Agency, Installation
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.disclosure import services
from gongkai.disclosure.choices import Kind, Openness, State, Subject
from gongkai.disclosure.models import Column, Publication
from tests.agencies.builders import make_agency, make_officer

_numbers = count(1)
BASIS = "不含国家秘密、工作秘密和个人信息，可以公开"


def make_site() -> Installation:
    return Installation.objects.create(
        pk=1,
        name="明湖区人民政府",
        domain="www.minghu.example",
        id_code="9901060001",
        organiser="明湖区人民政府办公室",
        region_code="990106",
    )


@dataclass(frozen=True)
class Staff:
    """One person for each step, so that second persons are always there."""

    agency: Agency
    editor: Officer
    section_head: Officer
    secrecy_reviewer: Officer
    agency_head: Officer
    columns: dict[str, Column]


def make_staff(agency: Agency | None = None) -> Staff:
    agency = agency or make_agency("zj", name="明湖区住房和城乡建设局", short_name="区住建局")
    return Staff(
        agency=agency,
        editor=make_officer(agency, Role.EDITOR, name="宋拟稿"),
        section_head=make_officer(agency, Role.SECTION_HEAD, name="许科长"),
        secrecy_reviewer=make_officer(agency, Role.SECRECY_REVIEWER, name="严审查"),
        agency_head=make_officer(agency, Role.AGENCY_HEAD, name="方局长"),
        columns=services.ensure_columns(),
    )


def make_draft(staff: Staff, title: str = "", *, column: str = "documents", **fields) -> Publication:
    """A draft with all its metadata: a notice, unless the fields say otherwise."""
    number = next(_numbers)
    complete = {
        "kind": Kind.NOTICE,
        "subject": Subject.CONSTRUCTION,
        "summary": f"第{number}件的概述",
        "body": f"<p>第{number}件的正文</p>",
        "issued_on": date(2026, 3, 2),
    }
    if (fields.get("kind") or "") == Kind.NORMATIVE:
        complete |= {"document_number": f"明住建规〔2026〕{number}号", "effective_on": date(2026, 4, 1)}
    return services.draft(
        staff.agency,
        by=staff.editor,
        title=title or f"第{number}号通告",
        column=staff.columns[column],
        **(complete | fields),
    )


def bring_to(
    publication: Publication, state: State, staff: Staff, *, openness: str = Openness.PROACTIVE
) -> Publication:
    """Lead a draft through the acts up to a state."""
    reason = "" if openness == Openness.PROACTIVE else "内部事务，不对外产生效力"
    facts = {"openness": openness, "reason": reason}
    steps = {
        State.SECTION_REVIEW: lambda: services.submit(publication, by=staff.editor, **facts),
        State.AGENCY_REVIEW: lambda: services.section_review(
            publication, by=staff.section_head, agree=True, **facts
        ),
    }
    for reached, step in steps.items():
        publication = step()
        if reached == state:
            return publication
    if state == State.NOT_PROACTIVE:
        return services.decide(publication, by=staff.agency_head, **facts)
    services.record_secrecy_review(publication, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    publication = services.decide(publication, by=staff.agency_head, **facts)
    if state == State.WITHDRAWN:
        return services.withdraw(publication, by=staff.agency_head, reason="内容有误")
    return publication


def publish(staff: Staff, title: str = "", **fields) -> Publication:
    return bring_to(make_draft(staff, title, **fields), State.PUBLISHED, staff)
