"""The queue as a spreadsheet: the columns of the list in their order, then its days. No identity data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.db.models import QuerySet

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.cases.models import Case
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.trail.services import record
from gongkai.workbench.outcome_words import title_of
from gongkai.workbench.queue_filters import in_words
from gongkai.workbench.sheets import Value, workbook_of

MOST = 10_000  # rows a file; about two seconds of work
HEADS = (
    *(("编号", 24), ("申请公开的内容", 48), ("环节", 12), ("到期", 12), ("经办", 12), ("单位", 18)),
    *(("收到方式", 12), ("申请人类别", 14), ("收到", 12), ("原期限", 12), ("作出答复", 12)),
    *(("送达", 12), ("办结", 12), ("处理决定", 30)),
)


class TooManyToExport(Refusal):
    def __init__(self, count: int):
        super().__init__(f"这些条件下有{count}件，一次最多导出{MOST}件；把收到或者答复的日期收窄，分几次导出")


@transaction.atomic
def export(
    cases: QuerySet[Case], given: Mapping[str, str], names: Mapping[str, str], *, by: Officer
) -> bytes:
    """The cases as XLSX. The trail keeps how many, and by which conditions; words searched for may name a
    person and stay out of it. Raises TooManyToExport.
    """
    count = cases.count()
    if count > MOST:
        raise TooManyToExport(count)
    conditions = in_words({key: value for key, value in given.items() if key != "q"}, names)
    words = ["按编号、内容查找"] if given["q"] else []
    content = workbook_of("办件", HEADS, _rows(cases))
    record(
        by.agency,
        "cases_exported",
        agency=by.agency,
        by=by,
        count=count,
        conditions="；".join(words + conditions),
    )
    return content


def _rows(cases: QuerySet[Case]) -> Iterator[tuple[Value, ...]]:
    for case in cases.select_related("agency", "holder").order_by("due_on", "pk").iterator(chunk_size=1000):
        yield (
            case.number,
            case.title,
            case.get_state_display(),
            case.due_on,
            case.holder.name if case.holder else "未分办",
            case.agency.short_name,
            case.get_channel_display(),
            case.get_applicant_class_display(),
            case.received_on,
            case.original_due_on,
            case.decided_on,
            case.replied_on,
            case.closed_on,
            title_of(DECISIONS[Outcome(case.outcome)]) if case.outcome else "",
        )
