"""`gongkai report check` over folders: a bar while it runs, the result as JSON lines and as a workbook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from gongkai.annual_report.others.document import errors_of
from gongkai.annual_report.others.folder import check_files, files_in
from gongkai.annual_report.others.workbook import workbook_of
from gongkai.config.commands.progress import progress
from gongkai.config.commands.sentences import Refused
from gongkai.law.identities import RULES

_SHOWN = 20  # unreadable files printed; all stand in the files written
Document = Mapping[str, Any]


def check_folders(
    paths: Sequence[str],
    *,
    rule_power: bool | None,
    compare_texts: bool,
    jsonl: str | None,
    xlsx: str | None,
    as_json: bool,
) -> bool:
    """Checks, writes and prints; whether anything is wrong. Raises Refused."""
    for target in filter(None, (jsonl, xlsx)):
        _write(target, b"")  # a path that cannot be written is told before hours of work, not after
    files = files_in(paths)
    if not files:
        raise Refused(f"“{'、'.join(paths)}”里没有可以核对的文件（网页、DOCX、XLSX、PDF、TXT、JSON）。")
    with progress() as told:
        documents = check_files(files, told, rule_power=rule_power, compare_texts=compare_texts)
    if jsonl:
        lines = (json.dumps(one, ensure_ascii=False) for one in documents)
        _write(jsonl, "".join(f"{line}\n" for line in lines).encode())
    if xlsx:
        _write(xlsx, workbook_of(documents))
    click.echo(json.dumps(documents, ensure_ascii=False) if as_json else _summary(documents))
    return any("unreadable" in one or errors_of(one["findings"]) for one in documents)


def _write(target: str, content: bytes) -> None:
    try:
        Path(target).write_bytes(content)
    except OSError as fault:
        raise Refused(f"“{target}”写不进去，核对一下文件夹和权限。") from fault


def _summary(documents: Sequence[Document]) -> str:
    """How many, what is wrong most often, what could not be read."""
    broken = [one for one in documents if "unreadable" in one]
    faulty = sum(bool(errors_of(one["findings"])) for one in documents)
    paired = sum(bool(one.get("last_year")) for one in documents)
    read = len(documents) - len(broken)
    lines = [
        f"{len(documents)}个文件，读出{read}份报告，{paired}份找到了上年报告，"
        f"{faulty}份有错误，{len(broken)}个读不出来"
    ]
    found = Counter((each["rule"], each["severity"]) for one in documents for each in one["findings"])
    for (rule, severity), count in sorted(found.items()):
        word = "错误" if severity == "error" else "提醒"
        lines.append(f"  {rule}　{word}{count}处　{RULES[rule].title}")
    lines += [f"  {one['unreadable']}" for one in broken[:_SHOWN]]
    if len(broken) > _SHOWN:
        lines.append(f"  另有{len(broken) - _SHOWN}个读不出来，原因在--jsonl、--xlsx写的文件里")
    return "\n".join(lines)
