"""Where a letter is on its way to the signature, who has seen it, and whom it waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import people_in
from gongkai.cases.models import Case, Letter, SignOffChain, SignOffStep
from gongkai.cases.selectors.case_file import rows_of
from gongkai.cases.selectors.reply import reply_letter

State = SignOffStep.State


def chain_of(agency: Agency) -> SignOffChain | None:
    """The order in force; None where the agency has set none."""
    return SignOffChain.objects.filter(agency=agency).order_by("-version").first()


def chain_for(case: Case) -> SignOffChain | None:
    """The order in force at the agency of a case."""
    return max(rows_of(case, "sign_off_orders"), key=lambda each: each.version, default=None)


def waiting_step(case: Case) -> SignOffStep | None:
    """The step the case's letter waits at, with the letter; None where none was sent up."""
    letter = reply_letter(case)
    if letter is None or letter.state != Letter.State.SUBMITTED:
        return None
    waiting = (step for step in letter.sign_off.all() if step.state == State.WAITING)
    return min(waiting, key=lambda step: step.position, default=None)


def steps_of(letter: Letter) -> list[SignOffStep]:
    """Every step of every submission, the latest submission first, each from its first step on."""
    return sorted(letter.sign_off.all(), key=lambda step: (-step.attempt, step.position))


def approved_by(step: SignOffStep) -> set[int]:
    """Ids of those who approved an earlier step of the same submission."""
    same = (each for each in step.letter.sign_off.all() if each.attempt == step.attempt)
    return {each.done_by_id for each in same if each.state == State.APPROVED}


def people_for(step: SignOffStep, agency: Agency, *, today: date) -> QuerySet[Person]:
    """Who may do this step today: its role, but not who sent the letter up or saw it before."""
    past = {step.submitted_by_id, *approved_by(step)}
    return people_in([Role(step.role)], agency, today=today).exclude(pk__in=past)


def holders_of(roles: Iterable[Role], agency: Agency, *, today: date) -> dict[Role, set[int]]:
    """Ids of those who hold each role at the agency today and can sign in. One query."""
    asked = [role.value for role in roles]
    return _held(Post.objects.filter(agency=agency, role__in=asked, person__is_active=True), today)


def approvers_of(case: Case, *, today: date) -> dict[Role, set[int]]:
    """The same for every role that may see a letter of this case."""
    return _held(rows_of(case, "approvers"), today)


def _held(posts: Iterable[Post], today: date) -> dict[Role, set[int]]:
    found: dict[Role, set[int]] = defaultdict(set)
    for post in posts:
        if post.valid_from <= today and (post.valid_to is None or today <= post.valid_to):
            found[Role(post.role)].add(post.person_id)
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
