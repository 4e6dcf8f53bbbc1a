"""Renders a component as a page would, and reads the result as a tree."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture
def drawn():
    """`drawn("due_badge", due=…)` renders ui/due_badge.html and returns it parsed."""

    def draw(name: str, **context: object) -> LexborHTMLParser:
        return LexborHTMLParser(render_to_string(f"ui/{name}.html", context))

    return draw
