"""The process that reads one stranger's file: bytes in, one JSON document out, and then it ends.

Started by apart.py, never imported by it. It holds no database, no settings and no network, and limits itself
before it looks at a byte: a file made to hang or to swell ends this process and nothing else.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, BinaryIO

MEMORY = 2 * 1024**3  # bytes of addresses, the libraries for PDF among them
SECONDS = 20  # of processor


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.loads(sys.stdin.buffer.readline())
    json.dump(_answer(asked, sys.stdin.buffer), sys.stdout, ensure_ascii=True)


def _answer(asked: Mapping[str, Any], given: BinaryIO) -> dict[str, Any]:
    """{"checked": …}, or {"refused": sentence} or {"secret": level}, both with the field it is about."""
    from gongkai.annual_report.checking import Beside, NotLastYear
    from gongkai.annual_report.others.document import check_read, with_contents
    from gongkai.annual_report.reading import Unreadable, read_report
    from gongkai.guard import head_of_file, secrecy_mark

    reads = {}
    for file in asked["files"]:
        content = given.read(file["size"])
        if level := secrecy_mark(head_of_file(file["name"], content)):
            return {"secret": level, "field": file["field"]}
        try:
            reads[file["field"]] = read_report(content, file["name"])
        except Unreadable as refusal:
            return {"refused": str(refusal), "field": file["field"]}
    read, last, names = (
        reads["file"],
        reads.get("last"),
        {one["field"]: one["name"] for one in asked["files"]},
    )
    read = read.with_figures({address: _figure(typed) for address, typed in asked["figures"].items()})
    try:
        beside = Beside(rule_power=asked["rule_power"])
        document = check_read(names["file"], read, last, names.get("last", ""), beside)
    except NotLastYear as refusal:
        return {"refused": str(refusal), "field": "last"}
    return {"checked": with_contents(document, read)}


def _figure(typed: str) -> int | Decimal:
    figure = Decimal(typed)
    return int(figure) if figure == figure.to_integral_value() else figure


if __name__ == "__main__":
    main()
