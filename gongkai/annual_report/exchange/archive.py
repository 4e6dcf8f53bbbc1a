"""The archive of all years: a ZIP with the document of every public report and a list of them.

``manifest.json`` holds, for each report in order, what does not belong to its hash: ``file``, ``sha256``,
``source``, ``members`` of a sum, and four moments, ``submitted_at`` to ``published_at`` (ISO 8601 in UTC, or
null). Beside them the agencies that reported and those they stand under.
The same reports give the same bytes.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

from gongkai.annual_report.exchange.agencies import ArchivedAgency, agency_row, read_agencies
from gongkai.annual_report.exchange.document import fingerprint_of
from gongkai.annual_report.exchange.pointers import Fault, in_one_sentence, pointer, unexpected
from gongkai.annual_report.exchange.soundness import Unsound, checked, faults_of_keys, is_clean

SCHEMA = "gongkai-report-archive/1"
MANIFEST = "manifest.json"
MOMENTS = ("submitted_at", "signed_at", "accepted_at", "published_at")
_SOURCES = ("derived", "imported")
_ROW = ("file", "sha256", "source", *MOMENTS, "members")
_LARGEST = 8 * 1024 * 1024  # bytes of one document, the list included
_AGAIN = "请提供档案的单位重新做一份"


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

    @property
    def named(self) -> str:
        """As a reader knows it: 明河区财政局2026年度报告第2版."""
        one = self.content
        return f"{one['agency']}{one['year']}年度报告第{one['version']}版"


@dataclass(frozen=True)
class Archive:
    """agencies: those above first; none in an archive made before they were written into it."""

    reports: list[Archived]
    agencies: list[ArchivedAgency]


def files_of(reports: Iterable[Archived], agencies: Iterable[ArchivedAgency]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file of the archive, the list last. One report is held at a time."""
    listed = []
    for one in reports:
        yield one.file, _as_bytes(one.content)
        listed.append(_listed(one))
    known = [agency_row(agency) for agency in agencies]
    yield MANIFEST, _as_bytes({"schema": SCHEMA, "agencies": known, "reports": listed})


def read_archive(file: IO[bytes]) -> Archive:
    """Every report of the archive, each checked against its fingerprint. Raises Unsound."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read(archive, MANIFEST)
            if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
                raise Unsound(f"这不是{SCHEMA}格式的年度报告档案")
            agencies = read_agencies(manifest.get("agencies", []), MANIFEST)
            rows = _rows(manifest.get("reports"))
            reports = [_archived(archive, row, place) for place, row in enumerate(rows)]
    # zipfile raises NotImplementedError for a compression it does not know, RuntimeError for a locked file
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as fault:
        raise Unsound("这不是年度报告档案，或者文件已经损坏；重新拷贝或者下载一份") from fault
    return Archive(reports, agencies)


def _rows(rows: Any) -> Sequence[dict[str, Any]]:
    """The lines of the list, each with all its fields and of a file of its own. Raises Unsound."""
    if not isinstance(rows, list):
        raise _refused([Fault("/reports", unexpected("一个列表", rows))])
    faults: list[Fault] = []
    files: set[str] = set()
    for place, row in enumerate(rows):
        faults += _faults_of(row, place)
        name = row.get("file") if isinstance(row, dict) else None
        if isinstance(name, str) and name in files:
            faults.append(Fault(pointer("reports", place, "file"), f"“{name}”：档案里同一版报告有两份"))
        files |= {name} if isinstance(name, str) else set()
    if faults:
        raise _refused(faults)
    return rows


def _faults_of(row: Any, place: int) -> Iterator[Fault]:
    if not isinstance(row, dict):
        yield Fault(pointer("reports", place), unexpected("一个对象", row))
        return
    if faults := list(faults_of_keys(row, _ROW, "一项", "reports", str(place))):
        yield from faults
        return
    for name, wanted, sound in (
        ("file", "文件在档案里的名字", isinstance(row["file"], str)),
        ("sha256", "64位小写的十六进制指纹", _is_fingerprint(row["sha256"])),
        ("source", '"derived"或者"imported"', row["source"] in _SOURCES),
        ("members", "一个列表，一行一个汇总的单位", _are_members(row["members"])),
        ("published_at", "发布的时间，档案只收已经发布的报告", row["published_at"] is not None),
        *((name, "带时区的时间或者null", _is_moment(row[name])) for name in MOMENTS),
    ):
        if not sound:
            yield Fault(pointer("reports", place, name), unexpected(wanted, row[name]))


def _is_fingerprint(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def _are_members(value: Any) -> bool:
    """One outside the installation has a name and the fingerprint of its file, the others more."""
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("name"), str)
        and isinstance(one.get("sha256"), str)
        and all(_is_kept(each) for pair in one.items() for each in pair)
        for one in value
    )


def _is_kept(value: Any) -> bool:
    """Can every database keep it? PostgreSQL takes no NUL and no NaN."""
    return is_clean(value) if isinstance(value, str) else value is None or type(value) in (int, bool)


def _is_moment(value: Any) -> bool:
    if value is None:
        return True
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _archived(archive: zipfile.ZipFile, row: dict[str, Any], place: int) -> Archived:
    name = row["file"]
    content = checked(_read(archive, name), name)
    moments = {each: datetime.fromisoformat(row[each]) if row[each] else None for each in MOMENTS}
    one = Archived(content, row["sha256"], row["source"], row["members"], moments)
    if fingerprint_of(content) != one.sha256:
        raise Unsound(
            f"{one.named}（{name}）的内容和档案目录里的指纹不一致，被改动过或者损坏了，一份也没有读入；{_AGAIN}"
        )
    if one.file != name:
        raise _refused([Fault(pointer("reports", place, "file"), unexpected(f'"{one.file}"', name))])
    return one


def _refused(faults: Sequence[Fault]) -> Unsound:
    return Unsound(f"档案目录“{MANIFEST}”写得不对：{in_one_sentence(faults)}。{_AGAIN}")


def _read(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        entry = archive.getinfo(name)
    except KeyError as fault:
        raise Unsound(f"档案里没有“{name}”，这不是年度报告档案，或者缺了文件；{_AGAIN}") from fault
    if entry.file_size > _LARGEST:
        raise Unsound(f"档案里的“{name}”超过8MB，大得不像年度报告；{_AGAIN}")
    try:
        return json.loads(archive.read(entry))
    except (ValueError, RecursionError) as fault:
        raise Unsound(f"档案里的“{name}”不是JSON；{_AGAIN}") from fault


def _listed(one: Archived) -> dict[str, Any]:
    row: dict[str, Any] = {"file": one.file, "sha256": one.sha256, "source": one.source}
    for name in MOMENTS:
        moment = one.moments.get(name)
        row[name] = moment.astimezone(UTC).isoformat() if moment else None
    return row | {"members": one.members}


def _as_bytes(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
