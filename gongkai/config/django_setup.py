"""Starting Django for a command or a server: which settings file counts, and what the rooms need once.

A settings file is looked for in this order: what ENV_FILE names; ``.env`` in the project folder; the
``demo.env`` that ``gongkai demo`` left in the data folder. Variables of the environment win over all of them.
"""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parents[2]
DEMO_FILE = "demo.env"


class NotConfigured(Exception):
    """Django cannot start with these settings; ``str()`` is the sentence for the terminal."""


def start() -> None:
    """Make the settings and models usable. Raises NotConfigured. Calling it again does nothing more."""
    choose_settings()
    try:
        django.setup()
    except ImproperlyConfigured as refused:
        raise NotConfigured(_sentence(str(refused))) from refused


def choose_settings() -> None:
    """Name the settings module and, where the environment itself says nothing, the file that counts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    if "ENV_FILE" in os.environ or "SECRET_KEY" in os.environ or (PROJECT / ".env").is_file():
        return
    folder = data_folder()
    if (folder / DEMO_FILE).is_file():
        os.environ["ENV_FILE"] = str(folder / DEMO_FILE)
        os.environ["DATA_DIR"] = str(folder)


def data_folder() -> Path:
    """DATA_DIR, or what ``make`` calls DATA, or the folder ``data`` of the project."""
    named = os.environ.get("DATA_DIR") or os.environ.get("DATA")
    return Path(named or PROJECT / "data").resolve()


def _sentence(reason: str) -> str:
    # django-environ: "Set the SECRET_KEY environment variable"
    words = reason.split()
    if reason.startswith("Set the ") and len(words) > 2:
        return f"没有设置{words[2]}。正式安装照.env.example写好.env，看演示先运行make demo。"
    return f"设置有误：{reason}"
