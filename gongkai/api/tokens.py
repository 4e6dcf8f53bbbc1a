"""Who calls: the token in the header, and nothing else. A session of the workbench opens nothing here."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from gongkai.annual_report.errors import TokenUnknown
from gongkai.annual_report.models import EntryToken
from gongkai.annual_report.services import use_entry_token
from gongkai.ui.slots import client_address, take_slot

BODY_LIMIT = 256 * 1024  # bytes: a year of every figure by month is a tenth of it
WRONG_TOKENS_ALLOWED = (
    10  # of one address in a quarter of an hour, then 429; right ones are taken all the same
)


class NoToken(HttpError):
    def __init__(self) -> None:
        super().__init__(401, "没有带填报凭证；在请求头写 Authorization: Bearer 凭证，凭证由单位在工作台发")


class TooManyWrong(HttpError):
    def __init__(self) -> None:
        super().__init__(429, "这个网络地址15分钟里用错的凭证太多，过一会儿再来；核对凭证有没有抄全")


class Bearer(HttpBearer):
    """The EntryToken of the call, which then counts as one of its calls."""

    def __call__(self, request: HttpRequest) -> EntryToken:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            raise HttpError(413, f"一次最多{BODY_LIMIT // 1024}KB；分年度送")
        token = super().__call__(request)
        if token is None:
            raise NoToken()
        return token

    def authenticate(self, request: HttpRequest, token: str) -> EntryToken:
        try:
            return use_entry_token(token.strip())
        except TokenUnknown:
            subject = f"address:{client_address(request)}"
            if take_slot("wrong-token", subject, WRONG_TOKENS_ALLOWED) is None:
                raise TooManyWrong() from None
            raise
