"""Structured logs without personal data: which view answered with what, never who asked for what.

Lives here: the shape of a log line. Query strings, form values, addresses and names are not logged; an
exception is logged by its type and place, not by its message, because messages may quote what was typed.
For the same reason the arguments of a message are left out, and a message of another library without any,
which may have been put together from what was typed, is named by where it was written.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

FIELDS = ("request_id", "method", "view", "status", "ms", "officer")
OURS = "gongkai."
FRAMES = 6  # of an exception, from where it was raised


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event(record),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            kind, _, place = record.exc_info
            line["error"] = kind.__name__
            line["place"] = [_frame(frame) for frame in traceback.extract_tb(place)[-FRAMES:]]
        return json.dumps(line, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    if isinstance(record.msg, str) and (record.args or record.name.startswith(OURS)):
        return record.msg
    return f"{record.module}:{record.lineno} {record.funcName}"


def _frame(frame: traceback.FrameSummary) -> str:
    return f"{frame.filename}:{frame.lineno} {frame.name}"
