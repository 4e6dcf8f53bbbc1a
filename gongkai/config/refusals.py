"""Why a production server does not start: what would be unsafe or broken, each in a sentence."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.agencies.selectors import installation
from gongkai.config.demo_settings import DEMO_PREFIX

SECRET_KEY_LENGTH = 50  # characters
IDENTITY_KEY_LENGTH = 32  # bytes


def refusals_to_serve() -> list[str]:
    """Empty where the server may start."""
    return [*_of_settings(), *_of_database()]


def _of_settings() -> Iterator[str]:
    if settings.SECRET_KEY.startswith(DEMO_PREFIX):
        yield "SECRET_KEY是演示用的，正式安装要自己生成，至少50个随机字符。"
    elif len(settings.SECRET_KEY) < SECRET_KEY_LENGTH:
        yield f"SECRET_KEY只有{len(settings.SECRET_KEY)}个字符，至少要{SECRET_KEY_LENGTH}个。"
    if not _is_key(settings.IDENTITY_KEY):
        yield f"IDENTITY_KEY应是{IDENTITY_KEY_LENGTH}字节随机数的base64，申请人身份信息靠它加密。"
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS没有写明网站域名，不能为空，也不能是*。"
    if not settings.SESSION_COOKIE_SECURE:
        yield "HTTPS关着，登录Cookie会走明文，正式安装要开；TLS由前面的nginx做。"
    if settings.EMAIL_ENABLED and not settings.DEFAULT_FROM_EMAIL:
        yield "填了EMAIL_URL，还要填EMAIL_FROM，邮件才有发件人。"
    if settings.DEBUG:
        yield "DEBUG开着，出错页会露出内部信息，正式安装要关。"


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == IDENTITY_KEY_LENGTH
    except (binascii.Error, ValueError):
        return False


def _of_database() -> Iterator[str]:
    try:
        pending = _pending_migrations()
        if pending:
            yield f"数据库还差{pending}处结构变更，先运行gongkai setup。"
            return
        if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
            yield "数据库里没有共用缓存表，先运行gongkai setup。"
        site = installation()
    except DatabaseError:
        yield "数据库连不上：新安装先运行gongkai setup，其他情况检查DATABASE_URL和数据库服务。"
        return
    if site is None:
        yield "还没有填网站名称、标识码和主办单位，先运行gongkai setup。"
    elif site.demonstration:
        yield "这个数据库装的是演示数据，不能当正式网站用；演示用gongkai demo，正式安装换一个空数据库。"


def _pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
