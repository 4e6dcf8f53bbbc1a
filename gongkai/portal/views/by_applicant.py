"""What the applicant does from the page of the case: each act its own page, what follows, one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.agencies.errors import Refusal
from gongkai.cases import rules, services
from gongkai.cases.models import Case
from gongkai.cases.selectors.applicant import clock_if_corrected
from gongkai.law.clock import Clock, FactKind
from gongkai.portal.forms.correction import CorrectionForm, NothingToFill, SuggestionForm
from gongkai.portal.page_tags import APPLY
from gongkai.portal.refusals import words_of
from gongkai.portal.views.track import crumbs_of, followed
from gongkai.ui.errors import too_many
from gongkai.ui.pieces import Fact
from gongkai.ui.slots import WINDOW, client_address, take_slot
from gongkai.ui.wording import cn_day

ACTS_ALLOWED = 10  # of one case, in a quarter of an hour
ACTS_FROM_ONE_ADDRESS = 40


@dataclass(frozen=True)
class ApplicantAct:
    """perform: the service, with what was filled in. said, facts: asked only where the act is open."""

    heading: str
    button: str
    form: type[Form]
    perform: Callable[[dict[str, Any]], object]
    said: Callable[[], str]
    facts: Callable[[], tuple[Fact, ...]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, case_id: int) -> HttpResponse:
    """Send what the notice of correction asks for."""
    case = followed(request, case_id)
    if case is None:
        return redirect("portal:track")
    today = timezone.localdate()
    refused = rules.refusal_to_correct(case, today=today)
    clock = None if refused else clock_if_corrected(case, today)
    return _act(
        request,
        case,
        ApplicantAct(
            heading=_("在线补正"),
            button=_("提交补正"),
            form=CorrectionForm,
            perform=lambda given: services.correct_by_applicant(case, **given),
            said=lambda: _("补正已经收到，最迟%(day)s答复。") % {"day": cn_day(clock.due)},
            facts=lambda: _facts_of_correction(case, clock),
        ),
        refused,
    )


def _facts_of_correction(case: Case, clock: Clock) -> tuple[Fact, ...]:
    notice = case.correction
    return (
        Fact(_("要您补充"), notice.points.strip()),
        Fact(_("最迟"), _("%(day)s当天还可以交") % {"day": cn_day(notice.until)}),
        Fact(_("交了以后"), _what_follows(clock)),
    )


def _what_follows(clock: Clock) -> str:
    day = {"day": cn_day(clock.due)}
    if clock.started_by is FactKind.CORRECTED:
        return (
            _(
                "今天就算收到，20个工作日从明天起重新算，最迟%(day)s答复（《政府信息公开条例》第三十条、第三十三条）。只能交一次，写全了再提交。"
            )
            % day
        )
    return _("补正告知发晚了，期限不重新算，最迟还是%(day)s答复。只能交一次，写全了再提交。") % day


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, case_id: int) -> HttpResponse:
    """Say that the information is no longer wanted."""
    case = followed(request, case_id)
    if case is None:
        return redirect("portal:track")
    return _act(
        request,
        case,
        ApplicantAct(
            heading=_("撤回申请"),
            button=_("撤回申请"),
            form=NothingToFill,
            perform=lambda given: services.withdraw(case),
            said=lambda: _("已经申请撤回，等受理单位办结。"),
            facts=lambda: _facts_of_withdrawal(case),
        ),
        rules.refusal_to_withdraw(case),
    )


def _facts_of_withdrawal(case: Case) -> tuple[Fact, ...]:
    return (
        Fact(_("撤回以后"), _("受理单位不再查找和答复，由负责人办结这一件，不发答复书。")),
        Fact(_("还想要的"), _("可以随时重新申请，期限从新申请收到之日算。")),
        Fact(_("改主意"), _("办结以前打%(phone)s，说申请编号。") % {"phone": case.agency.phone}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, case_id: int) -> HttpResponse:
    """Suggest that what was given be there for everyone."""
    case = followed(request, case_id)
    if case is None:
        return redirect("portal:track")
    return _act(
        request,
        case,
        ApplicantAct(
            heading=_("建议向社会公开"),
            button=_("提交建议"),
            form=SuggestionForm,
            perform=lambda given: services.suggest_publication(case, **given),
            said=lambda: _("建议已经收到，审核的结果在这一页上告诉您。"),
            facts=_facts_of_suggestion,
        ),
        rules.refusal_to_suggest(case),
    )


def _facts_of_suggestion() -> tuple[Fact, ...]:
    return (
        Fact(
            _("建议什么"),
            _("受理单位给您的信息，向所有人公开（《政府信息公开条例》第四十四条第二款）。"),
        ),
        Fact(_("交了以后"), _("受理单位审核：属于主动公开范围的，及时公开；不属于的，把理由告诉您。")),
        Fact(_("公开什么"), _("只公开信息本身，不公开答复书，也不公开谁申请过。")),
    )


def _within_pace(request: HttpRequest, case: Case) -> bool:
    by_address = take_slot("act", f"address:{client_address(request)}", ACTS_FROM_ONE_ADDRESS)
    return bool(by_address and take_slot("act", f"case:{case.pk}", ACTS_ALLOWED))


def _act(request: HttpRequest, case: Case, act: ApplicantAct, refused: Refusal | None) -> HttpResponse:
    """Show what follows and the form; once it is sent and in order, do it and go back to the case."""
    sent = request.method == "POST"
    if sent and not _within_pace(request, case):
        return too_many(request, WINDOW)
    form = act.form(request.POST if sent else None, request.FILES if sent else None)
    if sent and not refused and form.is_valid():
        try:
            act.perform(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, act.said())
            return redirect("portal:status", case_id=case.pk)
    context = {
        "case": case,
        "heading": act.heading,
        "facts": () if refused else act.facts(),
        "form": form,
        "button": act.button,
        "refused": words_of(refused) if refused else "",
        "crumbs": crumbs_of((case.number, reverse("portal:status", args=[case.pk])), (act.heading, "")),
        "tags": APPLY.tags,
    }
    return render(request, "portal/track/act.html", context)
