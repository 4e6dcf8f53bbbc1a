"""Versions of the texts of papers and replies. A version is never changed: the next one follows it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases.errors import BeforeTheFact
from gongkai.cases.models import PaperTemplate
from gongkai.cases.papers import check_against
from gongkai.cases.reply_texts import rule_of
from gongkai.cases.rules.templates import refusal_to_write_template
from gongkai.cases.services.steps import require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def write_template(
    kind: str, *, by: Officer, title: str, body: str, valid_from: date, reason: str
) -> PaperTemplate:
    """A new version of a paper's or a reply's text, in use from a day on, today at the earliest.

    Its fields are checked now, so that no officer meets a hole later. Raises UnknownPaper, UnknownField,
    MissingField, BrokenField, BeforeTheFact.
    """
    stop_if(refusal_to_write_template(by))
    rule = rule_of(kind)
    body = require_text("正文", body).replace("\r\n", "\n")
    check_against(rule, body)
    today = timezone.localdate()
    if valid_from < today:
        raise BeforeTheFact("启用日期", valid_from, "今天", today)
    # the versions of a kind are numbered one after the other; its rows are locked meanwhile
    earlier = PaperTemplate.objects.select_for_update().filter(kind=kind).order_by("-version").first()
    template = PaperTemplate.objects.create(
        kind=kind,
        version=earlier.version + 1 if earlier else 1,
        title=require_text("标题", title),
        body=body,
        valid_from=valid_from,
        reason=require_text("修改的理由", reason),
        made_by=by.person,
        made_at=timezone.now(),
    )
    record(
        template,
        "template_written",
        agency=by.agency,
        by=by,
        label=template.title,
        version=template.version,
        valid_from=valid_from,
        reason=template.reason,
    )
    return template
