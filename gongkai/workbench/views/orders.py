"""督办: both sides' list, the page of an order, and its acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.oversight import rules, services
from gongkai.oversight.models import SupervisionOrder
from gongkai.oversight.selectors import orders_for
from gongkai.ui.pieces import Act as OfferedAct
from gongkai.ui.pieces import Fact, Link, Refused
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms.orders import IssueOrderForm, ReplyToOrderForm, SendBackOrderForm
from gongkai.workbench.paging import page_of
from gongkai.workbench.views.cases import visible_case


@dataclass(frozen=True)
class Spec:
    right: Act
    label: str
    effect: str
    form: type[forms.Form]
    rule: Callable[[SupervisionOrder, Officer], Refusal | None]
    perform: Callable[[SupervisionOrder, Officer, dict], SupervisionOrder]


SPECS: dict[str, Spec] = {
    "reply": Spec(
        Act.HANDLE_CASE,
        "回复督办",
        "交主管部门看，够了就办结，不够退回再回复",
        ReplyToOrderForm,
        rules.refusal_to_reply,
        lambda order, by, given: services.reply_to_order(order, by=by, **given),
    ),
    "close": Spec(
        Act.SUPERVISE,
        "办结督办",
        "回复已经够了，这件督办结束",
        NothingToFill,
        rules.refusal_to_close,
        lambda order, by, given: services.close_order(order, by=by),
    ),
    "send_back": Spec(
        Act.SUPERVISE,
        "退回回复",
        "写明哪里不够，单位在新的期限前再回复",
        SendBackOrderForm,
        rules.refusal_to_send_back,
        lambda order, by, given: services.send_back_order(order, by=by, **given),
    ),
}


@staff_page(Act.VIEW_CASES)
def oversight(request: HttpRequest) -> HttpResponse:
    page = page_of(orders_for(request.officer), request.GET, descending=True)
    issue = {"label": "发督办", "url": reverse("desk:order_issue"), "icon": "plus"}
    acts = [issue] if request.officer.may(Act.SUPERVISE) else []
    context = {"page": page, "acts": acts, "today": timezone.localdate()}
    return render(request, "workbench/orders/list.html", context)


@staff_page(Act.VIEW_CASES)
def order(request: HttpRequest, pk: int) -> HttpResponse:
    found: SupervisionOrder = find(orders_for(request.officer), pk=pk)
    allowed, refused = [], []
    for key, spec in SPECS.items():
        if not request.officer.may(spec.right, found.agency) or found.state == found.State.CLOSED:
            continue
        if refusal := spec.rule(found, request.officer):
            refused.append(Refused(spec.label, str(refusal)))
        else:
            url = reverse(f"desk:order_{key}", args=[found.pk])
            allowed.append(OfferedAct(spec.label, url, spec.effect, not allowed))
    return render(
        request,
        "workbench/orders/page.html",
        {
            "order": found,
            "facts": _facts(found),
            "replies": list(found.replies.select_related("by").order_by("-pk")),
            "allowed": allowed,
            "refused": refused,
            "crumbs": [("督办", reverse("desk:oversight")), (found.number, "")],
        },
    )


def _facts(order: SupervisionOrder) -> list[Fact]:
    facts = [
        Fact("状态", order.get_state_display()),
        Fact("督办单位", order.agency.name),
        Fact("发出", order.issued_on, note=f"{order.issuer.name}，{order.issued_by.name}"),
        Fact("回复期限", cn_day(order.reply_by)),
    ]
    if order.case:
        facts.append(Fact("申请", order.case.number, url=reverse("desk:case", args=[order.case_id])))
    return facts


@staff_page(Act.SUPERVISE, methods=FORM)
def order_issue(request: HttpRequest) -> HttpResponse:
    """About a case where the address names one (``?case=``), else about an agency chosen on the page."""
    named = request.GET.get("case", "")
    case = visible_case(request, int(named)) if named.isdecimal() and len(named) < 19 else None

    def perform(given: dict) -> str:
        agency = case.agency if case else given.pop("agency")
        done = services.issue_order(by=request.officer, agency=agency, case=case, **given)
        return f"已发出{done.number}，{cn_day(done.reply_by)}前等{done.agency.short_name}回复"

    about = [Fact("申请", case.number, note=case.title), Fact("督办单位", case.agency.name)] if case else []
    ground = Fact("依据", "条例第四十六条、第四十七条：主管部门监督检查，督促整改")
    follows = Fact("随后", "单位的经办人和公开工作机构负责人收到消息，回复以后由您办结或者退回")
    return answer(
        request,
        ActPage(
            heading="发督办",
            button="发出督办",
            form=IssueOrderForm,
            perform=perform,
            back=Link("不发了，回到督办", reverse("desk:oversight")),
            crumbs=[("督办", reverse("desk:oversight"))],
            facts=[*about, ground, follows],
            thing=case,
        ),
    )


def _view(key: str, spec: Spec) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found: SupervisionOrder = find(orders_for(request.officer), pk=pk)
        demand(request, spec.right, found.agency)
        back = reverse("desk:order", args=[found.pk])

        def perform(given: dict) -> str:
            done = spec.perform(found, request.officer, given)
            return f"{done.number}现在是“{done.get_state_display()}”"

        return answer(
            request,
            ActPage(
                heading=spec.label,
                button=spec.label,
                form=spec.form,
                perform=perform,
                back=Link("不办了，回到督办", back),
                crumbs=[("督办", reverse("desk:oversight")), (found.number, back)],
                facts=[*_facts(found), Fact("要求", found.demand), Fact("随后", spec.effect)],
                refused=str(spec.rule(found, request.officer) or ""),
            ),
        )

    view.__name__ = f"order_{key}"
    return staff_page(spec.right, methods=FORM)(view)


ORDER_VIEWS = {key: _view(key, spec) for key, spec in SPECS.items()}
