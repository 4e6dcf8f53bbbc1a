"""Calculators for anyone: when a reply is due, what it costs. They ask no database and keep nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.calendars import working_calendar
from gongkai.law.citations import Citation
from gongkai.law.clock import Clock, reply_clock
from gongkai.law.errors import LawError
from gongkai.law.fees import MAY_CHARGE, TARIFF, fee_by_items, fee_by_pages
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.law.terms import CORRECTION_NOTICE, LONGEST_EXTENSION, correction_notice_due
from gongkai.portal.forms.tools import DeadlineForm, FeeForm
from gongkai.portal.page_tags import APPLY
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day


@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """The last day of a reply, with the same proof as a case has. The address carries what was filled in."""
    form = DeadlineForm(request.GET if "received" in request.GET else None)
    clock = None
    if form.is_valid():
        try:
            clock = reply_clock(form.facts(), working_calendar())
        except LawError as error:
            form.add_error(None, str(error))
    context = {
        "form": form,
        "clock": clock,
        "facts": _facts(clock, form) if clock else (),
        "crumbs": _crumbs(_("答复期限计算")),
        "tags": APPLY.tags,
    }
    return render(request, "portal/tools/deadline.html", context)


def _facts(clock: Clock, form: DeadlineForm) -> tuple[Fact, ...]:
    """How the day of receipt is fixed, and until when the agency may still ask or extend."""
    rule = receipt_rule(Channel(form.cleaned_data["channel"] or Channel.IN_PERSON))
    calendar = working_calendar()
    return (
        Fact(_("收到之日"), cn_day(clock.received_on, "full"), note=_source(rule.explanation, rule.citation)),
        Fact(
            _("最迟要求补正"),
            cn_day(correction_notice_due(clock.received_on, calendar), "full"),
            note=_source(_("收到之日起7个工作日内一次告知"), CORRECTION_NOTICE.citation),
        ),
        Fact(
            _("最迟告知延长"),
            cn_day(clock.extension_until, "full"),
            note=_source(_("法定20个工作日里告知"), LONGEST_EXTENSION.citation),
        ),
    )


def _source(words: str, citation: Citation) -> str:
    return f"{words.rstrip('。')}（{citation.short}）"


@require_safe
def fee(request: HttpRequest) -> HttpResponse:
    """The processing fee by items or by pages, band by band."""
    form = FeeForm(request.GET if "count" in request.GET else None)
    charged = None
    if form.is_valid():
        work_out = fee_by_items if form.cleaned_data["by"] == "items" else fee_by_pages
        charged = work_out(form.cleaned_data["count"])
    context = {
        "form": form,
        "charged": charged,
        "by_items": form.is_valid() and form.cleaned_data["by"] == "items",
        "sources": f"{MAY_CHARGE}、{TARIFF}（{TARIFF.act.number}）",
        "crumbs": _crumbs(_("信息处理费计算")),
        "tags": APPLY.tags,
    }
    return render(request, "portal/tools/fee.html", context)


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [(_("首页"), reverse("portal:home")), (_("依申请公开"), reverse("portal:apply")), (last, "")]
