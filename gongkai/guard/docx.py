"""Word files: what is read, and what is in them without being seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongkai.guard.errors import Unreadable
from gongkai.guard.findings import Finding, Kind
from gongkai.guard.office import Package, attribute, embedded, local, open_package, properties
from gongkai.guard.personal import excerpt_of, scan_text

_PLACES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_CHANGES = {"ins": "插入", "del": "删除", "moveFrom": "移走", "moveTo": "移来"}
_OFF = ("0", "false", "none", "off")
_WHITE = ("FFFFFF", "FEFEFE")


def scan_docx(content: bytes) -> list[Finding]:
    """Raises Unreadable."""
    package = open_package(content)
    body = package.part("word/document.xml")
    if body is None:
        raise Unreadable("里面没有正文")
    hiding = _hiding_styles(package)
    found = [*_part(body, "", hiding)]
    for name, root in package.matching(r"word/(?:header|footer)\d*\.xml|word/(?:foot|end)notes\.xml"):
        place = next(word for key, word in _PLACES.items() if name.startswith(f"word/{key}"))
        found += _part(root, place, hiding)
    found += _comments(package)
    found += embedded(package)
    found += properties(package)
    return found


def text_of_docx(content: bytes) -> list[str]:
    """The paragraphs of the body as read on paper: without deletions and hidden text. Raises Unreadable."""
    package = open_package(content)
    body = package.part("word/document.xml")
    if body is None:
        raise Unreadable("里面没有正文")
    hiding = _hiding_styles(package)
    return [_text(paragraph, hiding, shown=True) for paragraph in _paragraphs(body)]


def _part(root: Any, place: str, hiding: frozenset[str]) -> Iterator[Finding]:
    for number, paragraph in enumerate(_paragraphs(root), start=1):
        where = f"{place}第{number}段"
        yield from scan_text(_text(paragraph, hiding), where=where)
        yield from _changes(paragraph, where)
        yield from _hidden(paragraph, where, hiding)


def _paragraphs(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if local(element) == "p")


def _runs(paragraph: Any) -> Iterator[Any]:
    """Runs of this paragraph, not of one inside it (text boxes)."""
    for element in paragraph:
        if local(element) == "r":
            yield element
        elif local(element) not in ("p", "pPr"):
            yield from _runs(element)


def _text(paragraph: Any, hiding: frozenset[str], *, shown: bool = False) -> str:
    runs = _runs(paragraph)
    if shown:
        runs = (run for run in runs if not _is_hidden(run, hiding))
    return "".join(_run_text(run, shown=shown) for run in runs)


def _run_text(run: Any, *, shown: bool = False) -> str:
    parts = []
    for element in run:
        name = local(element)
        if name == "t" or (name == "delText" and not shown):
            parts.append(element.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _changes(paragraph: Any, where: str) -> Iterator[Finding]:
    for element in paragraph.iter():
        word = _CHANGES.get(local(element))
        if word and _nearest_paragraph(element) is paragraph:
            text = "".join(_run_text(run) for run in element.iter() if local(run) == "r")
            yield Finding(Kind.TRACKED_CHANGE, where, f"{word}：{excerpt_of(text)}" if text else word)


def _nearest_paragraph(element: Any) -> Any:
    return next((parent for parent in element.iterancestors() if local(parent) == "p"), None)


def _hidden(paragraph: Any, where: str, hiding: frozenset[str]) -> Iterator[Finding]:
    """Neighbouring hidden runs are one finding."""
    text = ""
    for run in [*_runs(paragraph), None]:
        if run is not None and _is_hidden(run, hiding):
            text += _run_text(run)
        elif text.strip():
            yield Finding(Kind.HIDDEN_TEXT, where, excerpt_of(text))
            text = ""


def _is_hidden(run: Any, hiding: frozenset[str]) -> bool:
    paragraph = _nearest_paragraph(run)
    return _hides(_child(run, "rPr"), hiding) or _hides_all(paragraph, hiding) or _is_white(run)


def _hides(properties_of: Any, hiding: frozenset[str]) -> bool:
    for element in () if properties_of is None else properties_of:
        name, value = local(element), attribute(element, "val")
        if name in ("vanish", "webHidden") and value not in _OFF:
            return True
        if name in ("rStyle", "pStyle") and value in hiding:
            return True
    return False


def _hides_all(paragraph: Any, hiding: frozenset[str]) -> bool:
    own = _child(paragraph, "pPr") if paragraph is not None else None
    return any(
        local(each) == "pStyle" and attribute(each, "val") in hiding for each in (() if own is None else own)
    )


def _is_white(run: Any) -> bool:
    """White letters on paper; on a shaded run, paragraph or cell they may be meant to be read."""
    own = _child(run, "rPr")
    colour = _child(own, "color") if own is not None else None
    if colour is None or attribute(colour, "val").upper() not in _WHITE:
        return False
    holders = [run, *run.iterancestors()]
    sets = [_child(holder, f"{local(holder)}Pr") for holder in holders]
    shades = [_child(each, "shd") for each in sets if each is not None]
    filled = [attribute(shade, "fill").upper() for shade in shades if shade is not None]
    lit = own is not None and _child(own, "highlight") is not None
    return not lit and all(fill in ("", "AUTO", *_WHITE) for fill in filled)


def _child(element: Any, name: str) -> Any:
    return next((each for each in element if local(each) == name), None)


def _hiding_styles(package: Package) -> frozenset[str]:
    root = package.part("word/styles.xml")
    styles = [] if root is None else [each for each in root if local(each) == "style"]
    hiding = (attribute(style, "styleId") for style in styles if _hides(_child(style, "rPr"), frozenset()))
    return frozenset(hiding)


def _comments(package: Package) -> Iterator[Finding]:
    root = package.part("word/comments.xml")
    for number, comment in enumerate((each for each in root) if root is not None else (), start=1):
        text = "".join(_text(paragraph, frozenset()) for paragraph in _paragraphs(comment))
        yield Finding(Kind.COMMENT, f"批注{number}", excerpt_of(text))
        yield from scan_text(text, where=f"批注{number}")
