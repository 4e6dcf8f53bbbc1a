"""The page of one act: its own address, ground, what follows, one form, one button.

Lives here: how such a page is shown and answered, the same for cases, publications, reports and people.
Lives elsewhere: which acts there are (``views/``), and whether one fits now (``rules.py`` of each room).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.documents.letters import LetterText
from gongkai.law.errors import LawError
from gongkai.ui.pieces import Fact, Link


@dataclass(frozen=True)
class ActPage:
    """What one act's page says. ``perform`` does the act and returns the sentence shown afterwards."""

    heading: str
    button: str
    form: type[forms.Form]
    perform: Callable[[dict[str, Any]], str]
    back: Link
    crumbs: Sequence[tuple[str, str]] = ()
    facts: Sequence[Fact] = ()
    refused: str = ""
    initial: Mapping[str, Any] = field(default_factory=dict)
    thing: Any = None
    to: str = ""  # where to go afterwards; the page of ``back`` otherwise
    template: str = "workbench/act.html"
    extra: Mapping[str, Any] = field(default_factory=dict)
    preview: Callable[[dict[str, Any]], Sequence[LetterText]] | None = None  # the papers the act would send


def answer(request: HttpRequest, page: ActPage) -> HttpResponse:
    """Show the page, or do the act. A refusal stands on the same page with everything that was typed."""
    form = page.form(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=page.initial,
        thing=page.thing,
        officer=request.officer,
    )
    previews: Sequence[LetterText] = ()
    if page.preview and "preview" in request.POST:
        previews = _previewed(form, page)
    elif request.method == "POST" and form.is_valid() and (done := _perform(form, page)) is not None:
        messages.success(request, done)
        return redirect(page.to or page.back.url)
    return render(
        request,
        page.template,
        {
            "heading": page.heading,
            "facts": page.facts,
            "form": form,
            "button": page.button,
            "back": page.back,
            "crumbs": [*page.crumbs, (page.heading, "")],
            "preview": page.preview is not None,
            "previews": previews,
            "refused": page.refused if request.method != "POST" else "",
            **page.extra,
        },
    )


def _previewed(form: forms.Form, page: ActPage) -> Sequence[LetterText]:
    """The papers as they would go out; none where what was typed does not do, which the form then says."""
    if not form.is_valid():
        return ()
    try:
        return page.preview(form.cleaned_data)
    except (Refusal, LawError) as refusal:
        form.add_error(None, str(refusal))
        return ()


def _perform(form: forms.Form, page: ActPage) -> str | None:
    """The sentence of the act done; None where it was refused, with the reason on the form."""
    try:
        return page.perform(form.cleaned_data)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Refusal, LawError) as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as problem:  # password policy
        form.add_error("password" if "password" in form.fields else None, problem)
    return None


class NothingToFill(forms.Form):
    """An act that asks for nothing but the decision to do it."""

    def __init__(self, *args, thing=None, officer=None, **kwargs):
        super().__init__(*args, **kwargs)
