"""The form of a paper's text."""

from __future__ import annotations

from django.utils import timezone

from gongkai.workbench.forms.fields import DeskForm, day, line, text


class TemplateForm(DeskForm):
    title = line("标题", ask="写明文书的标题", length=80)
    body = text(
        "正文",
        ask="写正文",
        hint="一个空行隔开两段。字段写成{{收到日期}}这样，可以用的字段列在上面",
        length=8000,
        rows=18,
    )
    valid_from = day("从哪一天起用", hint="此前发出的文书仍是原来的文本")
    reason = line("修改的理由", ask="写明为什么改", length=200)

    def prepare(self) -> None:
        self.fields["valid_from"].initial = timezone.localdate()
