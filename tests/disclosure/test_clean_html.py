"""What of an editor's HTML is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosure.clean_html import clean_html, text_of

TABLE = (
    '<table><caption>限额</caption><thead><tr><th scope="col">层数</th><th>限额</th></tr></thead>'
    '<tbody><tr><td rowspan="2">四层</td><td>18</td></tr></tbody></table>'
)


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("<p>正文</p><script>alert(1)</script>", "<p>正文</p>"),
        ("<style>p{color:red}</style><p>正文</p>", "<p>正文</p>"),
        ('<p style="color:red" onclick="x()">正文</p>', "<p>正文</p>"),
        ('<p><a href="javascript:alert(1)">看</a></p>', "<p><a>看</a></p>"),
        ('<p><a href="JaVaScRiPt&#58;alert(1)">看</a></p>', "<p><a>看</a></p>"),
        ('<p><a href="data:text/html,x">看</a></p>', "<p><a>看</a></p>"),
        ("<svg><script>alert(1)</script></svg>", ""),
        ('<img src=x onerror="alert(1)">', ""),
        ('<iframe src="https://a.example"></iframe><p>正文</p>', "<p>正文</p>"),
        ('<form action="/x"><input name="a">文字</form>', "文字"),
        ("<p>正文<!-- 内部意见 --></p>", "<p>正文</p>"),
        ('<p class="gk-right MsoNormal">局</p>', '<p class="gk-right">局</p>'),
        ("<div><span>文字</span></div>", "文字"),
    ],
)
def test_only_the_text_and_its_structure_are_kept(given_html, kept):
    assert clean_html(given_html) == kept


def test_tables_and_links_stay_as_they_are():
    link = '<p><a href="https://www.gov.cn/">中国政府网</a></p>'
    assert clean_html(TABLE + link) == TABLE + link


@given(st.text("<>/=\"' abcdefhijklnoprstuv:;&#!-甲乙", max_size=80))
def test_cleaning_twice_changes_nothing_and_no_script_is_left(html):
    cleaned = clean_html(html)
    assert clean_html(cleaned) == cleaned
    assert "<script" not in cleaned


def test_the_words_of_a_text_one_block_a_line():
    html = f"<h2>第一条</h2><p>甲<strong>乙</strong><br>丙</p>{TABLE}"
    assert text_of(html) == "第一条\n甲乙\n丙\n限额\n层数 限额\n四层 18"


def test_a_text_without_words_is_empty():
    assert text_of(" ") == text_of("<p></p>") == ""
