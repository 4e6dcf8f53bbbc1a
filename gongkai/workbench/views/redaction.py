"""Marking what is blacked out in a reply attachment, and the pages to mark it by."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import rules, services
from gongkai.documents.delivery import bytes_response
from gongkai.documents.redaction import page_with_grid, pages_of
from gongkai.documents.services import content_of
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.redaction import RedactForm
from gongkai.workbench.release_page import file_url
from gongkai.workbench.views.release import back_to, crumbs_to, reply_file


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_redact_file(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    kept = reply_file(request, pk, document)
    demand(request, Act.HANDLE_CASE, kept.case.agency)
    refused = str(rules.refusal_to_redact_file(kept, request.officer) or "")
    form = RedactForm(request.POST or None, thing=kept, officer=request.officer)
    if request.method == "POST" and form.is_valid():
        try:
            copy = services.redact_file(kept, by=request.officer, groups=form.groups())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已生成“{copy.original.name}”，重新读取核验过；原件取回，不发出")
            return redirect(file_url("case_file", copy))
    pages = pages_of(kept.original.name, content_of(kept.original))
    return render(
        request,
        "workbench/cases/redact.html",
        {
            "case": kept.case,
            "form": form,
            "groups": form.field_groups(),
            "facts": [
                Fact("文件", kept.original.name, url=file_url("case_document", kept)),
                Fact("依据", "条例第三十七条：能够区分处理的，提供可以公开的内容，并说明不公开的理由"),
                Fact("随后", "生成副本代替原件发出；有遮盖的页变成图片，不带文件属性，重新读取核验后才保存"),
            ],
            "pages": [
                Link(f"第{number}页", file_url("case_file_page", kept, number))
                for number in range(1, pages + 1)
            ],
            "back": back_to(kept),
            "refused": refused if request.method != "POST" else "",
            "crumbs": [*crumbs_to(kept), ("遮盖附件", "")],
        },
    )


@staff_page(Act.VIEW_CASES)
def case_file_page(request: HttpRequest, pk: int, document: int, page: int) -> HttpResponse:
    """One page of a PDF with its grid of tenths."""
    kept = reply_file(request, pk, document)
    content = content_of(kept.original)
    if not 1 <= page <= pages_of(kept.original.name, content):
        raise Http404
    return bytes_response(page_with_grid(content, page), f"第{page}页.png", "image/png", inline=True)
