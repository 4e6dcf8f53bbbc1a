"""The site whose server is killed, from inside its own settings: made ready, and looked through afterwards.

Run as a program, so that it reads the settings and the database of that server and not those of the tests.
``prepare COUNT`` prints who may sign in and which letters wait for signature. ``look`` reads on stdin what
clients were told was done, and prints every half act and every loss it finds, one sentence each.
"""

from __future__ import annotations

import json
import sys
from collections import Counter as Count
from collections.abc import Iterator

import django
from django.test import Client
from django.utils import timezone

django.setup()

from gongkai.agencies.models import Counter, Installation  # noqa: E402  # models need Django ready
from gongkai.cases.models import Case, CaseDocument, ClockFact, Letter, Notice, Paper  # noqa: E402
from gongkai.cases.query_code import hash_query_code  # noqa: E402
from gongkai.cases.services import recompute_due_dates  # noqa: E402
from gongkai.config.installing import prepare_database  # noqa: E402
from gongkai.documents.checking import check_originals  # noqa: E402
from gongkai.trail.models import Record  # noqa: E402
from gongkai.trail.selectors import verify  # noqa: E402
from tests.cases.factories import Desk  # noqa: E402

Told = dict[str, list]
S = Case.State


def prepare(count: int) -> dict:
    """An office with so many letters that wait for signature."""
    prepare_database()
    desk, today = Desk(), timezone.localdate()
    Installation.objects.create(
        pk=1, name="明河区人民政府", domain="127.0.0.1", id_code="9901060001", organiser="办公室",
        region_code="990106", superior="临江市人民政府",
    )  # fmt: skip
    letters = [desk.submitted(on=today) for _ in range(count)]
    return {
        "head": _signed_in(desk.head),
        "officer": _signed_in(desk.officer),
        "letters": [[letter.pk, letter.case_id] for letter in letters],
        "taken_in": Case.objects.count(),
    }


def _signed_in(officer) -> str:
    """The session of a browser that signed in."""
    browser = Client()
    browser.force_login(officer.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser.cookies["sessionid"].value


def look(told: Told) -> list[str]:
    return [*_losses(told), *_half_letters(), *_half_intakes(), *_numbers(), *_whole()]


def _losses(told: Told) -> Iterator[str]:
    """What a client was told was done and is not there."""
    signed = set(Letter.objects.filter(state=Letter.State.SIGNED).values_list("pk", flat=True))
    served = set(Letter.objects.filter(services__isnull=False).values_list("pk", flat=True))
    yield from (f"letter {pk}: told signed, is not" for pk in told["signed"] if pk not in signed)
    yield from (f"letter {pk}: told served, is not" for pk in told["served"] if pk not in served)
    codes = dict(Case.objects.values_list("number", "query_code_hash"))
    for number, code in told["taken_in"]:
        if codes.get(number) != hash_query_code(number, code):
            yield f"{number}: told taken in, does not open with its code"


def _half_letters() -> Iterator[str]:
    """Each letter is before an act or behind it, in every row that act writes."""
    acts, told = _counted(Record, "act", "subject_id"), _counted(Notice, "kind", "case_id", person=None)
    files = _counted(CaseDocument, "kind", "case_id")
    letters = Letter.objects.select_related("case").prefetch_related("services")
    for letter in letters:
        case, signed = letter.case, letter.state == Letter.State.SIGNED
        served = len(letter.services.all())
        found = {
            "number": bool(letter.number),
            "day": letter.signed_on is not None,
            "docx": letter.docx_id is not None,
            "files of the case": files["letter", case.pk] == 1 + (letter.pdf_id is not None),
            "outcome": (case.outcome, case.decided_on) == (letter.decision.outcome, letter.signed_on),
            "record": acts["letter_signed", case.pk] == 1,
            "state": case.state in (S.AWAITING_SERVICE, S.CLOSED),
        }
        wanted = dict.fromkeys(found, signed)
        if not signed:
            found["files of the case"] = files["letter", case.pk] > 0
            found["outcome"] = bool(case.outcome or case.decided_on)
            found["record"] = acts["letter_signed", case.pk] > 0
        yield from (
            f"letter {letter.pk}: half signed, {name}" for name in found if found[name] != wanted[name]
        )
        ends = {
            served, int(case.state == S.CLOSED), int(case.replied_on is not None),
            int(case.closed_on is not None), acts["letter_served", case.pk],
            told["letter_served", case.pk],
        }  # fmt: skip
        if len(ends) != 1:
            yield f"letter {letter.pk}: half served, {ends}"


def _half_intakes() -> Iterator[str]:
    acts = _counted(Record, "act", "subject_id")
    facts = _counted(ClockFact, "kind", "case_id")
    for case in Case.objects.select_related("identity", "receipt"):
        taken = (acts["application_registered", case.pk], facts["received", case.pk])
        if taken != (1, 1) or not hasattr(case, "identity") or not hasattr(case, "receipt"):
            yield f"{case.number}: half taken in, {taken}"


def _counted(model: type, *fields: str, **only) -> Count:
    return Count(model.objects.filter(**only).values_list(*fields))


def _numbers() -> Iterator[str]:
    """Gapless, none twice, and the counter stands at the last one."""
    outgoing = [*Letter.objects.exclude(number="").values_list("number", flat=True)]
    outgoing += Paper.objects.values_list("number", flat=True)
    serials = {
        "reply": sorted(int(number.split("〕")[1].removesuffix("号")) for number in outgoing),
        "application": sorted(Case.objects.values_list("serial", flat=True)),
    }
    for series, given in serials.items():
        last = Counter.objects.filter(series=series).values_list("last", flat=True).first() or 0
        if given != list(range(1, last + 1)):
            yield f"{series}: {given}, the counter stands at {last}"


def _whole() -> Iterator[str]:
    yield from (f"trail: {one}" for one in verify().broken)
    yield from (f"file: {one}" for one in check_originals().broken)
    yield from (f"clock: {one}" for one in recompute_due_dates(check=True))


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    result = prepare(int(rest[0])) if command == "prepare" else look(json.load(sys.stdin))
    print(json.dumps(result, ensure_ascii=False))
