"""Traditional script: what is read changes, what is sent or addressed does not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ui.script_folding import traditional, traditional_page


def test_text_and_title_are_folded():
    assert (
        traditional_page("<title>公开</title><p>政府信息公开</p>") == "<title>公開</title><p>政府信息公開</p>"
    )


def test_attributes_that_are_read_are_folded():
    html = '<img alt="图" title="说明"><input placeholder="关键词" aria-label="办"><meta content="简介">'
    assert traditional_page(html) == (
        '<img alt="圖" title="說明"><input placeholder="關鍵詞" aria-label="辦"><meta content="簡介">'
    )


def test_what_a_form_sends_back_stays_simplified():
    html = (
        '<input value="长辈"><textarea name="a" placeholder="关键词">办公厅</textarea>'
        '<select><option value="书">书面</option><option>电子</option></select><button value="办">办</button>'
    )
    assert traditional_page(html) == (
        '<input value="长辈"><textarea name="a" placeholder="關鍵詞">办公厅</textarea>'
        '<select><option value="书">書面</option><option>电子</option></select><button value="办">辦</button>'
    )


def test_addresses_scripts_styles_and_data_stay():
    html = (
        '<a href="/library/?q=电梯" data-head="总计">电梯</a><meta content="https://example.cn/电梯">'
        '<script>if (a<b && c>d) say("电梯")</script><style>.a::before{content:"书"}</style><!-- 电梯 -->'
    )
    assert traditional_page(html) == html.replace(">电梯</a>", ">電梯</a>")


def test_the_language_of_the_page_and_of_chinese_pieces_follows():
    html = '<html lang="en" class="x"><p lang="zh-CN">区财政局</p></html>'
    assert traditional_page(html) == '<html lang="zh-Hant" class="x"><p lang="zh-Hant">區財政局</p></html>'


def test_the_switch_and_other_languages_stay_as_written():
    html = '<a lang="zh-Hans" href="?lang=zh-hans">简体<b>简</b></a><p>简体</p><span lang="en">门</span>'
    assert traditional_page(html) == html.replace("<p>简体</p>", "<p>簡體</p>")


def test_a_void_element_with_a_language_does_not_swallow_what_follows():
    assert traditional_page('<input lang="en"><p>门</p>') == '<input lang="en"><p>門</p>'


@given(st.text("书<>\"'=/ap !-", max_size=60))
def test_broken_markup_neither_fails_nor_loses_a_character(html):
    assert len(traditional_page(html)) == len(html)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_text_without_han_comes_back_untouched(text):
    plain = re.sub(r"[\u3400-\u9fff]", "", text)
    assert traditional(plain) == plain
