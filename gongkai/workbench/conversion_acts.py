"""Turning a reply into a publication (art. 44): the two acts, and the notice on the case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case
from gongkai.cases.selectors.case_file import rows_of
from gongkai.cases.selectors.conversion import is_given
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms import conversion as forms


def _convert(case: Case, by: Officer, given: Given) -> str:
    made = services.convert(case, by=by, **given)
    return f"已拟成“{made.publication.title}”，到公开审查与发布里核对后送审"


def _decline(case: Case, by: Officer, given: Given) -> str:
    services.decline_conversion(case, by=by, **given)
    return "已记下不转为主动公开的理由，不再提示"


def _askers(case: Case) -> list[Fact]:
    count = selectors.conversion_standing(case).askers
    return [Fact("申请过的人", f"{count}个申请人", note="向本单位申请同样的信息")] if count else []


CONVERSION_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "convert": Spec(
            Act.HANDLE_CASE,
            "转为主动公开",
            "拟成公开信息",
            forms.ConvertForm,
            _convert,
            "条例第四十四条：多个申请人就相同政府信息提出申请的，可以纳入主动公开；"
            "申请人建议、审核认为属于主动公开范围的，应当及时主动公开",
            "拟成一件政府信息的草稿，再经科室审核、保密审查、单位决定后公开；答复书和申请人不公开",
            _askers,
        ),
        "decline_conversion": Spec(
            Act.HANDLE_CASE,
            "不转为主动公开",
            "记下不转的理由",
            forms.DeclineConversionForm,
            _decline,
            "条例第四十四条：多个申请人申请的，可以纳入主动公开；申请人建议的，审核属于主动公开范围的才公开",
            "理由记入经过，同样内容的不再提示；申请人建议过的，理由告知申请人；以后仍然依申请公开",
            _askers,
        ),
    }
)


def conversion_notice(case: Case) -> dict[str, object] | None:
    """On the page of a case: that several asked for the same, or what has become of it."""
    if not is_given(case):
        return None
    standing = selectors.conversion_standing(case)
    said = standing.conversion
    if suggested := [each for each in rows_of(case, "suggestions") if each.answer_id is None]:
        return {
            "kind": "main",
            "title": "申请人建议主动公开",
            "text": f"{suggested[0].words or '没有写理由。'} 属于主动公开范围的应当及时公开，不属于的写明"
            "理由；结果告知申请人（第四十四条第二款）。",
            "link": Link("转为主动公开", reverse("desk:case_convert", args=[case.pk])),
        }
    if said and said.publication:
        page = reverse("desk:publication", args=[said.publication_id])
        state = said.publication.get_state_display()
        link = Link(said.publication.title, page, f"（{state}）")
        return {"kind": "neutral", "title": "依申请公开转主动公开", "text": "拟成了", "link": link}
    if standing.prompted:
        return {
            "kind": "main",
            "title": f"{standing.askers}个申请人申请过同样的信息",
            "text": "可以转为主动公开，以后不用再一件件答复（第四十四条第一款）。不转的，写明理由。",
            "link": Link("转为主动公开", reverse("desk:case_convert", args=[case.pk])),
        }
    if said:
        day = timezone.localdate(said.at)
        return {"kind": "neutral", "title": "不转为主动公开", "text": f"{day:%Y-%m-%d}：{said.words}"}
    return None
