"""Whether an identity number can be right: length, characters, check digit. Each fault has a sentence."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
CARD_CHECKS = "10X98765432"
CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
CODE_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
LENGTH = 18


def tidy(number: str) -> str:
    """Without spaces, half-width, in capitals."""
    folded = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in number)
    return re.sub(r"[\s\-]", "", folded).upper()


def fault_of_card(number: str) -> str:
    """What is wrong with a resident identity card number; nothing where it can be right."""
    if fault := _fault_of_length(number, _("身份证号码")):
        return fault
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return _("身份证号码前17位是数字，最后一位是数字或者X")
    total = sum(int(digit) * weight for digit, weight in zip(number, CARD_WEIGHTS, strict=False))
    return (
        "" if CARD_CHECKS[total % 11] == number[17] else _("身份证号码最后一位和前面17位对不上，有一位写错了")
    )


def fault_of_code(code: str) -> str:
    """What is wrong with a unified social credit code; nothing where it can be right."""
    if fault := _fault_of_length(code, _("统一社会信用代码")):
        return fault
    if unknown := [c for c in code if c not in CODE_CHARACTERS]:
        return _("统一社会信用代码里没有“%(character)s”，只用数字和I、O、S、V、Z以外的字母") % {
            "character": unknown[0]
        }
    total = sum(CODE_CHARACTERS.index(c) * weight for c, weight in zip(code, CODE_WEIGHTS, strict=False))
    check = CODE_CHARACTERS[-total % 31]
    return "" if check == code[17] else _("统一社会信用代码最后一位和前面17位对不上，有一位写错了")


def _fault_of_length(number: str, name: str) -> str:
    missing = LENGTH - len(number)
    if missing > 0:
        return _("%(name)s少%(count)d位，应为18位") % {"name": name, "count": missing}
    if missing < 0:
        return _("%(name)s多%(count)d位，应为18位") % {"name": name, "count": -missing}
    return ""
