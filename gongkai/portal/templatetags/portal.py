"""{% load portal %}: what only public pages print."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from gongkai.disclosure.models import Publication
from gongkai.portal import validity

register = template.Library()


@register.simple_tag
def validity_tag(publication: Publication) -> SafeString | str:
    """The validity of a document today, in icon and word; nothing for what has none."""
    tag = validity.validity_tag(publication.validity_on(timezone.localdate()))
    return render_to_string("ui/status_tag.html", {"kind": tag.kind, "label": tag.label}) if tag else ""
