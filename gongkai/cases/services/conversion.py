"""Making a publication of what was given to one applicant, or saying why not (art. 44).

The draft goes through the publications' own review. What goes out to everyone is looked into anew: a place
in a file that was cleared for one applicant is not cleared for the public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors_conversion import NamesTheApplicant, PersonalDataInFiles, PersonalDataInText
from gongkai.cases.models import Case, Conversion
from gongkai.cases.selectors.conversion import suggestions_about
from gongkai.cases.selectors.release import files_to_send
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.disclosure import services as publishing
from gongkai.disclosure.clean_html import text_of
from gongkai.disclosure.models import Column
from gongkai.documents.services import content_of
from gongkai.guard import Severity, scan_file, scan_text, text_in_file
from gongkai.trail.services import record

Files = Sequence[tuple[str, bytes]]
LONGEST_TITLE = 80  # characters of a title the trail keeps


def convert(
    case: Case,
    *,
    by: Officer,
    reason: str,
    words: str = "",
    title: str,
    summary: str,
    body: str,
    kind: str,
    subject: str,
    column: Column,
    issued_on: date | None = None,
    with_files: bool = True,
) -> Conversion:
    """Draft a publication from the reply: this text, and the files that went out, never the letter itself.

    reason: of Conversion.Reason. words: what the applicant said who suggested it. Files and text are looked
    into before the case is locked. Raises NothingGiven, AlreadyConverted, PersonalDataInText,
    PersonalDataInFiles, NamesTheApplicant, and whatever drafting a publication refuses.
    """
    stop_if(rules.refusal_to_convert(case, by))
    files = _files(case) if with_files else []
    _stop_if_personal(case, "\n".join((title, summary, text_of(body))), files)
    fields = {"kind": kind, "subject": subject, "column": column, "issued_on": issued_on}
    return _convert(
        case, by, reason, words, files, {"title": title, "summary": summary, "body": body, **fields}
    )


@transaction.atomic
def _convert(
    case: Case, by: Officer, reason: str, words: str, files: Files, fields: dict[str, object]
) -> Conversion:
    case = locked(case)
    stop_if(rules.refusal_to_convert(case, by))
    if reason == Conversion.Reason.SUGGESTED:
        words = require_text("申请人怎么建议的", words)
    draft = publishing.draft(case.agency, by=by, from_application=True, **fields)
    for name, content in files:
        publishing.attach_file(draft, by=by, name=name, content=content)
    made = Conversion.objects.create(
        case=case,
        reason=Conversion.Reason(reason),
        words=words.strip(),
        publication=draft,
        by=by.person,
        at=timezone.now(),
    )
    record(
        case,
        "conversion_drafted",
        agency=case.agency,
        by=by,
        label=draft.title[:LONGEST_TITLE],
        reason=made.get_reason_display(),
        publication=draft.pk,
        count=len(files),
    )
    record(draft, "publication_converted", agency=case.agency, by=by, number=case.number)
    _answer_suggestions(case, made, by)
    return made


@transaction.atomic
def decline_conversion(case: Case, *, by: Officer, reason: str) -> Conversion:
    """It stays what it is: open on application. Nobody is asked again about this text; whoever suggested
    otherwise is told the reason."""
    case = locked(case)
    stop_if(rules.refusal_to_decline_conversion(case, by))
    suggested = suggestions_about(case).exists()
    said = Conversion.objects.create(
        case=case,
        reason=Conversion.Reason.SUGGESTED if suggested else Conversion.Reason.SEVERAL,
        words=require_text("不转为主动公开的理由", reason),
        by=by.person,
        at=timezone.now(),
    )
    record(case, "conversion_declined", agency=case.agency, by=by, reason=said.words)
    _answer_suggestions(case, said, by)
    return said


def _answer_suggestions(case: Case, answer: Conversion, by: Officer) -> None:
    """Everyone who suggested it for this text has one answer, and is told it (art. 44 para. 2)."""
    reason = "" if answer.publication else answer.words
    for each in suggestions_about(case).select_related("case"):
        each.answer = answer
        each.save(update_fields=["answer"])
        record(
            each.case,
            "suggestion_answered",
            agency=case.agency,
            by=by,
            taken=answer.publication is not None,
            reason=reason,
        )


def _files(case: Case) -> list[tuple[str, bytes]]:
    """What the applicant got: redacted copies where there are such, nothing that was taken back."""
    return [(each.original.name, content_of(each.original)) for each in files_to_send(case)]


def _stop_if_personal(case: Case, text: str, files: Files) -> None:
    if found := Counter(each.label for each in scan_text(text) if each.severity is Severity.ERROR):
        raise PersonalDataInText(found)
    counted = {
        name: sum(each.severity is Severity.ERROR for each in scan_file(name, content))
        for name, content in files
    }
    if bad := {name: count for name, count in counted.items() if count}:
        raise PersonalDataInFiles(bad)
    if places := _naming_applicant(case, text, files):
        raise NamesTheApplicant(places)


def _naming_applicant(case: Case, text: str, files: Files) -> tuple[str, ...]:
    """Names no pattern finds, but the sealed identity knows this one. Nothing to compare once erased."""
    applicant = applicant_of(case)
    secrets = [secret for secret in applicant.secrets if len(secret) > 1] if applicant else []
    texts = [("文字", text), *((f"“{name}”", f"{name}\n{text_in_file(name, c)}") for name, c in files)]
    return tuple(place for place, read in texts if any(secret in read for secret in secrets))
