"""Printing the application form and the registration form of a case. Each printing is recorded."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import rules, services
from gongkai.cases.models import Paper
from gongkai.cases.papers import PAPERS
from gongkai.cases.services.forms import FORMATS, PRINTED
from gongkai.documents.delivery import bytes_response
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.outward import PrintForm
from gongkai.workbench.views.case_acts import back_to, crumbs_of, head_facts
from gongkai.workbench.views.cases import visible_case
from gongkai.workbench.views.files import RECORDED


@staff_page(Act.VIEW_IDENTITY, methods=FORM)
def case_form(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.VIEW_IDENTITY, case.agency)
    if kind not in PRINTED:
        raise Http404
    refused = rules.refusal_to_read_identity(case, request.officer)
    file_format = request.POST.get("file_format", "")
    if file_format in FORMATS and refused is None:
        try:
            printed = services.print_form(case, kind, by=request.officer, file_format=file_format)
        except Refusal as refusal:
            refused = refusal
        else:
            return bytes_response(printed.content, printed.name, printed.media_type)
    label, title = Paper.Kind(kind).label, PAPERS[kind].title
    page = ActPage(
        heading=f"打印{label}",
        button="下载，留痕",
        form=PrintForm,
        perform=lambda given: "",
        back=back_to(case),
        crumbs=crumbs_of(case),
        facts=[
            *head_facts(case),
            Fact("文书", title),
            Fact("依据", f"条例{PAPERS[kind].source}"),
            RECORDED,
        ],
        thing=case,
        refused=str(refused or ""),
    )
    return answer(request, page)
