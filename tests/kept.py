"""What takes long to build is built once in a process and put into each test as if it had been built there.

The rows go in by plain statements inside the test's own transaction, so nothing of it is left for the next.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import connection

T = TypeVar("T")
Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]  # table -> its columns, its rows


class Kept(Generic[T]):
    """build: makes objects, rows and files, the same whenever it is called; its clock has to stand."""

    def __init__(self, build: Callable[[], T]) -> None:
        self.build = build
        self.rows: Rows = {}
        self.files = Path()
        self.thing = b""

    def put(self) -> T:
        """Objects of this test's own, whose rows and files are there."""
        if not self.thing:
            return self._built()
        _insert(self.rows)
        shutil.copytree(self.files, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return pickle.loads(self.thing)  # noqa: S301 - pickled below, in this process

    def _built(self) -> T:
        before = rows_now()
        made = self.build()
        for table, (columns, rows) in rows_now().items():
            old = set(before[table][1])
            if new := [row for row in rows if row not in old]:
                self.rows[table] = columns, new
        self.files = Path(tempfile.mkdtemp(dir=settings.DATA_DIR))
        if Path(settings.MEDIA_ROOT).exists():
            shutil.copytree(settings.MEDIA_ROOT, self.files, dirs_exist_ok=True)
        self.thing = pickle.dumps(made)
        return made


def rows_now() -> Rows:
    """Every row of every table of ours, in the order of their first column."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.django_table_names(only_existing=True)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")  # noqa: S608 - ours
            columns = tuple(column[0] for column in cursor.description)
            found[table] = columns, [tuple(map(_plain, row)) for row in cursor.fetchall()]
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _insert(rows: Rows) -> None:
    """Foreign keys are looked at when the transaction ends, so the order of tables does not matter."""
    with connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(statement, values)
