"""Setting up the columns of the site."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from gongkai.disclosure.columns import COLUMNS
from gongkai.disclosure.models import Column


@transaction.atomic
def ensure_columns() -> dict[str, Column]:
    """Make the fixed and statutory columns what columns.py says; other columns are left alone. By slug."""
    made: dict[str, Column] = {}
    for position, plan in enumerate(COLUMNS, start=1):
        fields = asdict(plan)
        slug, parent = fields.pop("slug"), fields.pop("parent")
        fields |= {"parent": made.get(parent), "position": position}
        made[slug], _ = Column.objects.update_or_create(slug=slug, defaults=fields)
    return made
