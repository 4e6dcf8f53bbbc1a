"""What an officer sees and what waits for them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach
from gongkai.agencies.selectors import agencies_under
from gongkai.disclosure.choices import State
from gongkai.disclosure.models import OpennessDecision, Publication, SecrecyReview
from gongkai.disclosure.rules import IN_REVIEW, OPEN_TO_EDIT


def publications_for(officer: Officer) -> QuerySet[Publication]:
    """All an officer may see, the one that moved last first. A supervisor also sees the agencies below."""
    rows = Publication.objects.select_related("agency", "column", "drafter").defer("body")
    rows = rows.order_by("-state_at", "-pk")
    reaches = {reach for role, reach in MAY[Act.VIEW_PUBLICATIONS].items() if role in officer.roles}
    if Reach.BELOW in reaches:
        return rows.filter(agency__in=agencies_under(officer.agency))
    return rows.filter(agency=officer.agency) if reaches else rows.none()


def waiting_for(officer: Officer) -> QuerySet[Publication]:
    """What this officer may move on now, the longest waiting first."""
    mine = Q(drafter=officer.person_id)
    waiting = Q(pk__in=[])
    if officer.may(Act.DRAFT_PUBLICATION):
        waiting |= mine & Q(state__in=OPEN_TO_EDIT)
    if officer.may(Act.REVIEW_PUBLICATION):
        waiting |= ~mine & Q(state=State.SECTION_REVIEW)
    if officer.may(Act.REVIEW_SECRECY):
        waiting |= ~mine & Q(state__in=IN_REVIEW, reviewed=False)
    if officer.may(Act.DECIDE_PUBLICATION):
        waiting |= ~mine & Q(state=State.AGENCY_REVIEW)
    proposals = OpennessDecision.objects.filter(
        publication=OuterRef("pk"), stage=OpennessDecision.Stage.PROPOSE
    )
    reviews = SecrecyReview.objects.filter(publication=OuterRef("pk"), at__gte=OuterRef("proposed_at"))
    rows = Publication.objects.annotate(proposed_at=Subquery(proposals.order_by("-pk").values("at")[:1]))
    rows = rows.annotate(reviewed=Exists(reviews)).filter(waiting, agency=officer.agency)
    return rows.select_related("agency", "column", "drafter").defer("body").order_by("state_at", "pk")


def count_waiting(officer: Officer) -> int:
    """For the side bar: one query."""
    return waiting_for(officer).count()
