"""HTML of editors and imports, reduced to what a document needs. Everything not on the list goes."""

from __future__ import annotations

import nh3
from selectolax.lexbor import LexborHTMLParser

BLOCKS = frozenset({"p", "br", "hr", "h2", "h3", "h4", "li", "dt", "dd", "blockquote", "caption", "tr"})
WORDS = frozenset({"strong", "b", "em", "u", "sub", "sup", "a"})
FRAMES = frozenset({"ul", "ol", "dl", "table", "colgroup", "col", "thead", "tbody", "tfoot", "th", "td"})
TAGS = BLOCKS | WORDS | FRAMES
DROPPED_WITH_CONTENT = frozenset({"script", "style", "template", "iframe", "object", "noscript", "title"})
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
}
CLASSES = {"p": {"gk-right", "gk-center"}}  # the signature and headings of an official paper
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean_html(html: str) -> str:
    """Only the tags of a document, no styles, no scripts, links to ordinary addresses.

    Cleaning twice changes nothing.
    """
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    ).strip()


def text_of(html: str) -> str:
    """The words alone, one block a line, cells of a table parted by a space."""
    if not html.strip():
        return ""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css(",".join(sorted(BLOCKS))):
        node.insert_after("\n")
    for node in tree.css("td, th"):
        node.insert_after(" ")
    text = tree.body.text() if tree.body else ""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
