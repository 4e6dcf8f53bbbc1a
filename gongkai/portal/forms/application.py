"""The application as the law words it (art. 29), once for a person and once for an organisation.

Nothing is asked that art. 29 does not name, and no purpose: each field stands in `ASKED_BY` with the item of
the law it serves, and a test compares that table with the forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.cases.identity import Applicant, Organisation
from gongkai.cases.models import Case
from gongkai.law.application import (
    CONTACT,
    COUNTED,
    DESCRIPTION,
    FORM,
    HELP,
    NAME,
    PROOF,
    Ground,
)
from gongkai.portal.forms.files import FilesField
from gongkai.portal.forms.identity_numbers import fault_of_card, fault_of_code, tidy

ASKED_BY: Mapping[str, Ground] = MappingProxyType(
    {
        "name": NAME,
        "applicant_class": COUNTED,
        "representative": NAME,
        "contact_name": CONTACT,
        "identity_kind": PROOF,
        "identity_number": PROOF,
        "unified_code": PROOF,
        "identity_files": PROOF,
        "phone": CONTACT,
        "email": CONTACT,
        "postal_address": CONTACT,
        "description": DESCRIPTION,
        "attachments": DESCRIPTION,
        "wanted_form": FORM,
        "delivery": FORM,
        "needs_assistance": HELP,
    }
)
# what the page sends besides, asked of nobody: each with its reason
TECHNICAL: Mapping[str, str] = MappingProxyType(
    {
        "csrfmiddlewaretoken": "nobody else's page sends the form in the visitor's name",
        "once": "a page sent twice makes one application",
        "proof": "what the browser reckoned, where an address sends many (gongkai.portal.proof)",
    }
)
CARD = "居民身份证"
CODE = "统一社会信用代码"
CONTACTS = ("phone", "email", "postal_address")
IDENTITY_KINDS = (
    (CARD, _("居民身份证")),
    ("护照", _("护照")),
    ("港澳居民来往内地通行证", _("港澳居民来往内地通行证")),
    ("台湾居民来往大陆通行证", _("台湾居民来往大陆通行证")),
    ("外国人永久居留身份证", _("外国人永久居留身份证")),
    ("其他证件", _("其他证件")),
)
PICTURES = ("image/jpeg", "image/png", "application/pdf")
TITLE_LENGTH = 80
WIDTHS = {  # a field is as wide as its answer
    "representative": "name",
    "contact_name": "name",
    "phone": "name",
    "identity_kind": "id",
    "identity_number": "id",
    "unified_code": "id",
    "email": "id",
    "postal_address": "full",
    "description": "full",
}


def _limits() -> str:
    return gettext("每个不超过%(size)dMB，最多%(count)d个。") % {
        "size": settings.UPLOAD_LIMIT // 1048576,
        "count": settings.UPLOADS_PER_FORM,
    }


limits = lazy(_limits, str)


def title_of(description: str) -> str:
    """The subject line of a case: the first sentence of what is asked, cut to fit."""
    first = re.split(r"[\n。；;]", description.strip(), maxsplit=1)[0].strip()
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1] + "…"


class ApplicationForm(forms.Form):
    """What both forms ask, in the order of the law: who, what, how."""

    identity_files = FilesField(
        label=_("身份证明：照片或者扫描件"),
        media_types=PICTURES,
        accept=".jpg,.jpeg,.png,.pdf",
    )
    phone = forms.CharField(
        label=_("联系电话"),
        max_length=30,
        help_text=_("受理单位要跟您确认收到，需要补充时也打这个电话。"),
        error_messages={"required": _("写上联系电话，受理单位要跟您确认收到")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("电子邮箱"),
        required=False,
        help_text=_("选择发到电子邮箱的，才需要填。"),
        error_messages={"invalid": _("邮箱地址不完整，应像name@example.com这样")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    postal_address = forms.CharField(
        label=_("通信地址"),
        required=False,
        max_length=120,
        help_text=_("选择邮寄的，才需要填。写到门牌号。"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    description = forms.CharField(
        label=_("信息的名称、文号，或者其他特征"),
        max_length=500,
        help_text=_(
            "写一样就行，只要能据此找到。例如：环城东路停车场特许经营协议；或者：2025年营造路改造的中标结果。"
        ),
        error_messages={
            "required": _("写明您要的信息：名称、文号或者其他特征，写一样就行"),
            "max_length": _("写了%(show_value)d个字，最多%(limit_value)d个；放不下的可以传附件"),
        },
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    attachments = FilesField(label=_("附件"), help_text=limits())
    wanted_form = forms.ChoiceField(
        label=_("要什么样的"),
        choices=(
            (Case.WantedForm.ELECTRONIC, _("电子文件")),
            (Case.WantedForm.PAPER, _("纸质复印件")),
            (Case.WantedForm.ON_THE_SPOT, _("到现场查阅、抄录")),
        ),
        error_messages={"required": _("选一样：电子文件、纸质复印件，或者到现场查阅")},
        widget=forms.RadioSelect,
    )
    delivery = forms.ChoiceField(
        label=_("用什么方式取得"),
        choices=(
            (Case.Delivery.ONLINE, _("在本网站凭查询码下载")),
            (Case.Delivery.EMAIL, _("发到电子邮箱")),
            (Case.Delivery.POST, _("邮寄")),
            (Case.Delivery.PICKUP, _("自己来取")),
        ),
        error_messages={"required": _("选一种取得的方式")},
        widget=forms.RadioSelect,
    )
    needs_assistance = forms.BooleanField(label=_("我阅读、看或者听有困难，需要帮助"), required=False)

    WHO: tuple[str, ...] = ()
    WHAT = ("description", "attachments")
    HOW = ("wanted_form", "delivery", "needs_assistance")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for name, field in self.fields.items():
            field.width = WIDTHS.get(name, "")
        self.fields["identity_files"].help_text = gettext(
            "JPG、PNG或者PDF，%(limits)s现在没有也可以先提交，受理单位跟您确认时再出示。"
        ) % {"limits": _limits()}

    @property
    def who(self):
        return [self[name] for name in self.WHO]

    @property
    def what(self):
        return [self[name] for name in self.WHAT]

    @property
    def how(self):
        return [self[name] for name in self.HOW]

    def clean_phone(self) -> str:
        phone = tidy(self.cleaned_data["phone"]).lstrip("+")
        if not re.fullmatch(r"\d{7,15}", phone):
            raise forms.ValidationError(gettext("电话号码是7至15位数字，座机要带区号"))
        return phone

    def clean(self) -> dict:
        answers = super().clean()
        wants = answers.get("delivery")
        if wants == Case.Delivery.EMAIL and not answers.get("email") and "email" not in self.errors:
            self.add_error("email", gettext("您选了发到电子邮箱，写上邮箱地址"))
        if wants == Case.Delivery.POST and not answers.get("postal_address"):
            self.add_error("postal_address", gettext("您选了邮寄，写上通信地址"))
        on_paper = answers.get("wanted_form") == Case.WantedForm.PAPER
        if on_paper and wants in (Case.Delivery.EMAIL, Case.Delivery.ONLINE):
            self.add_error(
                "delivery",
                gettext("纸质复印件不能从网上取得，选邮寄或者自己来取；要从网上取得的，选电子文件"),
            )
        return answers

    @property
    def files_lost(self) -> bool:
        """Whether files were chosen that a browser will not keep while something else is mended."""
        return bool(self.errors) and any(
            self.files.getlist(name) for name in ("identity_files", "attachments")
        )

    def applicant(self) -> Applicant:
        raise NotImplementedError

    def request(self) -> dict:
        """What `cases.services.submit` takes beside the agency."""
        answers = self.cleaned_data
        return {
            "applicant": self.applicant(),
            "title": title_of(answers["description"]),
            "description": answers["description"],
            "wanted_form": answers["wanted_form"],
            "delivery": answers["delivery"],
            "needs_assistance": answers["needs_assistance"],
            "identity_files": answers["identity_files"],
            "files": answers["attachments"],
        }


class NaturalPersonForm(ApplicationForm):
    name = forms.CharField(
        label=_("姓名"),
        max_length=60,
        error_messages={"required": _("写上您的姓名，和证件上一样")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    identity_kind = forms.ChoiceField(
        label=_("身份证明：证件"),
        choices=IDENTITY_KINDS,
        initial=CARD,
        error_messages={"required": _("选一种证件")},
    )
    identity_number = forms.CharField(
        label=_("身份证明：号码"),
        max_length=40,
        help_text=_("只用来核对身份，加密保存，到期销毁。"),
        error_messages={"required": _("写上证件号码，《政府信息公开条例》第二十九条要求提供身份证明")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    WHO = ("name", "identity_kind", "identity_number", "identity_files", "phone", "email", "postal_address")
    field_order = (*WHO, *ApplicationForm.WHAT, *ApplicationForm.HOW)

    def clean_identity_number(self) -> str:
        number = tidy(self.cleaned_data["identity_number"])
        if self.cleaned_data.get("identity_kind") == CARD and (fault := fault_of_card(number)):
            raise forms.ValidationError(fault)
        return number

    def applicant(self) -> Applicant:
        answers = self.cleaned_data
        return Applicant(
            applicant_class=Case.ApplicantClass.NATURAL.value,
            **{name: answers[name] for name in ("name", "identity_kind", "identity_number", *CONTACTS)},
        )


class OrganisationForm(ApplicationForm):
    name = forms.CharField(
        label=_("单位名称"),
        max_length=80,
        error_messages={"required": _("写上单位名称，和登记证书上一样")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    applicant_class = forms.ChoiceField(
        label=_("单位类别"),
        choices=(
            (Case.ApplicantClass.ENTERPRISE, _("商业企业")),
            (Case.ApplicantClass.RESEARCH, _("科研机构")),
            (Case.ApplicantClass.WELFARE, _("社会公益组织")),
            (Case.ApplicantClass.LEGAL, _("法律服务机构")),
            (Case.ApplicantClass.OTHER, _("其他")),
        ),
        error_messages={"required": _("选一类，都不是的选其他")},
        widget=forms.RadioSelect,
    )
    unified_code = forms.CharField(
        label=_("身份证明：统一社会信用代码"),
        max_length=40,
        help_text=_("18位，在营业执照或者登记证书上。"),
        error_messages={"required": _("写上统一社会信用代码，18位，在营业执照或者登记证书上")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    representative = forms.CharField(
        label=_("法定代表人或者负责人"),
        max_length=60,
        error_messages={"required": _("写上法定代表人或者负责人的姓名")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact_name = forms.CharField(
        label=_("联系人"),
        max_length=60,
        error_messages={"required": _("写上联系人的姓名，受理单位要跟这个人确认收到")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    WHO = (
        "name",
        "applicant_class",
        "unified_code",
        "representative",
        "identity_files",
        "contact_name",
        "phone",
        "email",
        "postal_address",
    )
    field_order = (*WHO, *ApplicationForm.WHAT, *ApplicationForm.HOW)

    def clean_unified_code(self) -> str:
        code = tidy(self.cleaned_data["unified_code"])
        if fault := fault_of_code(code):
            raise forms.ValidationError(fault)
        return code

    def applicant(self) -> Applicant:
        answers = self.cleaned_data
        return Applicant(
            identity_kind=CODE,
            identity_number=answers["unified_code"],
            organisation=Organisation(
                **{name: answers[name] for name in ("unified_code", "representative", "contact_name")}
            ),
            **{name: answers[name] for name in ("applicant_class", "name", *CONTACTS)},
        )


FORMS = {"person": NaturalPersonForm, "organisation": OrganisationForm}
