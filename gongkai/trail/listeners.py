"""Rooms above that follow the acts recorded here, such as the one that writes to applicants.

A listener is called in the transaction of the act, with the subject as the act has left it: what it writes
is committed with the act or not at all.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from gongkai.trail.models import Record

Listener = Callable[[models.Model, Record], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Called once, when the room starts."""
    if listener not in _listeners:
        _listeners.append(listener)


def heard(subject: models.Model, record: Record) -> None:
    for listener in _listeners:
        listener(subject, record)
