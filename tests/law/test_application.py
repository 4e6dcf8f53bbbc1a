"""What an application is asked, from the forms' own definitions: art. 29, or a necessity with its source."""

from __future__ import annotations

import pytest

from gongkai.law.application import CONTENTS, NECESSITIES
from gongkai.portal.forms import FORMS
from gongkai.portal.forms import application as portal
from gongkai.workbench.forms import register as keying

ASKED = [
    pytest.param(FORMS["person"], portal.ASKED_BY, id="a person's form"),
    pytest.param(FORMS["organisation"], portal.ASKED_BY, id="an organisation's form"),
    pytest.param(keying.RegisterForm, keying.ASKED_BY, id="the keying form"),
]


@pytest.mark.parametrize(("form", "grounds"), ASKED)
def test_every_field_names_its_ground_and_no_ground_is_made_up(form, grounds):
    fields = set(form.base_fields)
    assert fields - set(grounds) == set()
    assert {grounds[name] for name in fields} <= {*CONTENTS, *NECESSITIES}


@pytest.mark.parametrize(("form", "grounds"), ASKED)
def test_every_item_of_article_29_is_asked(form, grounds):
    assert set(CONTENTS) <= {grounds[name] for name in form.base_fields}


@pytest.mark.parametrize(("form", "grounds"), ASKED)
def test_no_field_asks_for_a_purpose(form, grounds):
    words = "".join(f"{field.label}{field.help_text}" for field in form.base_fields.values())
    assert not [word for word in ("用途", "目的", "理由", "为什么", "需要该信息") if word in words]


def test_what_is_required_is_required_by_article_29():
    """A necessity may be asked; but for how it came, only art. 29 lets an application be sent back."""
    for form, grounds in ((each.values[0], each.values[1]) for each in ASKED):
        required = {grounds[name] for name, field in form.base_fields.items() if field.required}
        assert required - set(CONTENTS) <= {keying.RECEIPT, keying.COUNTED}


def test_grounds_read_as_they_are_cited():
    assert str(keying.PROOF) == "第二十九条第二款第一项：身份证明"
    assert str(keying.COUNTED) == "《政府信息公开工作年度报告格式》：年度报告按申请人类别统计"
