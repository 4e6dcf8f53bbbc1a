"""The check as a request sees it: a form, a checked file, and the sheet of it to take away.

The server keeps neither file nor result, so the page carries the result with it, signed and compressed, and
sends it back for the sheet: a sheet under the name of this site holds only what this site found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.errors import Refusal
from gongkai.annual_report.others.apart import Busy, CannotCheck, check_apart
from gongkai.annual_report.others.sheets import KINDS
from gongkai.documents.delivery import bytes_response
from gongkai.ui.report_check.forms import CheckForm
from gongkai.ui.report_check.shown import Shown, shown

LARGEST_SHEET = 1_000_000  # characters of the signed copy; a form may hold 2 MB
A_DAY = 24 * 3600  # seconds for which a page that stays open gives its sheet
_SALT = "report-check-sheet"
_NOT_ON_SHEETS = ("cells", "written", "text", "signature")


@dataclass(frozen=True)
class Page:
    """What the template takes. sheet: the signed copy; "" where it would be too large for a form.

    expired: the visitor comes from a page whose copy no longer gives a sheet.
    """

    form: CheckForm
    status: int = 200
    result: Shown | None = None
    sheet: str = ""
    expired: bool = False


def answer(request: HttpRequest, refused: Callable[[], str | None] = lambda: None) -> Page:
    """The page for a request. refused: asked before a file is read, the sentence why it may not be now."""
    if request.method != "POST":
        return Page(CheckForm(), expired="expired" in request.GET)
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return Page(form)
    if sentence := refused():
        form.add_error(None, sentence)
        return Page(form, 429)
    try:
        document = check_apart(form.given(), form.given_last(), rule_power=form.rule_power)
    except CannotCheck as refusal:
        form.refuse(refusal.field, str(refusal))
        return Page(form)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return Page(form, 503 if isinstance(refusal, Busy) else 200)
    return Page(form, result=shown(document), sheet=_signed(document))


def _signed(document: dict[str, Any]) -> str:
    kept = {name: value for name, value in document.items() if name not in _NOT_ON_SHEETS}
    copy = signing.dumps(kept, salt=_SALT, compress=True)
    return copy if len(copy) <= LARGEST_SHEET else ""


def sheet_response(request: HttpRequest, back: str) -> HttpResponse:
    """The sheet as XLSX, DOCX or JSON, of the copy that the page sent back; `back` where it is too old or not
    ours."""
    kind = request.POST.get("as", "")
    try:
        document = signing.loads(request.POST.get("sheet", ""), salt=_SALT, max_age=A_DAY)
        media_type, make = KINDS[kind]
    except (signing.BadSignature, KeyError):
        return redirect(f"{back}?expired=1")
    name = f"核对单-{PurePath(document['file']).stem[:60]}.{kind}"
    return bytes_response(make(document), name, media_type)
