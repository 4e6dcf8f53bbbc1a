"""Choosing which applications are answered together, side by side; nothing is merged unseen."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.models import Case
from gongkai.cases.query_code import plain_number
from gongkai.cases.selectors.tie import is_same_applicant, lead_of
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.joint import JoinForm
from gongkai.workbench.views.case_acts import back_to, crumbs_of, head_facts
from gongkai.workbench.views.cases import visible_case

SHOWN = 50  # applications on the page; the earliest of the same text first
MOST_NUMBERS = 30


@dataclass(frozen=True)
class Row:
    """how: what answering together means for this one. refused: why it cannot be."""

    case: Case
    how: str
    refused: str
    chosen: bool
    same_text: bool


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_join(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    typed = request.GET.get("numbers", "")[:1000]
    rows = _rows(case, typed, request)

    def perform(given: dict) -> str:
        ties = services.join(case, list(given["case"]), by=request.officer)
        return f"{len(ties)}件申请和这一件一并答复；核对答复书后一起送审"

    page = ActPage(
        heading="和别的申请一并答复",
        button="一并答复勾选的",
        form=JoinForm,
        perform=perform,
        back=back_to(case),
        crumbs=crumbs_of(case),
        facts=[
            *head_facts(case),
            Fact("依据", "相同的申请作相同的决定；申请人不同的分别答复，同一申请人的一份答复书写明全部编号"),
            Fact("随后", "不同申请人的各起草一份答复书，证据和附件带到各件；同一申请人的按并案（O3）拟办结"),
        ],
        thing=case,
        refused=str(rules.refusal_to_join(case, request.officer) or ""),
        to=reverse("desk:case", args=[case.pk]),
        template="workbench/cases/join.html",
        extra={"case": case, "rows": rows, "typed": typed, "missing": _missing(typed, rows)},
    )
    return answer(request, page)


def _rows(case: Case, typed: str, request: HttpRequest) -> list[Row]:
    """Those of the same text, then those named by number. Seven queries at most, however many rows."""
    found = list(selectors.to_answer_together(case)[:SHOWN])
    numbers = _numbers(typed)
    if numbers:
        named = selectors.cases_for(request.officer).filter(agency=case.agency_id, number__in=numbers)
        known = {each.pk for each in found} | {case.pk}
        found += list(selectors.with_ties(named.exclude(pk__in=known)).order_by("pk"))
    ticked = set(request.POST.getlist("case"))
    return [_row(case, each, ticked) for each in found]


def _row(lead: Case, case: Case, ticked: set[str]) -> Row:
    refusal = rules.refusal_to_take_in(lead, case)
    same = is_same_applicant(lead, case)
    tied = lead_of(case)
    how = "同一申请人，并入这一件" if same else "另一申请人，另发一份"
    if tied and tied.pk == lead.pk:
        how = f"{how}（已选，再选一次带去新的文字）"
    return Row(case, how, str(refusal or ""), str(case.pk) in ticked, case.text_mark == lead.text_mark != "")


def _numbers(typed: str) -> list[str]:
    pieces = typed.replace("，", "\n").replace("、", "\n").replace(",", "\n").splitlines()
    return [plain_number(piece) for piece in pieces if piece.strip()][:MOST_NUMBERS]


def _missing(typed: str, rows: list[Row]) -> list[str]:
    shown = {row.case.number for row in rows}
    return [number for number in _numbers(typed) if number not in shown]
