"""The languages a public page can be read in, and which pages are public."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGE_COOKIE = "gk_lang"
EDITION_COOKIE = "edition"
STAFF_PREFIXES = ("/desk/", "/accounts/", "/admin/")  # staff pages stay in simplified Chinese


@dataclass(frozen=True)
class Language:
    """`code` as in ?lang=, `tag` as in the lang attribute, `gettext` the catalogue used to render."""

    code: str
    tag: str
    gettext: str
    label: str


SIMPLIFIED = Language("zh-hans", "zh-Hans", "zh-hans", "简体")
TRADITIONAL = Language("zh-hant", "zh-Hant", "zh-hans", "繁體")  # rendered simplified, then converted
ENGLISH = Language("en", "en", "en", "English")
LANGUAGES = {each.code: each for each in (SIMPLIFIED, TRADITIONAL, ENGLISH)}


def is_public(path: str) -> bool:
    """Whether the page is one citizens read; everything else keeps one language and one edition."""
    return not path.startswith(STAFF_PREFIXES)
