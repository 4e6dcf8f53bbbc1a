"""Why a file may be refused, or a letter not be made."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal


class TooLarge(Refusal):
    def __init__(self, name: str, size: int, limit: int):
        super().__init__(
            f"“{name}”有{size / 1048576:.1f}MB，一个文件最大{limit // 1048576}MB；可以压缩或者分开上传"
        )


class EmptyFile(Refusal):
    def __init__(self, name: str):
        super().__init__(f"“{name}”是空的，重新选择文件")


class TypeNotAccepted(Refusal):
    def __init__(self, name: str):
        super().__init__(f"“{name}”的内容不是可以接收的类型。可以上传PDF、Word、Excel、图片（JPG、PNG）和TXT")


class NameDoesNotFit(Refusal):
    def __init__(self, name: str, found: str):
        super().__init__(f"“{name}”的扩展名和内容不一致，内容是{found}；改正文件名后再上传")


class HoldsMacros(Refusal):
    def __init__(self, name: str):
        super().__init__(f"“{name}”带有宏，不能接收；另存为不带宏的文件后再上传")


class UnpacksTooLarge(Refusal):
    def __init__(self, name: str, limit: int):
        super().__init__(f"“{name}”展开后超过{limit // 1048576}MB，不能接收；可以压缩图片或者分成几个文件")


class FingerprintBroken(RuntimeError):
    """Stored bytes are gone or no longer have the fingerprint they were stored under."""


class NoLetterFont(Refusal):
    """No font with Chinese characters is installed: PDF cannot be made, DOCX can."""

    def __init__(self) -> None:
        super().__init__(
            "这台服务器没有中文字体，做不了PDF；请系统管理员安装Debian软件包fonts-noto-cjk，"
            "或者在设置LETTER_FONT里写明字体文件。DOCX不受影响，可以先用"
        )
