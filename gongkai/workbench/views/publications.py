"""Publications: who waits for whom, one publication with its acts, and a page for each act."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.disclosure import selectors, services
from gongkai.disclosure.acts import acts_for
from gongkai.disclosure.choices import State
from gongkai.disclosure.models import Publication, PublicationFile
from gongkai.documents.delivery import file_response
from gongkai.trail.selectors import records_of
from gongkai.ui.pieces import Act as OfferedAct
from gongkai.ui.pieces import Download, Entry, Fact, Link, Refused
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.act_words import ACT_WORDS, details_in_words
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms import publications as forms
from gongkai.workbench.paging import page_of
from gongkai.workbench.publication_acts import SPECS, Spec, filled

TABS = (
    ("waiting", "等我办的"),
    ("mine", "我拟的"),
    ("review", "审查中"),
    ("published", "已发布"),
    ("all", "全部"),
)


DRAFT = {"label": "拟一件", "url": reverse_lazy("desk:publication_draft"), "icon": "plus"}
TRANSFERRED = {"label": "依申请公开转来的", "url": reverse_lazy("desk:conversions")}


def visible(officer: Officer) -> QuerySet[Publication]:
    return selectors.publications_for(officer).select_related("agency", "column", "drafter")


def _tab(officer: Officer, tab: str) -> QuerySet[Publication]:
    if tab == "waiting":
        return selectors.waiting_for(officer).select_related("agency", "column", "drafter")
    found = visible(officer)
    if tab == "mine":
        return found.filter(drafter=officer.person)
    if tab == "review":
        return found.filter(state__in=(State.SECTION_REVIEW, State.AGENCY_REVIEW))
    return found.filter(state=State.PUBLISHED) if tab == "published" else found


@staff_page(Act.VIEW_PUBLICATIONS)
def publications(request: HttpRequest) -> HttpResponse:
    officer, q = request.officer, request.GET.get("q", "").strip()[:60]
    tab = request.GET.get("tab", "")
    tab = tab if tab in dict(TABS) else "waiting"
    found = _tab(officer, tab)
    if q:
        found = found.filter(Q(title__contains=q) | Q(document_number__contains=q) | Q(index_number=q))
    may_draft = officer.may(Act.DRAFT_PUBLICATION)
    return render(
        request,
        "workbench/publications/list.html",
        {
            "page": page_of(found, request.GET, descending=True),
            "tabs": [(key, label, f"?tab={key}") for key, label in TABS],
            "tab": tab,
            "q": q,
            "empty": _empty(tab, q),
            "acts": [
                *([TRANSFERRED] if officer.may(Act.VIEW_CASES) else []),
                *([DRAFT] if may_draft else []),
            ],
        },
    )


def _empty(tab: str, q: str) -> dict[str, object]:
    everything = Link("看全部", f"{reverse('desk:publications')}?tab=all")
    if q:
        return {"title": f"没有找到“{q}”", "text": "换个写法，或者到全部里查。", "link": everything}
    titles = {
        "waiting": "没有等您办的",
        "mine": "您还没有拟过稿",
        "review": "没有在审查的",
        "published": "还没有发布过",
        "all": "还没有一件信息",
    }
    return {"title": titles[tab], "link": None if tab == "all" else everything}


@staff_page(Act.VIEW_PUBLICATIONS)
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    found: Publication = find(visible(request.officer), pk=pk)
    acts = acts_for(found, request.officer)
    may_edit = any(offer.key == "edit" for offer in acts.allowed)
    return render(
        request,
        "workbench/publications/page.html",
        {
            "publication": found,
            "crumbs": [("公开审查与发布", reverse("desk:publications")), (found.title, "")],
            "allowed": [
                OfferedAct(each.label, _act_url(found, each.key), each.effect, each.primary)
                for each in acts.allowed
            ],
            "refused": [Refused(each.label, each.reason) for each in acts.refused],
            "facts": _facts(found),
            "entries": _entries(found),
            "files": _files(found),
            "may_edit": may_edit,
            "file_rows": list(found.files.select_related("original")) if may_edit else [],
        },
    )


def _act_url(found: Publication, key: str) -> str:
    return reverse(f"desk:publication_{key}", args=[found.pk])


def _facts(found: Publication) -> list[Fact]:
    blank = "没有填写"
    facts = [
        Fact("状态", found.get_state_display()),
        Fact("公开属性", found.get_openness_display()),
        *source_facts(found),
        Fact("索引号", found.index_number or "发布时取得"),
        Fact("发布机构", found.agency.name),
        Fact("栏目", found.column.name),
        Fact("类别", found.get_kind_display()),
        Fact("主题分类", found.get_subject_display() or blank),
        Fact("发文字号", found.document_number or "无"),
        Fact("成文日期", found.issued_on or blank),
        Fact("施行日期", found.effective_on or "无"),
        Fact("来源", found.source or blank),
        Fact("责任编辑", found.editor or blank),
        Fact("拟稿", found.drafter.name),
    ]
    if found.published_at:
        facts.insert(2, Fact("发布", f"{timezone.localtime(found.published_at):%Y-%m-%d %H:%M}"))
    if found.is_public:
        facts.append(Fact("公开页", "打开公开页", url=f"/p/{found.address}/"))
    if found.has_validity:
        facts.insert(1, Fact("效力", found.get_validity_display()))
    if found.withdrawal_reason:
        facts.insert(1, Fact("撤回理由", found.withdrawal_reason))
    return facts


def source_facts(found: Publication) -> list[Fact]:
    """The application whose reply this was drafted from."""
    if not found.from_application or not (made := getattr(found, "conversion", None)):
        return []
    url = reverse("desk:case", args=[made.case_id])
    note = f"依申请公开转主动公开，{made.get_reason_display()}"
    return [Fact("由来", made.case.number, url=url, note=note)]


def _entries(found: Publication) -> list[Entry]:
    return [
        Entry(
            at=record.at,
            title=ACT_WORDS.get(record.act, record.act),
            detail=details_in_words(record.details),
            by=record.actor_label,
        )
        for record in records_of(found).order_by("-pk")
    ]


def _files(found: Publication) -> list[Download]:
    return [
        Download(
            each.title,
            reverse("desk:publication_file", args=[found.pk, each.pk]),
            size=_size(each.original.size),
        )
        for each in found.files.select_related("original")
    ]


def _size(size: int) -> str:
    return f"{size / 1048576:.1f} MB" if size >= 1048576 else f"{max(size // 1024, 1)} KB"


@staff_page(Act.VIEW_PUBLICATIONS)
def publication_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    found = find(visible(request.officer), pk=pk)
    attached: PublicationFile = find(found.files.select_related("original"), pk=file)
    return file_response(attached.original)


@staff_page(Act.DRAFT_PUBLICATION, methods=FORM)
def publication_draft(request: HttpRequest) -> HttpResponse:
    made: dict[str, str] = {}

    def perform(given: dict) -> str:
        drafted = services.draft(request.officer.agency, by=request.officer, **filled(given))
        made["to"] = reverse("desk:publication", args=[drafted.pk])
        return f"已存为草稿：{drafted.title}。还没有送审"

    page = ActPage(
        heading="拟一件政府信息",
        button="存为草稿",
        form=forms.PublicationForm,
        perform=perform,
        back=Link("不拟了，回到列表", reverse("desk:publications")),
        crumbs=[("公开审查与发布", reverse("desk:publications"))],
        facts=[Fact("随后", "存为草稿，只有本单位看得到；送科室审核时提出公开属性")],
        initial={"source": request.officer.agency.name, "editor": request.officer.name},
        extra={"wide": True},
    )
    response = answer(request, page)
    if made:
        response["Location"] = made["to"]
    return response


def _act_view(key: str, spec: Spec) -> Callable[..., HttpResponse]:
    acts = spec.act if isinstance(spec.act, tuple) else (spec.act,)

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found: Publication = find(visible(request.officer), pk=pk)
        if len(acts) == 1:
            demand(request, acts[0], found.agency)
        back = reverse("desk:publication", args=[found.pk])
        facts = [Fact("标题", found.title), Fact("现在", found.get_state_display())]
        facts += [Fact("依据", spec.ground)] if spec.ground else []
        return answer(
            request,
            ActPage(
                heading=spec.heading,
                button=spec.button,
                form=spec.form,
                perform=lambda given: spec.perform(found, request.officer, given),
                back=Link("不办了，回到这件信息", back),
                crumbs=[("公开审查与发布", reverse("desk:publications")), (found.title[:24], back)],
                facts=[*facts, Fact("随后", spec.follows)],
                thing=found,
                initial=spec.initial(found),
                refused=_refused(found, request.officer, "edit" if key == "attach" else key),
            ),
        )

    view.__name__ = f"publication_{key}"
    return staff_page(*acts, methods=FORM)(view)


def _refused(found: Publication, officer: Officer, key: str) -> str:
    """Why the act is not possible now, from the same list as the page of the publication."""
    acts = acts_for(found, officer)
    if any(each.key == key for each in acts.allowed):
        return ""
    reason = next((each.reason for each in acts.refused if each.key == key), "")
    return reason or f"这件信息现在是“{found.get_state_display()}”，这一步不用办或者已经办过"


ACT_VIEWS = {key: _act_view(key, spec) for key, spec in SPECS.items()}


@staff_page(Act.DRAFT_PUBLICATION, methods=FORM)
def publication_remove_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    found: Publication = find(visible(request.officer), pk=pk)
    demand(request, Act.DRAFT_PUBLICATION, found.agency)
    attached: PublicationFile = find(found.files.select_related("original", "publication"), pk=file)

    def perform(given: dict) -> str:
        services.remove_file(attached, by=request.officer)
        return f"已去掉附件“{attached.title}”"

    back = reverse("desk:publication", args=[found.pk])
    return answer(
        request,
        ActPage(
            heading="去掉附件",
            button="去掉附件",
            form=forms.RemoveForm,
            perform=perform,
            back=Link("不去掉，回到这件信息", back),
            crumbs=[("公开审查与发布", reverse("desk:publications")), (found.title[:24], back)],
            facts=[
                Fact("附件", attached.title),
                Fact("随后", "读者看不到这个附件，原件仍然存着，去掉的人留痕"),
            ],
            refused=_refused(found, request.officer, "edit"),
        ),
    )
