"""Which fonts a letter is set in: those of the standard for official documents, else any Chinese ones.

The Noto and Windows fonts look different and break lines differently; the text is the same.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings

from gongkai.documents.errors import NoLetterFont

# GB/T 9704-2012: 仿宋 for the text, 小标宋 for the title; then what comes near and is free
BODY = (
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "FZFangSong-Z02",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
)
TITLE = (
    "FZXiaoBiaoSong-B05",
    "FZXiaoBiaoSong-B05S",
    "STZhongsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
)


@dataclass(frozen=True)
class LetterFonts:
    """Family names, the best first. paths: folders to look into beside the system's."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    paths: tuple[str, ...] = ()


def letter_fonts() -> LetterFonts:
    """LETTER_FONT if set, else what fontconfig knows for Chinese. Raises NoLetterFont where there is none."""
    return _look_up(settings.LETTER_FONT)


@lru_cache(maxsize=4)
def _look_up(configured: str) -> LetterFonts:
    if configured:
        path = Path(configured)
        folder = path if path.is_dir() else path.parent
        families = _families_in(folder) if path.exists() else ()
        paths: tuple[str, ...] = (str(folder),)
    else:
        families, paths = _families_of_system(), ()
    if not families:
        raise NoLetterFont()
    return LetterFonts(_best_first(families, BODY), _best_first(families, TITLE), paths)


def _families_in(folder: Path) -> tuple[str, ...]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return tuple(fonts.families())


def _families_of_system() -> tuple[str, ...]:
    program = shutil.which("fc-list")
    if program is None:
        return ()
    command = [program, "--format", "%{family[0]}\n", ":lang=zh-cn"]
    listed = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - fixed words
    return tuple(sorted({line.strip() for line in listed.stdout.splitlines() if line.strip()}))


def _best_first(families: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The wanted ones in their order, then simplified serif, simplified, the rest."""
    lower = {family.lower(): family for family in families}
    first = [lower[name.lower()] for name in wanted if name.lower() in lower]
    rest = sorted(set(families) - set(first), key=lambda name: ("SC" not in name, "Serif" not in name, name))
    return tuple((first + rest)[:3])
