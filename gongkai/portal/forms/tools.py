"""What the public calculators ask. They are sent by GET: the address of a result is the result."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.law.fees import LARGEST_COUNT
from gongkai.law.receipt import Channel
from gongkai.law.stated import Inquiry, stated_facts
from gongkai.law.terms import LONGEST_EXTENSION
from gongkai.ui.wording import cn_day

LONGEST_INQUIRY = timedelta(days=366)
"""Ours: 15 working days is what the law gives; a longer span than a year is a slip of the keyboard."""

CHANNELS = (
    (Channel.IN_PERSON, _("当面提交")),
    (Channel.POST_SIGNED, _("邮寄（需签收）")),
    (Channel.POST_PLAIN, _("平常信函")),
    (Channel.ONLINE, _("网站在线提交")),
    (Channel.EMAIL, _("电子邮件")),
    (Channel.FAX, _("传真")),
    (Channel.ORAL, _("口头申请（代为填写）")),
)
_INQUIRIES = (("sent", "ended"), ("sent2", "ended2"))


def _day(label: str, *, hint: str = "", required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("填收到申请的日期，例如2026-09-16"),
            "invalid": _("日期要写成2026-09-16这样"),
        },
    )


class DeadlineForm(forms.Form):
    received = _day(_("收到申请之日"), required=True)
    channel = forms.ChoiceField(label=_("怎么提交的"), choices=CHANNELS, required=False)
    corrected = _day(_("收到补正之日"), hint=_("要求补正过的才填。期限从这天起重新算（第三十条）。"))
    paid = _day(_("缴清费用之日"), hint=_("收费的才填。期限从这天起重新算。"))
    sent = _day(_("征求意见书发出之日"), hint=_("第二天起停表（第三十三条第三款）。"))
    ended = _day(_("收到意见或者期满之日"), hint=_("第二天起接着算；还没有结束的不填。"))
    sent2 = _day(_("第二份征求意见书发出之日"))
    ended2 = _day(_("第二份收到意见或者期满之日"))
    extend = forms.IntegerField(
        label=_("延长几个工作日"),
        required=False,
        min_value=0,
        max_value=LONGEST_EXTENSION.working_days,
        help_text=_("最多20个（第三十三条第二款）。"),
        error_messages={
            "invalid": _("延长的工作日数写成整数，例如15"),
            "min_value": _("延长的工作日数不能少于0"),
            "max_value": _("延长最多%(limit_value)d个工作日（第三十三条第二款）"),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    extended = _day(_("告知延长之日"), hint=_("在法定20个工作日里告知才算数。"))

    FIRST = ("received", "channel")
    FURTHER = ("corrected", "paid", "sent", "ended", "sent2", "ended2", "extend", "extended")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    @property
    def first(self):
        return [self[name] for name in self.FIRST]

    @property
    def further(self):
        return [self[name] for name in self.FURTHER]

    @property
    def tells_more(self) -> bool:
        """Whether anything beyond the day of receipt was filled in."""
        return any(self.data.get(name) for name in self.FURTHER)

    def clean(self) -> dict:
        answers = super().clean()
        received = answers.get("received")
        for name in ("corrected", "paid", "sent", "sent2", "extended"):
            self._follows(name, received, gettext("收到申请之日"))
        for sent, ended in _INQUIRIES:
            self._inquiry(sent, ended)
        if answers.get("extend") and not answers.get("extended") and "extended" not in self.errors:
            self.add_error("extended", gettext("写明哪天告知延长的，在法定20个工作日里告知才算数"))
        if answers.get("extended") and not answers.get("extend") and "extend" not in self.errors:
            self.add_error("extend", gettext("写明延长几个工作日"))
        return answers

    def _follows(self, name: str, first: date | None, event: str) -> None:
        day = self.cleaned_data.get(name)
        if day and first and day < first:
            self.add_error(
                name,
                gettext("%(label)s不能早于%(event)s%(day)s")
                % {"label": self.fields[name].label, "event": event, "day": cn_day(first, "year")},
            )

    def _inquiry(self, sent_name: str, ended_name: str) -> None:
        sent, ended = self.cleaned_data.get(sent_name), self.cleaned_data.get(ended_name)
        if ended and not sent and sent_name not in self.errors:
            self.add_error(sent_name, gettext("写明征求意见书哪天发出，才知道从哪天停表"))
        if ended and sent and ended - sent > LONGEST_INQUIRY:
            self.add_error(ended_name, gettext("征求意见前后超过一年，核对日期"))
        self._follows(ended_name, sent, gettext("发出之日"))

    def facts(self):
        """What the clock takes."""
        answers = self.cleaned_data
        asked: list[Inquiry] = [
            (answers[sent], answers[ended]) for sent, ended in _INQUIRIES if answers.get(sent)
        ]
        return stated_facts(
            answers["received"],
            corrected=answers["corrected"],
            paid=answers["paid"],
            inquiries=asked,
            extension=answers["extend"] or 0,
            extended_on=answers["extended"],
        )


class FeeForm(forms.Form):
    """By items or by pages, never both for one application."""

    BY = (("items", _("按件：一个人一个月里申请的件数")), ("pages", _("按页：一件申请提供的页数")))
    by = forms.ChoiceField(
        label=_("怎么计收"),
        choices=BY,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("选一种：按件或者按页，同一申请只能按一种计收"),
            "invalid_choice": _("选一种：按件或者按页，同一申请只能按一种计收"),
        },
    )
    count = forms.IntegerField(
        label=_("数量"),
        min_value=0,
        max_value=LARGEST_COUNT,
        error_messages={
            "required": _("填件数或者页数，例如35"),
            "invalid": _("数量写成整数，例如35"),
            "min_value": _("数量不能少于0"),
            "max_value": _("数量超过%(limit_value)d，核对后再算"),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.fields["count"].width = "short"
