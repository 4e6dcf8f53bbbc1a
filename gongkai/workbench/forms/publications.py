"""Drafting, reviewing and deciding publications."""

from __future__ import annotations

import re

from django.utils.html import escape

from gongkai.disclosure.choices import Genre, Ground, Kind, Openness, Subject, Validity
from gongkai.disclosure.models import Column, Publication
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, one_of, text, tick, upload

BLANK = [("", "选择")]
_HAS_TAGS = re.compile(
    r"</?(p|div|h[1-6]|ul|ol|li|table|tr|td|th|br|strong|b|span|a)(\s[^<>]*)?/?>", re.IGNORECASE
)


def as_html(typed: str) -> str:
    """Plain text becomes paragraphs; what already has tags is left to the allow-list of the service."""
    if _HAS_TAGS.search(typed):
        return typed
    lines = [line.strip() for line in typed.replace("\r\n", "\n").split("\n")]
    return "\n".join(f"<p>{escape(each)}</p>" for each in lines if each)


class PublicationForm(DeskForm):
    title = line("标题", ask="写明标题，用文件的全称", length=200)
    kind = choice("类别", [*BLANK, *Kind.choices], drop_down=True)
    column = one_of("栏目", Column.objects.none(), hint="发布后出现在这个栏目")
    subject = choice("主题分类", [*BLANK, *Subject.choices], drop_down=True, required=False)
    genre = choice("体裁", [*BLANK, *Genre.choices], drop_down=True, required=False)
    document_number = line("发文字号", hint="例如明府规〔2026〕4号，括号会统一", length=60, required=False)
    issued_on = day("成文日期", required=False)
    effective_on = day("施行日期", hint="行政规范性文件要填", required=False)
    expires_on = day("有效期至", hint="有效的最后一天；没有写有效期的空着", required=False)
    summary = text("内容概述", hint="两三句话，列表和搜索里用", length=500, rows=3, required=False)
    body = text(
        "正文",
        hint="可以直接写，一行一段；也可以粘贴带标题和表格的HTML，样式和脚本会去掉",
        length=None,
        rows=20,
        required=False,
    )
    keywords = line("关键词", hint="用空格分开", length=120, required=False)
    source = line("来源", length=80, required=False)
    editor = line("责任编辑", length=40, required=False)
    interprets = one_of(
        "解读的文件", Publication.objects.none(), hint="只有政策解读要选", required=False, empty="不是解读"
    )

    def prepare(self) -> None:
        self.fields["column"].queryset = Column.objects.filter(children__isnull=True).order_by(
            "position", "pk"
        )
        public = Publication.objects.filter(state="published", kind__in=(Kind.NORMATIVE, Kind.POLICY))
        agency = self.thing.agency if self.thing else self.officer.agency
        self.fields["interprets"].queryset = public.filter(agency=agency).order_by("-published_at")

    def clean_body(self) -> str:
        return as_html(self.cleaned_data["body"])


class OpennessForm(DeskForm):
    """The step of an openness decision: which, why, on what ground."""

    openness = choice("公开属性", Openness.choices)
    ground = choice(
        "不主动公开的依据",
        [("", "主动公开，不用选"), *Ground.choices],
        required=False,
        drop_down=True,
    )
    reason = text(
        "理由",
        hint="依申请公开和不予公开的，写明为什么；主动公开的可以不写",
        length=500,
        rows=3,
        required=False,
    )

    def prepare(self) -> None:
        if self.thing:
            self.fields["openness"].initial = self.thing.openness

    def clean(self) -> dict:
        given = self.cleaned_data
        if given.get("openness") not in (None, Openness.PROACTIVE) and not given.get("ground"):
            self.add_error("ground", "不主动公开的，选一条依据")
        return given


class SectionReviewForm(OpennessForm):
    agree = choice("审核意见", [("yes", "同意，送单位审定"), ("no", "不同意，退回拟稿人")])
    field_order = ["agree", "openness", "ground", "reason"]

    def clean(self) -> dict:
        given = super().clean()
        if given.get("agree") == "no" and not given.get("reason", "").strip():
            self.add_error("reason", "不同意的，写明要改什么")
        return given


class SecrecyReviewForm(DeskForm):
    passed = choice("审查结论", [("yes", "不含国家秘密和敏感信息，可以公开"), ("no", "不能公开")])
    note = text("审查意见", ask="写明审查的依据或者不能公开的地方", length=500, rows=3)


class ReasonForm(DeskForm):
    reason = text("理由", ask="写明理由", length=300, rows=3)


class ValidityForm(DeskForm):
    validity = choice(
        "改为",
        [
            (v.value, v.label)
            for v in (Validity.AMENDED, Validity.LAPSED, Validity.REPEALED, Validity.IN_FORCE)
        ],
    )
    on = day("从哪一天起")
    reason = text("理由", ask="写明理由，例如依据哪份清理结果", length=200, rows=3)
    replaced_by = one_of("由哪份文件替代", Publication.objects.none(), required=False, empty="没有替代文件")

    def prepare(self) -> None:
        others = Publication.objects.filter(state="published", kind=Kind.NORMATIVE, agency=self.thing.agency)
        self.fields["replaced_by"].queryset = others.exclude(pk=self.thing.pk).order_by("-published_at")


class AttachForm(DeskForm):
    file = upload("附件", required=True)
    title = line("附件名称", hint="读者看到的名称；空着就用文件名", length=120, required=False)


class RemoveForm(DeskForm):
    sure = tick("从这件信息上去掉这个附件", required=True)


def yes(given: str) -> bool:
    return given == "yes"
