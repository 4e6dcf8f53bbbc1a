"""Writing the texts of papers: the supervising office's, for every agency below it."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act


def refusal_to_write_template(officer: Officer) -> Refusal | None:
    return officer.refusal(Act.EDIT_TEMPLATES)
