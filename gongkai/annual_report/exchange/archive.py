"""The archive of all years: a ZIP with the document of every public report and a list of them.

``manifest.json`` holds, for each report in order, what does not belong to its hash: ``file``, ``sha256``,
``source``, ``members`` of a sum, and four moments, ``submitted_at`` to ``published_at`` (ISO 8601 in UTC, or
null).
The same reports give the same bytes.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

from gongkai.annual_report.exchange.document import Unsound, checked, fingerprint_of

SCHEMA = "gongkai-report-archive/1"
MANIFEST = "manifest.json"
MOMENTS = ("submitted_at", "signed_at", "accepted_at", "published_at")
_SOURCES = ("derived", "imported")
_LARGEST = 8 * 1024 * 1024  # bytes of one document, the list included


@dataclass(frozen=True)
class Archived:
    """content: what the fingerprint covers. moments: by the names in MOMENTS, with their offset, or None."""

    content: dict[str, Any]
    sha256: str
    source: str
    members: list[dict[str, Any]] = field(default_factory=list)
    moments: dict[str, datetime | None] = field(default_factory=dict)

    @property
    def file(self) -> str:
        one = self.content
        return f"reports/{one['agency_code']}/{one['year']}/{one['scope']}-{one['version']}.json"


def files_of(reports: Iterable[Archived]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file of the archive, the list last."""
    listed = []
    for one in reports:
        yield one.file, _as_bytes(one.content)
        listed.append(_listed(one))
    yield MANIFEST, _as_bytes({"schema": SCHEMA, "reports": listed})


def read_archive(file: IO[bytes]) -> list[Archived]:
    """Every report of the archive, each checked against its fingerprint. Raises Unsound."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read(archive, MANIFEST)
            if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
                raise Unsound(f"这不是{SCHEMA}格式的年度报告档案")
            reports = [_archived(archive, row) for row in manifest["reports"]]
    # zipfile raises NotImplementedError for a compression it does not know
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError) as fault:
        raise Unsound("这不是年度报告档案，或者文件已经损坏") from fault
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as fault:
        raise Unsound("档案的目录（manifest.json）缺少内容或者写得不对") from fault
    if len({one.file for one in reports}) != len(reports):
        raise Unsound("档案里同一版报告有两份")
    return reports


def _archived(archive: zipfile.ZipFile, row: dict[str, Any]) -> Archived:
    name = row["file"]
    content = checked(_read(archive, name), name)
    if fingerprint_of(content) != row["sha256"]:
        raise Unsound(f"“{name}”的内容和目录里的指纹不一致，文件被改动过或者损坏了")
    one = Archived(content, row["sha256"], row["source"], row["members"], _moments(row))
    if one.file != name or one.source not in _SOURCES or not isinstance(one.members, list):
        raise Unsound(f"目录里“{name}”一行和文件的内容不一致")
    if one.moments["published_at"] is None:
        raise Unsound(f"“{name}”没有发布的时间，档案只收已经发布的报告")
    return one


def _read(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        entry = archive.getinfo(name)
    except KeyError as fault:
        raise Unsound(f"档案里没有“{name}”") from fault
    if entry.file_size > _LARGEST:
        raise Unsound(f"档案里的“{name}”大得不像年度报告")
    try:
        return json.loads(archive.read(entry))
    except (ValueError, RecursionError) as fault:
        raise Unsound(f"档案里的“{name}”不是JSON") from fault


def _moments(row: dict[str, Any]) -> dict[str, datetime | None]:
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in MOMENTS}
    if any(moment and moment.tzinfo is None for moment in moments.values()):
        raise ValueError("a moment without its offset")
    return moments


def _listed(one: Archived) -> dict[str, Any]:
    row: dict[str, Any] = {"file": one.file, "sha256": one.sha256, "source": one.source}
    for name in MOMENTS:
        moment = one.moments.get(name)
        row[name] = moment.astimezone(UTC).isoformat() if moment else None
    return row | {"members": one.members}


def _as_bytes(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
