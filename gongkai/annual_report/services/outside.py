"""Reports from outside the installation: a file is read, a person says whose it is, then the sum counts it.

A file is read in a process of its own before the transaction of the act begins: it may take half a minute,
and nothing waits for it meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.entered import plain
from gongkai.annual_report.errors import NotAGovernment
from gongkai.annual_report.errors.outside import (
    DigitsUnconfirmed,
    NameIsInside,
    NoTables,
    NothingToExplainOutside,
    OtherYear,
    OutsideNotThisState,
    SameFile,
    TooManyUnclear,
    YearUnconfirmed,
)
from gongkai.annual_report.models import OutsideReport
from gongkai.annual_report.others.apart import NO_FIGURES, Given, check_apart
from gongkai.annual_report.rules import refusal_to_excuse
from gongkai.annual_report.selectors.outside import (
    agency_named,
    findings_outside,
    last_years_outside,
    reason_key,
    taken_in,
    unclear_cells,
)
from gongkai.annual_report.services.figures import number_in
from gongkai.annual_report.services.outside_units import expect
from gongkai.annual_report.services.rolling_up import GOVERNMENTS
from gongkai.annual_report.services.workflow import said
from gongkai.cases.services.steps import stop_if
from gongkai.documents.fingerprints import sha256_of
from gongkai.documents.services import content_of, erase, store
from gongkai.law.report_forms import FORMS, form_of_year
from gongkai.trail.services import record

S = OutsideReport.State
MOST_FILLED_IN = 20  # cells a person fills in from the original; a file with more is sent anew
_AS_TEXT = ("html", "text", "json")
_APART = ("cells", "text")  # kept in columns of their own


def read_outside_file(
    government: Agency, year: int, given: Given, *, by: Officer, name: str = ""
) -> OutsideReport:
    """Read a file and keep it with what was read, to be looked at; the sum does not count it yet.

    name: whose report it is meant to be; the name in the file otherwise. Raises NotAGovernment, SameFile,
    OtherYear, NoTables, and what check_apart and documents.services.store raise.
    """
    by.require(Act.ROLL_UP, government)
    if government.kind not in GOVERNMENTS:
        raise NotAGovernment(government.name)
    _refuse_held(government, given)
    document = check_apart(given)
    if document["year"] not in (None, year):
        raise OtherYear(given.name, document["year"], year)
    if not document["form"]:
        raise NoTables(given.name, form_of_year(year).key)
    return _keep(government, year, given, document, by=by, name=name)


@transaction.atomic
def _keep(
    government: Agency, year: int, given: Given, document: dict[str, Any], *, by: Officer, name: str
) -> OutsideReport:
    file = store(government, name=_kept_name(given, document), content=given.content, by=by.person)
    row = OutsideReport.objects.create(
        government=government,
        name=(name or document["agency"] or "")[:80].strip(),
        year=year,
        form=document["form"],
        file=file,
        read_by=by.person,
        **_columns(document),
    )
    record(row, "outside_read", agency=government, by=by, year=year, file=file.name, sha256=file.sha256)
    return row


def _refuse_held(government: Agency, given: Given) -> None:
    rows = OutsideReport.objects.filter(government=government, file__sha256=sha256_of(given.content))
    held = rows.filter(state__in=(S.READ, S.TAKEN_IN)).select_related("file").first()
    if held is not None:
        raise SameFile(given.name, str(held), held.get_state_display())


def _kept_name(given: Given, document: Mapping[str, Any]) -> str:
    """Under a name that tells its kind. Pages and JSON are kept as the text they are, which opens nothing."""
    suffix = "txt" if document["kind"] in _AS_TEXT else document["kind"]
    return given.name if given.name.lower().endswith(f".{suffix}") else f"{given.name}.{suffix}"


def _columns(document: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in document.items() if key not in _APART}
    return {"cells": document["cells"], "text": document["text"], "read": rest}


def take_in_outside(
    outside: OutsideReport,
    *,
    by: Officer,
    name: str,
    figures: Mapping[str, str] = NO_FIGURES,
    year_confirmed: bool = False,
    reason: str = "",
) -> OutsideReport:
    """Count it: this is the report of that unit on this year. The unit is expected from then on.

    figures: address -> what the original says, for cells that could not be read. reason: why it takes the
    place of the one that counted before. Errors in it do not keep it out; they keep the sum from its
    signature. Raises OutsideNotThisState, NameIsInside, YearUnconfirmed, DigitsUnconfirmed, TooManyUnclear,
    BadFigure, SomethingMissing.
    """
    by.require(Act.ROLL_UP, outside.government)
    numbers = _numbers(outside, figures)
    columns: dict[str, Any] = {}
    if numbers:
        given = Given("file", outside.read["file"], content_of(outside.file))
        checked = check_apart(given, figures={address: str(number) for address, number in numbers.items()})
        columns = _columns(checked) | {"confirmed": numbers}
    return _take_in(outside, columns, by=by, name=name, year_confirmed=year_confirmed, reason=reason)


def _numbers(outside: OutsideReport, figures: Mapping[str, str]) -> dict[str, int | float]:
    """What was filled in, as JSON holds it, once no cell is left in doubt."""
    form, unclear = FORMS[outside.form], unclear_cells(outside)
    if len(unclear) > MOST_FILLED_IN:
        raise TooManyUnclear(len(unclear), MOST_FILLED_IN)
    typed = {address: value for address, value in figures.items() if value.strip()}
    if left := [form.label(address) for address in unclear if address not in typed]:
        raise DigitsUnconfirmed(left)
    return {address: plain(number_in(form, address, value)) for address, value in typed.items()}


@transaction.atomic
def _take_in(
    outside: OutsideReport,
    columns: Mapping[str, Any],
    *,
    by: Officer,
    name: str,
    year_confirmed: bool,
    reason: str,
) -> OutsideReport:
    Agency.objects.select_for_update(no_key=True).get(pk=outside.government_id)  # one of a unit at a time
    outside = _locked(outside, "收进来", S.READ)
    government, year, name = outside.government, outside.year, said("单位的名称", name)
    if agency := agency_named(government, year, name):
        raise NameIsInside(agency)
    if outside.read["year"] is None and not year_confirmed:
        raise YearUnconfirmed(year)
    if before := taken_in(government, name, year):
        _end(before, S.REPLACED, by=by, reason=said("换下原来那一份的原因", reason), act="outside_replaced")
    for column, value in columns.items():
        setattr(outside, column, value)
    outside.name, outside.state = name, S.TAKEN_IN
    outside.taken_in_by, outside.taken_in_at = by.person, timezone.now()
    outside.save()
    expect(government, name, from_year=year, reason="收进报告时登记", by=by)
    told = {"unit": name, "year": year, "file": outside.file.name, "filled_in": dict(outside.confirmed)}
    record(outside, "outside_taken_in", agency=government, by=by, sha256=outside.fingerprint, **told)
    return outside


@transaction.atomic
def remove_outside(outside: OutsideReport, *, by: Officer, reason: str) -> OutsideReport:
    """Take a report out of the sum again; the file stays. Its unit is waited for until somebody ends that."""
    by.require(Act.ROLL_UP, outside.government)
    outside = _locked(outside, "撤出", S.TAKEN_IN)
    return _end(outside, S.REMOVED, by=by, reason=said("撤出的原因", reason), act="outside_removed")


@transaction.atomic
def drop_outside_file(outside: OutsideReport, *, by: Officer) -> None:
    """A file that was read and is not wanted: nothing of it is kept but the record that it came and went."""
    by.require(Act.ROLL_UP, outside.government)
    outside = _locked(outside, "丢弃", S.READ)
    record(outside, "outside_dropped", agency=outside.government, by=by, file=outside.file.name)
    file = outside.file
    outside.delete()
    erase([file], on=timezone.localdate())


@transaction.atomic
def explain_outside(
    outside: OutsideReport, *, by: Officer, rule: str, address: str, reason: str
) -> OutsideReport:
    """Write down why an error of a report from outside may stand, as the unit told.

    Raises NothingToExplainOutside, NotExplained, OutsideNotThisState.
    """
    by.require(Act.ROLL_UP, outside.government)
    outside = _locked(outside, "写明原因", S.TAKEN_IN)
    found = findings_outside(outside, last_years_outside(outside))
    wanted = (rule, address)
    errors = {(one["rule"], one["address"] or ""): one for one in found if one["severity"] == "error"}
    if wanted not in errors:
        raise NothingToExplainOutside(rule, address)
    stop_if(refusal_to_excuse(rule, errors[wanted]["advice"]))
    reason = said("原因", reason)
    outside.explained = outside.explained | {reason_key(rule, address): reason}
    outside.save(update_fields=["explained"])
    told = {"rule": rule, "address": address, "reason": reason}
    record(outside, "outside_explained", agency=outside.government, by=by, **told)
    return outside


def _locked(outside: OutsideReport, act: str, wanted: OutsideReport.State) -> OutsideReport:
    rows = OutsideReport.objects.select_for_update(of=("self",)).select_related("government", "file")
    found = rows.get(pk=outside.pk)
    if found.state != wanted:
        raise OutsideNotThisState(act, str(found), found.get_state_display(), wanted.label)
    return found


def _end(
    outside: OutsideReport, state: OutsideReport.State, *, by: Officer, reason: str, act: str
) -> OutsideReport:
    outside.state, outside.end_reason = state, reason
    outside.ended_by, outside.ended_at = by.person, timezone.now()
    outside.save(update_fields=["state", "end_reason", "ended_by", "ended_at"])
    told = {"unit": outside.name, "year": outside.year, "reason": reason}
    record(outside, act, agency=outside.government, by=by, **told)
    return outside
