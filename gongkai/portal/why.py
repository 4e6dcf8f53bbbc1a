"""Why the reply is due on that day, as a sum a citizen can follow: each row with its article."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.law.clock import Clock, FactKind
from gongkai.law.pauses import Pause
from gongkai.law.proof import Part
from gongkai.ui.wording import cn_day


@dataclass(frozen=True)
class Row:
    """figure: 加20个工作日. text: what it is. citation: its article."""

    figure: str
    text: str
    citation: str = ""


def rows(clock: Clock) -> tuple[Row, ...]:
    """The equation of the clock, term by term, the due day last."""
    return tuple(_row(clock, part) for part in clock.parts)


def _row(clock: Clock, part: Part) -> Row:
    if part.role == "start":
        return Row(cn_day(clock.started_on, "day"), _start(clock), part.citation)
    if part.role == "equals":
        return Row(cn_day(clock.due, "day"), _("最迟在这一天答复。"))
    days = {"count": int("".join(filter(str.isdigit, part.figure)))}
    if part.figure.startswith("停表"):
        return Row(_("停%(count)d个工作日") % days, _stops(clock), part.citation)
    added = _("加%(count)d个工作日") % days
    if part.figure.startswith("延长"):
        text = _("经公开工作机构负责人同意延长，%(day)s告知您。") % {
            "day": cn_day(clock.course.extended_on, "day")
        }
        return Row(added, text, part.citation)
    if part.figure.startswith("延迟"):
        text = _("您说明的理由合理，经公开工作机构负责人同意延迟答复，%(day)s告知您。") % {
            "day": cn_day(clock.course.deferred_on, "day")
        }
        return Row(added, text, part.citation)
    return Row(added, _("法律规定的答复期限。周末和节假日不算，调休上班的照算。"), part.citation)


def _start(clock: Clock) -> str:
    if clock.started_by is FactKind.CORRECTED:
        return _("收到您补正后的申请，期限从头起算，第二天是第1日。")
    if clock.started_by is FactKind.FEE_PAID:
        return _("您缴清信息处理费，期限从头起算，第二天是第1日。")
    return _("收到您的申请。从第二天开始算。")


def _stops(clock: Clock) -> str:
    spans = _("；").join(_span(pause) for pause in clock.pauses)
    return _("%(spans)s。这段时间不计入。") % {"spans": spans}


def _span(pause: Pause) -> str:
    days = {"sent": cn_day(pause.sent, "day"), "ended": cn_day(pause.ended, "day")}
    if pause.open:
        return _("%(sent)s发出征求意见书，到意见回来（最晚%(ended)s）") % days
    return _("%(sent)s发出征求意见书，到%(ended)s") % days
