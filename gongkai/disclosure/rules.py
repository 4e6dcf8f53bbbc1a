"""May this officer do this to this publication now? Buttons and services ask the same functions."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.disclosure.choices import WITH_VALIDITY, Kind, Openness, State, Validity
from gongkai.disclosure.content import content_sha256
from gongkai.disclosure.errors import (
    DateInFuture,
    DatesOutOfOrder,
    MetadataMissing,
    NotInState,
    NotPublicYet,
    NoValidity,
    ReasonMissing,
    SecondPersonNeeded,
    SecrecyReviewMissing,
    SecrecyReviewOutdated,
    SecrecyReviewRefused,
    ValidityNotPossible,
)
from gongkai.disclosure.models import Publication

OPEN_TO_EDIT = (State.DRAFT, State.RETURNED)
IN_REVIEW = (State.SECTION_REVIEW, State.AGENCY_REVIEW)
CHANGED_BY_ACT = (Validity.IN_FORCE, Validity.AMENDED, Validity.LAPSED, Validity.REPEALED)


def missing_metadata(publication: Publication) -> tuple[str, ...]:
    """Official words of what must be filled in before publication: index, name, summary and date of making
    (art. 12 para. 3), the source every item shows (国办发〔2017〕47号), and for normative documents
    their number and first day in force."""
    normative = publication.kind == Kind.NORMATIVE
    needed = (
        ("标题", publication.title, True),
        ("主题分类", publication.subject, True),
        ("内容概述", publication.summary, True),
        ("成文日期", publication.issued_on, True),
        ("来源", publication.source, True),
        ("发文字号", publication.document_number, normative),
        ("施行日期", publication.effective_on, normative),
    )
    missing = [word for word, value, is_needed in needed if is_needed and not value]
    if not publication.body and not publication.files.exists():
        missing.append("正文或者附件")
    return tuple(missing)


def refusal_to_draft(agency: Agency, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.DRAFT_PUBLICATION, agency)


def refusal_to_edit(publication: Publication, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.DRAFT_PUBLICATION, publication.agency) or _outside(
        publication, "修改", OPEN_TO_EDIT
    )


def refusal_to_submit(publication: Publication, officer: Officer) -> Refusal | None:
    refusal = officer.refusal(Act.DRAFT_PUBLICATION, publication.agency)
    if refusal := refusal or _outside(publication, "送审", OPEN_TO_EDIT):
        return refusal
    missing = missing_metadata(publication)
    return MetadataMissing(missing) if missing else None


def refusal_to_review_for_section(publication: Publication, officer: Officer) -> Refusal | None:
    return (
        officer.refusal(Act.REVIEW_PUBLICATION, publication.agency)
        or _outside(publication, "科室审核", (State.SECTION_REVIEW,))
        or _own_draft(publication, officer, "科室审核")
    )


def refusal_to_review_secrecy(publication: Publication, officer: Officer) -> Refusal | None:
    return (
        officer.refusal(Act.REVIEW_SECRECY, publication.agency)
        or _outside(publication, "保密审查", IN_REVIEW)
        or _own_draft(publication, officer, "保密审查")
    )


def refusal_to_decide(
    publication: Publication, officer: Officer, *, openness: str | None = None
) -> Refusal | None:
    """openness: what would be decided; None asks for what was proposed."""
    refusal = (
        officer.refusal(Act.DECIDE_PUBLICATION, publication.agency)
        or _outside(publication, "决定公开", (State.AGENCY_REVIEW,))
        or _own_draft(publication, officer, "决定公开")
    )
    if refusal or (openness or publication.openness) != Openness.PROACTIVE:
        return refusal
    missing = missing_metadata(publication)
    return MetadataMissing(missing) if missing else refusal_without_secrecy_review(publication)


def refusal_without_secrecy_review(publication: Publication) -> Refusal | None:
    """Review first, then publish (art. 17): the last review has passed exactly this text."""
    review = publication.secrecy_reviews.order_by("-pk").first()
    if review is None:
        return SecrecyReviewMissing()
    if review.content_sha256 != content_sha256(publication):
        return SecrecyReviewOutdated()
    return None if review.passed else SecrecyReviewRefused(review.note)


def refusal_to_return(publication: Publication, officer: Officer) -> Refusal | None:
    """Whoever has the publication before them may send it back."""
    act = Act.DECIDE_PUBLICATION if publication.state == State.AGENCY_REVIEW else Act.REVIEW_PUBLICATION
    return officer.refusal(act, publication.agency) or _outside(publication, "退回", IN_REVIEW)


def refusal_to_withdraw(publication: Publication, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.DECIDE_PUBLICATION, publication.agency) or _outside(
        publication, "撤回", (State.PUBLISHED,)
    )


def refusal_to_change_validity(publication: Publication, officer: Officer) -> Refusal | None:
    refusal = officer.refusal(Act.DECIDE_PUBLICATION, publication.agency)
    if refusal := refusal or _outside(publication, "改变效力", (State.PUBLISHED,)):
        return refusal
    return None if publication.kind in WITH_VALIDITY else NoValidity(publication.get_kind_display())


def refusal_of_validity(
    publication: Publication, *, validity: str, on: date, today: date, replaced_by: Publication | None
) -> Refusal | None:
    """Whether these facts can be so: a day that has come, another state, a successor that is public."""
    if validity not in CHANGED_BY_ACT:
        words = "、".join(choice.label for choice in CHANGED_BY_ACT)
        return ValidityNotPossible(f"效力只能改为{words}；尚未施行按施行日期自动得出")
    if validity == publication.validity:
        return ValidityNotPossible(f"这件文件已经是“{publication.get_validity_display()}”，没有变化")
    if on > today:
        return DateInFuture("效力变化的日期")
    if publication.issued_on and on < publication.issued_on:
        return DatesOutOfOrder("成文日期", "效力变化的日期")
    if replaced_by is not None and replaced_by.pk == publication.pk:
        return ValidityNotPossible("替代文件不能是这件文件自己")
    return NotPublicYet(replaced_by.title) if replaced_by is not None and not replaced_by.is_public else None


def refusal_without_reason(openness: str, reason: str) -> Refusal | None:
    if openness == Openness.PROACTIVE or reason.strip():
        return None
    return ReasonMissing(f"定为{Openness(openness).label}")


def _outside(publication: Publication, act: str, states: Container[str]) -> Refusal | None:
    if publication.state in states:
        return None
    needed = "”或者“".join(state.label for state in State if state in states)
    return NotInState(act, publication.get_state_display(), needed)


def _own_draft(publication: Publication, officer: Officer, act: str) -> Refusal | None:
    return SecondPersonNeeded(act) if publication.drafter_id == officer.person_id else None
