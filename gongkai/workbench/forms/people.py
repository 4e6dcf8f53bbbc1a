"""Accounts and posts."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.roles import Role
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, one_of
from gongkai.workbench.personnel import agencies_managed, posts_managed

ROLES = [(role.value, role.label) for role in Role]


def password(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="至少10位，含小写字母、大写字母、数字、符号中的三种。当面告诉本人，本人登录后自己改",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": f"填写{label}"},
    )


class AddPersonForm(DeskForm):
    name = line("姓名", length=40, autocomplete="off")
    username = line("用户名", length=40, hint="登录用，小写字母和数字，例如 chenxiaolan", autocomplete="off")
    phone = line("电话", length=30, required=False, inputmode="tel")
    agency = one_of("单位", Agency.objects.none())
    role = choice("岗位", ROLES, drop_down=True)
    valid_from = day("任职第一天")
    password = password("初始密码")

    def prepare(self) -> None:
        self.fields["agency"].queryset = agencies_managed(self.officer)
        self.fields["agency"].initial = self.officer.agency
        self.fields["valid_from"].initial = timezone.localdate()

    def clean_username(self) -> str:
        username = self.cleaned_data["username"].lower()
        if not (username.isascii() and username.isalnum()):
            raise forms.ValidationError("用户名只用小写字母和数字")
        if Person.objects.filter(username=username).exists():
            raise forms.ValidationError(f"用户名{username}已经有人用，换一个")
        return username

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class AppointForm(DeskForm):
    agency = one_of("单位", Agency.objects.none())
    role = choice("岗位", ROLES, drop_down=True)
    valid_from = day("任职第一天")
    valid_to = day("任职最后一天", required=False, hint="代办、挂职写明到哪一天；长期的空着")

    substitute_for = one_of(
        "代谁办理",
        Post.objects.none(),
        required=False,
        empty="不是代办",
        hint="对方外出、请假时由他代办：看得到对方手上的办件，以自己的名义办，留痕写明代办",
    )

    def prepare(self) -> None:
        self.fields["agency"].queryset = agencies_managed(self.officer)
        self.fields["agency"].initial = self.officer.agency
        self.fields["valid_from"].initial = timezone.localdate()
        posts = posts_managed(self.officer).exclude(valid_to__lt=timezone.localdate())
        self.fields["substitute_for"].queryset = posts.filter(substitute_for=None).order_by(
            "agency", "person"
        )
        self.fields["substitute_for"].label_from_instance = lambda post: f"{post.person.name}，{post}"

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict:
        first, last = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", f"任职最后一天不能早于第一天{first}")
        return self.cleaned_data


class EndPostForm(DeskForm):
    on = day("最后一天", hint="这一天还有权限，第二天起没有")

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()


class SetPasswordForm(DeskForm):
    password = password("新的初始密码")
