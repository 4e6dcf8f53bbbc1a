"""The icons: 24 grid, 1.75 stroke, drawn as paths so that no font and no second request is needed."""

from __future__ import annotations

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_RING = '<circle cx="12" cy="12" r="8.5"/>'

ICONS: dict[str, str] = {
    "arrow-up": '<path d="M12 19V5.5M6.5 11 12 5.5 17.5 11"/>',
    "barred": f'{_RING}<path d="m6.2 6.2 11.6 11.6"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "building": '<path d="M4 20h16M5.5 17h13M7 17v-6m3.3 6v-6m3.4 6v-6M17 17v-6M4.5 11h15L12 4.5z"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "check-circle": f'{_RING}<path d="m8.2 12.3 2.6 2.6 5-5.2"/>',
    "chevron-down": '<path d="m6 9.5 6 6 6-6"/>',
    "chevron-left": '<path d="m14.5 6-6 6 6 6"/>',
    "chevron-right": '<path d="m9.5 6 6 6-6 6"/>',
    "clock": f'{_RING}<path d="M12 7.5V12l3 2"/>',
    "close": '<path d="m6.5 6.5 11 11m0-11-11 11"/>',
    "download": '<path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14"/>',
    "external": '<path d="M13.5 5H19v5.5M19 5l-8 8M10 6H5v13h13v-5"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.75"/>',
    "file": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5M9 12.5h6M9 16h6"/>',
    "filter": '<path d="M4 7h16M7 12h10M10 17h4"/>',
    "flag": '<path d="M6 20.5v-16h11.5l-2 4 2 4H6"/>',
    "half": f'{_RING}<path class="ico__fill" d="M12 3.5a8.5 8.5 0 0 0 0 17z"/>',
    "inbox": '<path d="M4 13.5 6.5 5.5h11L20 13.5v5H4zM4 13.5h4.5c0 2 1.5 3 3.5 3s3.5-1 3.5-3H20"/>',
    "info": f'{_RING}<path d="M12 11v5.2M12 7.6v.2"/>',
    "link": '<path d="m9.5 14.5 5-5M11 6.5l1.8-1.8a4.2 4.2 0 0 1 6 6L17 12.5'
    'M13 17.5l-1.8 1.8a4.2 4.2 0 0 1-6-6L7 11.5"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "pause": f'{_RING}<path d="M10 9v6m4-6v6"/>',
    "pencil": '<path d="m5 19 1-4.2L16 4.8l3.2 3.2L9.2 18zM14 6.8l3.2 3.2"/>',
    "person": '<circle cx="12" cy="8.25" r="3.75"/><path d="M5 20c.4-3.9 3.2-6 7-6s6.6 2.1 7 6"/>',
    "phone": '<path d="M6 4h3.5l1.5 4.5-2 1.5'
    'c1 2.2 2.8 4 5 5l1.5-2 4.5 1.5V18c0 1-.8 2-2 2C10.5 20 4 13.5 4 6c0-1.2 1-2 2-2z"/>',
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "ring": '<circle cx="12" cy="12" r="8.5" stroke-dasharray="3.2 3.475"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "warning": '<path d="M12 4 2.8 19.8h18.400zM12 10v4.800M12 17.200v.2"/>',
}


@cache
def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers. An unknown name is a mistake of ours: KeyError."""
    return format_html(
        '<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308  # constants of this file
    )
