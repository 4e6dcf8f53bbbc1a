"""What a report's sentences are drafted from, and whose unsaved words lie beside its passages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from gongkai.agencies.models import Agency
from gongkai.annual_report.drafting.ground import Ground
from gongkai.annual_report.drafting.tokens import Figures
from gongkai.annual_report.membership import left_out, membership_of
from gongkai.annual_report.models import Report, SectionDraft
from gongkai.annual_report.selectors.hand_overs import moves_in_words

AT_WORK = timedelta(minutes=10)  # so long after the last key a colleague is taken to be writing still
GOVERNMENTS = (Agency.Kind.GOVERNMENT, Agency.Kind.TOWNSHIP)


def ground_for(report: Report, figures: Figures) -> Ground:
    """figures: what its live figures are filled from, so that the records are asked once."""
    agency = report.agency
    own = report.scope == Report.Scope.OWN
    return Ground(
        agency=agency.name,
        government=agency.own_government,
        year=report.year,
        form=report.form,
        is_government=agency.kind in GOVERNMENTS,
        records=figures.from_records,
        summed_by=_summed_by(agency, report.year) if own else "",
        left_out=() if own else _left_out(report),
        moved=tuple(moves_in_words(report)),
        has_before=figures.before is not None,
    )


def _summed_by(agency: Agency, year: int) -> str:
    """Who sums it up instead of its government, "" where the government does."""
    return "" if membership_of(agency, year).counts else agency.superior_department or "上级主管部门"


def _left_out(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((one.agency.name, one.reason) for one in left_out(report.agency, report.year))


def drafts_at(report: Report, *, since: datetime | None = None) -> Sequence[SectionDraft]:
    """Unsaved words at the passages of a report, the newest first. since: only those kept after it."""
    rows = SectionDraft.objects.filter(section__report=report).select_related("person", "section")
    if since is not None:
        rows = rows.filter(saved_at__gte=since)
    return list(rows.order_by("-saved_at"))
