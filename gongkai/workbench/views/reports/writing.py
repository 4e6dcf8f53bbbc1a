"""Writing the words of a report: the page of a part, what is kept while somebody types, the first draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.errors import PassageChanged
from gongkai.annual_report.models import Report, Section
from gongkai.workbench.doors import FORM, POST, staff_page
from gongkai.workbench.forms.writing import PassagesForm, Typed
from gongkai.workbench.report_keeping import Kept, keep
from gongkai.workbench.report_page import address_for
from gongkai.workbench.report_walk import heading_of
from gongkai.workbench.report_writers import label_of, overtaken, own_words
from gongkai.workbench.report_writing import writing_page
from gongkai.workbench.views.reports.common import crumbs_of, draft_of, frozen_reason

PAGE = "workbench/reports/writing.html"


@dataclass
class Desk:
    """What somebody has in the editors of one part, and what became of it."""

    request: HttpRequest
    report: Report
    part: str
    sections: dict[int, Section]
    typed: dict[int, Typed] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    saved: list[Section] = field(default_factory=list)
    refused: str = ""
    opened: datetime | None = None

    @property
    def url(self) -> str:
        return address_for(self.report, "desk:report_text", self.part)

    def save(self, position: int, typed: Typed) -> None:
        """Into the report, or beside what another has saved in the meantime, or with the reason why not."""
        section, officer = self.sections[position], self.request.officer
        try:
            self.saved.append(
                services.write_section(section, by=officer, text=typed.text, revision=typed.revision)
            )
        except PassageChanged as newer:
            services.keep_draft(
                section, by=officer, text=typed.text, base=typed.base, revision=typed.revision
            )
            self.typed[position] = overtaken(typed, newer.section)
            self.errors[position] = str(newer)
        else:
            self.typed.pop(position, None)

    def save_all(self) -> None:
        for position, typed in list(self.typed.items()):
            if position in self.errors:
                continue
            if typed.changed or typed.mine is not None:
                self.save(position, typed)
                continue
            if typed.kept:  # typed, kept, and taken back again
                services.drop_draft(self.sections[position], by=self.request.officer)
            self.typed.pop(position)


@staff_page(Act.EDIT_REPORT, methods=FORM)
def report_text(request: HttpRequest, year: int, part: str) -> HttpResponse:
    desk = _desk(request, year, part)
    if request.method != "POST":
        return _page(desk)
    what, _, where = request.POST.get("do", "save").partition(":")
    try:
        if what == "save":
            desk.save_all()
        else:
            _settle(desk, what, where)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        desk.refused = str(refusal)
    if desk.refused or _has_open_words(desk):
        return _page(desk)
    messages.success(request, _told(desk))
    return redirect(desk.url)


@staff_page(Act.EDIT_REPORT, methods=POST)
def report_text_draft(request: HttpRequest, year: int, part: str) -> HttpResponse:
    """Save what is in the editors, then write the passages that hold nothing yet from the records."""
    desk = _desk(request, year, part)
    drafted: list[Section] = []
    try:
        desk.save_all()
        if not _has_open_words(desk):
            drafted = services.draft_sections(desk.report, by=request.officer, part=part)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        desk.refused = str(refusal)
    if desk.refused or _has_open_words(desk):
        return _page(desk)
    names = "、".join(label_of(one) for one in drafted)
    messages.success(
        request,
        f"起草了{len(drafted)}段：{names}。框里的数是活数字，跟着记录变；再补上记录里没有的话"
        if drafted
        else "没有起草：写了的段落不动，空着的几段记录里没有可写的，要自己写",
    )
    return redirect(desk.url)


@staff_page(Act.EDIT_REPORT, methods=POST)
def report_text_keep(request: HttpRequest, year: int, part: str) -> JsonResponse:
    """Keep what is typed without saving it, and tell what colleagues do. Called by the page's script."""
    request.unattended = "look" in request.POST
    desk = _desk(request, year, part)
    try:
        kept = keep(
            desk.report,
            desk.sections,
            request.officer,
            desk.typed,
            desk.errors,
            opened=desk.opened or timezone.now(),
            look=request.unattended,
        )
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        kept = Kept(said=f"没有保存：{refusal}", failed=True)
    return JsonResponse(
        {
            "said": kept.said,
            "failed": kept.failed,
            "kept": list(kept.positions),
            "newer": [{"position": s.position, "text": s.text, "revision": s.revision} for s in kept.newer],
            "html": _drawn(desk, kept),
        }
    )


def _drawn(desk: Desk, kept: Kept) -> dict[str, str]:
    """Element id -> what it holds now; only who else is there, where no more was asked (``look``)."""
    people = {
        f"people-{at}": render_to_string("workbench/reports/writing_people.html", {"people": told})
        for at, told in kept.people.items()
    }
    people |= {
        f"stamp-{at}": render_to_string("workbench/reports/writing_stamp.html", {"section": one})
        for at, one in desk.sections.items()
    }
    if not kept.people or (desk.request.unattended and not kept.newer):
        return people
    behind = {one.position for one in kept.newer}
    typed = {at: one for at, one in desk.typed.items() if at not in behind}
    page = writing_page(desk.report, desk.part, desk.request.officer, typed)
    drawn = {
        f"preview-{one.position}": render_to_string("workbench/reports/writing_preview.html", {"editor": one})
        for one in page.editors
    }
    walk = {"steps": page.walk, "current": page.part}
    return (
        people
        | drawn
        | {
            "walk": render_to_string("workbench/reports/writing_walk.html", walk),
            "required": render_to_string("workbench/reports/writing_required.html", {"page": page}),
        }
    )


def _desk(request: HttpRequest, year: int, part: str) -> Desk:
    if part not in selectors.TEXT_PARTS:
        raise Http404
    found = draft_of(request, year, Act.EDIT_REPORT)
    sections = selectors.passages_of(found)[part]
    desk = Desk(request, found, part, {one.position: one for one in sections})
    if request.method == "POST":
        form = PassagesForm(request.POST, thing=sections)
        form.is_valid()
        desk.typed, desk.opened = form.typed(), form.opened_at()
        desk.errors = {at: form.error_of(at) for at in desk.typed if form.error_of(at)}
    return desk


def _settle(desk: Desk, what: str, where: str) -> None:
    """What becomes of one passage: of two texts one, or of unsaved words put back or thrown away.

    Other passages stay in their editors as they are.
    """
    at = next((each for each in desk.sections if str(each) == where), None)
    if at is None:
        raise Http404
    section, officer = desk.sections[at], desk.request.officer
    typed = desk.typed.get(at)
    if what == "mine" and typed and typed.mine is not None:
        desk.save(at, replace(typed, text=typed.mine))
    elif what in ("theirs", "discard"):
        services.drop_draft(section, by=officer)
        desk.typed.pop(at, None)
    elif what == "restore" and (words := own_words(section, officer)):
        desk.typed[at] = words
    else:
        desk.typed.pop(at, None)
    restored = {at} if what == "restore" else set()
    desk.typed = {
        each: one
        for each, one in desk.typed.items()
        if one.changed or one.mine is not None or each in restored
    }


def _has_open_words(desk: Desk) -> bool:
    return bool(desk.typed)


def _told(desk: Desk) -> str:
    names = "、".join(label_of(one) for one in desk.saved)
    return f"已存下：{names}" if names else "没有改动，报告里的文字不变"


def _page(desk: Desk) -> HttpResponse:
    found, part = desk.report, desk.part
    frozen = frozen_reason(found)
    context: dict[str, object] = {
        "report": found,
        "part": part,
        "heading": heading_of(part),
        "crumbs": [*crumbs_of(found), (heading_of(part), "")],
        "frozen": frozen,
        "refused": "" if frozen else desk.refused,
    }
    if frozen:
        context |= {"texts": selectors.text_of(found).get(part, "").split("\n"), "typed": _typed(desk.typed)}
    else:
        page = writing_page(found, part, desk.request.officer, desk.typed, desk.errors, desk.opened)
        context["page"] = page
    context |= {
        "save_url": desk.url,
        "draft_url": address_for(found, "desk:report_text_draft", part),
        "keep_url": address_for(found, "desk:report_text_keep", part),
        "back_url": address_for(found, "desk:report"),
    }
    return render(desk.request, PAGE, context)


def _typed(typed: Mapping[int, Typed]) -> list[str]:
    """Words that can no longer be saved, for their writer to take away."""
    return [one.text for one in typed.values() if one.changed]
