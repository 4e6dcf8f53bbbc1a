"""Password policy beyond Django's own: characters of at least three kinds (等保三级 身份鉴别 a)."""

from __future__ import annotations

from django.core.exceptions import ValidationError

KINDS_REQUIRED = 3


class MixedCharacters:
    def validate(self, password: str, user=None) -> None:
        kinds = [str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum()]
        found = sum(any(kind(character) for character in password) for kind in kinds)
        if found < KINDS_REQUIRED:
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        return "密码要含小写字母、大写字母、数字、符号中的三种"
