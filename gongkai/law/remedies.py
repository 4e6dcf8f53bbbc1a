"""Where a reply can be attacked and until when: the remedy clause as a function of agency and decision.

Sources: 行政复议法 (2023) arts. 20-24, 27, 34; 行政诉讼法 arts. 45, 46; 法释〔2025〕8号 art. 1 para. 2. The
terms on the reviewing side (R04-R06) are data for the timetable of a reconsideration.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.calendar import WorkingCalendar
from gongkai.law.citations import (
    LITIGATION_INTERPRETATION,
    LITIGATION_LAW,
    OGI,
    REVIEW_LAW,
    Citation,
)
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.errors import FactMissing
from gongkai.law.periods import Period, Unit


class OrganKind(StrEnum):
    GOVERNMENT = "government"
    DEPARTMENT = "department"
    SUBDISTRICT = "subdistrict"
    TOWNSHIP = "township"
    VERTICAL = "vertical"
    AUTHORISED = "authorised"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    OrganKind.GOVERNMENT: "人民政府",
    OrganKind.DEPARTMENT: "政府工作部门",
    OrganKind.SUBDISTRICT: "街道办事处等派出机关",
    OrganKind.TOWNSHIP: "乡镇人民政府",
    OrganKind.VERTICAL: "实行垂直领导的行政机关",
    OrganKind.AUTHORISED: "法律、法规授权的组织",
}


@dataclass(frozen=True)
class Organ:
    """own_government: the one it belongs to, or that set it up. superior_government: the next level up.
    superior_department: of a vertically led organ. court: where its acts are sued."""

    name: str
    kind: OrganKind
    own_government: str
    superior_government: str
    court: str
    superior_department: str = ""


@dataclass(frozen=True)
class RemedyTerm:
    """period None where the law sets none. starts: from when. notes: extensions and absolute limits."""

    code: str
    route: str
    period: Period | None
    starts: str
    citations: tuple[Citation, ...]
    notes: str = ""


REMEDY_TERMS: dict[str, RemedyTerm] = {
    term.code: term
    for term in (
        RemedyTerm(
            "R01",
            "向上一级行政机关或者政府信息公开工作主管部门投诉、举报",
            None,
            "",
            (Citation(OGI, 47), Citation(OGI, 51)),
            "查证属实的，督促整改或者通报批评",
        ),
        RemedyTerm(
            "R02",
            "申请行政复议",
            Period(60, Unit.DAYS),
            "知道或者应当知道该行为之日",
            (Citation(REVIEW_LAW, 20), Citation(REVIEW_LAW, 21)),
            "不可抗力等耽误的，障碍消除后继续计算；没有告知权利、机关和期限的，自知道之日起算，最长1年；无论如何不超过5年",
        ),
        RemedyTerm(
            "R03",
            "先申请行政复议，再提起诉讼",
            None,
            "",
            (Citation(REVIEW_LAW, 23, 1, 4), Citation(REVIEW_LAW, 23, 2)),
        ),
        RemedyTerm(
            "R04",
            "复议机关审查是否受理",
            Period(5, Unit.WORKING_DAYS),
            "收到复议申请",
            (Citation(REVIEW_LAW, 30), Citation(REVIEW_LAW, 31), Citation(REVIEW_LAW, 88)),
            "需要补正的5个工作日内通知，申请人10个工作日内补正",
        ),
        RemedyTerm(
            "R05",
            "被申请人提出书面答复和证据",
            Period(10, Unit.WORKING_DAYS),
            "收到复议申请书副本",
            (Citation(REVIEW_LAW, 48), Citation(REVIEW_LAW, 54), Citation(REVIEW_LAW, 88)),
            "简易程序5个工作日",
        ),
        RemedyTerm(
            "R06",
            "作出复议决定",
            Period(60, Unit.DAYS),
            "受理复议申请",
            (Citation(REVIEW_LAW, 62),),
            "可以延长，最多30日；简易程序30日",
        ),
        RemedyTerm(
            "R07",
            "直接提起诉讼",
            Period(6, Unit.MONTHS),
            "知道或者应当知道该行为之日",
            (Citation(LITIGATION_LAW, 46), Citation(LITIGATION_INTERPRETATION, 64)),
            "没有告知起诉期限的，自知道之日起算，最长1年；无论如何不超过5年",
        ),
        RemedyTerm(
            "R08",
            "复议后提起诉讼",
            Period(15, Unit.DAYS),
            "收到复议决定书或者复议期满之日",
            (Citation(LITIGATION_LAW, 45), Citation(REVIEW_LAW, 34)),
            "依法应当先复议的，复议机关不予受理、驳回或者逾期不决定，也适用",
        ),
        RemedyTerm(
            "R09",
            "对逾期不答复提起诉讼",
            Period(6, Unit.MONTHS),
            "答复期限届满之日",
            (Citation(LITIGATION_INTERPRETATION, 66), Citation(LITIGATION_LAW, 47)),
        ),
    )
}
RESPONSE_IN_SIMPLE_PROCEDURE = Period(5, Unit.WORKING_DAYS)
DECISION_IN_SIMPLE_PROCEDURE = Period(30, Unit.DAYS)
REVIEW_EXTENSION = Period(30, Unit.DAYS)


@dataclass(frozen=True)
class RemedyClause:
    """text: one paragraph for the letter. terms: the remedies it names."""

    text: str
    review_body: str
    court: str
    review_first: bool
    terms: tuple[RemedyTerm, ...]


def review_body(organ: Organ) -> str:
    """Who reviews this organ's acts (行政复议法 arts. 24, 27). Raises FactMissing where the organ's record
    lacks it.

    Department, subdistrict and authorised organisation: the government they belong to; a government, also of
    a
    township: the next one up; vertically led organs (customs, finance, tax, state security): their superior.
    """
    if organ.kind is OrganKind.VERTICAL:
        body, lacking = organ.superior_department, "上一级主管部门"
    elif organ.kind in (OrganKind.GOVERNMENT, OrganKind.TOWNSHIP):
        body, lacking = organ.superior_government, "上一级人民政府"
    else:
        body, lacking = organ.own_government, "本级人民政府"
    if not body:
        raise FactMissing(
            f"{organ.name}的资料里没有{lacking}，写不出复议机关（《行政复议法》第二十四条、第二十七条）。"
        )
    return body


def review_first(code: Outcome, on: date | None = None, *, withheld_by: Collection[Outcome] = ()) -> bool:
    """Whether reconsideration must come before litigation for a reply of this day (None: as the law now
    stands).

    行政复议法 art. 23 para. 1 item 4, since 2024-01-01, for refusals under arts. 14, 15, 16 (法释〔2025〕8号
    art. 1 para. 2). [I] Partial disclosure is taken as a refusal of the part withheld; refer by article 36
    item 7 (D8) is not one, nor is a partial disclosure that withholds on that ground alone. withheld_by: for
    G3, the grounds of the parts withheld; without any it counts as a refusal.
    """
    if code is Outcome.G3 and withheld_by and not any(DECISIONS[one].review_first for one in withheld_by):
        return False
    return DECISIONS[code].review_first and (on is None or on >= REVIEW_LAW.in_force_from)


def remedy_clause(
    organ: Organ,
    code: Outcome,
    *,
    served_electronically: bool = False,
    review_url: str = "",
    replied_on: date | None = None,
    withheld_by: Collection[Outcome] = (),
) -> RemedyClause:
    """The clause on remedies for a reply of this organ with this decision.

    served_electronically: then review_url, an internet way to the reviewing body, is needed too (art. 22
    para. 2). Raises FactMissing where the reviewing body, the court or that address is not known.
    """
    body = review_body(organ)
    if not organ.court:
        raise FactMissing(f"{organ.name}的资料里没有管辖法院，写不出起诉的法院（《行政诉讼法》第四十六条）。")
    if served_electronically and not review_url:
        raise FactMissing(
            "答复通过互联网送达，须同时写明提交复议申请的互联网渠道（《行政复议法》第二十二条第二款）。"
        )
    first = review_first(code, replied_on, withheld_by=withheld_by)
    text = _first_text(code, body, organ.court) if first else _free_text(body, organ.court)
    if review_url:
        text += f"行政复议申请也可以通过{review_url}在线提交。"
    terms = tuple(REMEDY_TERMS[name] for name in (("R02", "R03", "R08") if first else ("R02", "R07")))
    return RemedyClause(text, body, organ.court, first, terms)


def _first_text(code: Outcome, body: str, court: str) -> str:
    what = "本答复中不予公开的部分" if code is Outcome.G3 else "本答复"
    return (
        f"您不服{what}的，应当先申请行政复议：自收到本答复之日起{REMEDY_TERMS['R02'].period}内，向{body}提出"
        f"（《行政复议法》第二十三条）。对行政复议决定仍不服的，可以自收到行政复议决定书之日起"
        f"{REMEDY_TERMS['R08'].period}内，向{court}提起行政诉讼。"
    )


def _free_text(body: str, court: str) -> str:
    return (
        f"您不服本答复的，可以自收到本答复之日起{REMEDY_TERMS['R02'].period}内，向{body}申请行政复议；"
        f"也可以自收到本答复之日起{REMEDY_TERMS['R07'].period}内，直接向{court}提起行政诉讼。"
    )


def third_party_clause(organ: Organ) -> str:
    """How a third party may attack the decision to give what they objected to (法释〔2025〕8号 art. 1).

    Reconsideration need not come first: it does so only for those to whom information is refused. Raises
    FactMissing where the reviewing body or the court is not known.
    """
    return _open_clause(organ, "你方不服本决定的")


def record_correction_clause(organ: Organ) -> str:
    """How to attack what became of a request to correct one's own record; no reconsideration comes first."""
    return _open_clause(organ, "您不服本处理结果的")


def _open_clause(organ: Organ, who: str) -> str:
    body = review_body(organ)
    if not organ.court:
        raise FactMissing(f"{organ.name}的资料里没有管辖法院，写不出起诉的法院（《行政诉讼法》第四十六条）。")
    return (
        f"{who}，可以自收到本告知书之日起{REMEDY_TERMS['R02'].period}内，向{body}申请行政复议；"
        f"也可以自收到本告知书之日起{REMEDY_TERMS['R07'].period}内，直接向{organ.court}提起行政诉讼。"
    )


def _until(code: str, start: date, calendar: WorkingCalendar) -> date:
    period = REMEDY_TERMS[code].period
    if period is None:
        raise ValueError(f"{code} has no term")
    return period.end(start, calendar)


def review_until(known_on: date, calendar: WorkingCalendar) -> date:
    """Last day to apply for reconsideration: 60 days after the act became known (R02)."""
    return _until("R02", known_on, calendar)


def suit_until(known_on: date, calendar: WorkingCalendar) -> date:
    """Last day to sue directly: 6 months after the act became known (R07)."""
    return _until("R07", known_on, calendar)


def suit_until_after_review(decision_received_on: date, calendar: WorkingCalendar) -> date:
    """Last day to sue after reconsideration: 15 days (R08)."""
    return _until("R08", decision_received_on, calendar)


def suit_until_without_reply(due: date, calendar: WorkingCalendar) -> date:
    """Last day to sue because no reply came: 6 months after the reply term ended (R09)."""
    return _until("R09", due, calendar)
