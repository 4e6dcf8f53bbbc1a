"""Openness at the source: drafter proposes, section reviews, secrecy is reviewed, the agency decides."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.numbers import next_number
from gongkai.agencies.officers import Officer
from gongkai.agencies.selectors import installation
from gongkai.disclosure import rules
from gongkai.disclosure.choices import WITH_VALIDITY, Ground, Openness, State, Validity
from gongkai.disclosure.content import content_sha256
from gongkai.disclosure.entries import entry_of
from gongkai.disclosure.errors import PersonalDataFound, ReasonMissing, UnknownWord
from gongkai.disclosure.models import OpennessDecision, Publication, SecrecyReview
from gongkai.disclosure.personal_data import personal_data_in
from gongkai.disclosure.services.locking import locked, move
from gongkai.law.index_number import index_number, url_form
from gongkai.search.services import enqueue
from gongkai.trail.services import record

Stage = OpennessDecision.Stage


@transaction.atomic
def submit(
    publication: Publication, *, by: Officer, openness: str, reason: str = "", ground: str = ""
) -> Publication:
    """Propose the openness and hand in to the section head. A reason is needed for anything but proactive.

    What was drafted from an application's reply is looked into first: from here on nobody edits it. Raises
    PersonalDataFound.
    """
    publication = locked(publication)
    if refusal := rules.refusal_to_submit(publication, by):
        raise refusal
    if publication.from_application and (found := personal_data_in(publication)):
        raise PersonalDataFound(found)
    _decision(publication, Stage.PROPOSE, by=by, openness=openness, reason=reason, ground=ground)
    move(publication, State.SECTION_REVIEW)
    publication.save()
    details = {"openness": openness, "reason": reason}
    record(publication, "publication_submitted", agency=publication.agency, by=by, **details)
    return publication


@transaction.atomic
def section_review(
    publication: Publication, *, by: Officer, agree: bool, openness: str, reason: str = "", ground: str = ""
) -> Publication:
    """The section head agrees (to the openness given here) or sends it back with the reason."""
    publication = locked(publication)
    if refusal := rules.refusal_to_review_for_section(publication, by):
        raise refusal
    if not agree:
        _require(reason, "退回")
    facts = {"openness": openness, "reason": reason, "ground": ground, "agreed": agree}
    _decision(publication, Stage.SECTION, by=by, **facts)
    move(publication, State.AGENCY_REVIEW if agree else State.RETURNED)
    publication.save()
    details = {"agreed": agree, "openness": openness, "reason": reason}
    record(publication, "publication_section_reviewed", agency=publication.agency, by=by, **details)
    return publication


@transaction.atomic
def record_secrecy_review(publication: Publication, *, by: Officer, passed: bool, note: str) -> SecrecyReview:
    """Put down the review's end for the text as it stands now (art. 17).

    note: the basis on which it passed, or what stands against it.
    """
    publication = locked(publication)
    if refusal := rules.refusal_to_review_secrecy(publication, by):
        raise refusal
    _require(note, "保密审查结论")
    review = publication.secrecy_reviews.create(
        passed=passed,
        note=note.strip(),
        content_sha256=content_sha256(publication),
        reviewer=by.person,
        at=timezone.now(),
    )
    details = {"passed": passed, "note": review.note, "content_sha256": review.content_sha256}
    record(publication, "secrecy_reviewed", agency=publication.agency, by=by, **details)
    return review


@transaction.atomic
def decide(
    publication: Publication, *, by: Officer, openness: str, reason: str = "", ground: str = ""
) -> Publication:
    """The agency head's decision. Proactive: numbered, dated and public at once, and found from then on.
    Otherwise the matter ends unpublished, with its reason and the day on which openness is looked at again.

    Raises Refusal: without a passed secrecy review of this text, with metadata missing (it lists them), or
    where the drafter would decide.
    """
    publication = locked(publication)
    if refusal := rules.refusal_to_decide(publication, by, openness=openness):
        raise refusal
    _decision(publication, Stage.AGENCY, by=by, openness=openness, reason=reason, ground=ground)
    if openness == Openness.PROACTIVE:
        _publish(publication, by=by)
        return publication
    move(publication, State.NOT_PROACTIVE)
    publication.openness_review_on = _a_year_on()
    publication.save()
    details = {"openness": openness, "reason": reason, "ground": ground}
    record(publication, "publication_kept", agency=publication.agency, by=by, **details)
    return publication


@transaction.atomic
def return_(publication: Publication, *, by: Officer, reason: str) -> Publication:
    """Send back to the drafter, with the reason."""
    publication = locked(publication)
    if refusal := rules.refusal_to_return(publication, by):
        raise refusal
    _require(reason, "退回")
    stage = Stage.AGENCY if publication.state == State.AGENCY_REVIEW else Stage.SECTION
    _decision(publication, stage, by=by, openness=publication.openness, reason=reason, agreed=False)
    move(publication, State.RETURNED)
    publication.save()
    record(publication, "publication_returned", agency=publication.agency, by=by, reason=reason)
    return publication


def _publish(publication: Publication, *, by: Officer) -> None:
    site = installation()
    if site is None:
        raise UnknownWord("安装信息", "行政区划代码")
    today = timezone.localdate()
    serial = next_number(publication.agency, today.year, "publication")
    number = index_number(site.region_code, _code_in_numbers(publication.agency), today.year, serial)
    publication.index_number, publication.address = number, url_form(number)
    publication.published_at = timezone.now()
    if publication.kind in WITH_VALIDITY:
        publication.validity = Validity.IN_FORCE
        publication.validity = publication.validity_on(today)
        publication.validity_since = publication.effective_on
    move(publication, State.PUBLISHED)
    publication.save()
    details = {"index_number": number, "content_sha256": content_sha256(publication)}
    record(publication, "publication_published", agency=publication.agency, by=by, **details)
    enqueue(entry_of(publication))


def _code_in_numbers(agency: Agency) -> str:
    """An agency's code as index numbers allow it: capitals and digits."""
    return "".join(character for character in agency.code.upper() if character.isalnum())


def _decision(
    publication: Publication,
    stage: Stage,
    *,
    by: Officer,
    openness: str,
    reason: str,
    ground: str = "",
    agreed: bool = True,
) -> None:
    if openness not in Openness.values:
        raise UnknownWord("公开属性", openness)
    if ground and ground not in Ground.values:
        raise UnknownWord("不公开的依据", ground)
    if refusal := rules.refusal_without_reason(openness, reason):
        raise refusal
    publication.openness = openness
    publication.openness_decisions.create(
        stage=stage,
        openness=openness,
        ground=ground,
        reason=reason.strip(),
        agreed=agreed,
        by=by.person,
        at=timezone.now(),
    )


def _require(text: str, what: str) -> None:
    if not text.strip():
        raise ReasonMissing(what)


def _a_year_on():
    """Art. 18 asks for review at regular intervals and names none; a year is our reading [I]."""
    today = timezone.localdate()
    leap_day = today.month == 2 and today.day == 29
    return today.replace(year=today.year + 1, day=28 if leap_day else today.day)
