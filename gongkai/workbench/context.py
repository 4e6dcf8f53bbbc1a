"""What the frame of every staff page shows: the agency acted for, the menu and its counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach
from gongkai.cases import selectors as cases
from gongkai.disclosure import selectors as disclosure

PREFIX = "/desk/"

# menu entry -> the act its page is for; no act: every officer
MENU: dict[str, Act | None] = {
    "today": None,
    "intake": Act.TAKE_IN_CASE,
    "queue": Act.VIEW_CASES,
    "signing": Act.APPROVE_LETTER,
    "service": Act.SERVE_LETTER,
    "remedies": Act.VIEW_CASES,
    "registers": Act.EXPORT_CASES,
    "retention": Act.ERASE_IDENTITY,
    "publications": Act.VIEW_PUBLICATIONS,
    "reports": Act.VIEW_REPORTS,
    "oversight": Act.VIEW_CASES,
    "statistics": Act.VIEW_STATISTICS,
    "templates": Act.EDIT_TEMPLATES,
    "workdays": Act.MANAGE_CALENDAR,  # whoever keeps it; all others read it from the proof of a term
    "trail": Act.VIEW_TRAIL,
    "people": Act.MANAGE_PEOPLE,
    "sign_off": Act.SET_SIGN_OFF,
}
# the first word of an address's name -> the menu entry it belongs to
PLACES = {
    "today": "today",
    "notices": "notices",
    "oversight": "oversight",
    "order": "oversight",
    "intake": "intake",
    "register": "intake",
    "receipt": "intake",
    "queue": "queue",
    "case": "queue",
    "letter": "queue",
    "retention": "retention",
    "remedies": "remedies",
    "remedy": "remedies",
    "signing": "signing",
    "sign": "sign_off",
    "calendar": "queue",
    "statistics": "statistics",
    "service": "service",
    "registers": "registers",
    "import": "registers",
    "publications": "publications",
    "publication": "publications",
    "conversions": "publications",
    "reports": "reports",
    "report": "reports",
    "templates": "templates",
    "template": "templates",
    "workdays": "workdays",
    "trail": "trail",
    "people": "people",
    "person": "people",
}


@dataclass(frozen=True)
class PostChoice:
    """An agency the person may act for: its code, and the posts held there in words."""

    key: str
    label: str
    current: bool


class Desk:
    """Read by ``ui/desk_base.html``. Nothing is asked of the database before a template asks here."""

    def __init__(self, officer: Officer, url_name: str, case_counts: Callable[[], cases.Counts]) -> None:
        self._officer = officer
        self._case_counts = case_counts
        self.agency = officer.agency
        self.person_name = officer.name
        self.post_label = officer.roles_label
        self.current = PLACES.get(url_name.split("_")[0], "")

    @cached_property
    def may(self) -> dict[str, bool]:
        return {key: act is None or self._officer.may(act) for key, act in MENU.items()}

    @cached_property
    def _sees_below(self) -> bool:
        """A supervisor's queue reaches further than the figures of the own agency do."""
        return any(MAY[Act.VIEW_CASES].get(role) is Reach.BELOW for role in self._officer.roles)

    @cached_property
    def posts(self) -> list[PostChoice]:
        by_agency: dict[str, list] = {}
        for post in self._officer.posts:
            by_agency.setdefault(post.agency.code, []).append(post)
        return [
            PostChoice(
                code,
                f"{posts[0].agency.name}（{'、'.join(post.get_role_display() for post in posts)}）",
                posts[0].agency_id == self.agency.pk,
            )
            for code, posts in by_agency.items()
        ]

    @property
    def unread(self) -> int:
        """What the officer was told and has not marked as read."""
        return self._counted["unread"]

    @cached_property
    def _counted(self) -> dict[str, int]:
        """Figures of other tables than that of cases, in one query."""
        rows = {"unread": cases.unread_notices(self._officer)}
        if self.may["publications"]:
            rows["publications"] = disclosure.waiting_for(self._officer)
        figures = {name: _how_many(each) for name, each in rows.items()}
        return Person.objects.filter(pk=self._officer.person_id).values(**figures).get()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Figures of the side bar: one query for cases, if the officer sees them."""
        found: dict[str, int] = {}
        if self.may["queue"]:
            figures = self._case_counts()
            found |= {
                "intake": figures.unconfirmed,
                "open": figures.open if not self._sees_below else 0,
                "signing": figures.waits_for_me,
                "service": figures.to_serve,
            }
        if self.may["publications"]:
            found["publications"] = self._counted["publications"]
        return found


def _how_many(rows: QuerySet) -> Coalesce:
    """Their number as a column of another query."""
    counted = rows.order_by().values(whole=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor. Empty for anonymous readers and outside the workbench."""
    if not request.path.startswith(PREFIX):
        return {}
    officer = getattr(request, "officer", None)
    if not officer:
        return {}
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    return {"desk": Desk(officer, name, partial(case_counts, request))}


def case_counts(request: HttpRequest) -> cases.Counts:
    """Asked of the database once a request: the frame shows these figures, and some pages do too."""
    if not hasattr(request, "case_counts"):
        request.case_counts = cases.counts(request.officer, timezone.localdate())
    return request.case_counts
