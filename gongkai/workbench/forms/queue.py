"""What the acts of the queue ask for: a saved view's name, and to whom cases go."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.roles import Act
from gongkai.cases.models import SavedView
from gongkai.cases.selectors import holders_at, possible_handlers
from gongkai.workbench.forms.fields import DeskForm, line, one_of, text, tick

NOTE = "办到哪一步、还差什么、和谁联系过。只有本单位看得到，不要写申请人的姓名和联系方式"


class SaveViewForm(DeskForm):
    """thing: the view being renamed, or nothing."""

    name = line("名称", length=16, hint="出现在办件上方，例如“城管的信访件”", autocomplete="off")
    shared = tick("本单位的人都看得到")

    def prepare(self) -> None:
        if not self.officer.may(Act.LEAD_OFFICE):
            del self.fields["shared"]
        if self.thing:
            self.fields["name"].initial = self.thing.name
            if "shared" in self.fields:
                self.fields["shared"].initial = self.thing.shared

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        mine = SavedView.objects.filter(person=self.officer.person, agency=self.officer.agency, name=name)
        if mine.exclude(pk=self.thing.pk if self.thing else None).exists():
            raise forms.ValidationError(f"已经有叫“{name}”的，换一个名称")
        return name


class AssignManyForm(DeskForm):
    to = one_of("转给谁", Person.objects.none(), hint="本单位的经办人和公开工作机构负责人")
    note = text("交接说明", hint=NOTE, length=1000, required=False, rows=3)

    def prepare(self) -> None:
        self.fields["to"].queryset = possible_handlers(self.officer.agency, today=timezone.localdate())


class HandOverForm(DeskForm):
    person = one_of("谁交出", Person.objects.none(), hint="手上有在办申请的人，已经没有岗位的也在内")
    to = one_of("谁接手", Person.objects.none(), hint="本单位的经办人和公开工作机构负责人")
    note = text("交接说明", ask="写明为什么交接、各件办到哪一步", hint=NOTE, length=1000)

    def prepare(self) -> None:
        self.fields["person"].queryset = holders_at(self.officer.agency)
        self.fields["person"].label_from_instance = lambda each: f"{each.name}（{each.holding}件）"
        self.fields["to"].queryset = possible_handlers(self.officer.agency, today=timezone.localdate())

    def clean(self) -> dict:
        given = self.cleaned_data
        if given.get("person") and given.get("person") == given.get("to"):
            self.add_error("to", "接手的人和交出的人不能是同一个")
        return given
