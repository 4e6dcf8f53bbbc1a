"""English words of the public pages: translations.py update | check.

update: take every marked sentence out of the sources into django.po, drop what is gone, compile django.mo.
check: say what is missing, left over, not compiled, or has other placeholders than its source, and exit 1.
Both files are committed, so a machine that runs the product needs no gettext.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
SOURCES = PROJECT / "gongkai"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
METADATA = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


@dataclass(frozen=True)
class Sentence:
    """A marked sentence. plural: empty where it has none."""

    text: str
    plural: str = ""
    context: str | None = None


def marked() -> dict[Sentence, list[str]]:
    """Every marked sentence of the sources with the files it stands in, both in order."""
    found: dict[Sentence, set[str]] = {}
    for path in sorted([*SOURCES.rglob("*.py"), *SOURCES.rglob("*.html")]):
        for sentence in _sentences_of(path):
            found.setdefault(sentence, set()).add(path.relative_to(PROJECT).as_posix())
    return {sentence: sorted(files) for sentence, files in found.items()}


def _sentences_of(path: Path) -> Iterator[Sentence]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django turns a template into calls of gettext between X's; without indentation these are tokens
        lines = templatize(source, origin=path.name).splitlines()
        source = "\n".join(line.strip() for line in lines)
    for _, message, _, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        text, plural = message if isinstance(message, tuple) else (message, "")
        if text:
            yield Sentence(text, plural, context)


def key(entry: polib.POEntry) -> Sentence:
    return Sentence(entry.msgid, entry.msgid_plural, entry.msgctxt)


def read() -> polib.POFile:
    if CATALOGUE.is_file():
        return polib.pofile(str(CATALOGUE), wrapwidth=0)
    return polib.POFile(wrapwidth=0)


def update() -> int:
    """Returns how many sentences still need their English."""
    kept = {key(entry): entry for entry in read() if not entry.obsolete}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = METADATA
    for sentence, files in marked().items():
        catalogue.append(_entry(sentence, files, kept.get(sentence)))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    CATALOGUE.with_suffix(".mo").write_bytes(catalogue.to_binary())
    missing = len(catalogue.untranslated_entries())
    print(f"{len(catalogue)} sentences, {missing} without English", file=sys.stderr)
    return missing


def _entry(sentence: Sentence, files: list[str], known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=sentence.text,
        msgid_plural=sentence.plural,
        msgctxt=sentence.context,
        occurrences=[(name, "") for name in files],
        flags=["python-format"] if "%(" in sentence.text else [],
    )
    if sentence.plural:
        entry.msgstr_plural = known.msgstr_plural if known else {0: "", 1: ""}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def faults() -> Iterator[str]:
    catalogue = read()
    entries = {key(entry): entry for entry in catalogue if not entry.obsolete}
    sources = marked()
    for sentence in sources.keys() - entries.keys():
        yield f"not in the catalogue: {sentence.text} ({sources[sentence][0]})"
    for sentence, entry in entries.items():
        if sentence not in sources:
            yield f"no longer in the sources: {sentence.text}"
        elif not entry.translated():
            yield f"without English: {sentence.text} ({sources[sentence][0]})"
        elif wrong := _other_placeholders(entry):
            yield f"other placeholders than its source: {wrong}"
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.is_file() or compiled.read_bytes() != catalogue.to_binary():
        yield "django.mo is not compiled from django.po as it is now"


def _other_placeholders(entry: polib.POEntry) -> str:
    """The first English text with placeholders its source does not have, or without one it has."""
    source = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
    if not entry.msgid_plural:
        return "" if set(PLACEHOLDER.findall(entry.msgstr)) == source else entry.msgstr
    # one thing may be said without its number, so a plural only must not use what is not given
    forms = entry.msgstr_plural.values()
    return next((form for form in forms if set(PLACEHOLDER.findall(form)) - source), "")


def check() -> int:
    found = sorted(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    acts = {"update": lambda: update() and 0, "check": check}
    if len(arguments) != 1 or arguments[0] not in acts:
        print("translations.py update | check", file=sys.stderr)
        return 2
    settings.configure(USE_I18N=True)
    return acts[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
