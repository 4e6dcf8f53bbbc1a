"""Functions handed over between agencies: the list of a year, recording one, taking one back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.models import HandOver
from gongkai.annual_report.selectors.hand_overs import left_open_at, movable_cases, possible_givers
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.hand_overs import HandOverForm, Moving, WithdrawForm
from gongkai.workbench.report_hand_overs import (
    hand_over_url,
    hand_overs_url,
    lines_of_changes,
    lines_of_hand_overs,
    pieces_in_words,
)
from gongkai.workbench.views.reports.common import year_of

LONGEST_KEY = 18  # digits of a key in the database


@staff_page(Act.VIEW_REPORTS)
def report_hand_overs(request: HttpRequest, year: int) -> HttpResponse:
    """What moved in a year: all of the government for its supervising office, its own for an agency."""
    officer, year = request.officer, year_of(year)
    agencies = selectors.agencies_visible_to(officer)
    return render(
        request,
        "workbench/reports/hand_overs.html",
        {
            "crumbs": [*_crumbs(year)[:1], (f"{year}年度职能划转", "")],
            "year": year,
            "lines": lines_of_hand_overs(agencies, year, officer),
            "changes": [one for one in lines_of_changes(officer.agency, year, officer) if one.act],
            "record_url": hand_over_url(year) if officer.may(Act.ROLL_UP) else "",
            "whole_url": reverse("desk:report_whole", args=[year]) if officer.may(Act.ROLL_UP) else "",
        },
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_hand_over(request: HttpRequest, year: int) -> HttpResponse:
    """Record one. The agency that gives stands in the address (``giver``); without it, it is chosen first."""
    government, year = request.officer.agency, year_of(year)
    givers = list(possible_givers(government, year))
    code = request.GET.get("giver", "")
    giver = next((one for one in givers if one.code == code), None)
    if giver is None:
        return render(
            request,
            "workbench/reports/hand_over_giver.html",
            {
                "crumbs": [*_crumbs(year), ("登记职能划转", "")],
                "year": year,
                "givers": givers,
                "unknown": code,
                "back": _back(year),
            },
        )

    def perform(given: dict) -> str:
        done = services.record_hand_over(government, giver=giver, year=year, by=request.officer, **given)
        return (
            f"已经登记：{giver.short_name}划给{done.taker.short_name}，{done.what_moved}；两个单位都收到通知"
        )

    return answer(
        request,
        ActPage(
            heading=f"登记{giver.short_name}的职能划转",
            button="登记划转",
            form=HandOverForm,
            perform=perform,
            back=_back(year),
            crumbs=_crumbs(year),
            thing=Moving(government, giver, year),
            facts=_facts(giver, year),
        ),
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_hand_over_withdraw(request: HttpRequest, year: int) -> HttpResponse:
    """Take back the one the address names (``hand_over``)."""
    government, year = request.officer.agency, year_of(year)
    found = _find(government, year, request.GET.get("hand_over", ""))
    refusal = services.refusals_to_withdraw([found], government)[found.pk] if found else None

    def perform(given: dict) -> str:
        services.withdraw_hand_over(found, government=government, by=request.officer, **given)
        return f"{found.giver.short_name}划转给{found.taker.short_name}的登记已经撤回，两个单位都收到通知"

    return answer(
        request,
        ActPage(
            heading="撤回职能划转的登记",
            button="撤回",
            form=WithdrawForm,
            perform=perform,
            back=_back(year),
            crumbs=_crumbs(year),
            refused=str(refusal or "") if found else f"{year}年度没有这次划转，从列表里选",
            facts=_withdrawal_facts(found) if found else [],
        ),
    )


def _find(government: Agency, year: int, key: str) -> HandOver | None:
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        return None
    rows = HandOver.objects.filter(giver__path__startswith=government.path, year=year, pk=int(key))
    return rows.select_related("giver", "taker", "withdrawn_by").first()


def _facts(giver: Agency, year: int) -> list[Fact]:
    left = left_open_at(giver, year)
    ended = f"{giver.valid_to:%Y-%m-%d}撤销" if giver.valid_to else ""
    no_records = f"{giver.short_name}的办件不在系统里：接收单位把划来的申请登记进自己的登记簿，件数才对得上"
    reminder = [] if movable_cases(giver, year).exists() else [Fact("提醒", no_records)]
    return [
        Fact("划出单位", giver.name, note=ended),
        Fact("从哪一年起", f"{year}年度的报告", note="接收单位从这一年起统计划转的申请"),
        Fact(f"{year - 1}年底没有办结", f"共{sum(left.values())}件", note=pieces_in_words(left)),
        Fact(
            "随后",
            "划出单位的上年结转减去这些件数，接收单位的加上，本级政府的合计不变（RC-07）。"
            "两个单位都收到通知，报告第六部分起草时写明划转；有关的报告都没有签发时可以撤回",
        ),
        *reminder,
    ]


def _withdrawal_facts(found: HandOver) -> list[Fact]:
    return [
        Fact("划转", f"{found.giver.name}划给{found.taker.name}", note=found.reason),
        Fact("申请", found.what_moved, note=pieces_in_words(found.cells) if found.pieces else ""),
        Fact("随后", "两个单位的上年结转都回到划转以前的数，通知两个单位；登记和撤回的原因都留着"),
    ]


def _crumbs(year: int) -> list[tuple[str, str]]:
    return [("年度报告", reverse("desk:reports")), (f"{year}年度职能划转", hand_overs_url(year))]


def _back(year: int) -> Link:
    return Link(f"回到{year}年度职能划转", hand_overs_url(year))
