"""Why an applicant cannot do something now, in the reader's language and addressed to them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.agencies.errors import Refusal
from gongkai.cases import errors, errors_conversion
from gongkai.ui.wording import cn_day


def words_of(refusal: Refusal) -> str:
    """The sentence of a refusal; what is not listed speaks as it does to officers."""
    match refusal:
        case errors.NotConfirmedYet():
            return _(
                "这件申请还没有双方确认收到。受理单位打电话确认时说撤回就行，也可以打%(phone)s（第三十一条）。"
            ) % {"phone": refusal.phone}
        case errors.AlreadyAnswered():
            return _("答复已经作出，不能再撤回。")
        case errors.AlreadyWithdrawn():
            return _("您%(day)s已经申请撤回，等受理单位办结。") % {"day": cn_day(refusal.on, "day")}
        case errors.NoCorrectionAwaited():
            return _("现在没有要您补正的事项。")
        case errors.CorrectionOver():
            return _("补正期限到%(day)s，已经过了。有正当理由的，打%(phone)s跟受理单位说明（第三十条）。") % {
                "day": cn_day(refusal.until, "day"),
                "phone": refusal.phone,
            }
        case errors_conversion.NothingToSuggest():
            return _("这件没有向您提供信息，没有可以建议公开的内容（第四十四条第二款）。")
        case errors_conversion.AlreadySuggested():
            return _("您%(day)s已经建议过，结果在办理经过里。") % {"day": cn_day(refusal.on, "day")}
        case errors_conversion.AlreadyTakenUp():
            return _("受理单位已经在办理，拟向社会公开同样的信息，不用再建议。")
    return str(refusal)
