"""Tokens with which other systems enter figures: the list, a new one shown once, one withdrawn."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.models import EntryToken
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, find, staff_page
from gongkai.workbench.forms.reports import IssueTokenForm, WithdrawTokenForm

HEADING = "填报凭证"


@staff_page(Act.LET_SYSTEM_ENTER)
def report_tokens(request: HttpRequest) -> HttpResponse:
    tokens = list(selectors.entry_tokens_for(request.officer))
    today = timezone.localdate()
    context = {
        "working": [one for one in tokens if one.works_on(today)],
        "ended": [one for one in tokens if not one.works_on(today)],
        "crumbs": [*_crumbs()[:1], (HEADING, "")],
    }
    return render(request, "workbench/reports/tokens.html", context)


@staff_page(Act.LET_SYSTEM_ENTER, methods=FORM)
def report_token_issue(request: HttpRequest) -> HttpResponse:
    """Issue a token. Its words stand on this answer and never again."""
    form = IssueTokenForm(request.POST or None, officer=request.officer)
    issued: tuple[EntryToken, str] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            issued = services.issue_entry_token(
                request.officer.agency, by=request.officer, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error("expires_on", str(refusal))
    context = {
        "heading": "发填报凭证",
        "button": "发填报凭证",
        "form": form,
        "facts": [
            Fact("给哪个单位", request.officer.agency.name),
            Fact("能做什么", "只能填报本单位表2的数字、读取已经填报的；年度报告送签以后不能填"),
            Fact("随后", "凭证显示一次，系统里只存它的指纹；每次调用以业务系统的名称留痕"),
        ],
        "issued": issued[0] if issued else None,
        "words": issued[1] if issued else "",
        "address": request.build_absolute_uri(
            reverse("api:send_figures", args=[request.officer.agency.code, timezone.localdate().year])
        ),
        "docs": request.build_absolute_uri(reverse("api:docs")),
        "back": Link("不发了，回到填报凭证", reverse("desk:report_tokens")),
        "crumbs": [*_crumbs(), ("发填报凭证", "")],
    }
    return render(request, "workbench/reports/token_issue.html", context)


@staff_page(Act.LET_SYSTEM_ENTER, methods=FORM)
def report_token_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    token: EntryToken = find(selectors.entry_tokens_for(request.officer), pk=pk)

    def perform(given: dict) -> str:
        services.withdraw_entry_token(token, by=request.officer, reason=given["reason"])
        return f"{token}已停用，用它的系统不能再填报；已经填报的数字不变"

    return answer(
        request,
        ActPage(
            heading="停用填报凭证",
            button="停用",
            form=WithdrawTokenForm,
            perform=perform,
            back=Link("不停用，回到填报凭证", reverse("desk:report_tokens")),
            crumbs=_crumbs(),
            thing=token,
            refused="这个凭证已经停用" if token.withdrawn_at else "",
            facts=[
                Fact("业务系统", token.system, note=f"凭证开头是{token.start}"),
                Fact("最近使用", _used(token)),
                Fact("随后", "立即失效，不能恢复；要再用，另发一个。已经填报的数字不变"),
            ],
        ),
    )


def _used(token: EntryToken) -> str:
    used = token.last_used_at
    return f"{timezone.localtime(used):%Y-%m-%d %H:%M}" if used else "没有用过"


def _crumbs() -> list[tuple[str, str]]:
    return [("年度报告", reverse("desk:reports")), (HEADING, reverse("desk:report_tokens"))]
