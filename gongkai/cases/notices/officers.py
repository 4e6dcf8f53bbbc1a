"""What officers are told in the workbench when somebody else's act concerns them: one table by act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import people_who_may
from gongkai.cases.models import Assignment, Case
from gongkai.cases.notices.outbox import tell_people
from gongkai.cases.selectors.sign_off import people_for, waiting_step
from gongkai.trail.models import Record

Readers = Callable[[Case], Iterable[Person]]


def _holder(case: Case) -> Iterable[Person]:
    """Who handles the case; everybody who takes applications in, while nobody does."""
    return [case.holder] if case.holder else _who_may(Act.TAKE_IN_CASE)(case)


def _who_may(act: Act) -> Readers:
    return lambda case: people_who_may(act, case.agency, today=timezone.localdate())


def _latest_offer(case: Case) -> Assignment:
    return Assignment.objects.filter(case=case).select_related("to", "offered_by").latest("pk")


def _moved(record: Record) -> bool:
    """A day that stays and is only no longer provisional is told to nobody."""
    return record.details.get("was") != record.details.get("due_on")


def _next_approvers(case: Case) -> Iterable[Person]:
    step = waiting_step(case)
    return people_for(step, case.agency, today=timezone.localdate()) if step else []


def _to_approve(case: Case) -> str:
    step = waiting_step(case)
    return "答复书等您签发" if step is None or step.signs else "答复书等您审核"


@dataclass(frozen=True)
class Told:
    """words: what is told, or what makes it of the case as it now is."""

    words: str | Callable[[Case], str]
    readers: Readers = _holder
    when: Callable[[Record], bool] = lambda record: True


TOLD: Mapping[str, Told] = MappingProxyType(
    {
        "application_submitted": Told("网上收到申请，要与申请人确认", _who_may(Act.TAKE_IN_CASE)),
        "case_offered": Told("转交给您，接收或者退回", lambda case: [_latest_offer(case).to]),
        "offer_accepted": Told("转交的办件已经接收", lambda case: [_latest_offer(case).offered_by]),
        "offer_returned": Told("转交的办件退回来了", lambda case: [_latest_offer(case).offered_by]),
        "case_handed_over": Told("交接给您经办"),
        "correction_received": Told("补正到了，期限重新起算"),
        "application_came_over": Told("转来的申请，要与申请人确认", _who_may(Act.TAKE_IN_CASE)),
        "record_correction_proposed": Told("更正处理等您审定", _who_may(Act.SIGN_LETTER)),
        "record_correction_approved": Told("更正处理已审定，告知书等送达"),
        "assistance_answered": Told("协办回复到了"),
        "application_withdrawn": Told("申请人撤回申请"),
        "publication_suggested": Told("申请人建议主动公开，要审核"),
        "opinion_recorded": Told("意见到了，期限接着算"),
        "letter_submitted": Told(_to_approve, _next_approvers),
        "letter_approved": Told(_to_approve, _next_approvers),
        "letter_returned": Told("答复书退回修改"),
        "letter_signed": Told("答复书已签发，等送达"),
        "due_date_recomputed": Told("放假安排变了，答复期限改了", when=_moved),
        "letter_bounced": Told("答复书没有送到，要重新送达"),
    }
)


def announce(case: Case, record: Record) -> None:
    """Tell the officers concerned, except the one who acted."""
    told = TOLD.get(record.act)
    if told is None or not told.when(record):
        return
    people = [person for person in told.readers(case) if person.pk != record.actor_id]
    words = told.words(case) if callable(told.words) else told.words
    tell_people(
        people,
        agency=case.agency,
        case=case,
        kind=record.act,
        subject=f"{words}：{case.title}",
        text=str(record.details.get("reason", "")),
    )
