"""Numbers without gaps or repeats: one counter an agency, year and series, taken under a lock."""

from __future__ import annotations

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from gongkai.agencies.models import Agency, Counter


class OutsideTransaction(RuntimeError):
    """A number was asked for outside a transaction, where a failure would leave a gap."""


def next_number(agency: Agency, year: int, series: str) -> int:
    """The next number of the series, starting at 1. The row stays locked until the transaction ends."""
    return next_numbers(agency, year, series, 1)[0]


def next_numbers(agency: Agency, year: int, series: str, count: int) -> range:
    """The next so many numbers of the series, at least one, in a row and under the same lock."""
    if not connection.in_atomic_block:
        raise OutsideTransaction("a number is taken inside the transaction that uses it")
    mine = Counter.objects.filter(agency=agency, year=year, series=series)
    if not mine.update(last=F("last") + count):
        try:
            with transaction.atomic():
                Counter.objects.create(agency=agency, year=year, series=series, last=count)
        except IntegrityError:  # another first one won the race; its row is there now
            mine.update(last=F("last") + count)
    last = mine.values_list("last", flat=True).get()
    return range(last - count + 1, last + 1)
