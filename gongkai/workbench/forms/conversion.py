"""What turning a reply into a publication asks for."""

from __future__ import annotations

from django.utils import timezone

from gongkai.cases.models import Conversion, Suggestion
from gongkai.cases.public_answer import public_answer
from gongkai.cases.selectors import conversion_standing
from gongkai.cases.selectors.conversion import suggestions_about
from gongkai.disclosure.choices import Kind, Subject
from gongkai.disclosure.models import Column
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, one_of, text, tick
from gongkai.workbench.forms.publications import BLANK, as_html

TO_THE_APPLICANT = "记入经过，以后不再提示；申请人建议过的，原样告知申请人"


class ConvertForm(DeskForm):
    reason = choice("由来", Conversion.Reason.choices)
    words = text("申请人怎么建议的", hint="只有申请人建议的要写", required=False, rows=3, length=1000)
    title = line("标题", ask="写明标题", hint="所有人看得到，不写申请人", length=200)
    summary = text("内容概述", ask="写两三句概述", length=500, rows=3)
    body = text("正文", ask="写明答复的内容", hint="一行一段。答复书不会公开，这里写给所有人看", rows=8)
    kind = choice("类别", [*BLANK, *Kind.choices], drop_down=True)
    subject = choice("主题分类", [*BLANK, *Subject.choices], drop_down=True)
    column = one_of("栏目", Column.objects.none(), hint="发布后出现在这个栏目")
    issued_on = day("成文日期", hint="信息制作的日期；不知道的写答复之日")
    with_files = tick("带上答复的附件", hint="附件重新检查，查到个人信息的不能带")

    def prepare(self) -> None:
        self.fields["column"].queryset = Column.objects.filter(children__isnull=True).order_by(
            "position", "pk"
        )
        answer = public_answer(self.thing)
        several = conversion_standing(self.thing).askers > 1
        suggested = suggestions_about(self.thing).first()
        by_several = several and not suggested
        first = {
            "reason": Conversion.Reason.SEVERAL if by_several else Conversion.Reason.SUGGESTED,
            "words": _as_suggested(suggested) if suggested else "",
            "title": answer.title,
            "summary": answer.summary,
            "body": "\n".join(answer.paragraphs),
            "kind": Kind.OTHER.value,
            "issued_on": self.thing.decided_on,
            "with_files": True,
        }
        for name, value in first.items():
            self.fields[name].initial = value

    def clean(self) -> dict:
        given = self.cleaned_data
        if given.get("reason") == Conversion.Reason.SUGGESTED and not given.get("words", "").strip():
            self.add_error("words", "写明申请人是哪天、怎么建议的")
        return given

    def clean_body(self) -> str:
        return as_html(self.cleaned_data["body"])


def _as_suggested(suggestion: Suggestion) -> str:
    day = f"{timezone.localdate(suggestion.at):%Y-%m-%d}在网上建议"
    return f"{day}：{suggestion.words}" if suggestion.words else day


class DeclineConversionForm(DeskForm):
    reason = text(
        "不转为主动公开的理由",
        ask="写明为什么不转",
        hint=TO_THE_APPLICANT,
        length=1000,
        rows=3,
    )
