"""ZIP archives that come out the same whenever the same files go in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import IO

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger archive is written to a temporary file
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the day of every entry: ZIP's first one


def pack(files: Iterable[tuple[str, bytes]]) -> IO[bytes]:
    """The archive, at its beginning. One file is held in memory at a time; names go in as UTF-8."""
    made = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - handed to the response, which closes it
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ALWAYS)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content, compresslevel=6)
    made.seek(0)
    return made
