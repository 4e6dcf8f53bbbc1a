"""What came in: applications to confirm, and applications on paper to key in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case
from gongkai.cases.selectors import ReceiptAlarms, Signs
from gongkai.law.errors import LawError
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.register import KEYED, RegisterForm
from gongkai.workbench.paging import page_of
from gongkai.workbench.views.papers import paper_files

LAST_CHANNEL = "register_channel"  # key of the session


@dataclass(frozen=True)
class Waiting:
    """An application nobody has confirmed yet. by: the last day to do so."""

    case: Case
    by: date
    late: bool
    rule: str
    came_on: date
    unopened: bool = False
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


def alarm_in_words(alarms: ReceiptAlarms) -> str:
    unopened = f"，其中{alarms.unopened}件还没有人打开过" if alarms.unopened else ""
    return (
        f"{alarms.late}件没有在次一个工作日前确认（平常信函是当天）{unopened}。先联系申请人，确认之日才起算。"
    )


def waiting_row(case: Case, today: date, signs: Signs | None = None) -> Waiting:
    by, rule = selectors.confirm_case_by(case), receipt_rule(Channel(case.channel))
    seen = signs_in_words(signs) if signs else ()
    kept = getattr(case, "receipt", None)
    unopened = kept is not None and kept.opened_at is None
    words = f"{rule.explanation}（{rule.citation.short}）"
    return Waiting(case, by, by < today, words, selectors.came_on(case), unopened, seen)


@staff_page(Act.TAKE_IN_CASE)
def intake(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    unconfirmed = selectors.cases_for(request.officer).filter(
        agency=request.officer.agency, state=Case.State.AWAITING_CONFIRMATION
    )
    page = page_of(selectors.with_page_columns(unconfirmed), request.GET)
    signs = selectors.signs_of(page.rows)
    alarms = selectors.receipt_alarms(unconfirmed, today=today)
    return render(
        request,
        "workbench/cases/intake.html",
        {
            "page": page,
            "alarms": alarms,
            "alarm_text": alarm_in_words(alarms),
            "rows": [waiting_row(case, today, signs[case.pk]) for case in page],
            "acts": [{"label": "登记收件", "url": reverse("desk:register"), "icon": "plus"}],
        },
    )


@never_cache
@sensitive_post_parameters()
@staff_page(Act.TAKE_IN_CASE, methods=FORM)
def register(request: HttpRequest) -> HttpResponse:
    form = RegisterForm(
        request.POST or None, request.FILES or None, officer=request.officer, initial=_of_the_last(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            submitted = services.register(request.officer.agency, by=request.officer, **form.as_act())
        except (Refusal, LawError) as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session[LAST_CHANNEL] = form.cleaned_data["channel"]
            case = submitted.case
            at_counter = Channel(case.channel) in (Channel.IN_PERSON, Channel.ORAL)
            receipt = services.issue_receipt(case, by=request.officer) if at_counter else None
            # shown once and never stored, so this page answers the POST itself
            return render(
                request,
                "workbench/cases/registered.html",
                {
                    "case": case,
                    "code": submitted.query_code,
                    "receipt": receipt,
                    "receipt_files": paper_files(case, receipt) if receipt else [],
                    "again": _again(form),
                    "crumbs": [("收件", reverse("desk:intake")), ("登记收件", "")],
                },
            )
    return render(
        request,
        "workbench/cases/register.html",
        {"form": form, "crumbs": [("收件", reverse("desk:intake")), ("登记收件", "")]},
    )


def _of_the_last(request: HttpRequest) -> dict[str, str]:
    """What a pile of letters has in common: the channel and the day of the one before."""
    channel = request.GET.get("channel", "")
    day = parse_date(request.GET.get("day", "")[:10]) if channel else None
    if channel not in {each.value for each in KEYED}:
        channel, day = request.session.get(LAST_CHANNEL, ""), None
    return {name: value for name, value in (("channel", channel), ("day", day)) if value}


def _again(form: RegisterForm) -> str:
    """The address of an empty form with the channel and day of this one."""
    kept = {"channel": form.cleaned_data["channel"], "day": form.cleaned_data["day"] or ""}
    return f"{reverse('desk:register')}?{urlencode(kept)}"
