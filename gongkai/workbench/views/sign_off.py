"""The order in which an agency's replies are seen before they go out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.models import SignOffChain
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.sign_off import SignOffForm
from gongkai.workbench.sign_off import order_facts

EARLIER = 5  # versions listed


@staff_page(Act.SET_SIGN_OFF, methods=FORM)
def sign_off(request: HttpRequest) -> HttpResponse:
    agency = request.officer.agency
    versions = list(
        SignOffChain.objects.filter(agency=agency).select_related("made_by").order_by("-version")[:EARLIER]
    )
    chain = selectors.chain_of(agency)

    def perform(given: dict) -> str:
        made = services.set_sign_off(by=request.officer, **given)
        return f"审签顺序已存为第{made.version}版，从下一份送审的答复书起用"

    return answer(
        request,
        ActPage(
            heading="审签顺序",
            button="存为新版本",
            form=SignOffForm,
            perform=perform,
            back=Link("不改了，回到今日工作", reverse("desk:today")),
            facts=[
                *order_facts(agency, chain),
                Fact("规矩", "送审的人不审自己送审的，一个人只审一步；最后一步签发，没有人的岗位不能打开"),
                Fact("依据", "条例第四十五条：审核、答复的工作规范由本机关建立"),
                Fact("随后", "从下一份送审的答复书起用；已经送审的照原来的顺序走"),
                *(
                    Fact(
                        f"第{each.version}版",
                        f"{each.made_at:%Y-%m-%d}",
                        note=f"{each.made_by.name}，{each.reason}",
                    )
                    for each in versions
                ),
            ],
            initial=_initial(chain),
            refused=str(rules.refusal_to_set_sign_off(request.officer) or ""),
            to=reverse("desk:sign_off"),
        ),
    )


def _initial(chain: SignOffChain | None) -> dict[str, object]:
    names = ("section_head", "legal_adviser", "agency_head")
    if chain is None:
        return dict.fromkeys(names, SignOffChain.When.NEVER)
    return {name: getattr(chain, name) for name in names} | {
        "agency_head_outcomes": chain.agency_head_outcomes
    }
