"""The register: taken out whole, and an old one taken in."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongkai.agencies.roles import Act
from gongkai.cases import services
from gongkai.cases.importing_thread import start_import
from gongkai.cases.models import Case, ImportRun
from gongkai.cases.register.template import template
from gongkai.cases.register.written import csv_pieces
from gongkai.cases.selectors.register import import_runs
from gongkai.cases.services import Form
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, POST, find, staff_page
from gongkai.workbench.forms.fields import upload_pair
from gongkai.workbench.forms.registers import ExportForm, RegisterFileForm
from gongkai.workbench.paging import page_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {Form.XLSX: XLSX, Form.CSV: "text/csv; charset=utf-8", Form.JSONL: "application/x-ndjson"}
SHOWN = 100  # faults on the page; the list to take away has all that are kept
REFRESH = 2  # seconds after which the page of a running import asks again
RUNS = 10


@staff_page(Act.EXPORT_CASES, Act.IMPORT_CASES)
def registers(request: HttpRequest) -> HttpResponse:
    officer, now = request.officer, timezone.now()
    page = page_of(import_runs(officer), request.GET, descending=True, size=RUNS)
    return render(
        request,
        "workbench/registers/page.html",
        {
            "count": Case.objects.filter(agency=officer.agency).count(),
            "form": ExportForm(),
            "may_export": officer.may(Act.EXPORT_CASES),
            "may_import": officer.may(Act.IMPORT_CASES),
            "page": page,
            "rows": [(run, run.broken_off(now)) for run in page.rows],
        },
    )


@staff_page(Act.EXPORT_CASES, methods=POST)
def registers_export(request: HttpRequest) -> HttpResponseBase:
    """The whole register as a file. A POST, because taking it out is an act with its record."""
    form = ExportForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"form": Form.XLSX.value, "with_identity": False}
    kind = Form(given["form"])
    content = services.export_register(
        request.officer.agency, kind, by=request.officer, with_identity=given["with_identity"]
    )
    name = f"登记簿-{request.officer.agency.short_name}-{timezone.localdate()}.{kind.value}"
    response = FileResponse(content) if kind is Form.XLSX else StreamingHttpResponse(content)
    return _download(response, name, MEDIA[kind])


@staff_page(Act.IMPORT_CASES)
def import_template(request: HttpRequest) -> HttpResponseBase:
    return _download(HttpResponse(template()), "登记簿导入模板.xlsx", XLSX)


@staff_page(Act.IMPORT_CASES, methods=FORM)
def import_check(request: HttpRequest) -> HttpResponse:
    officer = request.officer
    checked: list[ImportRun] = []

    def perform(given: dict) -> str:
        _, content = upload_pair(given["file"])
        run = services.check_register(officer.agency, content, by=officer)
        checked.append(run)
        return "检查完了，一件也没有写入"

    response = answer(
        request,
        ActPage(
            heading="检查登记簿",
            button="检查",
            form=RegisterFileForm,
            perform=perform,
            back=_back("不查了，回到登记簿"),
            crumbs=_crumbs(),
            facts=[
                Fact("导入到", officer.agency.name),
                Fact(
                    "模板",
                    "登记簿导入模板.xlsx",
                    "列名、填写说明和可以选的都在里面",
                    reverse("desk:import_template"),
                ),
                Fact("随后", "每一行都查，列出要改的；一件也不写入，查完再决定导入"),
                Fact("身份信息", "检查通过的文件加密留一天，等您导入；导入或者到期后销毁"),
            ],
        ),
    )
    if checked:
        response["Location"] = reverse("desk:import_run", args=[checked[0].pk])
    return response


@staff_page(Act.IMPORT_CASES)
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    gone = run.broken_off(timezone.now())
    response = render(
        request,
        "workbench/registers/run.html",
        {
            "run": run,
            "gone": gone,
            "errors": run.errors[:SHOWN],
            "more": run.error_count - min(len(run.errors), SHOWN),
            "crumbs": [*_crumbs(), (f"第{run.pk}次", "")],
        },
    )
    if run.state == ImportRun.State.RUNNING and not gone:
        response["Refresh"] = str(REFRESH)  # works without scripts
    return response


@staff_page(Act.IMPORT_CASES)
def import_errors(request: HttpRequest, pk: int) -> HttpResponseBase:
    run = _run(request, pk)
    content = b"".join(csv_pieces(("行", "列", "怎么改"), run.errors))
    return _download(HttpResponse(content), f"登记簿第{run.pk}次检查.csv", MEDIA[Form.CSV])


@staff_page(Act.IMPORT_CASES, methods=FORM)
def import_start(request: HttpRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    officer = request.officer

    def perform(given: dict) -> str:
        claimed = services.claim_import(run, by=officer)
        transaction.on_commit(partial(start_import, claimed.pk, officer))
        return f"开始导入{claimed.total}件"

    here = reverse("desk:import_run", args=[run.pk])
    return answer(
        request,
        ActPage(
            heading=f"导入{run.total}件",
            button=f"导入{run.total}件",
            form=NothingToFill,
            perform=perform,
            back=Link("不导入，回到检查结果", here),
            crumbs=[*_crumbs(), (f"第{run.pk}次", here)],
            facts=[
                Fact("导入到", run.agency.name),
                Fact("编号", "按收到日期的年度接着编新号，原编号留着"),
                Fact("期限", "由收到、补正、征求意见、延期的日期按法律重新推算"),
                Fact("随后", "全部写入或者一件也不写入；每件都留痕，办结的计入年度报告，导入后不能成批删除"),
            ],
            refused=str(refusal) if (refusal := services.refusal_to_claim(run, officer)) else "",
        ),
    )


def _run(request: HttpRequest, pk: int) -> ImportRun:
    runs: QuerySet[ImportRun] = import_runs(request.officer)
    return find(runs, pk=pk)


def _back(label: str) -> Link:
    return Link(label, reverse("desk:registers"))


def _crumbs() -> list[tuple[str, str]]:
    return [("登记簿", reverse("desk:registers"))]


def _download(response: HttpResponseBase, name: str, media_type: str) -> HttpResponseBase:
    response["Content-Type"] = media_type
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
