"""Why a letter may not be served by e-mail."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal


class NotTheChosenWay(Refusal):
    def __init__(self, chosen: str):
        super().__init__(f"申请人选的是“{chosen}”，没有选电子邮件，不能用电子邮件送达（第四十条）")


class NoMailServer(Refusal):
    def __init__(self) -> None:
        super().__init__("这里没有设置邮件服务器，不能用电子邮件送达；请系统管理员设置，或者换一种方式")


class MailOnItsWay(Refusal):
    def __init__(self) -> None:
        super().__init__("答复书的邮件正在发送，发出以后自动登记送达；发不到的会告诉您")


class NoMailAddress(Refusal):
    def __init__(self) -> None:
        super().__init__("申请人没有留电子邮箱，不能用电子邮件送达，换一种方式")
