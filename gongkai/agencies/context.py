"""The site's identity for every page: name, organiser, codes and contact (国办发〔2017〕47号)."""

from __future__ import annotations

from django.utils.functional import SimpleLazyObject

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import installation


def _site():
    row = installation()
    if row is None:
        return None
    head = Agency.objects.filter(parent__isnull=True).first()
    for name in ("address", "phone", "hours"):
        setattr(row, name, getattr(head, name, ""))
    return row


def site(request) -> dict:
    return {"site": SimpleLazyObject(_site)}
