"""Acts on reports from outside and on the list of units: out again, a reason, a unit more, a unit less."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.models import OutsideReport, OutsideUnit
from gongkai.annual_report.rules import refusal_to_excuse
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, find, staff_page
from gongkai.workbench.forms.outside import EndOutsideUnitForm, OutsideUnitForm, RemoveOutsideForm
from gongkai.workbench.forms.reports import ExplainForm
from gongkai.workbench.report_outside import outside_url
from gongkai.workbench.views.reports.common import year_of
from gongkai.workbench.views.reports.outside import crumbs_of_outside, own_outside

S = OutsideReport.State


def _back(outside: OutsideReport) -> Link:
    return Link("回到这份报告", outside_url("report_outside_report", outside))


def _crumbs(outside: OutsideReport) -> list[tuple[str, str]]:
    return [*crumbs_of_outside(outside.year), (str(outside), _back(outside).url)]


def _list(year: int) -> str:
    return reverse("desk:report_outside", args=[year])


def _not_now(outside: OutsideReport, wanted: OutsideReport.State) -> str:
    return "" if outside.state == wanted else f"这一份现在是“{outside.get_state_display()}”"


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    outside = own_outside(request, year, pk)

    def perform(given: dict) -> str:
        services.remove_outside(outside, by=request.officer, **given)
        return f"{outside.name}{year}年度的报告撤出了汇总，文件和原因留痕"

    return answer(
        request,
        ActPage(
            heading="撤出汇总",
            button="撤出",
            form=RemoveOutsideForm,
            perform=perform,
            back=_back(outside),
            to=_list(year),
            crumbs=_crumbs(outside),
            thing=outside,
            refused=_not_now(outside, S.TAKEN_IN),
            facts=[
                Fact("单位", outside.name),
                Fact("随后", "还没有签发的汇总马上不再加它；单位还在名单上，汇总等它再报一份"),
            ],
        ),
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_drop(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    outside = own_outside(request, year, pk)

    def perform(given: dict) -> str:
        services.drop_outside_file(outside, by=request.officer)
        return f"“{outside.file.name}”丢弃了，没有留下文件"

    return answer(
        request,
        ActPage(
            heading="丢弃这份文件",
            button="丢弃",
            form=NothingToFill,
            perform=perform,
            back=_back(outside),
            to=_list(year),
            crumbs=_crumbs(outside),
            thing=outside,
            refused=_not_now(outside, S.READ),
            facts=[
                Fact("文件", outside.file.name),
                Fact("随后", "读出的内容和文件一起删除，只留下收到过、丢弃了的记录"),
            ],
        ),
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_explain(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    outside = own_outside(request, year, pk)
    rule, address = request.GET.get("rule", ""), request.GET.get("address", "")
    findings = selectors.document_outside(outside)["findings"]
    finding = next((one for one in findings if (one["rule"], one["address"] or "") == (rule, address)), None)
    if finding is None:
        raise Http404

    def perform(given: dict) -> str:
        services.explain_outside(outside, by=request.officer, rule=rule, address=address, **given)
        return "原因已写明，这一处不再挡住汇总；原因和写的人留痕"

    return answer(
        request,
        ActPage(
            heading="写明原因",
            button="写明原因",
            form=ExplainForm,
            perform=perform,
            back=_back(outside),
            crumbs=_crumbs(outside),
            thing=outside,
            refused=_not_now(outside, S.TAKEN_IN) or str(refusal_to_excuse(rule, finding["advice"]) or ""),
            facts=[
                Fact("差错", finding["message"]),
                Fact("规则", rule),
                Fact("随后", "数字不变；单位能改正的，请它改正以后重报，不要用原因代替"),
            ],
        ),
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_unit(request: HttpRequest, year: int) -> HttpResponse:
    """Put a unit on the list."""
    government, year = request.officer.agency, year_of(year)

    def perform(given: dict) -> str:
        unit = services.expect_outside(government, by=request.officer, **given)
        return f"{unit.name}加进了名单，{unit.years}的汇总等它报送"

    return answer(
        request,
        ActPage(
            heading="把单位加进名单",
            button="加进名单",
            form=OutsideUnitForm,
            perform=perform,
            back=Link("回到系统外单位", _list(year)),
            crumbs=crumbs_of_outside(year),
            thing=government,
            initial={"from_year": year},
            facts=[
                Fact("哪些单位", "不用本系统、报告要汇总进来的部门、单位和下级政府"),
                Fact("随后", "这些年度的汇总等它的报告，没有收进来就不能送签"),
            ],
        ),
    )


@staff_page(Act.ROLL_UP, methods=FORM)
def report_outside_unit_end(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Wait for a unit no longer."""
    year = year_of(year)
    unit = find(OutsideUnit.objects.filter(government=request.officer.agency), pk=pk)

    def perform(given: dict) -> str:
        services.end_outside(unit, by=request.officer, **given)
        return f"{unit.name}汇总到{given['to_year']}年度为止，原因留痕"

    return answer(
        request,
        ActPage(
            heading="不再汇总这个单位",
            button="保存",
            form=EndOutsideUnitForm,
            perform=perform,
            back=Link("回到系统外单位", _list(year)),
            crumbs=crumbs_of_outside(year),
            thing=unit,
            initial={"to_year": year - 1},
            refused="" if unit.to_year is None else f"已经写明到{unit.to_year}年度为止：{unit.end_reason}",
            facts=[
                Fact("单位", unit.name, note=unit.years),
                Fact("当初的依据", unit.reason),
                Fact("随后", "以后的年度不再等它；已经收进来的报告不变"),
            ],
        ),
    )
