"""Why a file may be refused, or a letter not be made."""

from __future__ import annotations

from datetime import date

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


class BearsSecrecyMark(Refusal):
    def __init__(self, name: str, level: str):
        super().__init__(
            f"“{name}”开头有密级标识“{level}”，本系统不接收涉密文件；立即从本机移走，按保密规定处理"
        )


class HoldsVirus(Refusal):
    def __init__(self, name: str, virus: str):
        super().__init__(f"“{name}”带有病毒（{virus}），不能接收")


class VirusScanDown(Refusal):
    def __init__(self) -> None:
        super().__init__("病毒检查服务现在没有应答，文件暂时不能上传；过几分钟再试，仍不行的告诉系统管理员")


class CannotRedact(Refusal):
    def __init__(self, name: str, why: str):
        super().__init__(f"“{name}”不能在这里遮盖：{why}")


class NoSuchWords(Refusal):
    """line: how the officer knows the mark."""

    def __init__(self, line: str):
        super().__init__(f"{line}要遮盖的文字在文件里没有找到；核对文字，扫描件改用页码和位置")


class NoSuchPage(Refusal):
    def __init__(self, line: str, page: int, pages: int):
        there = f"一共{pages}页" if pages else "不分页，只能按文字遮盖"
        super().__init__(f"{line}写的是第{page}页，这个文件{there}")


class StillReadable(Refusal):
    def __init__(self) -> None:
        super().__init__("遮盖后重新读取，要遮盖的文字还读得出来，没有生成副本；改用页码和位置遮盖整块")


class FileErased(Refusal):
    """The bytes were erased when the retention term ended; the fingerprint is kept."""

    def __init__(self, on: date):
        super().__init__(f"这个文件里有申请人的身份信息，已在{on:%Y-%m-%d}保存期满时销毁，只留有指纹")
