"""Structured logs without personal data: which view answered with what, never who asked for what.

Lives here: the shape of a log line. Query strings, form values, addresses and names are not logged; an
exception is logged by its type and place, not by its message, because messages may quote what was typed.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

FIELDS = ("request_id", "method", "view", "status", "ms", "officer")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        # Django's own request messages quote the path, which may hold a case number: only its template is kept
        line["event"] = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            kind, _, place = record.exc_info
            line["error"] = kind.__name__
            line["place"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(place)[-6:]]
        return json.dumps(line, ensure_ascii=False)
