"""What every installation needs in its database, also the demonstration. All of it may run again."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command

from gongkai.disclosure.services.columns import ensure_columns


def prepare_database() -> None:
    """Bring the tables up to date, make the shared cache's, and enter the columns the law asks for."""
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.INDEX_DIR, settings.STATIC_ROOT):
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    ensure_columns()


def collect_static_files() -> None:
    """Gather and compress what browsers load, so that the server finds it in one folder."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
