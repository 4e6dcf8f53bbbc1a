"""Lists page by key: the place is the last row seen, so page 1,000 costs what page 1 costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

SIZE = 20  # rows a page


@dataclass(frozen=True)
class Page:
    """``first`` and ``last`` are places in the whole list, counted from 1; both 0 where it is empty."""

    rows: list
    first: int
    last: int
    total: int
    prev_url: str
    next_url: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(
    rows: QuerySet, query: QueryDict, *, by: str = "pk", descending: bool = False, size: int = SIZE
) -> Page:
    """One page of the list, ordered by a field that is never null and then by id.

    query: the address's parameters; ``after`` or ``before`` holds a key as ``key_of`` wrote it, ``from`` the
    place of the first row. A key that cannot be read leads to the first page.
    """
    total = rows.count()
    backwards = "before" in query and "after" not in query
    key = _read(query.get("before" if backwards else "after", ""), by)
    downwards = descending is not (backwards and key is not None)
    sign = "-" if downwards else ""
    ordered = rows.order_by(f"{sign}{by}", f"{sign}pk") if by != "pk" else rows.order_by(f"{sign}pk")
    if key is not None:
        ordered = ordered.filter(_beyond(by, key, below=downwards))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards and key is not None:
        found.reverse()
    first = _place(query, total) if key is not None else 1
    if backwards and not more:
        first = 1
    has_prev = more if backwards and key is not None else key is not None and first > 1
    has_next = more if not (backwards and key is not None) else True
    return Page(
        rows=found,
        first=first if found else 0,
        last=first + len(found) - 1 if found else 0,
        total=total,
        prev_url=_address(query, "before", found[0], by, max(first - size, 1)) if found and has_prev else "",
        next_url=_address(query, "after", found[-1], by, first + len(found)) if found and has_next else "",
    )


def key_of(row: Model, by: str) -> str:
    value = getattr(row, by)
    return str(row.pk) if by == "pk" else f"{value.isoformat()}.{row.pk}"


def _read(text: str, by: str) -> tuple | None:
    try:
        if by == "pk":
            return (int(text),)
        day, _, pk = text.partition(".")
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None


def _beyond(by: str, key: tuple, *, below: bool) -> Q:
    step = "lt" if below else "gt"
    if by == "pk":
        return Q(**{f"pk__{step}": key[0]})
    return Q(**{f"{by}__{step}": key[0]}) | Q(**{by: key[0], f"pk__{step}": key[1]})


def _place(query: QueryDict, total: int) -> int:
    text = query.get("from", "")
    return min(max(int(text), 1), max(total, 1)) if text.isdecimal() and len(text) < 12 else 1


def _address(query: QueryDict, way: str, row: Model, by: str, place: int) -> str:
    kept = query.copy()
    for name in ("after", "before", "from"):
        kept.pop(name, None)
    kept[way], kept["from"] = key_of(row, by), str(place)
    return "?" + kept.urlencode()
