"""The catalogue of English words: complete, compiled, and nothing marked is overlooked."""

import re
from pathlib import Path

import polib
import pytest

from tools import translations
from tools.translations import Sentence

PROJECT = Path(__file__).resolve().parents[2]
SIMPLE = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of one template and one module, with its catalogue elsewhere."""
    sources = tmp_path / "gongkai"
    sources.mkdir()
    monkeypatch.setattr(translations, "PROJECT", tmp_path)
    monkeypatch.setattr(translations, "SOURCES", sources)
    monkeypatch.setattr(translations, "CATALOGUE", sources / "locale/en/LC_MESSAGES/django.po")
    (sources / "page.html").write_text(
        "<div>\n    <p>{% translate '首页' %}</p>\n  {# 注释 #}\n"
        "      {% blocktranslate count n=n %}{{ n }}件{% plural %}{{ n }}件都有{% endblocktranslate %}\n"
        "</div>",
        encoding="utf-8",
    )
    (sources / "module.py").write_text(
        "from django.utils.translation import gettext as _\n\n\n"
        'def f(n):\n    return _("共%(n)d件") % {"n": n}\n',
        encoding="utf-8",
    )
    return sources


def translate(texts: dict[str, str | tuple[str, str]]) -> None:
    catalogue = translations.read()
    for entry in catalogue:
        words = texts.get(entry.msgid, "")
        if isinstance(words, tuple):
            entry.msgstr_plural = dict(enumerate(words))
        else:
            entry.msgstr = words
    catalogue.save(str(translations.CATALOGUE))
    translations.update()


WHOLE = {"首页": "Home", "%(n)s件": ("one", "%(n)s items"), "共%(n)d件": "%(n)d in all"}


def test_marked_sentences_of_templates_and_modules_are_found(project):
    assert translations.marked() == {
        Sentence("共%(n)d件"): ["gongkai/module.py"],
        Sentence("首页"): ["gongkai/page.html"],
        Sentence("%(n)s件", "%(n)s件都有"): ["gongkai/page.html"],
    }


def test_a_complete_catalogue_has_no_faults_and_is_compiled(project):
    translations.update()
    translate(WHOLE)
    assert list(translations.faults()) == []
    compiled = polib.mofile(str(translations.CATALOGUE.with_suffix(".mo")))
    assert compiled.find("首页").msgstr == "Home"


def test_without_english_is_a_fault(project):
    translations.update()
    translate(WHOLE | {"首页": ""})
    assert list(translations.faults()) == ["without English: 首页 (gongkai/page.html)"]
    assert translations.check() == 1


def test_a_new_and_a_vanished_sentence_are_faults(project):
    translations.update()
    translate(WHOLE)
    (project / "page.html").write_text("{% translate '主页' %}", encoding="utf-8")
    assert sorted(translations.faults()) == [
        "no longer in the sources: %(n)s件",
        "no longer in the sources: 首页",
        "not in the catalogue: 主页 (gongkai/page.html)",
    ]


def test_an_update_keeps_the_english_that_is_there(project):
    translations.update()
    translate(WHOLE)
    (project / "more.html").write_text("{% translate '更多' %}", encoding="utf-8")
    assert translations.update() == 1
    kept = {entry.msgid: entry.msgstr for entry in translations.read() if not entry.msgid_plural}
    assert kept == {"首页": "Home", "共%(n)d件": "%(n)d in all", "更多": ""}


def test_another_placeholder_is_a_fault(project):
    translations.update()
    translate(WHOLE | {"共%(n)d件": "%(m)d in all"})
    assert list(translations.faults()) == ["other placeholders than its source: %(m)d in all"]


def test_a_catalogue_changed_without_compiling_is_a_fault(project):
    translations.update()
    translate(WHOLE)
    text = translations.CATALOGUE.read_text(encoding="utf-8").replace("Home", "Front page")
    translations.CATALOGUE.write_text(text, encoding="utf-8")
    assert list(translations.faults()) == ["django.mo is not compiled from django.po as it is now"]


def test_no_marked_sentence_of_the_product_is_overlooked():
    found = {sentence.text for sentence in translations.marked()}
    for path in (PROJECT / "gongkai").rglob("*.html"):
        for match in SIMPLE.finditer(path.read_text(encoding="utf-8")):
            assert (match[1] or match[2]) in found, f"{path.name}: {match[0]}"
