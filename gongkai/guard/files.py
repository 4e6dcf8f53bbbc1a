"""Looking into a file of any kind the office sends. It never raises: what cannot be read is a finding."""

from __future__ import annotations

from pathlib import PurePosixPath

from gongkai.guard.docx import scan_docx, text_of_docx
from gongkai.guard.errors import Unreadable
from gongkai.guard.findings import Finding, Kind
from gongkai.guard.office import open_package
from gongkai.guard.pdf import first_page_of_pdf, scan_pdf, text_of_pdf
from gongkai.guard.personal import scan_text
from gongkai.guard.xlsx import scan_xlsx, text_of_xlsx

MOST_FINDINGS = 200
"""What is listed of one file. A register of thousands is not cleared line by line; it is the wrong file."""

_HEAD = 2000  # characters
_ARCHIVE, _PDF, _OLD_OFFICE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_SUFFIX_KINDS = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf"}


def scan_file(name: str, content: bytes) -> list[Finding]:
    """What must not go out of this file, in the order of the file. The name only helps to tell its kind."""
    try:
        found = _scan(name, content)
    except Unreadable as fault:
        return [Finding(Kind.UNREADABLE, "整个文件", str(fault))]
    except Exception:  # the libraries beneath let errors of every kind through on broken files
        return [Finding(Kind.UNREADABLE, "整个文件", "文件坏了，读不出来")]
    if len(found) > MOST_FINDINGS:
        rest = Finding(Kind.MORE, "整个文件", f"另有{len(found) - MOST_FINDINGS}处没有列出")
        found = [*found[:MOST_FINDINGS], rest]
    return found


def kind_of(name: str, content: bytes) -> str:
    """docx, xlsx, pdf, picture or text, by the content. Raises Unreadable."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    kind = _kind_of_content(content)
    if kind == "text" and suffix in _SUFFIX_KINDS:
        raise Unreadable(f"扩展名是{suffix}，内容却不是")
    return kind


def _kind_of_content(content: bytes) -> str:
    if content.startswith(_ARCHIVE):
        names = open_package(content).names
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        raise Unreadable("是压缩包，不是Word或者Excel文件")
    if _PDF in content[:1024]:
        return "pdf"
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("是旧格式或者加了密码的Office文件，另存为DOCX、XLSX再查")
    if content.startswith(_PICTURES):
        return "picture"
    return "text"


def text_of_file(name: str, content: bytes) -> str:
    """The words of a file as read on paper; empty for pictures. Raises Unreadable."""
    kind = kind_of(name, content)
    if kind == "docx":
        return "\n".join(text_of_docx(content))
    if kind == "pdf":
        return "\n".join(text_of_pdf(content))
    return decoded(content) if kind == "text" else ""


def head_of_file(name: str, content: bytes) -> str:
    """The beginning of what is read on its first page; empty where nothing can be read."""
    try:
        if kind_of(name, content) == "pdf":
            return first_page_of_pdf(content)
        return text_of_file(name, content)[:_HEAD]
    except Exception:  # the libraries beneath let errors of every kind through on broken files
        return ""


def text_in_file(name: str, content: bytes) -> str:
    """All the words of a file, a spreadsheet's cells too; empty where nothing can be read."""
    try:
        if kind_of(name, content) == "xlsx":
            return text_of_xlsx(content)
        return text_of_file(name, content)
    except Exception:  # the libraries beneath let errors of every kind through on broken files
        return ""


def decoded(content: bytes) -> str:
    """Text of UTF-8, UTF-16 with its mark, or GB 18030. Raises Unreadable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content:
        raise Unreadable("不是文本，也不是能认出的文件")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文字的编码认不出来")


def _scan(name: str, content: bytes) -> list[Finding]:
    if not content:
        raise Unreadable("是空文件")
    kind = kind_of(name, content)
    if kind == "docx":
        return scan_docx(content)
    if kind == "xlsx":
        return scan_xlsx(content)
    if kind == "pdf":
        return scan_pdf(content)
    if kind == "picture":
        return [Finding(Kind.NOT_CHECKED, "整个文件", "是图片，里面的文字要人看")]
    return scan_text(decoded(content))
