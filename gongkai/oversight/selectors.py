"""Questions about supervision orders."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach
from gongkai.cases.models import Case
from gongkai.cases.selectors.case_file import Part
from gongkai.oversight.models import SupervisionOrder


def orders_for(officer: Officer) -> QuerySet[SupervisionOrder]:
    """Those to the officer's own agency; for a supervisor also those to the agencies below."""
    reaches = {MAY[Act.VIEW_CASES].get(role) for role in officer.roles}
    orders = SupervisionOrder.objects.select_related("agency", "issuer", "case", "issued_by")
    if Reach.BELOW in reaches:
        return orders.filter(agency__path__startswith=officer.agency.path)
    return orders.filter(agency=officer.agency) if Reach.OWN in reaches else orders.none()


def orders_about(case: Case) -> list[SupervisionOrder]:
    """Newest first."""
    return sorted(case.supervision_orders.all(), key=lambda order: -order.pk)


FILE_PARTS = {"supervision_orders": Part("supervision_orders")}
"""What this room puts into the file of a case as a page reads it."""
