"""The acts on a publication that one form carries: what each page says and the service behind its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.forms import Form

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.disclosure import services
from gongkai.disclosure.choices import Openness
from gongkai.disclosure.models import Publication
from gongkai.workbench.forms import publications as forms
from gongkai.workbench.forms.fields import upload_pair

EDITABLE = tuple(forms.PublicationForm.base_fields)


def filled(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in EDITABLE}


@dataclass(frozen=True)
class Spec:
    """One act on a publication: who may, what its page says, and the service behind it."""

    act: Act | tuple[Act, ...]
    heading: str
    button: str
    form: type[Form]
    perform: Callable[[Publication, Officer, dict[str, Any]], str]
    follows: str
    ground: str = ""
    initial: Callable[[Publication], dict[str, Any]] = field(default=lambda publication: {})


def _edit(found: Publication, by: Officer, given: dict) -> str:
    services.edit(found, by=by, **filled(given))
    return "改动已存；以前的保密审查结论对改过的内容不再有效"


def _submit(found: Publication, by: Officer, given: dict) -> str:
    services.submit(found, by=by, **given)
    return f"已送科室审核，拟{Openness(given['openness']).label}"


def _section_review(found: Publication, by: Officer, given: dict) -> str:
    agree = forms.yes(given.pop("agree"))
    services.section_review(found, by=by, agree=agree, **given)
    return "已审核，送单位审定" if agree else "已退回拟稿人"


def _secrecy_review(found: Publication, by: Officer, given: dict) -> str:
    passed = forms.yes(given["passed"])
    services.record_secrecy_review(found, by=by, passed=passed, note=given["note"])
    return "保密审查通过，结论只对现在这份内容有效" if passed else "保密审查不通过，不能公开"


def _decide(found: Publication, by: Officer, given: dict) -> str:
    done = services.decide(found, by=by, **given)
    if done.is_public:
        return f"已发布，索引号{done.index_number}"
    return f"已定为{done.get_openness_display()}，{done.openness_review_on}前复核公开属性"


def _return(found: Publication, by: Officer, given: dict) -> str:
    services.return_(found, by=by, **given)
    return "已退回拟稿人"


def _withdraw(found: Publication, by: Officer, given: dict) -> str:
    services.withdraw(found, by=by, **given)
    return "已撤回，公开页已经撤下"


def _change_validity(found: Publication, by: Officer, given: dict) -> str:
    done = services.change_validity(found, by=by, **given)
    return f"效力已改为{done.get_validity_display()}"


def _attach(found: Publication, by: Officer, given: dict) -> str:
    name, content = upload_pair(given["file"])
    attached = services.attach_file(found, by=by, name=name, content=content, title=given["title"])
    return f"已附上“{attached.title}”"


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "edit": Spec(
            Act.DRAFT_PUBLICATION,
            "修改",
            "存下改动",
            forms.PublicationForm,
            _edit,
            "改了哪几项留痕；做过保密审查的要重新审查",
            initial=lambda found: {name: getattr(found, name) for name in EDITABLE},
        ),
        "attach": Spec(
            Act.DRAFT_PUBLICATION,
            "添加附件",
            "添加附件",
            forms.AttachForm,
            _attach,
            "附件随正文一起审查、一起发布",
        ),
        "submit": Spec(
            Act.DRAFT_PUBLICATION,
            "送科室审核",
            "送科室审核",
            forms.OpennessForm,
            _submit,
            "交科室负责人审核，审完再由保密审查员审查、单位主要负责人决定",
            "条例第十七条：制作政府信息时明确主动公开、依申请公开或者不予公开",
        ),
        "section_review": Spec(
            Act.REVIEW_PUBLICATION,
            "科室审核",
            "登记审核意见",
            forms.SectionReviewForm,
            _section_review,
            "同意的送单位审定，不同意的退回拟稿人",
            "条例第十七条；三审三校的第一审",
        ),
        "secrecy_review": Spec(
            Act.REVIEW_SECRECY,
            "保密审查",
            "登记审查结论",
            forms.SecrecyReviewForm,
            _secrecy_review,
            "结论只对现在这份标题、正文和附件有效，改了要重新审查",
            "条例第十七条：先审查、后公开",
        ),
        "decide": Spec(
            Act.DECIDE_PUBLICATION,
            "决定公开",
            "作出决定",
            forms.OpennessForm,
            _decide,
            "定为主动公开的立即发布，取得索引号，进入文件库和搜索；其他的不发布，一年内复核",
            "条例第十七条",
        ),
        "return": Spec(
            (Act.REVIEW_PUBLICATION, Act.DECIDE_PUBLICATION),
            "退回修改",
            "退回拟稿人",
            forms.ReasonForm,
            _return,
            "交回拟稿人修改，理由他看得到",
        ),
        "withdraw": Spec(
            Act.DECIDE_PUBLICATION,
            "撤回",
            "撤回这件信息",
            forms.ReasonForm,
            _withdraw,
            "公开页立即撤下，搜索里找不到；索引号不再给别的文件，记录和理由留着",
        ),
        "change_validity": Spec(
            Act.DECIDE_PUBLICATION,
            "改变效力",
            "改变效力",
            forms.ValidityForm,
            _change_validity,
            "公开页最上面立即显示新的效力；文件仍可查阅，不作办事依据",
        ),
    }
)
