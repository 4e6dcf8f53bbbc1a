"""Files as units outside the installation send them, for the tests of summing up."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.agencies.models import Agency, Person
from gongkai.annual_report.models import OutsideReport
from gongkai.annual_report.others.apart import Given
from gongkai.annual_report.others.document import check_read, with_contents
from gongkai.annual_report.reading import read_report
from gongkai.documents.services import store
from gongkai.law.report_forms import form_of_year
from tests.annual_report import render
from tests.annual_report.members import YEAR, clean_cells

UNIT = "临江市税务局明河区分局"


def page(
    granted: int = 5,
    *,
    agency: str = UNIT,
    year: int = YEAR,
    cells: Mapping[str, int | float | None] | None = None,
    swap: tuple[str, str] = ("", ""),
) -> Given:
    """A web page with the report of a unit. swap: words of it, and what stands there instead, once."""
    figures = clean_cells(granted, year=year) if cells is None else cells
    content = render.as_html(form_of_year(year), figures, agency=agency, year=year).decode()
    return Given("file", f"{agency}{year}.html", content.replace(*swap, 1).encode())


def kept(government: Agency, by: Person, given: Given, *, year: int = YEAR) -> OutsideReport:
    """A file that was read for any agency, as the walk over all pages needs one."""
    document = with_contents(check_read(given.name, read := read_report(given.content, given.name)), read)
    return OutsideReport.objects.create(
        government=government,
        name=UNIT,
        year=year,
        form=read.form,
        cells=document.pop("cells"),
        text=document.pop("text"),
        read=document,
        file=store(government, name=f"{given.name}.txt", content=given.content, by=by),
        read_by=by,
    )
