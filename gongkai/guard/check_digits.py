"""Check digits: what tells a number of a person or a card from any other number of its length."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECKS = "10X98765432"
_BORN_FROM = 1850  # an older number is a slip, or no number of a person


def identity_check(first_17: str) -> str:
    """The 18th character of a citizen identity number (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def is_identity_number(number: str) -> bool:
    """18 characters with a day of birth the calendar has and the right check digit.

    The code of the place is not asked: codes change with the map, and old numbers stay.
    """
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year >= _BORN_FROM and identity_check(number[:17]) == number[17].upper()


def luhn_check(payload: str) -> str:
    """The digit that closes a card number (GB/T 17552, ISO/IEC 7812-1 annex B)."""
    total = 0
    for place, digit in enumerate(reversed(payload)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def is_card_number(number: str) -> bool:
    """16 to 19 digits that end in their check digit and begin as bank cards here do."""
    if not (16 <= len(number) <= 19 and number.isascii() and number.isdigit()):
        return False
    return number.startswith(_ISSUERS) and luhn_check(number[:-1]) == number[-1]


_ISSUERS = ("62", "60", "4", "51", "52", "53", "54", "55", "35", "9558")
"""[M] UnionPay, the foreign schemes issued here, and the oldest cards of ICBC. Shorter beginnings would take
file numbers for cards."""
