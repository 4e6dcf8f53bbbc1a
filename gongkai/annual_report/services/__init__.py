"""Acts on a report. Each is one transaction with its record in the trail."""

from gongkai.annual_report.services.draft import explain_finding, open_draft
from gongkai.annual_report.services.figures import enter_figure
from gongkai.annual_report.services.publishing import import_published, publish
from gongkai.annual_report.services.writing import write_text

__all__ = [
    "enter_figure",
    "explain_finding",
    "import_published",
    "open_draft",
    "publish",
    "write_text",
]
