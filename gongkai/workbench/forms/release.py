"""What is asked when a reply attachment is taken back, or a finding in it cleared."""

from __future__ import annotations

from gongkai.workbench.forms.fields import DeskForm, text


class TakeBackForm(DeskForm):
    reason = text("取回的理由", ask="写明为什么不发这个文件", length=300, rows=3)


class ClearFindingForm(DeskForm):
    reason = text(
        "为什么可以发出",
        ask="写明为什么这一处可以发出",
        hint="例如：是单位对外公布的电话；本人已经书面同意公开",
        length=300,
        rows=3,
    )
