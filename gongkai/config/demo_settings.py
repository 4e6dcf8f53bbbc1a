"""The settings of a demonstration: made once, kept in its data folder, readable by its owner only."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from gongkai.config.django_setup import DEMO_FILE

DEMO_PREFIX = "demo-"  # how a SECRET_KEY made for the demonstration begins

# settings of the environment the demonstration must not follow, such as somebody's real database
NOT_FOLLOWED = ("DATABASE_URL", "SECRET_KEY", "IDENTITY_KEY", "DEBUG", "HTTPS", "SECOND_FACTOR_REQUIRED")


def use_demo_settings(folder: Path) -> Mapping[str, str]:
    """Put the demonstration's settings into the environment, making them on the first start."""
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    path = folder / DEMO_FILE
    if not path.exists():
        _write(path)
    lines = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    stored = {name: value for name, mark, value in lines if mark and not name.startswith("#")}
    for name in NOT_FOLLOWED:
        os.environ.pop(name, None)
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # the accounts stay in sight on the terminal
    os.environ |= stored | _notices(folder) | {"ENV_FILE": os.devnull, "DATA_DIR": str(folder)}
    return stored


def _notices(folder: Path) -> dict[str, str]:
    """Mail and text messages become files in the data folder: the demonstration writes to nobody."""
    return {
        "EMAIL_URL": f"filemail:///{quote(str(folder / 'mail'))}",
        "EMAIL_FROM": "gongkai@minghe.example",
        "SMS_GATEWAY_URL": (folder / "sms").as_uri(),
    }


def _write(path: Path) -> None:
    """Whole or not at all, so that a start cut short does not leave half a file."""
    partial = path.with_suffix(".new")
    partial.unlink(missing_ok=True)
    with os.fdopen(
        os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write("# 演示用的密钥和密码，第一次启动时随机生成，只供本机演示\n")
        file.writelines(f"{name}={value}\n" for name, value in _fresh().items())
    partial.replace(path)


def _fresh() -> dict[str, str]:
    return {
        "SECRET_KEY": DEMO_PREFIX + secrets.token_urlsafe(48),
        "IDENTITY_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "HTTPS": "false",
        "DEMO_PASSWORD": "Gk-"
        + secrets.token_hex(5)
        + "-2026",  # three kinds of characters, as the policy asks
    }
