"""Dates, amounts and names as the house prints them. Plain text in, plain text out."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

WEEKDAYS = "一二三四五六日"
ENGLISH_DAYS = {
    "weekday": "%d %B (%A)",
    "day": "%d %B",
    "year": "%d %B %Y",
    "full": "%d %B %Y (%A)",
    "weekday_only": "%A",
}
ID_NUMBER = re.compile(r"\d{14,17}[\dXx]")


def day_of(value: date | datetime) -> date:
    """The legal day (Asia/Shanghai, the current time zone of the site) of a day or an instant."""
    return local(value).date() if isinstance(value, datetime) else value


def local(value: datetime) -> datetime:
    """The instant in the time zone of the site."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def cn_day(value: date | datetime, style: str = "weekday") -> str:
    """`weekday`: 11月26日（星期四）; `day`: 11月26日; `year`: 2026年11月26日; `full`: year and weekday;
    `weekday_only`: 星期四. On English pages 26 November (Thursday), 26 November 2026 and so on."""
    on = day_of(value)
    if get_language() == "en":
        return on.strftime(ENGLISH_DAYS[style]).lstrip("0")
    if style == "weekday_only":
        return f"星期{WEEKDAYS[on.weekday()]}"
    text = f"{on.month}月{on.day}日"
    if style in ("year", "full"):
        text = f"{on.year}年{text}"
    if style in ("weekday", "full"):
        text += f"（星期{WEEKDAYS[on.weekday()]}）"
    return text


def masked(value: object) -> str:
    """林知遥 → 林＊＊; an identity number keeps 4 and 2 digits, a telephone 3 and 4, mail its domain."""
    text = str(value or "").strip()
    if "@" in text:
        name, _, domain = text.partition("@")
        return f"{name[:1]}***@{domain}"
    digits = re.sub(r"[\s-]", "", text)
    if ID_NUMBER.fullmatch(digits):
        return f"{digits[:4]}{'*' * (len(digits) - 6)}{digits[-2:]}"
    if digits.isdigit() and len(digits) >= 7:
        return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}" if len(digits) > 8 else "*" * len(digits)
    return text[:1] + "＊" * (len(text) - 1)


def in_yuan(value: object) -> str:
    """Yuan as words: 100元, 12.50元; no separators, as the forms have none. Not a number: as it came."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return f"{amount:.0f}元" if amount == amount.to_integral_value() else f"{amount:.2f}元"


def due_words(due: object) -> str:
    """The words of a due badge, from an object shaped like `pieces.Due`."""
    label = getattr(due, "label", "")
    if label:
        return str(label)
    days = getattr(due, "days", None)
    answered = getattr(due, "done_on", None)
    words = {
        "far": _("还有%(days)s个工作日"),
        "soon": _("还有%(days)s个工作日"),
        "today": _("今天到期"),
        "late": _("逾期%(days)s个工作日"),
        "paused": _("停表第%(days)s日") if days else _("期限暂停"),
        "done": _("%(on)s答复，按期") if answered else _("已办结，按期"),
        "done_late": _("%(on)s答复，逾期%(days)s个工作日") if answered else _("已办结，逾期%(days)s个工作日"),
    }[due.state]
    return words % {"days": days, "on": cn_day(answered, "day") if answered else ""}
