"""Figures from a sheet: every row checked, all entered or none."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import derived_cells, to_enter
from gongkai.annual_report.figure_sheet import empty_sheet
from gongkai.annual_report.models import YearlyFigure
from gongkai.law.report_forms import form_of_year
from tests.annual_report.builders import NEXT_JANUARY
from tests.cases.factories import Desk, at

pytestmark = pytest.mark.django_db
LICENCES = "2.5.licences.decisions"


@pytest.fixture
def desk():
    with at(NEXT_JANUARY):
        yield Desk()


def filled(desk, value) -> bytes:
    """The template with twelve months of licences."""
    content = empty_sheet(form_of_year(2026), to_enter(desk.agency, 2026), kind="xlsx")
    book = load_workbook(io.BytesIO(content))
    row = next(row for row in book.active if row[0].value == LICENCES)
    for cell in row[2:14]:
        cell.value = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_filled_template_is_entered_with_itself_as_the_source(desk):
    count = services.import_sheet(
        desk.agency, 2026, "许可.xlsx", filled(desk, 3), by=desk.officer, source_note="审批系统"
    )
    assert (count, derived_cells(desk.agency, 2026)[LICENCES]) == (12, 36)
    assert {one.source_file.name for one in YearlyFigure.objects.all()} == {"许可.xlsx"}


def test_a_faulty_row_is_named_and_nothing_is_entered(desk):
    sheet = f"单元格,数字,1月,2月,全年\n{LICENCES},行政许可,3,很多,\n3.A.total,新收,,,5\n".encode()
    checked = services.check_sheet(desk.agency, 2026, "a.csv", sheet, by=desk.officer)
    assert [(one.row, one.field) for one in checked.errors] == [(2, "value"), (3, "address")]
    with pytest.raises(errors.SheetHasErrors, match=r"第2行：.*第3行："):
        services.import_sheet(desk.agency, 2026, "a.csv", sheet, by=desk.officer, source_note="审批系统")
    assert not YearlyFigure.objects.exists()


def test_a_stray_cell_in_the_last_corner_is_refused(desk):
    """A reader that lays out the whole area asks for half a terabyte and ends the process."""
    book = load_workbook(io.BytesIO(filled(desk, 3)))
    book.active["XFD1048576"] = "x"
    written = io.BytesIO()
    book.save(written)
    with pytest.raises(errors.SheetUnreadable, match="最多500行"):
        services.check_sheet(desk.agency, 2026, "a.xlsx", written.getvalue(), by=desk.officer)


def test_a_stray_cell_beside_the_template_changes_nothing(desk):
    book = load_workbook(io.BytesIO(filled(desk, 3)))
    book.active["XFD2"] = "x"
    written = io.BytesIO()
    book.save(written)
    assert (
        len(services.check_sheet(desk.agency, 2026, "a.xlsx", written.getvalue(), by=desk.officer).entries)
        == 12
    )


def test_a_sheet_that_unpacks_to_much_more_is_refused(desk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (21 * 1024 * 1024))
    with pytest.raises(errors.SheetUnreadable, match="展开以后太大"):
        services.check_sheet(desk.agency, 2026, "a.xlsx", packed.getvalue(), by=desk.officer)


def test_a_row_too_short_for_its_address_is_told_as_a_fault(desk):
    checked = services.check_sheet(desk.agency, 2026, "a.csv", "全年,单元格\n5\n".encode(), by=desk.officer)
    assert [(one.row, one.field) for one in checked.errors] == [(2, "address")]


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"no sheet"), ("a.csv", b"x,y\n1,2\n"), ("a.csv", b"\xff\xfe")]
)
def test_what_is_no_sheet_is_refused_with_what_to_do(desk, name, content):
    with pytest.raises(errors.SheetUnreadable, match="模板"):
        services.check_sheet(desk.agency, 2026, name, content, by=desk.officer)
