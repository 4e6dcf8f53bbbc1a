"""A finished page from simplified into traditional script.

Only what is read changes: text, and the attributes alt, title, placeholder, aria-label and content. Scripts,
styles, text areas, values, addresses, and pieces in another language stay as they are, so a form sends back
exactly what it would have sent in simplified script.
"""

from __future__ import annotations

import re
from functools import cache

import opencc

CONVERSION = "s2tw"  # common forms (為, 說), not those of s2t (爲) or s2hk (説); characters only, no phrases
READ_ATTRIBUTES = "alt|title|placeholder|aria-label|content"
RAW_ELEMENTS = frozenset({"script", "style", "textarea"})
VOID_ELEMENTS = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Content marked as Chinese on a page in any language is folded with it; "zh-hans" is a switch or a quotation.
FOLDED_LANGUAGES = frozenset({"zh", "zh-cn"})
TRADITIONAL_TAG = "zh-Hant"

_TOKEN = re.compile(
    r"<!--.*?-->|<![^>]*>|<(?P<close>/)?(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rf"""(?<=\s)(?P<head>(?:{READ_ATTRIBUTES})\s*=\s*)(?P<value>"[^"]*"|'[^']*')""", re.IGNORECASE
)
_OWN_LANGUAGE = re.compile(r"""(?P<head>\slang\s*=\s*["']?)(?P<tag>[\w-]+)""", re.IGNORECASE)
_HAS_VALUE = re.compile(r"\svalue\s*=", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC(CONVERSION)


def traditional(text: str) -> str:
    """A piece of text in traditional script; text without 汉字 comes back untouched."""
    return _converter().convert(text) if _HAN.search(text) else text


def traditional_page(html: str) -> str:
    """The page in traditional script, with `<html lang>` set to match."""
    out: list[str] = []
    at = 0
    kept, depth = "", 0  # inside an element whose content stays as it is, and how many of its name are open
    while token := _TOKEN.search(html, at):
        text = html[at : token.start()]
        out.append(text if kept else traditional(text))
        at = token.end()
        name = (token["name"] or "").lower()
        opens = bool(name) and not token["close"]
        if opens and name in RAW_ELEMENTS:
            at = _end_of_raw(html, name, at)
            out.append(_tag(token[0], name) + html[token.end() : at])
            continue
        out.append(_tag(token[0], name) if opens and not kept else token[0])
        if kept:
            depth += (name == kept) * (1 if opens else -1)
            kept = kept if depth else ""
        elif opens and _keeps_content(name, token["rest"]):
            kept, depth = name, 1
    rest = html[at:]
    out.append(rest if kept else traditional(rest))
    return "".join(out)


def _end_of_raw(html: str, name: str, at: int) -> int:
    """Where the closing tag of a script, style or text area begins; what is in between is not markup."""
    found = re.compile(rf"</{name}", re.IGNORECASE).search(html, at)
    return found.start() if found else len(html)


def _keeps_content(name: str, rest: str) -> bool:
    if name == "option" and not _HAS_VALUE.search(rest):
        return True  # its text is what the form sends
    if name == "html" or name in VOID_ELEMENTS:
        return False
    own = _OWN_LANGUAGE.search(rest)
    return bool(own) and own["tag"].lower() not in FOLDED_LANGUAGES


def _tag(tag: str, name: str) -> str:
    """An opening tag: attributes that are read, and the language of the page or of a piece in Chinese."""
    own = _OWN_LANGUAGE.search(tag)
    if own and (name == "html" or own["tag"].lower() in FOLDED_LANGUAGES):
        tag = tag[: own.start("tag")] + TRADITIONAL_TAG + tag[own.end("tag") :]
    return _ATTRIBUTE.sub(_attribute, tag) if _HAN.search(tag) else tag


def _attribute(match: re.Match[str]) -> str:
    value = match["value"]
    is_address = value[1:].startswith(("http:", "https:", "/", "mailto:"))
    return match["head"] + (value if is_address else traditional(value))
