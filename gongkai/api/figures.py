"""Figures of table 2 that live in other systems: what is to be entered, and entering it with a token."""

from __future__ import annotations

from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field, StrictFloat, StrictInt, StrictStr

from gongkai.agencies.errors import Refusal
from gongkai.annual_report import selectors, services
from gongkai.annual_report.entered import WHOLE_YEAR
from gongkai.annual_report.errors import TokenOfAnother
from gongkai.annual_report.figure_sheet import SheetFigure
from gongkai.annual_report.models import EntryToken
from gongkai.api.problems import Problem
from gongkai.api.tokens import Bearer
from gongkai.api.words import WORDS
from gongkai.law.report_forms import NoFormForYear, form_of_year

MOST_FIGURES = 500  # as many rows as a sheet may have
EXAMPLE = "2.5.licences.decisions"
NO_NUL = r"^[^\x00]*$"
Code = Annotated[str, Path(description=WORDS["agency"])]
Year = Annotated[int, Path(description=WORDS["year"])]
router = Router(auth=Bearer(), tags=["表2填报"])


class SentFigure(Schema):
    model_config = ConfigDict(extra="forbid")
    address: Annotated[
        str, Field(max_length=40, pattern=NO_NUL, description=WORDS["address"], examples=[EXAMPLE])
    ]
    month: Annotated[StrictInt, Field(ge=WHOLE_YEAR, le=12, description=WORDS["month"], examples=[3])] = (
        WHOLE_YEAR  # strict, for true would be January
    )
    value: Annotated[StrictInt | StrictFloat | StrictStr, Field(description=WORDS["value"], examples=[41])]


class Sent(Schema):
    model_config = ConfigDict(extra="forbid")
    source: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            pattern=NO_NUL,
            description=WORDS["source"],
            examples=["行政审批系统，2027年1月8日取数"],
        ),
    ]
    figures: Annotated[
        list[SentFigure], Field(min_length=1, max_length=MOST_FIGURES, description=WORDS["figures"])
    ]
    only_check: Annotated[bool, Field(description=WORDS["only_check"])] = False


class Taken(Schema):
    agency: str = Field(description=WORDS["agency"])
    year: int = Field(description=WORDS["year"])
    entered: int = Field(description=WORDS["entered"])
    unchanged: int = Field(description=WORDS["unchanged"])
    only_check: bool = Field(description=WORDS["only_check"])


class Figure(Schema):
    address: str = Field(description=WORDS["address"])
    label: str = Field(description=WORDS["label"])
    unit: str = Field(description=WORDS["unit"])
    monthly: bool = Field(description=WORDS["monthly"])
    value: int | float | None = Field(description=WORDS["value_of_year"])
    months: dict[str, int | float] = Field(description=WORDS["months"])
    missing: list[int] = Field(description=WORDS["missing"])
    source: str = Field(description=WORDS["source"])
    entered_by: str = Field(description=WORDS["entered_by"])


class Figures(Schema):
    agency: str = Field(description=WORDS["agency"])
    year: int = Field(description=WORDS["year"])
    figures: list[Figure] = Field(description=WORDS["to_enter"])


REFUSALS = dict.fromkeys((401, 403, 404, 422, 429), Problem)


@router.get(
    "/{agency}/{int:year}",
    response={200: Figures, **REFUSALS},
    summary=WORDS["read_figures"],
    description=WORDS["read_figures_more"],
    operation_id="read_figures",
)
def read_figures(request: HttpRequest, agency: Code, year: Year) -> dict[str, object]:
    token = _token_for(request, agency, year)
    services.note_reading(token, year)
    rows = selectors.figures_to_enter(token.agency, year)
    return {"agency": agency, "year": year, "figures": [_shown(one) for one in rows]}


@router.post(
    "/{agency}/{int:year}",
    response={200: Taken, **REFUSALS, 400: Problem, 409: Problem, 413: Problem},
    summary=WORDS["send_figures"],
    description=WORDS["send_figures_more"],
    operation_id="send_figures",
)
def send_figures(request: HttpRequest, agency: Code, year: Year, sent: Sent) -> dict[str, object]:
    token = _token_for(request, agency, year)
    rows = [
        SheetFigure(row, one.address, one.month, str(one.value))
        for row, one in enumerate(sent.figures, start=1)
    ]
    try:
        received = services.receive_figures(
            token, year, rows, source_note=sent.source, only_check=sent.only_check
        )
    except Refusal as refusal:
        services.note_refused_call(token, year, str(refusal))
        raise
    return {
        "agency": agency,
        "year": year,
        "entered": received.entered,
        "unchanged": received.unchanged,
        "only_check": sent.only_check,
    }


def _token_for(request: HttpRequest, agency: str, year: int) -> EntryToken:
    """The token of the call, for a year that has a form. A call to a foreign agency is in the trail too."""
    token: EntryToken = request.auth
    _demand_year(year)
    if agency != token.agency.code:
        refusal = TokenOfAnother(token.agency.name)
        services.note_refused_call(token, year, f"{agency}：{refusal}")
        raise refusal
    return token


def _demand_year(year: int) -> None:
    if year > timezone.localdate().year:
        raise Http404(f"{year}年还没有到，没有可以填报的数字")
    try:
        form_of_year(year)
    except NoFormForYear as unknown:
        raise Http404(str(unknown)) from unknown


def _shown(one: selectors.FigureToEnter) -> dict[str, object]:
    return {
        "address": one.address,
        "label": one.label,
        "unit": one.unit,
        "monthly": one.monthly,
        "value": one.value,
        "months": {str(month): value for month, value in one.months.items()},
        "missing": list(one.missing),
        "source": one.source,
        "entered_by": one.entered_by,
    }
