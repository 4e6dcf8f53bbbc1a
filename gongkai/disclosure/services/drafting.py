"""Drafting and editing. A text is open to change only before it is handed in, and after it came back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.disclosure import rules
from gongkai.disclosure.choices import Genre, Kind, Subject
from gongkai.disclosure.clean_html import clean_html
from gongkai.disclosure.document_numbers import printed_number
from gongkai.disclosure.errors import DateInFuture, DatesOutOfOrder, NotPublicYet, ReasonMissing, UnknownWord
from gongkai.disclosure.models import Column, Publication, PublicationFile
from gongkai.disclosure.services.locking import locked
from gongkai.documents.services import store
from gongkai.trail.services import record

EDITABLE = frozenset(
    {"column", "title", "kind", "genre", "subject", "document_number", "summary", "body", "keywords"}
    | {"source", "editor", "issued_on", "effective_on", "expires_on", "interprets"}
)
_CHOICES = {"kind": Kind, "genre": Genre, "subject": Subject}


@transaction.atomic
def draft(
    agency: Agency,
    *,
    by: Officer,
    title: str,
    kind: str,
    column: Column,
    from_application: bool = False,
    **fields,
) -> Publication:
    """Begin a publication. fields: any of EDITABLE; the body is cleaned, the number's brackets set.

    from_application: drafted from what was given to an applicant (art. 44); such a text is looked into for
    personal data before it is handed in. Raises Refusal where the officer may not draft for the agency or a
    field cannot be so.
    """
    if refusal := rules.refusal_to_draft(agency, by):
        raise refusal
    now = timezone.now()
    publication = Publication(agency=agency, drafter=by.person, drafted_at=now, state_at=now)
    publication.from_application = from_application
    publication.source = agency.name
    publication.editor = by.name
    _put(publication, {"title": title, "kind": kind, "column": column} | fields)
    publication.save()
    record(publication, "publication_drafted", agency=agency, by=by, kind=publication.kind)
    return publication


@transaction.atomic
def edit(publication: Publication, *, by: Officer, **fields) -> Publication:
    """Change fields of EDITABLE. The trail names them; the review before no longer covers a changed text."""
    publication = locked(publication)
    if refusal := rules.refusal_to_edit(publication, by):
        raise refusal
    before = {name: getattr(publication, name) for name in fields if name in EDITABLE}
    _put(publication, fields)
    changed = sorted(name for name, value in before.items() if getattr(publication, name) != value)
    if changed:
        publication.save()
        record(publication, "publication_edited", agency=publication.agency, by=by, fields=changed)
    return publication


@transaction.atomic
def attach_file(
    publication: Publication, *, by: Officer, name: str, content: bytes, title: str = ""
) -> PublicationFile:
    """Add a file. Raises Refusal of the rules or of documents.services.store."""
    publication = locked(publication)
    if refusal := rules.refusal_to_edit(publication, by):
        raise refusal
    original = store(publication.agency, name=name, content=content, by=by.person)
    last = publication.files.order_by("-position").values_list("position", flat=True).first()
    attached = publication.files.create(
        original=original, title=(title.strip() or original.name)[:120], position=(last or 0) + 1
    )
    details = {"file": original.name, "sha256": original.sha256}
    record(publication, "publication_file_attached", agency=publication.agency, by=by, **details)
    return attached


@transaction.atomic
def remove_file(attached: PublicationFile, *, by: Officer) -> Publication:
    """Take a file off a draft. The original itself stays stored."""
    publication = locked(attached.publication)
    if refusal := rules.refusal_to_edit(publication, by):
        raise refusal
    details = {"file": attached.original.name, "sha256": attached.original.sha256}
    attached.delete()
    record(publication, "publication_file_removed", agency=publication.agency, by=by, **details)
    return publication


def _put(publication: Publication, fields: dict) -> None:
    for name, value in fields.items():
        if name not in EDITABLE:
            raise UnknownWord("公开信息", name)
        if name in _CHOICES and value and value not in _CHOICES[name].values:
            raise UnknownWord(str(Publication._meta.get_field(name).verbose_name), value)
        setattr(publication, name, value.strip() if isinstance(value, str) else value)
    publication.body = clean_html(publication.body)
    publication.document_number = printed_number(publication.document_number)
    _check(publication)


def _check(publication: Publication) -> None:
    if not publication.title:
        raise ReasonMissing("这件政府信息是什么（标题），并说明拟稿")
    if publication.issued_on and publication.issued_on > timezone.localdate():
        raise DateInFuture("成文日期")
    pairs = (
        ("成文日期", publication.issued_on, "施行日期", publication.effective_on),
        ("施行日期", publication.effective_on, "有效期至", publication.expires_on),
    )
    for earlier, first, later, last in pairs:
        if first and last and last < first:
            raise DatesOutOfOrder(earlier, later)
    interpreted = publication.interprets
    if interpreted is not None and not interpreted.is_public:
        raise NotPublicYet(interpreted.title)
