"""The two editions of the annual report form as data: words, rows, columns and addresses of cells.

Pages, letters and the reader of other people's reports all print and find the tables from these. An edition
stays when a new one comes: a report of 2020 is never forced under the headings of 2021.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.law.report_forms import form_2019, form_2021
from gongkai.law.report_forms.model import Block, Block4, Box, Cell, Column, Form, Row, Table3, Table4
from gongkai.law.report_forms.shared_tables import COLUMNS, PARTS

FORMS: Mapping[str, Form] = MappingProxyType({"2019": form_2019.FORM, "2021": form_2021.FORM})


class NoFormForYear(LookupError):
    """Before 2019 no national form with tables was in force."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年度还没有全国统一的年度报告表格，最早的格式用于2019年度")
        self.year = year


def form_of_year(year: int) -> Form:
    """The edition that a report on this year must use. Raises NoFormForYear before 2019."""
    for form in FORMS.values():
        if form.first_year <= year <= (form.last_year or year):
            return form
    raise NoFormForYear(year)


__all__ = [
    "COLUMNS",
    "FORMS",
    "PARTS",
    "Block",
    "Block4",
    "Box",
    "Cell",
    "Column",
    "Form",
    "NoFormForYear",
    "Row",
    "Table3",
    "Table4",
    "form_of_year",
]
