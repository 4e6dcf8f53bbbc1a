"""Reconsiderations and suits: the list, the page of one, and its acts."""

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
from gongkai.agencies.selectors import agencies_under
from gongkai.cases import selectors, services
from gongkai.cases.models import Remedy
from gongkai.cases.remedy_acts import remedy_acts_for
from gongkai.law.remedy_timetable import RemedyDay
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.forms import remedies as forms
from gongkai.workbench.forms.fields import upload_pair
from gongkai.workbench.paging import page_of
from gongkai.workbench.queue import Tab
from gongkai.workbench.remedy_page import TABS, page_of_remedy, rows_of
from gongkai.workbench.views.cases import visible_case

Given = dict[str, Any]


@staff_page(Act.VIEW_CASES)
def remedies(request: HttpRequest) -> HttpResponse:
    """Every reconsideration and suit, our next day first."""
    today = timezone.localdate()
    tab = request.GET.get("tab", "open")
    tab = tab if tab in dict(TABS) else "open"
    found = selectors.by_next_day(selectors.remedies_for(request.officer), today=today)
    page = page_of(selectors.in_course(found, tab), request.GET, by="order_on")
    several = any(one.pk != request.officer.agency.pk for one in agencies_under(request.officer.agency))
    return render(
        request,
        "workbench/remedies/list.html",
        {
            "page": page,
            "rows": rows_of(page.rows, today, with_agency=several),
            "tabs": [Tab(key, label, f"?tab={key}", key == tab, None) for key, label in TABS],
            "tab": tab,
        },
    )


def visible_remedy(request: HttpRequest, pk: int, remedy: int) -> Remedy:
    """The remedy among those of a case the officer sees; 404 otherwise."""
    case = visible_case(request, pk)
    found = find(Remedy.objects.filter(case=case).select_related("review"), pk=remedy)
    found.case = case
    return found


@staff_page(Act.VIEW_CASES)
def remedy(request: HttpRequest, pk: int, remedy: int) -> HttpResponse:
    found = visible_remedy(request, pk, remedy)
    context = page_of_remedy(found, request.officer, timezone.localdate())
    return render(request, "workbench/remedies/page.html", context)


@dataclass(frozen=True)
class Spec:
    """ground: the article. follows: what happens then."""

    heading: str
    button: str
    form: type[Form]
    perform: Callable[[Remedy, Officer, Given], str]
    ground: str
    follows: str


def _with_files(given: Given) -> Given:
    pair = upload_pair(given.pop("file", None))
    return given | {"files": [pair] if pair else []}


def _copy(remedy: Remedy, by: Officer, given: Given) -> str:
    done = services.record_remedy_copy(remedy, by=by, **_with_files(given))
    return f"已登记收到副本，最迟{cn_day(done.next_on)}提交答复和证据"


def _answer(remedy: Remedy, by: Officer, given: Given) -> str:
    services.record_remedy_answer(remedy, by=by, **_with_files(given))
    return "已登记提交答复和证据"


def _course(remedy: Remedy, by: Officer, given: Given) -> str:
    services.record_remedy_course(remedy, by=by, **given)
    return "已登记"


def _conclude(remedy: Remedy, by: Officer, given: Given) -> str:
    done = services.conclude_remedy(remedy, by=by, **_with_files(given))
    due = f"，最迟{cn_day(done.next_on)}履行" if done.next_on else ""
    return f"已登记审结：{done.get_result_display()}{due}"


def _withdraw(remedy: Remedy, by: Officer, given: Given) -> str:
    services.withdraw_remedy(remedy, by=by, **given)
    return "已登记申请人撤回，计入表4“其他结果”"


def _carry_out(remedy: Remedy, by: Officer, given: Given) -> str:
    services.record_carried_out(remedy, by=by, **given)
    return "已登记履行完毕"


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "copy": Spec(
            "登记收到副本",
            "登记收到副本",
            forms.RemedyCopyForm,
            _copy,
            "行政复议法第四十八条、第五十四条，行政诉讼法第六十七条",
            "我方答复期限从次日起算：复议10个工作日，简易程序5个；诉讼15日",
        ),
        "answer": Spec(
            "登记提交答复和证据",
            "登记提交",
            forms.RemedyAnswerForm,
            _answer,
            "逾期不提交的，视为没有证据、依据（行政复议法第七十条，行政诉讼法第三十四条）",
            "此后等复议决定或者判决；晚于期限提交的照实登记，注明逾期",
        ),
        "course": Spec(
            "登记受理、延期或者开庭",
            "登记",
            forms.RemedyCourseForm,
            _course,
            "行政复议法第六十二条，行政诉讼法第八十一条、第八十三条",
            "推算复议决定或者判决的最迟日期，开庭日期列入下一个期限",
        ),
        "conclude": Spec(
            "登记审结",
            "登记审结",
            forms.ConcludeRemedyForm,
            _conclude,
            "年度报告表4；判决公开的，20个工作日内公开（法释〔2025〕8号第十一条）",
            "计入表4对应的结果；要求我方履行的，从收到之日的次日起算履行期限",
        ),
        "withdraw": Spec(
            "登记申请人撤回",
            "登记撤回",
            forms.WithdrawRemedyForm,
            _withdraw,
            "行政复议法第四十一条、第七十四条，行政诉讼法第六十二条；年度报告表4",
            "这件复议或者诉讼了结，计入表4“其他结果”",
        ),
        "carry_out": Spec(
            "登记履行完毕",
            "登记履行完毕",
            forms.CarriedOutForm,
            _carry_out,
            "行政复议法第七十七条，法释〔2025〕8号第十一条",
            "不再提醒履行期限；晚于期限的照实登记，注明逾期",
        ),
    }
)


def _view(key: str, spec: Spec) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, pk: int, remedy: int) -> HttpResponse:
        found = visible_remedy(request, pk, remedy)
        demand(request, Act.HANDLE_CASE, found.case.agency)
        here = reverse("desk:remedy", args=[pk, remedy])
        return answer(
            request,
            ActPage(
                heading=spec.heading,
                button=spec.button,
                form=spec.form,
                perform=lambda given: spec.perform(found, request.officer, given),
                back=Link("不办了，回到这件复议诉讼", here),
                crumbs=[
                    ("复议诉讼", reverse("desk:remedies")),
                    (found.case.number, reverse("desk:case", args=[pk])),
                    (found.get_route_display(), here),
                ],
                facts=[*_head(found), Fact("依据", spec.ground), Fact("随后", spec.follows)],
                thing=found,
                refused=_refused(found, request.officer, key),
            ),
        )

    view.__name__ = f"remedy_{key}"
    return staff_page(Act.HANDLE_CASE, methods=FORM)(view)


def _head(remedy: Remedy) -> list[Fact]:
    facts = [
        Fact("申请", remedy.case.number, note=remedy.case.title),
        Fact("途径", remedy.get_route_display(), note=f"{remedy.body}，{remedy.filed_on}提起"),
    ]
    following: RemedyDay | None = selectors.next_day_of(remedy)
    if following:
        facts.append(Fact("我方下一个期限", cn_day(following.by), note=following.label))
    return facts


def _refused(remedy: Remedy, officer: Officer, key: str) -> str:
    """Why the act is not possible now, from the rules of the page; empty where it is."""
    acts = remedy_acts_for(remedy, officer)
    if any(each.key == key for each in acts.allowed):
        return ""
    reason = next((each.reason for each in acts.refused if each.key == key), "")
    return reason or f"这件{remedy.get_route_display()}现在是“{remedy.get_result_display()}”，这一步不用办"


ACT_VIEWS = {key: _view(key, spec) for key, spec in SPECS.items()}
