"""A report's figures from the records: every cell is a question to the cases, none is typed.

Lives here: the cells of tables 2, 3 and 4 by address, and the cases behind a cell.
Lives elsewhere: what counts in which cell (cases/figures.py); whether the figures agree (law/identities).
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.entered import Number, entered_of_each
from gongkai.annual_report.hand_overs import held_in, merged_with
from gongkai.annual_report.normative import ROW, normative_of_each
from gongkai.cases import figures
from gongkai.cases.holding import Held
from gongkai.cases.models import Case, Remedy
from gongkai.law.report_forms import Form, form_of_year

# [I] Rules are made by departments of the State Council, provinces and cities with districts; an agency of a
# district has no such power, so its row of table 2 is 0 without being asked (RC-12 rests on the same
# reading).
WITHOUT_RULE_POWER = "2.1.regulations."


def derived_cells(agency: Agency, year: int) -> dict[str, Number]:
    """The report's cells for one agency and year, in the order of the form.

    Tables 3 and 4 follow from the cases and are never missing. Normative documents follow from the library
    where it holds any of the agency's, otherwise they are entered like the other rows of table 2. What was
    not entered yet, or not for all months, is None, not 0.
    """
    return derived_cells_of_all([agency.pk], year)[agency.pk]


def derived_cells_of_all(agency_ids: Collection[int], year: int) -> dict[int, dict[str, Number]]:
    """The same for each of many agencies, by its key: nine queries, however many they are.

    What was handed over counts for who holds it; an agency merged into another counts nothing by itself.
    """
    form, held = form_of_year(year), held_in(year)
    table3 = figures.table3_of_each(agency_ids, year, form=form.key, held=held)
    table4 = figures.table4_of_each(agency_ids, year, held)
    entered = entered_of_each(agency_ids, year)
    library = _libraries(agency_ids, year, held)
    return {
        pk: {
            address: _cell(
                address, table3.get(pk, {}), table4.get(pk, {}), entered.get(pk, {}) | library.get(pk, {})
            )
            for address in form.addresses
        }
        for pk in agency_ids
    }


def _libraries(agency_ids: Collection[int], year: int, held: Held) -> dict[int, dict[str, int]]:
    """Agency key -> its row from the library, with that of the agencies merged into it.

    Where only theirs is there, nothing is counted: the one that took over enters the row for both.
    """
    each = normative_of_each(merged_with(agency_ids, held), year)
    for pk, taker in held.absorbed.items():
        theirs = each.pop(pk, {})
        if taker in each:
            each[taker] = {
                address: pieces + theirs.get(address, 0) for address, pieces in each[taker].items()
            }
    return each


def _cell(address: str, table3: dict, table4: dict, entered: dict[str, Number]) -> Number:
    table, row, column = address.split(".", 2)
    if table == "3":
        return table3.get((row, column), 0)
    if table == "4":
        return table4.get((row, column), 0)
    if address.startswith(WITHOUT_RULE_POWER):
        return 0
    return entered.get(address)


def enterable(form: Form) -> tuple[str, ...]:
    """Addresses of table 2 that a person may enter, in the order of the form."""
    return tuple(a for a in form.addresses if a.startswith("2.") and not a.startswith(WITHOUT_RULE_POWER))


def to_enter(agency: Agency, year: int) -> tuple[str, ...]:
    """Those this agency has to enter: all but what its library of normative documents gives."""
    form = form_of_year(year)
    library = normative_of_each([agency.pk], year).get(agency.pk, {})
    return tuple(address for address in enterable(form) if address not in library)


def cases_behind(agency: Agency, year: int, address: str) -> QuerySet[Case]:
    """The cases a cell of table 3 counts. Raises KeyError for an address that is not in table 3."""
    table, row, column = _parts(address, year)
    if table != "3":
        raise KeyError(address)
    return figures.cases_behind(agency, year, row, column, form_of_year(year).key, held_in(year))


def remedies_behind(agency: Agency, year: int, address: str) -> QuerySet[Remedy]:
    """The reconsiderations or suits a cell of table 4 counts. Raises KeyError for another address."""
    table, row, column = _parts(address, year)
    if table != "4":
        raise KeyError(address)
    return figures.remedies_behind(agency, year, row, column, held_in(year))


def _parts(address: str, year: int) -> tuple[str, str, str]:
    if address not in form_of_year(year).cells:
        raise KeyError(address)
    table, row, column = address.split(".", 2)
    return table, row, column


def explain_cell(address: str, year: int) -> str:
    """The rule of a cell in words, as the side panel prints it. Raises KeyError for a foreign address."""
    table, row, column = _parts(address, year)
    if table == "2":
        return _table2_rule(address, year)
    if table == "4":
        return (
            f"{year}年内审结的按结果各计一件，到12月31日没有审结的计入“尚未审结”。"
            "共同被告的由原行为机关统计。"
        )
    who = "" if column == "total" else f"，申请人为{_column_label(column, year)}"
    return f"{year}{_ROW_RULES.get(row, _DECIDED)}{who}。".replace("〔行〕", _row_label(row, year))


def _table2_rule(address: str, year: int) -> str:
    if address.startswith(WITHOUT_RULE_POWER):
        return "本单位没有规章制定权，由系统填0。"
    if address.startswith(ROW):
        rule = _NORMATIVE_RULES.get(address.removeprefix(ROW), "")
        return (
            f"本单位在文件库里有行政规范性文件的，由文件库得出：{rule}（{year}年，"
            "联合发文由牵头单位计一件）。文件库里没有的，由本单位填报，注明来源；依法不公开的没有计入，写明原因更正。"
        )
    return "由本单位从业务系统取数填报，注明来源；按月填报的，十二个月齐了才相加。"


_NORMATIVE_RULES = {
    "made": "成文日期在年内的",
    "repealed": "年内废止、宣布失效或者有效期届满的",
    "in_force": "12月31日以前成文、到当日没有废止失效的",
    "newly_public": "年内发布的",
    "public_total": "12月31日以前发布的",
}
_DECIDED = "年1月1日至12月31日作出答复，处理决定计入“〔行〕”，每件只计一处"
_ROW_RULES = {
    "A": "年1月1日至12月31日收到（收到之日按条例第三十一条确定）",
    "B": "年1月1日以前收到、到上年12月31日还没有答复",
    "C7": "年1月1日至12月31日作出答复，各种处理决定之和",
    "D": "年12月31日以前收到、到当日还没有答复",
}


def _column_label(column: str, year: int) -> str:
    return next(one.label for one in form_of_year(year).table3.columns if one.id == column)


def _row_label(row: str, year: int) -> str:
    return next(one.label for one in form_of_year(year).table3.rows if one.id == row)
