"""Fields and errors: label, hint and error tied to the control; what was typed stays."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.ui.templatetags.ui import error_title, error_total
from tests.ui.test_components import words


class Application(forms.Form):
    name = forms.CharField(label="姓名", error_messages={"required": "写明您的姓名"})
    number = forms.CharField(label="身份证号码", help_text="只用来核对身份。")
    what = forms.CharField(label="内容", widget=forms.Textarea, max_length=500)
    how = forms.ChoiceField(
        label="怎样取得",
        help_text="选一样。",
        widget=forms.RadioSelect,
        choices=[("mail", "电子邮箱"), ("post", "邮寄")],
        error_messages={"required": "选择用什么方式取得"},
    )
    scan = forms.FileField(label="扫描件", required=False)
    agency = forms.ChoiceField(label="单位", choices=[("1", "住建局")])
    help = forms.BooleanField(label="需要帮助", required=False)

    def clean_number(self):
        raise forms.ValidationError("身份证号码少1位，应为18位")


@pytest.fixture
def bad() -> Application:
    return Application({"number": "9901<", "what": "文件", "agency": "1"})


def test_an_error_stands_between_hint_and_control_and_is_tied_to_both(drawn, bad):
    tree = drawn("field", field=bad["number"])
    box = tree.css_first(".gk-field--bad")
    assert [child.tag for child in box.iter()] == ["label", "div", "p", "input"]
    control = tree.css_first("input")
    assert control.attributes["aria-describedby"] == "id_number_helptext id_number_error"
    assert (control.attributes["aria-invalid"], control.attributes["value"]) == ("true", "9901<")
    assert tree.css_first("label").attributes["for"] == control.attributes["id"]
    assert words(tree.css_first("#id_number_error")) == "身份证号码少1位，应为18位"


def test_choices_are_a_group_with_a_legend(drawn, bad):
    tree = drawn("field", field=bad["how"])
    assert words(tree.css_first("fieldset > legend")) == "怎样取得"
    assert tree.css_first("fieldset").attributes["aria-describedby"].split() == [
        "id_how_helptext",
        "id_how_error",
    ]
    assert [each.attributes["class"] for each in tree.css("input")] == ["form-check-input"] * 2
    assert [each.attributes["for"] for each in tree.css("label")] == ["id_how_0", "id_how_1"]


def test_each_widget_gets_the_control_it_needs(drawn):
    form = Application()
    assert drawn("field", field=form["what"]).css_first("textarea.form-control") is not None
    assert words(drawn("field", field=form["what"]).css_first(".gk-count")) == "最多500字"
    assert drawn("field", field=form["agency"]).css_first("select.form-select") is not None
    assert words(drawn("field", field=form["scan"]).css_first("label")) == "扫描件（选填）"
    assert drawn("field", field=form["help"]).css_first(".form-check > input.form-check-input") is not None
    hinted = drawn("field", field=form["name"], hint="照身份证写。", label="您的姓名")
    assert words(hinted.css_first("label")) == "您的姓名"
    assert hinted.css_first("input").attributes["aria-describedby"] == "id_name_helptext"


def test_the_summary_repeats_each_sentence_and_leads_to_its_place(drawn, bad):
    tree = drawn("error_summary", form=bad)
    box = tree.css_first("#errors[role=alert]")
    assert words(box.css_first("h2")) == "有3处需要改正"
    assert [(each.attributes["href"], words(each)) for each in box.css("a")] == [
        ("#id_name", "写明您的姓名"),
        ("#id_number", "身份证号码少1位，应为18位"),
        ("#id_how_0", "选择用什么方式取得"),
    ]


def test_chosen_files_are_said_to_be_gone_since_no_page_can_put_them_back(drawn, bad):
    assert "重新选" not in words(drawn("error_summary", form=bad).css_first("#errors"))
    chosen = Application(bad.data, {"scan": SimpleUploadedFile("扫描.pdf", b"%PDF")})
    assert "选好的文件没有留下，要重新选一次" in words(
        drawn("error_summary", form=chosen).css_first("#errors")
    )


def test_the_page_title_begins_with_the_count(bad):
    assert (error_total(bad), error_title(bad), error_title(Application()), error_title(None)) == (
        3,
        "有3处需要改正：",
        "",
        "",
    )


def test_a_confirm_page_offers_one_verb_and_one_way_back_or_says_why_not(drawn):
    given = {
        "heading": "延长答复期限15个工作日",
        "facts": [{"label": "依据", "value": "第三十三条第二款"}],
        "form": Application(),
        "button": "送审延期",
        "back": {"label": "不延长，回到案件", "url": "/desk/cases/31/"},
    }
    tree = drawn("confirm", **given)
    assert [words(each) for each in tree.css("button")] == ["送审延期"]
    assert tree.css_first("form").attributes["enctype"] == "multipart/form-data"
    refused = drawn("confirm", refused="该期限11月5日已届满（第三十三条第二款）。", **given)
    assert not refused.css("form, button")
    assert [each.attributes["href"] for each in refused.css("a")] == ["/desk/cases/31/"]


def test_a_placeholder_that_repeats_the_label_is_left_out(drawn):
    class Door(forms.Form):
        login = forms.CharField(label="用户名", widget=forms.TextInput({"placeholder": "用户名"}))
        code = forms.CharField(label="查询码", widget=forms.TextInput({"placeholder": "7KQ4-2MNE"}))

    form = Door()
    assert (
        "placeholder" not in drawn("field", field=form["login"], label="账号").css_first("input").attributes
    )
    assert drawn("field", field=form["code"]).css_first("input").attributes["placeholder"] == "7KQ4-2MNE"
