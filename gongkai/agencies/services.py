"""Acts on agencies and people. Each is one transaction; those with an officer behind them are in the trail
of the room that calls them (``gongkai.trail`` stands above this room)."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from gongkai.agencies.models import Agency, Office, Person, Post
from gongkai.agencies.roles import Role


@transaction.atomic
def found_agency(*, parent: Agency | None, code: str, **fields) -> Agency:
    """Enter an agency into the tree below its parent."""
    path = f"{parent.path if parent else '/'}{code}/"
    return Agency.objects.create(parent=parent, code=code, path=path, **fields)


@transaction.atomic
def found_office(
    agency: Agency, *, name: str, is_disclosure_office: bool = False, valid_from: date
) -> Office:
    return Office.objects.create(
        agency=agency, name=name, is_disclosure_office=is_disclosure_office, valid_from=valid_from
    )


@transaction.atomic
def enrol_person(*, username: str, name: str, password: str, phone: str = "") -> Person:
    """Make an account. Raises ValidationError where the password does not meet the policy."""
    person = Person(username=username, name=name, phone=phone)
    validate_password(password, person)
    person.set_password(password)
    person.save()
    return person


@transaction.atomic
def appoint(
    person: Person,
    agency: Agency,
    role: Role,
    *,
    valid_from: date,
    valid_to: date | None = None,
    office: Office | None = None,
    substitute_for: Post | None = None,
) -> Post:
    """Give a person a role at an agency, open-ended unless valid_to is given."""
    return Post.objects.create(
        person=person,
        agency=agency,
        office=office,
        role=role.value,
        valid_from=valid_from,
        valid_to=valid_to,
        substitute_for=substitute_for,
    )


@transaction.atomic
def end_post(post: Post, *, on: date) -> Post:
    """The last day of a post. Rows stay: who held what when is part of every old record."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    return post
