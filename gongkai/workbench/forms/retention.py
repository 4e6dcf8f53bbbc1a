"""What the review of a case past its retention term asks for."""

from __future__ import annotations

from gongkai.workbench.forms.fields import DeskForm, day
from gongkai.workbench.forms.fields import text as lines


class KeepLongerForm(DeskForm):
    until = day("保存到哪一天", hint="到那一天以后再审查一次")
    reason = lines("延长保存的理由", hint="例如同一申请人还有诉讼；不写申请人的姓名", rows=3)


class ErasureReasonForm(DeskForm):
    reason = lines("理由", hint="不写申请人的姓名", rows=3)
