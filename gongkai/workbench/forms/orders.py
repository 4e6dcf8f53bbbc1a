"""What the acts on a supervision order ask for."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import agencies_on
from gongkai.workbench.forms.fields import DeskForm, day, line, one_of, text


class IssueOrderForm(DeskForm):
    """thing: the case it is about, which names the agency; none where the officer chooses one."""

    agency = one_of("督办哪个单位", Agency.objects.none())
    title = line("事由", ask="写明督办什么", length=80)
    demand = text("要求", ask="写明要单位做什么、回复什么", rows=4)
    reply_by = day("回复期限", hint="单位最迟哪一天回复")

    def prepare(self) -> None:
        if self.thing is not None:
            del self.fields["agency"]
            self.fields["title"].initial = f"{self.thing.number}的办理"
            return
        own = self.officer.agency
        below = agencies_on(timezone.localdate()).filter(path__startswith=own.path).exclude(pk=own.pk)
        self.fields["agency"].queryset = below


class ReplyToOrderForm(DeskForm):
    text = text("回复", ask="写明查到什么、怎么整改", rows=6)


class SendBackOrderForm(DeskForm):
    reason = text("退回的理由", ask="写明哪里不够", rows=3)
    reply_by = day("新的回复期限", hint="单位最迟哪一天再回复")
