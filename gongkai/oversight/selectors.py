"""Questions about supervision orders."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach
from gongkai.cases.models import Case
from gongkai.oversight.models import SupervisionOrder


def orders_for(officer: Officer) -> QuerySet[SupervisionOrder]:
    """Those to the officer's own agency; for a supervisor also those to the agencies below."""
    reaches = {MAY[Act.VIEW_CASES].get(role) for role in officer.roles}
    orders = SupervisionOrder.objects.select_related("agency", "issuer", "case", "issued_by")
    if Reach.BELOW in reaches:
        return orders.filter(agency__path__startswith=officer.agency.path)
    return orders.filter(agency=officer.agency) if Reach.OWN in reaches else orders.none()


def orders_about(case: Case) -> QuerySet[SupervisionOrder]:
    """Newest first."""
    return case.supervision_orders.order_by("-pk")
