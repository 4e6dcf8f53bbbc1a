"""A cell put right by hand, and the correction withdrawn."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.annual_report import services
from gongkai.annual_report.models import Correction, Report
from gongkai.law.report_forms import FORMS
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.reports import CorrectCellForm
from gongkai.workbench.report_page import address_for
from gongkai.workbench.views.reports.common import crumbs_of, draft_of, frozen_reason


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_correct_cell(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    address, label = _cell(request, found)
    derived, refused = None, frozen_reason(found)
    try:
        derived = services.derived_for_correction(found, address)
    except Refusal as refusal:
        refused = refused or str(refusal)
    before = found.corrections.filter(address=address).first()

    def perform(given: dict) -> str:
        services.correct_cell(found, address, given["value"], by=request.officer, reason=given["reason"])
        return f"“{label}”按更正的数字计，由记录得出的数字和原因都留着"

    return answer(
        request,
        ActPage(
            heading="更正由记录得出的数字",
            button="更正",
            form=CorrectCellForm,
            perform=perform,
            back=_back(found, address),
            crumbs=crumbs_of(found),
            thing=found,
            initial={"value": f"{before.value.normalize():f}", "reason": before.reason} if before else {},
            refused=refused,
            facts=[
                Fact("哪一格", label, note=address),
                Fact("由记录得出", "空" if derived is None else str(derived)),
                Fact("先想一想", "办件、文件记错了的，先改记录，数字会跟着变；记录里补不了的才在这里更正"),
                Fact(
                    "随后",
                    "合计和其他格不会跟着变，勾稽关系照常核对；更正、原因和更正的人留痕，送签前可以撤回",
                ),
            ],
        ),
    )


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_uncorrect_cell(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    address, label = _cell(request, found)
    correction: Correction | None = found.corrections.select_related("by").filter(address=address).first()
    if correction is None:
        raise Http404

    def perform(given: dict) -> str:
        value = services.withdraw_correction(found, address, by=request.officer)
        return f"更正已撤回，“{label}”由记录得出，现在是{'空' if value is None else value}"

    return answer(
        request,
        ActPage(
            heading="撤回更正",
            button="撤回更正",
            form=NothingToFill,
            perform=perform,
            back=_back(found, address),
            crumbs=crumbs_of(found),
            thing=found,
            refused=frozen_reason(found),
            facts=[
                Fact("哪一格", label, note=address),
                Fact(
                    "更正为",
                    f"{correction.value.normalize():f}",
                    note=f"{correction.by.name}：{correction.reason}",
                ),
                Fact("随后", "这一格重新跟着记录走；撤回留痕"),
            ],
        ),
    )


def _cell(request: HttpRequest, found: Report) -> tuple[str, str]:
    form, address = FORMS[found.form], request.GET.get("cell", "")
    if address not in form.cells:
        raise Http404
    return address, form.label(address)


def _back(found: Report, address: str) -> Link:
    return Link("回到这一格", f"{address_for(found, 'desk:report', cell=address)}#panel")
