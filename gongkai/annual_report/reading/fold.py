"""Words brought to one shape for comparison: width, script, spaces, punctuation. Never for numbers."""

from __future__ import annotations

import importlib
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_NOT_WORDS = re.compile(r"[\W_]+")
_TRADITIONAL = ("公開", "申請", "總計", "結轉", "複議", "無法提供", "報告", "處理")


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Letters, digits and characters only, of one width: `（一） 予以公开` and `(一)予以公开` are alike."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", words))


def is_traditional(words: str) -> bool:
    return any(word in words for word in _TRADITIONAL)


@cache
def _to_simplified() -> Any:
    # loaded on first use: most reports are in simplified script and a check must start at once
    return importlib.import_module("opencc").OpenCC("t2s")


def simplified(words: str) -> str:
    """In simplified script. Line by line, so that no phrase is folded across a break."""
    converter = _to_simplified()
    return "\n".join(converter.convert(line) for line in words.split("\n"))
