"""Texts of the papers: what is in use, earlier versions, and a new one with its fields checked."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.roles import Act
from gongkai.cases import services
from gongkai.cases.models import PaperTemplate
from gongkai.cases.papers import PAPERS
from gongkai.cases.reply_texts import REPLIES, label_of, rule_of, text_of_product
from gongkai.cases.rules.templates import refusal_to_write_template
from gongkai.cases.services.outgoing import in_use
from gongkai.guard.outdated import outdated_citations
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.templates import TemplateForm

REMEDY = "不在文本里，由处理决定和本机关得出，不能改；逐项答复的用系统自带文本"


@dataclass(frozen=True)
class Row:
    """A kind of paper. current: None for the product's text. coming: the newest where it begins later."""

    kind: str
    label: str
    source: str
    current: PaperTemplate | None
    coming: PaperTemplate | None
    outdated: int


@staff_page(Act.EDIT_TEMPLATES)
def templates(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    versions: dict[str, list[PaperTemplate]] = {}
    for version in PaperTemplate.objects.select_related("made_by"):
        versions.setdefault(version.kind, []).append(version)
    tables = [
        (label, [_row(kind, versions.get(kind, []), today) for kind in kinds])
        for label, kinds in (("告知书和函件", PAPERS), ("答复书", REPLIES))
    ]
    return render(request, "workbench/templates/list.html", {"tables": tables})


def _row(kind: str, versions: list[PaperTemplate], today) -> Row:
    current = in_use(versions, today)
    later = [each for each in versions if each.valid_from > today]
    body = current.body if current else text_of_product(kind)
    return Row(
        kind,
        label_of(kind).removeprefix("答复书："),
        rule_of(kind).source,
        current,
        later[-1] if later else None,
        len(outdated_citations(body)),
    )


@staff_page(Act.EDIT_TEMPLATES, methods=FORM)
def template(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in PAPERS and kind not in REPLIES:
        raise Http404
    rule, versions = rule_of(kind), list(PaperTemplate.objects.filter(kind=kind).select_related("made_by"))
    newest = versions[-1] if versions else None

    def perform(given: dict) -> str:
        made = services.write_template(kind, by=request.officer, **given)
        return f"已存为第{made.version}版，{made.valid_from:%Y-%m-%d}起用"

    earlier = [Fact(f"第{each.version}版", each.valid_from, note=_about(each)) for each in reversed(versions)]
    return answer(
        request,
        ActPage(
            heading=f"修改{label_of(kind)}",
            button="存为新版本",
            form=TemplateForm,
            perform=perform,
            back=Link("不改了，回到文书文本", reverse("desk:templates")),
            crumbs=[("文书文本", reverse("desk:templates"))],
            facts=[
                Fact("依据", rule.source),
                Fact("必须有", "、".join(f"{{{{{name}}}}}" for name in rule.needs)),
                Fact("还可以用", "、".join(f"{{{{{name}}}}}" for name in rule.fields[len(rule.needs) :])),
                *earlier,
                *([Fact("救济途径", REMEDY)] if kind in REPLIES else []),
                Fact("随后", "存的时候核对字段；启用之日起全部单位都用新文本，已经发出的不变"),
            ],
            initial={
                "title": newest.title if newest else rule.title,
                "body": newest.body if newest else text_of_product(kind),
            },
            refused=str(refusal_to_write_template(request.officer) or ""),
            to=reverse("desk:templates"),
        ),
    )


def _about(version: PaperTemplate) -> str:
    return f"{version.made_by.name}，{version.reason}"
