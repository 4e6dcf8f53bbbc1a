"""Secrets of the second factor are stored sealed: a copy of the database alone is not enough to sign in."""

from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class SealedSecrets(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "验证码不对。看验证器上现在显示的6位数字，过30秒会换",
        "cannot_delete_authenticator": "本单位要求两步验证，不能停用",
    }

    def encrypt(self, text: str) -> str:
        return _keys()[0].encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidToken where neither the present SECRET_KEY nor a fallback sealed it."""
        for key in _keys():
            try:
                return key.decrypt(encrypted_text.encode()).decode()
            except InvalidToken:
                continue
        raise InvalidToken

    def can_delete_authenticator(self, authenticator) -> bool:
        return not settings.SECOND_FACTOR_REQUIRED


def _keys() -> list[Fernet]:
    """The key now in use first, then those it replaced (SECRET_KEY_FALLBACKS)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [Fernet(base64.urlsafe_b64encode(_digest(secret))) for secret in secrets]


def _digest(secret: str) -> bytes:
    return hashlib.sha256(f"gongkai second factor:{secret}".encode()).digest()
