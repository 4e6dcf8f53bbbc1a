"""Figures of table 2 that a person enters."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from gongkai.agencies.roles import Act
from gongkai.annual_report import derivation, services
from gongkai.law.report_forms import form_of_year
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.reports import FiguresForm, field_name
from gongkai.workbench.views.reports.common import back_to, crumbs_of, draft_of, frozen_reason


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_figures(request: HttpRequest, year: int) -> HttpResponse:
    found = draft_of(request, year, Act.EDIT_REPORT)
    cells = derivation.derived_cells(found.agency, year)
    entered = {
        field_name(a): cells[a] for a in derivation.enterable(form_of_year(year)) if cells[a] is not None
    }

    @transaction.atomic
    def perform(given: dict) -> str:
        for address, value in given["figures"].items():
            services.enter_figure(
                found.agency, year, address, value, by=request.officer, source_note=given["source_note"]
            )
        return f"填报了{len(given['figures'])}个数字，来源和填报人留痕"

    return answer(
        request,
        ActPage(
            heading=f"填报{year}年度表2",
            button="填报表2",
            form=FiguresForm,
            perform=perform,
            back=back_to(found),
            crumbs=crumbs_of(found),
            thing=found,
            initial=entered,
            refused=frozen_reason(found),
            facts=[
                Fact("填报单位", found.agency.name),
                Fact(
                    "口径",
                    f"{year}年1月1日至12月31日，从业务系统取数；规章一行由系统填0，本单位没有规章制定权",
                ),
                Fact("没有发生的", "填0，不要空着；空着的格不会当作0"),
            ],
        ),
    )
