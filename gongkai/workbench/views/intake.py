"""What came in: applications to confirm, and applications on paper to key in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case
from gongkai.cases.selectors import Signs
from gongkai.law.calendar import published_calendar
from gongkai.law.errors import LawError
from gongkai.law.receipt import Channel, confirm_by, receipt_rule
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.register import RegisterForm
from gongkai.workbench.paging import page_of


@dataclass(frozen=True)
class Waiting:
    """An application nobody has confirmed yet. by: the last day to do so."""

    case: Case
    by: date
    late: bool
    rule: str
    signs: tuple[str, ...] = ()  # what to look at before confirming


def signs_in_words(signs: Signs) -> tuple[str, ...]:
    """What stands out of an application, for a person to judge; never a ground to refuse it."""
    words = []
    if signs.in_month > 1:
        words.append(f"同一申请人本月第{signs.in_month}件")
    if signs.repeats:
        words.append(f"可能重复：同一申请人有{signs.repeats}件内容一样")
    if signs.elsewhere:
        words.append(f"也发给了{'、'.join(signs.elsewhere)}")
    return tuple(words)


def waiting_row(case: Case, today: date, signs: Signs | None = None) -> Waiting:
    channel, submitted = Channel(case.channel), timezone.localdate(case.submitted_at)
    by = submitted if channel is Channel.POST_PLAIN else confirm_by(submitted, published_calendar())
    rule = receipt_rule(channel)
    seen = signs_in_words(signs) if signs else ()
    return Waiting(case, by, by < today, f"{rule.explanation}（{rule.citation.short}）", seen)


@staff_page(Act.TAKE_IN_CASE)
def intake(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    unconfirmed = selectors.cases_for(request.officer).filter(
        agency=request.officer.agency, state=Case.State.AWAITING_CONFIRMATION
    )
    page = page_of(selectors.with_page_columns(unconfirmed), request.GET)
    signs = selectors.signs_of(page.rows)
    return render(
        request,
        "workbench/cases/intake.html",
        {
            "page": page,
            "rows": [waiting_row(case, today, signs[case.pk]) for case in page],
            "acts": [{"label": "登记收件", "url": reverse("desk:register"), "icon": "plus"}],
        },
    )


@never_cache
@sensitive_post_parameters()
@staff_page(Act.TAKE_IN_CASE, methods=FORM)
def register(request: HttpRequest) -> HttpResponse:
    form = RegisterForm(request.POST or None, request.FILES or None, officer=request.officer)
    if request.method == "POST" and form.is_valid():
        try:
            submitted = services.register(request.officer.agency, by=request.officer, **form.as_act())
        except (Refusal, LawError) as refusal:
            form.add_error(None, str(refusal))
        else:
            # shown once and never stored, so this page answers the POST itself
            return render(
                request,
                "workbench/cases/registered.html",
                {
                    "case": submitted.case,
                    "code": submitted.query_code,
                    "crumbs": [("收件", reverse("desk:intake")), ("登记收件", "")],
                },
            )
    return render(
        request,
        "workbench/cases/register.html",
        {"form": form, "crumbs": [("收件", reverse("desk:intake")), ("登记收件", "")]},
    )
