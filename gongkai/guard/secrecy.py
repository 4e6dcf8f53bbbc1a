"""A secrecy mark (密级标识) at the top of a file. Files that bear one do not belong in this system.

Source of the form: GB/T 9704-2012 §7.2.2: the class, ★ and the term in the upper left corner of page one.
"""

from __future__ import annotations

import re

_TOP = 400  # characters: the head of the first page
_MARK = re.compile(
    r"(?P<level>绝\s*密|机\s*密|秘\s*密)\s*[★☆*＊]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|长期|启封|解密|$)?"
)
_ALONE = re.compile(r"^\s*(?P<level>绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆]?\s*\d{1,3}\s*年)?\s*$", re.MULTILINE)


def secrecy_mark(text: str) -> str:
    """The class marked at the head of the text (机密); empty where there is none.

    The words inside a sentence (商业秘密) are no mark: it needs the star, or a line of its own.
    """
    head = text[:_TOP]
    found = _MARK.search(head) or _ALONE.search(head)
    return "".join(found["level"].split()) if found else ""
