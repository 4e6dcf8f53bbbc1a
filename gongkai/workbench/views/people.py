"""Accounts and posts, for the system administrator. No business data on these pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Person, Post
from gongkai.agencies.roles import Act
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench import personnel
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, find, staff_page
from gongkai.workbench.forms.people import AddPersonForm, AppointForm, EndPostForm, SetPasswordForm
from gongkai.workbench.paging import page_of


def _back() -> Link:
    return Link("不办了，回到人员", reverse("desk:people"))


def _crumbs() -> list[tuple[str, str]]:
    return [("人员与代办", reverse("desk:people"))]


@staff_page(Act.MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    posts = personnel.posts_managed(request.officer)
    agencies = list(personnel.agencies_managed(request.officer))
    agency, q, ended = (
        request.GET.get("agency", ""),
        request.GET.get("q", "").strip()[:40],
        "ended" in request.GET,
    )
    if agency:
        posts = posts.filter(agency__code=agency)
    if q:
        posts = posts.filter(person__name__contains=q) | posts.filter(person__username__contains=q)
    posts = posts.filter(valid_to__lt=today) if ended else posts.exclude(valid_to__lt=today)
    return render(
        request,
        "workbench/people/list.html",
        {
            "page": page_of(posts, request.GET),
            "agencies": agencies,
            "chosen": agency,
            "q": q,
            "ended": ended,
            "me": request.officer.person_id,
            "acts": [{"label": "添加人员", "url": reverse("desk:person_add"), "icon": "plus"}],
            "empty": _empty(q, ended),
        },
    )


def _empty(q: str, ended: bool) -> dict[str, object]:
    if q:
        return {"title": f"没有找到“{q}”", "text": "换个写法，或者去掉单位条件再查。"}
    if ended:
        return {"title": "没有已经结束的岗位", "link": Link("看现任的", reverse("desk:people"))}
    return {"title": "这里还没有人", "link": Link("添加人员", reverse("desk:person_add"))}


@staff_page(Act.MANAGE_PEOPLE, methods=FORM)
def person_add(request: HttpRequest) -> HttpResponse:
    def perform(given: dict) -> str:
        person = personnel.add_person(by=request.officer, **given)
        return f"已给{person.name}开账号，用户名{person.username}。把初始密码当面告诉本人"

    return answer(
        request,
        ActPage(
            heading="添加人员",
            button="添加人员",
            form=AddPersonForm,
            perform=perform,
            back=_back(),
            crumbs=_crumbs(),
            facts=[Fact("随后", "本人可以登录，能办什么由岗位决定；开账号和设岗位都留痕")],
        ),
    )


@staff_page(Act.MANAGE_PEOPLE, methods=FORM)
def person_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    person: Person = find(personnel.people_managed(request.officer), pk=pk)

    def perform(given: dict) -> str:
        post = personnel.appoint(person, by=request.officer, **given)
        return f"{person.name}从{post.valid_from}起担任{post}"

    return answer(
        request,
        ActPage(
            heading=f"给{person.name}设岗位",
            button="设岗位",
            form=AppointForm,
            perform=perform,
            back=_back(),
            crumbs=_crumbs(),
            facts=[
                Fact("用户名", person.username),
                Fact("随后", "从第一天起有这个岗位的权限，本人在右上角换岗位"),
            ],
            refused=str(personnel.OwnAccount()) if person.pk == request.officer.person_id else "",
        ),
    )


@staff_page(Act.MANAGE_PEOPLE, methods=FORM)
def person_end_post(request: HttpRequest, pk: int) -> HttpResponse:
    post: Post = find(personnel.posts_managed(request.officer), pk=pk)

    def perform(given: dict) -> str:
        personnel.end_post(post, by=request.officer, on=given["on"])
        return f"{post.person.name}的{post}到{given['on']}结束"

    return answer(
        request,
        ActPage(
            heading=f"结束{post.person.name}的岗位",
            button="结束岗位",
            form=EndPostForm,
            perform=perform,
            back=_back(),
            crumbs=_crumbs(),
            facts=[
                Fact("岗位", str(post)),
                Fact("任职第一天", post.valid_from),
                Fact("随后", "经办的案件不会自动转给别人，先转交再结束；过去的记录不变"),
            ],
            refused=str(personnel.refusal_to_end(post, request.officer) or ""),
        ),
    )


@staff_page(Act.MANAGE_PEOPLE, methods=FORM)
def person_password(request: HttpRequest, pk: int) -> HttpResponse:
    person: Person = find(personnel.people_managed(request.officer), pk=pk)

    def perform(given: dict) -> str:
        personnel.set_password(person, by=request.officer, password=given["password"])
        return f"已给{person.name}设新的初始密码，原来的登录都已退出"

    return answer(
        request,
        ActPage(
            heading=f"给{person.name}重设密码",
            button="重设密码",
            form=SetPasswordForm,
            perform=perform,
            back=_back(),
            crumbs=_crumbs(),
            facts=[
                Fact("用户名", person.username),
                Fact("随后", "原来的密码作废，正在登录的都退出；重设留痕"),
            ],
            refused=str(personnel.refusal_to_set_password(person, request.officer) or ""),
        ),
    )
