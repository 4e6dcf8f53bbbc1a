"""A government's sum as its page shows it: the members, what each puts into a cell, who is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.annual_report import selectors
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import Member
from gongkai.law.report_forms import FORMS
from gongkai.workbench.report_outside import outside_url
from gongkai.workbench.report_page import address_for, address_of


@dataclass(frozen=True)
class MemberLine:
    """kind, state: of the tag. received, decided: rows A and C7 of table 3; errors: in its report.
    None while it is late."""

    name: str
    kind: str
    state: str
    received: object
    decided: object
    errors: int | None
    url: str


@dataclass(frozen=True)
class MemberShare:
    """percent: of the sum, None where it is 0. url: the member's own cell, or that of the file
    it came in; "" while it is late."""

    name: str
    figure: object
    percent: int | None
    note: str
    url: str


@dataclass(frozen=True)
class SumPanel:
    address: str
    label: str
    value: object
    shares: Sequence[MemberShare]
    close_url: str


def lines_of_members(
    report: Report, members: Sequence[Member], faults: Mapping[str, int]
) -> list[MemberLine]:
    """Those that hold the sum up first: late, then faulty, then the rest in the order of the site."""
    lines = [_line(report, one, faults.get(one.name, 0)) for one in members]
    lines += [_missing(name, report.year) for name in selectors.missing_outside(report, members)]
    return sorted(lines, key=lambda line: ("late", "error").index(line.kind) if line.kind != "done" else 2)


def _line(report: Report, member: Member, errors: int) -> MemberLine:
    kind, state = "done", member.report.get_state_display() if member.report else "文件（系统外）"
    if member.is_late:
        kind, state = "late", "没有报送"
    elif errors or member.form != report.form:
        kind = "error"
    if member.report and member.report.scope == Report.Scope.WHOLE:
        state = f"{state}（该级政府汇总）"
    return MemberLine(
        name=member.name,
        kind=kind,
        state=state,
        received=member.cells.get("3.A.total"),
        decided=member.cells.get("3.C7.total"),
        errors=None if member.is_late else errors,
        url=_member_url(member, report.year),
    )


def _missing(name: str, year: int) -> MemberLine:
    """A unit outside that is on the list and has no report."""
    return MemberLine(
        name, "late", "没有报告（系统外）", None, None, None, reverse("desk:report_outside", args=[year])
    )


def _member_url(member: Member, year: int, **query: str) -> str:
    if member.report:
        return address_for(member.report, "desk:report", **query)
    if member.outside:
        return outside_url("report_outside_report", member.outside, **query)
    return address_of("desk:report", member.agency, year, **query) if member.agency else ""


def sum_panel(
    report: Report, address: str, cells: Mapping[str, object], members: Sequence[Member], close_url: str
) -> SumPanel | None:
    """What each member puts into a cell, the largest first; None for an address that is not on the form."""
    form = FORMS[report.form]
    if address not in form.cells:
        return None
    total = cells.get(address)
    shares = [
        MemberShare(
            name=member.name,
            figure=share.figure,
            percent=round(share.figure * 100 / type(share.figure)(total)) if share.figure and total else None,
            note=_note(member, report, share.figure),
            url=_cell_url(member, report.year, address),
        )
        for member, share in selectors.shares_of(report, address, members)
    ]
    shares += [
        MemberShare(name, None, None, "没有报告，没有计入", "")
        for name in selectors.missing_outside(report, members)
    ]
    return SumPanel(address, form.label(address), total, shares, close_url)


def _cell_url(member: Member, year: int, address: str) -> str:
    """To the member's own cell; of a file, to the table it stands in."""
    if member.is_late:
        return ""
    anchor = f"part-{address[0]}" if member.outside else "panel"
    return f"{_member_url(member, year, cell=address)}#{anchor}"


def _note(member: Member, report: Report, figure: object) -> str:
    if member.is_late:
        return "没有报送，没有计入"
    if member.form != report.form:
        return "格式不同，没有计入"
    return "这一格是空的，合计算不出来" if figure is None else ""


def left_out_of(government: Agency, year: int) -> list[tuple[str, str, str]]:
    """Agencies the sum does not count: name, how, and on what ground."""
    return [(one.agency.name, one.kind.label, one.reason) for one in selectors.left_out(government, year)]
