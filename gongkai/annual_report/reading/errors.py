"""Why a file cannot be read as an annual report. The text of each is a sentence that names the file."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual_report.exchange.pointers import Fault, in_one_sentence
from gongkai.annual_report.exchange.schema import SCHEMA_ADDRESS


class Unreadable(Exception):
    """sentence: what is the matter and what helps; `{name}` stands for the file."""

    sentence = "“{name}”读不出来"

    def __init__(self, name: str) -> None:
        super().__init__(self.sentence.format(name=name))
        self.name = name


class NotFound(Unreadable):
    sentence = "没有找到“{name}”这个文件，核对一下路径和文件名"


class EmptyFile(Unreadable):
    sentence = "“{name}”是空文件，里面一个字也没有"


class TooLarge(Unreadable):
    sentence = "“{name}”超过50MB，一份年度报告没有这么大，核对一下是不是选错了文件"


class UnknownKind(Unreadable):
    sentence = "“{name}”的类型认不出来，可以读网页、DOCX、XLSX、带文字的PDF、文本和本产品的JSON"


class OldOffice(Unreadable):
    sentence = "“{name}”是旧版Office文件，另存为DOCX或者XLSX以后再读"


class NoReport(Unreadable):
    sentence = "“{name}”里没有政府信息公开工作年度报告：六个部分的标题和三张表都没有找到"


class PictureOnlyReport(Unreadable):
    sentence = (
        "“{name}”有年度报告的标题，正文和表格却是图片，图片里的字读不出来，要用可以复制文字的网页或者文件"
    )


class EncryptedPdf(Unreadable):
    sentence = "“{name}”是加密的PDF，去掉打开密码以后再读"


class DamagedPdf(Unreadable):
    sentence = "“{name}”这份PDF已经损坏，打不开，重新下载或者重新导出一份"


class PictureOnlyPdf(Unreadable):
    sentence = "“{name}”这份PDF没有文字层，只有图片，要用带文字的PDF（由文字处理软件导出，不是扫描件）"


class WrongDocument(Unreadable):
    """Our JSON by its fields, with something in it that is none of ours. faults: places and what is wrong."""

    sentence = "“{name}”是年度报告的JSON，里面有写得不对的：{faults}。照格式（{schema}）改好以后再读"

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        Exception.__init__(
            self,
            self.sentence.format(name=name, faults=in_one_sentence(faults), schema=SCHEMA_ADDRESS),
        )
        self.name, self.faults = name, tuple(faults)


class DamagedFile(Unreadable):
    sentence = "“{name}”已经损坏，打不开，重新下载或者重新导出一份"
