"""Where a letter is on its way to the signature, who has seen it, and whom it waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import people_in
from gongkai.cases.models import Case, Letter, SignOffChain, SignOffStep

State = SignOffStep.State


def chain_of(agency: Agency) -> SignOffChain | None:
    """The order in force; None where the agency has set none."""
    return SignOffChain.objects.filter(agency=agency).order_by("-version").first()


def waiting_step(case: Case) -> SignOffStep | None:
    """The step the case's letter waits at, with the letter; None where none was sent up."""
    steps = _waiting().filter(letter__case=case, letter__round=case.round)
    return steps.select_related("letter__decision").order_by("position").first()


def steps_of(letter: Letter) -> list[SignOffStep]:
    """Every step of every submission, the latest submission first, each from its first step on."""
    steps = SignOffStep.objects.filter(letter=letter).select_related("done_by", "submitted_by")
    return list(steps.order_by("-attempt", "position"))


def approved_by(step: SignOffStep) -> set[int]:
    """Ids of those who approved an earlier step of the same submission."""
    done = SignOffStep.objects.filter(letter=step.letter_id, attempt=step.attempt, state=State.APPROVED)
    return set(done.values_list("done_by", flat=True))


def people_for(step: SignOffStep, agency: Agency, *, today: date) -> QuerySet[Person]:
    """Who may do this step today: its role, but not who sent the letter up or saw it before."""
    past = {step.submitted_by_id, *approved_by(step)}
    return people_in([Role(step.role)], agency, today=today).exclude(pk__in=past)


def holders_of(roles: Iterable[Role], agency: Agency, *, today: date) -> dict[Role, set[int]]:
    """Ids of those who hold each role at the agency today and can sign in. One query."""
    posts = Post.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        agency=agency,
        role__in=[role.value for role in roles],
        valid_from__lte=today,
        person__is_active=True,
    )
    found: dict[Role, set[int]] = defaultdict(set)
    for role, person in posts.values_list("role", "person_id"):
        found[Role(role)].add(person)
    return found


def waiting_role() -> Subquery:
    """For a query of cases: the role their letter waits for."""
    return Subquery(_of_case().order_by("position").values("role")[:1])


def waits_for(officer: Officer) -> Exists:
    """For a query of cases: whether their letter waits for this officer, who did not send it up."""
    return Exists(_of_case().filter(role__in=roles_of(officer)).exclude(submitted_by=officer.person_id))


def at_the_desk_of(officer: Officer) -> Exists:
    """The same with those the officer sent up, which a colleague of the same role must see."""
    return Exists(_of_case().filter(role__in=roles_of(officer)))


def roles_of(officer: Officer) -> Collection[str]:
    return [role.value for role in officer.roles]


def _waiting() -> QuerySet[SignOffStep]:
    """Of each letter sent up, the steps not done yet."""
    return SignOffStep.objects.filter(state=State.WAITING, letter__state=Letter.State.SUBMITTED)


def _of_case() -> QuerySet[SignOffStep]:
    """The first undone step of the letter of the outer case."""
    done_before = _waiting().filter(letter=OuterRef("letter"), position__lt=OuterRef("position"))
    return _waiting().filter(~Exists(done_before), letter__case=OuterRef("pk"))
