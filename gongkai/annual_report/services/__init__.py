"""Acts on a report. Each is one transaction with its record in the trail."""

from gongkai.annual_report.services.draft import explain_finding, open_draft
from gongkai.annual_report.services.figures import enter_figure
from gongkai.annual_report.services.publishing import import_published, publish
from gongkai.annual_report.services.writing import (
    draft_sections,
    drop_draft,
    keep_draft,
    write_section,
    write_text,
)

__all__ = [
    "draft_sections",
    "drop_draft",
    "enter_figure",
    "explain_finding",
    "import_published",
    "keep_draft",
    "open_draft",
    "publish",
    "write_section",
    "write_text",
]
