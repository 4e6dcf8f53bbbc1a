"""One publication: official particulars, validity, text, interpretation both ways, files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.selectors import installation
from gongkai.disclosure import selectors
from gongkai.disclosure.models import Publication
from gongkai.documents.delivery import file_response
from gongkai.portal.sizes import file_kind, size_words
from gongkai.portal.validity import validity_sentence, validity_tag
from gongkai.ui.pieces import Download, Fact

SIZES = ("m", "l", "xl")


@require_safe
def publication(request: HttpRequest, index: str) -> HttpResponse:
    found = selectors.by_index(index)
    if found is None:
        return _gone(request, index)
    today = timezone.localdate()
    site = installation()
    size = request.GET.get("size", "m")
    context = {
        "publication": found,
        "particulars": particulars(found),
        "validity": validity_tag(found.validity_on(today)),
        "validity_sentence": validity_sentence(found, today),
        "interpretations": list(selectors.interpretations_of(found)),
        "interpreted": selectors.interpreted_by(found),
        "replaced": list(selectors.replaced_documents(found)),
        "replaced_by": found.replaced_by if found.replaced_by and found.replaced_by.is_public else None,
        "files": _files(found),
        "size": size if size in SIZES else "m",
        "article_tags": selectors.meta_tags(found, site) if site else (),
        "crumbs": _crumbs(found),
    }
    return render(request, "portal/publication/publication.html", context)


@require_safe
def file(request: HttpRequest, index: str, file_id: int) -> HttpResponse:
    """A file that goes out with a public text; with any other text it is not there."""
    found = selectors.by_index(index)
    attached = found.files.select_related("original").filter(pk=file_id).first() if found else None
    if attached is None:
        raise Http404
    return file_response(attached.original)


def particulars(publication: Publication) -> list[Fact]:
    """The official fields in the official order; one that is empty is left out, the wide one comes last."""
    pairs = [
        (_("索引号"), publication.index_number),
        (_("主题分类"), publication.get_subject_display()),
        (_("发文机关"), publication.agency.name),
        (_("发文字号"), publication.document_number),
        (_("成文日期"), publication.issued_on and f"{publication.issued_on:%Y-%m-%d}"),
        (_("发布日期"), f"{timezone.localtime(publication.published_at):%Y-%m-%d %H:%M}"),
        (_("体裁"), publication.get_genre_display()),
        (_("公开方式"), _openness(publication)),
        (_("类别"), publication.get_kind_display()),
        (_("来源"), publication.source),
    ]
    return [Fact(label, value) for label, value in pairs if value]


def _openness(publication: Publication) -> str:
    """主动公开, or how it came to be that (art. 44)."""
    return _("依申请公开转主动公开") if publication.from_application else publication.get_openness_display()


def _files(publication: Publication) -> list[Download]:
    return [
        Download(
            label=each.title,
            url=reverse("portal:publication_file", args=[publication.address, each.pk]),
            kind=file_kind(each.original.media_type),
            size=size_words(each.original.size),
        )
        for each in publication.files.select_related("original")
    ]


def _crumbs(publication: Publication) -> list[tuple[str, str]]:
    column = publication.column
    return [
        (_("首页"), reverse("portal:home")),
        (_("政府信息公开"), reverse("portal:disclosure")),
        (column.name, reverse("portal:column", args=[column.slug])),
        (_("正文"), ""),
    ]


def _gone(request: HttpRequest, index: str) -> HttpResponse:
    """410 with the reason where something was withdrawn, 404 where nothing ever stood."""
    withdrawn = selectors.withdrawn_at_address(index)
    if withdrawn is None:
        raise Http404
    return render(request, "portal/publication/withdrawn.html", {"publication": withdrawn}, status=410)
