"""A register of old cases that is imported: why an act may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal


class RegisterUnreadable(Refusal):
    """A workbook of old cases that cannot be read at all; text says what to do."""


class AlreadyImported(Refusal):
    def __init__(self, on: date, count: int):
        super().__init__(f"同一个文件已在{on:%Y-%m-%d}导入过，{count}件；要补的放在新文件里")


class ImportNotReady(Refusal):
    def __init__(self, state_label: str):
        super().__init__(f"这个文件现在是“{state_label}”，不能导入；重新上传检查")


class RegisterHasErrors(Refusal):
    def __init__(self, count: int):
        super().__init__(f"文件里有{count}处要改，一件也没有导入；改好后重新上传")
