"""Acts of the system administrator on accounts and posts, each with its record.

The room of agencies stands below the trail and cannot write to it, so the record is written here, in the same
transaction. Nobody widens their own powers: a post of one's own is another administrator's matter.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.agencies import services
from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach, Role
from gongkai.agencies.selectors import agencies_on, agencies_under
from gongkai.trail.services import record


class OwnAccount(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "自己的岗位和初始密码不能自己办，由上级单位或者另一位系统管理员办理（等保三级 权限分离）"
        )


class AlreadyHeld(Refusal):
    def __init__(self, person: Person, post: Post):
        super().__init__(f"{person.name}从{post.valid_from}起已经担任{post}，不用再设")


class OtherPostSubstituted(Refusal):
    def __init__(self, post: Post):
        super().__init__(f"代办{post.person.name}，单位和岗位要和他的一样：{post}，而且不能是本人")


class SubstituteWithoutEnd(Refusal):
    def __init__(self, post: Post):
        super().__init__(f"代{post.person.name}办理要写明到哪一天为止")


class PostOver(Refusal):
    def __init__(self, post: Post):
        super().__init__(f"这个岗位到{post.valid_to}已经结束")


class EndsBeforeItBegins(Refusal):
    def __init__(self, post: Post):
        super().__init__(f"最后一天不能早于任职的第一天{post.valid_from}")


class HeldElsewhere(Refusal):
    def __init__(self, person: Person, agency: Agency):
        super().__init__(
            f"{person.name}在{agency.name}也有岗位，密码由管得到该单位的系统管理员重设，免得借账号进别的单位"
        )


class LastAdministrator(Refusal):
    def __init__(self, agency: Agency):
        super().__init__(f"{agency.name}和它的上级只剩这一位系统管理员，先设好接任的人再结束")


def agencies_managed(officer: Officer) -> QuerySet[Agency]:
    """Agencies whose accounts the officer keeps: the own one and all below that exist today."""
    return agencies_on(timezone.localdate()).filter(pk__in=agencies_under(officer.agency).values("pk"))


def posts_managed(officer: Officer) -> QuerySet[Post]:
    """Posts at those agencies, open ones and ended ones."""
    return Post.objects.filter(agency__in=agencies_under(officer.agency)).select_related("person", "agency")


def people_managed(officer: Officer) -> QuerySet[Person]:
    return Person.objects.filter(posts__agency__in=agencies_under(officer.agency)).distinct()


@transaction.atomic
def add_person(
    *,
    by: Officer,
    username: str,
    name: str,
    phone: str,
    password: str,
    agency: Agency,
    role: Role,
    valid_from: date,
) -> Person:
    """An account with its first post. Raises ValidationError where the password does not meet the policy."""
    by.require(Act.MANAGE_PEOPLE, agency)
    person = services.enrol_person(username=username, name=name, password=password, phone=phone)
    record(person, "person_enrolled", agency=agency, by=by, username=username)
    _appoint(person, agency, role, by=by, valid_from=valid_from, valid_to=None)
    return person


@transaction.atomic
def appoint(
    person: Person,
    *,
    by: Officer,
    agency: Agency,
    role: Role,
    valid_from: date,
    valid_to: date | None,
    substitute_for: Post | None = None,
) -> Post:
    """One more post for someone who has an account; as a substitute, for the time it lasts."""
    by.require(Act.MANAGE_PEOPLE, agency)
    if person.pk == by.person_id:
        raise OwnAccount
    Person.objects.select_for_update().get(pk=person.pk)
    held = Post.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from), person=person, agency=agency, role=role
    )
    if (post := held.select_related("agency").first()) and substitute_for is None:
        raise AlreadyHeld(person, post)
    if refusal := refusal_to_substitute(person, substitute_for, agency, role, valid_to):
        raise refusal
    return _appoint(
        person,
        agency,
        role,
        by=by,
        valid_from=valid_from,
        valid_to=valid_to,
        substitute_for=substitute_for,
    )


def refusal_to_substitute(
    person: Person, post: Post | None, agency: Agency, role: Role, valid_to: date | None
) -> Refusal | None:
    """Who stands in holds the same role at the same agency, until a day that is fixed."""
    if post is None:
        return None
    same = post.agency_id == agency.pk and post.role == role.value and post.person_id != person.pk
    if not same:
        return OtherPostSubstituted(post)
    return None if valid_to else SubstituteWithoutEnd(post)


def _appoint(
    person: Person,
    agency: Agency,
    role: Role,
    *,
    by: Officer,
    valid_from: date,
    valid_to: date | None,
    substitute_for: Post | None = None,
) -> Post:
    post = services.appoint(
        person, agency, role, valid_from=valid_from, valid_to=valid_to, substitute_for=substitute_for
    )
    substituted = {"substitute_for": substitute_for.person.name} if substitute_for else {}
    record(
        person,
        "post_given",
        agency=agency,
        by=by,
        role=role.value,
        valid_from=valid_from,
        valid_to=valid_to,
        **substituted,
    )
    return post


@transaction.atomic
def end_post(post: Post, *, by: Officer, on: date) -> Post:
    """Set the last day of a post."""
    by.require(Act.MANAGE_PEOPLE, post.agency)
    if refusal := refusal_to_end(post, by):
        raise refusal
    if on < post.valid_from:
        raise EndsBeforeItBegins(post)
    if Role(post.role) in MAY[Act.MANAGE_PEOPLE] and not _other_administrators(post):
        raise LastAdministrator(post.agency)
    post = services.end_post(post, on=on)
    record(post.person, "post_ended", agency=post.agency, by=by, role=post.role, on=on)
    return post


def refusal_to_end(post: Post, officer: Officer) -> Refusal | None:
    if post.person_id == officer.person_id:
        return OwnAccount()
    if post.valid_to is not None and post.valid_to < timezone.localdate():
        return PostOver(post)
    return None


def _other_administrators(post: Post) -> bool:
    """Whether someone else still keeps the accounts of this agency, there or above it."""
    today = timezone.localdate()
    open_posts = Post.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=today), role=post.role, valid_from__lte=today
    )
    others = open_posts.exclude(pk=post.pk).select_related("agency")
    below = MAY[Act.MANAGE_PEOPLE][Role(post.role)] is Reach.BELOW
    return any(
        other.agency_id == post.agency_id or (below and post.agency.is_under(other.agency))
        for other in others
    )


@transaction.atomic
def set_password(person: Person, *, by: Officer, password: str) -> Person:
    """A new initial password for someone who lost theirs; it ends their sessions.

    Raises ValidationError where the password does not meet the policy.
    """
    post = posts_managed(by).filter(person=person).first()
    by.require(Act.MANAGE_PEOPLE, post.agency if post else by.agency)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if refusal := refusal_to_set_password(person, by):
        raise refusal
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(person, "password_set", agency=by.agency, by=by)
    return person


def refusal_to_set_password(person: Person, officer: Officer) -> Refusal | None:
    """An account opens every post its owner holds, so whoever sets its password must manage all of them."""
    if person.pk == officer.person_id:
        return OwnAccount()
    held = Post.objects.filter(person=person).exclude(valid_to__lt=timezone.localdate())
    for post in held.select_related("agency").order_by("pk"):
        if not officer.may(Act.MANAGE_PEOPLE, post.agency):
            return HeldElsewhere(person, post.agency)
    return None
