"""发文字号: 机关代字〔年份〕序号. Brackets are six-cornered in print, whatever was typed."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"^(?P<issuer>.+?)\s*[〔\[(【]\s*(?P<year>\d{4})\s*[〕\])】]\s*第?(?P<serial>\d+)\s*号$")


def printed_number(text: str) -> str:
    """明府规[2026]4号 becomes 明府规〔2026〕4号. What is not of this form stays as it was typed."""
    folded = unicodedata.normalize("NFKC", text.strip())
    if match := _NUMBER.match(folded):
        return f"{match['issuer']}〔{match['year']}〕{int(match['serial'])}号"
    return text.strip()
