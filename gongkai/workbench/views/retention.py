"""Cases past their retention term: the list, and the acts that keep or erase identity data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.models import Case
from gongkai.cases.retention import TERMS, class_of, kept_until
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, demand, staff_page
from gongkai.workbench.forms.retention import ErasureReasonForm, KeepLongerForm
from gongkai.workbench.paging import page_of
from gongkai.workbench.views.cases import visible_case

Given = dict[str, Any]


@staff_page(Act.ERASE_IDENTITY)
def retention(request: HttpRequest) -> HttpResponse:
    """Longest closed first; a proposal of someone else waits for this reader's word."""
    found = selectors.retention_due(request.officer.agency, today=timezone.localdate())
    page = page_of(found, request.GET, by="closed_on")
    rows = []
    for case in page.rows:
        kind = class_of(disputed=case.disputed)
        rows.append((case, kept_until(case.closed_on, kind), TERMS[kind], (case.open_erasures or [None])[0]))
    terms = "，".join(f"{term.label}{term.years}年" for term in TERMS.values())
    return render(
        request,
        "workbench/retention/list.html",
        {"page": page, "rows": rows, "terms": terms, "me": request.officer.person_id},
    )


@dataclass(frozen=True)
class Spec:
    heading: str
    button: str
    form: type[Form]
    perform: Callable[[Case, Officer, Given], str]
    rule: Callable[..., object]
    follows: str


def _keep(case: Case, by: Officer, given: Given) -> str:
    done = services.keep_longer(case, by=by, **given)
    return f"已延长保存到{cn_day(done.keep_until, 'year')}"


def _propose(case: Case, by: Officer, given: Given) -> str:
    services.propose_erasure(case, by=by, **given)
    return "已提出销毁，等另一位公开工作机构负责人确认；现在还没有销毁"


def _confirm(case: Case, by: Officer, given: Given) -> str:
    services.confirm_erasure(case, by=by)
    return "已销毁身份信息；编号、办理经过和统计数字不变"


def _drop(case: Case, by: Officer, given: Given) -> str:
    services.drop_erasure(case, by=by, **given)
    return "已撤下，没有销毁"


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "keep": Spec(
            "延长保存身份信息",
            "延长保存",
            KeepLongerForm,
            _keep,
            rules.refusal_to_keep_longer,
            "到那一天以前不再出现在期满清单里",
        ),
        "propose": Spec(
            "提出销毁身份信息",
            "提出销毁",
            ErasureReasonForm,
            _propose,
            rules.refusal_to_propose_erasure,
            "由另一位公开工作机构负责人确认后才销毁",
        ),
        "confirm": Spec(
            "确认销毁身份信息",
            "确认销毁",
            NothingToFill,
            _confirm,
            rules.refusal_to_confirm_erasure,
            "销毁密钥、证件图片和写有姓名的文件，不能恢复；编号、指纹、办理经过和统计数字不变",
        ),
        "drop": Spec(
            "撤下销毁",
            "撤下",
            ErasureReasonForm,
            _drop,
            rules.refusal_to_drop_erasure,
            "不销毁，仍在期满清单里",
        ),
    }
)


def _view(key: str, spec: Spec) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        case = visible_case(request, pk)
        demand(request, Act.ERASE_IDENTITY, case.agency)
        here = reverse("desk:retention")
        refused = spec.rule(case, request.officer, today=timezone.localdate())
        return answer(
            request,
            ActPage(
                heading=spec.heading,
                button=spec.button,
                form=spec.form,
                perform=lambda given: spec.perform(case, request.officer, given),
                back=Link("不办了，回到期满清单", here),
                crumbs=[("保存期满", here), (case.number, reverse("desk:case", args=[pk]))],
                facts=[*_facts(case), Fact("随后", spec.follows)],
                refused=str(refused or ""),
            ),
        )

    view.__name__ = f"retention_{key}"
    return staff_page(Act.ERASE_IDENTITY, methods=FORM)(view)


def _facts(case: Case) -> list[Fact]:
    facts = [Fact("申请", case.number, note=case.title)]
    if last := selectors.retained_until(case):
        facts += [Fact("办结", case.closed_on), Fact("保存到", last)]
    if proposal := selectors.open_erasure(case):
        facts.append(Fact("提出销毁", proposal.proposed_by.name, note=proposal.reason))
    facts.append(Fact("依据", "本机关归档保存期限；个人信息保护法第十九条：保存最短的必要时间"))
    return facts


ACT_VIEWS = {key: _view(key, spec) for key, spec in SPECS.items()}
