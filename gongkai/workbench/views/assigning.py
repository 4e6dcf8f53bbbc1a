"""Handing on many cases at once: those chosen in the queue, and all that someone leaves behind."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.models import Case
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.queue import AssignManyForm, HandOverForm

MOST = 100  # cases one act hands on


class NoneChosen(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有选办件；在办件里勾选要分的几件，再点“分办选中的”")


def _chosen(request: HttpRequest) -> list[Case]:
    """The cases ticked in the queue; 404 where one is not the agency's, as for any other address."""
    ids = {int(text) for text in request.GET.getlist("case")[:MOST] if text.isdecimal() and len(text) < 12}
    visible = selectors.cases_for(request.officer).filter(agency=request.officer.agency)
    found = list(visible.filter(pk__in=ids).select_related("agency", "holder").order_by("pk"))
    if len(found) != len(ids):
        raise Http404
    return found


def _back() -> Link:
    return Link("不办了，回到办件", reverse("desk:queue"))


@staff_page(Act.HANDLE_CASE, methods=FORM)
def queue_assign(request: HttpRequest) -> HttpResponse:
    cases, officer = _chosen(request), request.officer

    def perform(given: dict) -> str:
        if not cases:
            raise NoneChosen
        count = services.assign_many(cases, by=officer, to=given["to"], note=given["note"])
        if given["to"].pk == officer.person_id:
            return f"这{count}件由您经办"
        return f"已把{count}件转给{given['to'].name}，等对方接收"

    refused = [
        (case.number, refusal) for case in cases if (refusal := rules.refusal_to_assign(case, officer))
    ]
    facts = [Fact("选中", f"{len(cases)}件", note="；".join(f"{each.number}{each.title}" for each in cases))]
    if refused:
        facts.append(Fact("不能分的", "；".join(f"{number}：{reason}" for number, reason in refused)))
    facts.append(Fact("随后", "一次全部转出，有一件不行就都不动；对方接收以前仍由现在的人经办，期限照走"))
    return answer(
        request,
        ActPage(
            heading="分办选中的申请",
            button="转给他",
            form=AssignManyForm,
            perform=perform,
            back=_back(),
            crumbs=[("办件", reverse("desk:queue"))],
            facts=facts if cases else [],
            refused="" if cases else str(NoneChosen()),
        ),
    )


@staff_page(Act.LEAD_OFFICE, methods=FORM)
def queue_hand_over(request: HttpRequest) -> HttpResponse:
    officer = request.officer

    def perform(given: dict) -> str:
        count = services.hand_over(given["person"], by=officer, to=given["to"], note=given["note"])
        return f"{given['person'].name}手上的{count}件已经全部交给{given['to'].name}"

    holding = selectors.holders_at(officer.agency)
    return answer(
        request,
        ActPage(
            heading="整批交接办件",
            button="全部交给他",
            form=HandOverForm,
            perform=perform,
            back=_back(),
            crumbs=[("办件", reverse("desk:queue"))],
            facts=[
                Fact("单位", officer.agency.name),
                Fact("用于", "有人离岗、长期请假，一次交出手上全部在办申请"),
                Fact("随后", "立即由接手的人经办，不用对方接收；每件都记下交接说明，期限照走"),
            ],
            refused="" if holding.exists() else "本单位没有人手上有在办的申请，不用交接",
        ),
    )
