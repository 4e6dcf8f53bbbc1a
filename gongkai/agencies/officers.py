"""An officer: a person acting for one agency, with the roles held there today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from gongkai.agencies import calendars
from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.roles import MAY, PASSES_ON, Act, Reach, Role, roles_label


@dataclass(frozen=True)
class Officer:
    """deputises: whom the person stands in for here today, names by person id. posts: held today, at any
    agency. today: the day these are of; without it nothing of an abolished agency passes on."""

    person: Person
    agency: Agency
    roles: frozenset[Role]
    deputises: Mapping[int, str] = field(default_factory=dict, hash=False)
    posts: tuple[Post, ...] = field(default=(), compare=False, repr=False)
    today: date | None = field(default=None, compare=False, repr=False)

    @property
    def person_id(self) -> int:
        return self.person.pk

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def roles_label(self) -> str:
        return "、".join(role.label for role in Role if role in self.roles)

    def acts_as(self, person_id: int) -> bool:
        """Whether what is that person's is this officer's matter: one's own, or of someone substituted."""
        return person_id == self.person_id or person_id in self.deputises

    def signature(self, holder_id: int | None = None) -> str:
        """Own name and roles, as the trail keeps them; 代某某办 where the holder is substituted."""
        name = self.deputises.get(holder_id) if holder_id else None
        return f"{self.name}（{self.roles_label}{f'，代{name}办' if name else ''}）"

    def may(self, act: Act, agency: Agency | None = None) -> bool:
        """Whether a role held here covers the act at that agency (the officer's own by default)."""
        agency = agency or self.agency
        for role, reach in MAY[act].items():
            if role not in self.roles:
                continue
            if agency.pk == self.agency.pk or (reach is Reach.BELOW and agency.is_under(self.agency)):
                return True
            if act in PASSES_ON and self._carries_on(agency):
                return True
        return False

    def _carries_on(self, agency: Agency) -> bool:
        """Whether the agency is abolished and this officer's goes on with what it did."""
        if self.today is None or agency.valid_to is None or agency.valid_to >= self.today:
            return False
        return agency.carried_on_by(self.today) == self.agency

    def refusal(self, act: Act, agency: Agency | None = None) -> NotAllowed | None:
        agency = agency or self.agency
        return None if self.may(act, agency) else NotAllowed(act.label, roles_label(act), agency.name)

    def require(self, act: Act, agency: Agency | None = None) -> None:
        """Raises NotAllowed where the roles do not cover the act."""
        if refusal := self.refusal(act, agency):
            raise refusal


def posts_of(person: Person, *, today: date) -> list[Post]:
    """The posts a person holds today, at agencies that still exist."""
    held = Post.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        Q(agency__valid_to__isnull=True) | Q(agency__valid_to__gte=today),
        person=person,
        valid_from__lte=today,
    )
    with_names = held.select_related("agency__parent", "substitute_for__person")
    with_notice = with_names.annotate(**calendars.STANDING_COLUMNS)
    return list(with_notice.order_by("agency__position", "agency_id", "pk"))


def officer_for(person: Person, *, today: date, agency_code: str = "") -> Officer | None:
    """The person as officer of that agency; of the first one where none is named. None without a post."""
    posts = posts_of(person, today=today)
    if posts:
        calendars.remember_standing(posts[0])
    chosen = next((post.agency for post in posts if post.agency.code == agency_code), None)
    agency = chosen or (posts[0].agency if posts else None)
    if agency is None:
        return None
    here = [post for post in posts if post.agency_id == agency.pk]
    substituted = [post.substitute_for.person for post in here if post.substitute_for]
    return Officer(
        person,
        agency,
        frozenset(Role(post.role) for post in here),
        {each.pk: each.name for each in substituted},
        tuple(posts),
        today,
    )
