"""Why an act may be refused. The text of a refusal is a sentence for the officer."""

from __future__ import annotations


class Refusal(Exception):
    """An act that may not be done now, by this officer, to this. ``str()`` is the sentence shown."""


class NotAllowed(Refusal):
    """The officer's role at this agency does not cover the act."""

    def __init__(self, act_label: str, roles_label: str, agency_name: str):
        super().__init__(f"{act_label}要由{agency_name}的{roles_label}办理，您现在的岗位不能办")


class NoticesStand(RuntimeError):
    """Code tried to change or remove a loaded holiday notice."""


class CalendarRefused(Refusal):
    """A holiday notice cannot be loaded as it is, or not now."""
