"""The sentences of parts one, five and six."""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import TEXT_PARTS
from gongkai.annual_report.services.draft import live
from gongkai.trail.services import record


@transaction.atomic
def write_text(report: Report, *, by: Officer, part: str, text: str) -> Report:
    """Write part 1, 5 or 6."""
    report = live(report, by, Act.EDIT_REPORT)
    if part not in TEXT_PARTS:
        raise ValueError(part)
    report.text = report.text | {part: text.strip()}
    report.save(update_fields=["text"])
    record(
        report, "report_text_written", agency=report.agency, by=by, part=part, characters=len(text.strip())
    )
    return report
