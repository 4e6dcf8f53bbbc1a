"""A workbook whose cells lie too far apart is told before a reader lays out all that lies between."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.cases.errors_register import RegisterUnreadable
from gongkai.cases.register.workbook import read_workbook
from gongkai.guard import is_too_wide
from gongkai.workbench.forms.workdays import NotANotice, _sheet


def workbook(*places: str) -> bytes:
    book = Workbook()
    book.active["A1"] = "申请编号"
    for place in places:
        book.active[place] = 1
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_one_stray_cell_makes_a_sheet_too_wide():
    assert not is_too_wide(workbook("Z20000"))  # 26 times 20000 is half a million
    assert is_too_wide(workbook("XFD1048576"))
    assert is_too_wide(workbook("A1048576", "XFD1"))  # no cell stands in the corner between them


def test_a_cell_with_a_format_alone_is_none():
    book = Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"].font = Font(bold=True)
    written = io.BytesIO()
    book.save(written)
    assert not is_too_wide(written.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_for_its_reader_to_refuse(content):
    assert not is_too_wide(content)


def test_the_readers_that_lay_a_sheet_out_refuse_it_with_what_to_do():
    far = workbook("XFD1048576")
    with pytest.raises(RegisterUnreadable, match="删掉表外多余的行和列"):
        read_workbook(far)
    with pytest.raises(NotANotice, match="删掉表外多余的行和列"):
        _sheet("放假.xlsx", far)
