"""Parts of Word and Excel files: archives of XML, opened without entities and without bombs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from gongkai.guard.errors import Unreadable
from gongkai.guard.findings import Finding, Kind, masked

_MOST_UNPACKED = 200 * 1024 * 1024  # bytes; what unpacks to more is taken for a bomb
_LARGEST_PART = 64 * 1024 * 1024  # bytes of one part of XML, which takes several times that in memory
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
_PEOPLE = {"creator": "作者", "lastModifiedBy": "最后修改人", "Manager": "经理", "Company": "单位"}
_EMBEDDED = re.compile(r"(?:word|xl|ppt)/(?:embeddings|activeX)/[^/]+$")


@dataclass(frozen=True)
class Package:
    """name -> content of each part."""

    archive: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def part(self, name: str) -> Any:
        """The root of a part's XML; None where there is no such part. Raises Unreadable."""
        if name not in self.names:
            return None
        if self.archive.getinfo(name).file_size > _LARGEST_PART:
            raise Unreadable(f"里面的{name}超过{_LARGEST_PART // 1048576}MB")
        try:
            return etree.fromstring(self.archive.read(name), _PARSER)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
            raise Unreadable(f"里面的{name}坏了") from fault
        except (RuntimeError, EOFError) as fault:
            raise Unreadable("加了密码或者没有存完整") from fault

    def matching(self, pattern: str) -> Iterator[tuple[str, Any]]:
        for name in sorted(self.names):
            if re.fullmatch(pattern, name):
                yield name, self.part(name)


def open_package(content: bytes) -> Package:
    """Raises Unreadable for what is no archive, is broken or unpacks to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as fault:
        raise Unreadable("压缩包坏了，没有存完整") from fault
    if unpacked > _MOST_UNPACKED:
        raise Unreadable(f"展开后超过{_MOST_UNPACKED // 1048576}MB")
    return Package(archive)


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute whatever its namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def properties(package: Package) -> Iterator[Finding]:
    """Who made the file and for whom, as the programs note it by themselves."""
    for part in ("docProps/core.xml", "docProps/app.xml"):
        root = package.part(part)
        for element in () if root is None else root:
            label, value = _PEOPLE.get(local(element), ""), (element.text or "").strip()
            if label and value:
                yield Finding(Kind.METADATA, "文件属性", f"{label} {masked(value)}")
    custom = package.part("docProps/custom.xml")
    if custom is not None and len(custom):
        yield Finding(Kind.METADATA, "文件属性", f"自定义属性{len(custom)}项")


def embedded(package: Package) -> Iterator[Finding]:
    """Whole files inside, such as the workbook behind a chart: they go out with everything they hold."""
    for name in sorted(package.names):
        if _EMBEDDED.match(name):
            yield Finding(Kind.EMBEDDED_FILE, "嵌入的对象", name.rsplit("/", 1)[-1])
