"""Reports that wait for one officer: to be signed, to be reviewed, to be mended after they came back."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.membership import counted, with_rule
from gongkai.annual_report.models import Comment, Report

S = Report.State


def reports_waiting_for(officer: Officer) -> QuerySet[Report]:
    """What the officer's posts let move on, the oldest step first. No query where no post covers any.

    commented_at: when the supervising office last asked for something that is not settled yet.
    """
    wanted, carried_on = Q(), _carried_on(officer)
    if officer.may(Act.SIGN_REPORT):
        mine = carried_on & Q(state=S.SIGNING)
        wanted |= mine & ~Q(submitted_by=officer.person)
    if officer.may(Act.REVIEW_REPORT):
        below = Q(agency__path__startswith=officer.agency.path) & counted()
        handed_in = Q(state=S.HANDED_IN, scope=Report.Scope.OWN) & ~Q(signed_by=officer.person)
        wanted |= below & handed_in
    if officer.may(Act.EDIT_REPORT):
        wanted |= carried_on & Q(state=S.DRAFT, commented_at__isnull=False)
    if officer.may(Act.PUBLISH_REPORT):
        wanted |= carried_on & Q(state=S.ACCEPTED)
    if not wanted:
        return Report.objects.none()
    unsettled = Comment.objects.filter(report=OuterRef("pk"), settled_at__isnull=True)
    last = unsettled.order_by("-at").values("at")[:1]
    reports = with_rule(Report.objects.annotate(commented_at=Subquery(last))).filter(wanted)
    return reports.select_related("agency", "submitted_by", "signed_by").order_by(
        "signed_at", "submitted_at", "pk"
    )


def _carried_on(officer: Officer) -> Q:
    """Reports of the officer's own agency, and of abolished ones whose duties came to it."""
    came = Q(agency__successor=officer.agency) | Q(
        agency__successor__isnull=True, agency__parent=officer.agency
    )
    gone = Q(agency__valid_to__lt=officer.today) if officer.today else Q(pk__in=[])
    return Q(agency=officer.agency) | (came & gone)
