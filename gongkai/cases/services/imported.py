"""Writing the cases of an old register, many at once: each gets what an act of its own would have written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.officers import Officer
from gongkai.cases import identity as sealing
from gongkai.cases.identity import Applicant
from gongkai.cases.marks import applicant_mark, text_mark
from gongkai.cases.models import (
    Case,
    ClockFact,
    CorrectionNotice,
    Decision,
    FormerReply,
    Identity,
    Inquiry,
    Remedy,
)
from gongkai.cases.query_code import hash_query_code, new_query_code
from gongkai.cases.register.rows import Draft, awaits_correction, awaits_opinion
from gongkai.cases.services.remedies import settle_timetable
from gongkai.law.clock import FactKind
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.trail.services import record_many

CHUNK = 500  # rows a statement
BASIS = "原登记簿"
UNSAID = "原登记簿没有写理由"
Pairs = Sequence[tuple[Case, Draft]]
_INQUIRED = (FactKind.INQUIRY_SENT, FactKind.INQUIRY_ENDED)


def write_cases(
    agency: Agency, drafts: Sequence[Draft], *, by: Officer, told: Callable[[str, int, int], None]
) -> list[Case]:
    """Inside the transaction of the import: cases with identities, facts, decisions, remedies and records."""
    steps = iter(range(1, 9))

    def step() -> None:
        told("写入", next(steps), 8)

    cases = _cases(agency, drafts, by)
    Case.objects.bulk_create(cases, batch_size=CHUNK)
    step()
    pairs = list(zip(cases, drafts, strict=True))
    Identity.objects.bulk_create([_identity(case, draft.applicant) for case, draft in pairs], CHUNK)
    step()
    inquiries = Inquiry.objects.bulk_create(_inquiries(pairs), CHUNK)
    step()
    refs = {inquiry.case_id: str(inquiry.pk) for inquiry in inquiries}
    ClockFact.objects.bulk_create(_facts(pairs, refs, by), CHUNK)
    step()
    CorrectionNotice.objects.bulk_create(_notices(pairs), CHUNK)
    step()
    Decision.objects.bulk_create(_decisions(pairs, by), CHUNK)
    FormerReply.objects.bulk_create(_replies(pairs), CHUNK)
    step()
    reviews = Remedy.objects.bulk_create(_remedies(pairs, by, {}), CHUNK)
    Remedy.objects.bulk_create(
        _remedies(pairs, by, {each.case_id: each for each in reviews}, suits=True), CHUNK
    )
    step()
    record_many(
        [(case, {"received_on": case.received_on, "row": draft.row}) for case, draft in pairs],
        "case_imported",
        agency=agency,
        by=by,
    )
    step()
    return cases


def _cases(agency: Agency, drafts: Sequence[Draft], by: Officer) -> list[Case]:
    serials = _serials(agency, drafts)
    return [_case(agency, draft, next(serials[draft.given["received_on"].year]), by) for draft in drafts]


def _serials(agency: Agency, drafts: Sequence[Draft]) -> dict[int, Iterator[int]]:
    """New numbers by the year of receipt, in the order of the rows. Years in order, so that locks are too."""
    counts: dict[int, int] = defaultdict(int)
    for draft in drafts:
        counts[draft.given["received_on"].year] += 1
    return {
        year: iter(next_numbers(agency, year, "application", count)) for year, count in sorted(counts.items())
    }


def _case(agency: Agency, draft: Draft, serial: int, by: Officer) -> Case:
    given, clock = draft.given, draft.clock
    year = given["received_on"].year
    number = f"{agency.number_word}申〔{year}〕{serial}号"
    return Case(
        agency=agency,
        year=year,
        serial=serial,
        number=number,
        former_number=given["former_number"],
        # nobody was given a code: that of a case whose applicant asks is made anew
        query_code_hash=hash_query_code(number, new_query_code()),
        channel=given["channel"],
        applicant_class=draft.applicant.applicant_class,
        applicant_masked=draft.applicant.masked,
        applicant_mark=applicant_mark(draft.applicant),
        text_mark=text_mark(given.get("description") or given["title"]),
        title=given["title"],
        description=given.get("description") or given["title"],
        wanted_form=given["wanted_form"],
        delivery=given["delivery"],
        keyed_by=by.person,
        submitted_at=_start_of(given["received_on"]),
        received_on=given["received_on"],
        original_due_on=clock.original_due,
        due_on=clock.due,
        due_provisional=clock.provisional,
        paused=clock.paused and not given.get("outcome"),
        state=draft.state,
        holder_id=draft.handler or by.person_id,
        outcome=given.get("outcome", ""),
        decided_on=given.get("decided_on"),
        replied_on=given.get("served_on"),
        late=_late(given, clock.due),
        closed_on=draft.closed_on,
        archived_on=given.get("archived_on"),
    )


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _identity(case: Case, applicant: Applicant) -> Identity:
    key = sealing.new_key()
    return Identity(
        case=case,
        sealed=sealing.seal(applicant, key=key, number=case.number),
        wrapped_key=sealing.wrap_key(key, number=case.number),
    )


def _inquiries(pairs: Pairs) -> list[Inquiry]:
    """Only those still open: their answer is to be recorded. Of the others the days stand in the facts."""
    return [
        Inquiry(
            case=case,
            to=draft.given["inquiry_to"],
            matter=draft.given["title"],
            sent_on=draft.given["inquiry_sent_on"],
        )
        for case, draft in pairs
        if not case.outcome and awaits_opinion(draft.given)
    ]


def _facts(pairs: Pairs, refs: dict[int, str], by: Officer) -> list[ClockFact]:
    now = timezone.now()
    return [
        ClockFact(
            case=case,
            kind=fact.kind.value,
            on=fact.on,
            working_days=fact.working_days,
            ref=refs.get(case.pk, "") if fact.kind in _INQUIRED else "",
            basis=_basis(case, fact.kind),
            recorded_by=by.person,
            recorded_at=now,
        )
        for case, draft in pairs
        for fact in draft.facts
    ]


def _basis(case: Case, kind: FactKind) -> str:
    if kind is not FactKind.RECEIVED:
        return BASIS
    rule = receipt_rule(Channel(case.channel))
    return f"{rule.explanation}（{rule.citation.short}）{BASIS}"


def _notices(pairs: Pairs) -> list[CorrectionNotice]:
    """Only where the correction is still awaited, so that it can be recorded when it comes."""
    return [
        CorrectionNotice(
            case=case,
            points=f"见原编号{case.former_number}的补正告知书",
            noticed_on=draft.given["correction_required_on"],
            until=draft.given["correction_until"],
        )
        for case, draft in pairs
        if not case.outcome and awaits_correction(draft.given)
    ]


def _decisions(pairs: Pairs, by: Officer) -> list[Decision]:
    return [
        Decision(
            case=case,
            outcome=case.outcome,
            grounds=draft.given.get("grounds") or UNSAID,
            decided_by_id=draft.handler or by.person_id,
            decided_on=case.decided_on,
        )
        for case, draft in pairs
        if case.outcome
    ]


def _replies(pairs: Pairs) -> list[FormerReply]:
    return [
        FormerReply(
            case=case,
            letter_number=draft.given.get("letter_number", ""),
            method=draft.given.get("service_method", ""),
            served_on=draft.given.get("served_on"),
        )
        for case, draft in pairs
        if case.outcome
    ]


def _remedies(pairs: Pairs, by: Officer, reviews: dict[int, Remedy], *, suits: bool = False) -> list[Remedy]:
    """Reconsiderations, or the suits, each tied to the reconsideration it follows; with our next day."""
    found = [
        Remedy(
            case=case,
            route=old.route,
            review=reviews.get(case.pk),
            filed_on=old.filed_on,
            body=old.body,
            result=old.result,
            concluded_on=old.concluded_on,
            recorded_by=by.person,
        )
        for case, draft in pairs
        for old in draft.remedies
        if suits is (old.route != Remedy.Route.REVIEW)
    ]
    for remedy in found:
        settle_timetable(remedy)
    return found


def _late(given: dict, due: date) -> bool | None:
    """As the services write it: of a reply, or of an end without one that is not the applicant's doing."""
    if day := given.get("served_on"):
        return day > due
    return given["decided_on"] > due if given.get("outcome") == "O3" else None
