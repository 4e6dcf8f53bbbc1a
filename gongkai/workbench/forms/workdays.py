"""Putting in a holiday notice: a file or a pasted table. What it says is read and checked by the law room."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook

from gongkai.agencies.errors import Refusal
from gongkai.documents.media_types import ARCHIVE, XLSX, media_type_of
from gongkai.guard import is_too_wide
from gongkai.law.notice_reading import LONGEST_SOURCE, MOST_ROWS, Reading, read_rows, read_text
from gongkai.workbench.forms.fields import DeskForm, choice, line, text, upload

FILE_LIMIT = 1024 * 1024  # bytes; the notice of a year has some four thousand
NATIONAL, LOCAL = "national", "local"
EXAMPLE = "2027-01-01　元旦　放假"


class LoadNoticeForm(DeskForm):
    kind = choice(
        "哪一种安排",
        [
            (NATIONAL, "国务院办公厅的年度放假安排"),
            (LOCAL, "本地方规定的节日放假（《全国年节及纪念日放假办法》第四条）"),
        ],
    )
    source = line(
        "通知的网址或者文号", hint="文件里写明出处的可以不填", length=LONGEST_SOURCE, required=False
    )
    file = upload("文件", hint="JSON、TOML、XLSX或者CSV，表格要有日期、节日、放假或者上班三列")
    pasted = text(
        "或者粘贴表格",
        hint=f"一行一天，例如：{EXAMPLE}。从表格软件里复制过来即可",
        length=FILE_LIMIT // 16,
        required=False,
        rows=10,
    )

    reading: Reading | None = None

    def prepare(self) -> None:
        self.fields["kind"].initial = NATIONAL

    @property
    def local(self) -> bool:
        return self.cleaned_data.get("kind") == LOCAL

    def clean(self) -> dict:
        given = self.cleaned_data
        file, pasted = given.get("file"), given.get("pasted", "").strip()
        if file and pasted:
            self.add_error("pasted", "选了文件，又粘贴了表格；留一样")
        elif not file and not pasted and not self.errors:
            self.add_error("file", "选择放假安排的文件，或者把表格粘贴在下面")
        elif not self.errors:
            self._read(file, pasted, given.get("source", ""))
        return given

    def _read(self, file, pasted: str, source: str) -> None:
        how = {"source": source, "local": self.local}
        try:
            self.reading = _read_file(file, **how) if file else read_text(pasted, **how)
        except Refusal as refusal:
            self.add_error("file", str(refusal))
            return
        if self.reading.problems:
            self.add_error(
                "file" if file else "pasted",
                f"有{len(self.reading.problems)}处要改，原因逐行写在下面；改好再读",
            )


def _read_file(file, *, source: str, local: bool) -> Reading:
    content = file.read(FILE_LIMIT + 1)
    if len(content) > FILE_LIMIT:
        raise NotANotice(f"{file.name}超过1MB，不像一年的放假安排，核对是不是选错了文件")
    if content.startswith(ARCHIVE):
        if media_type_of(file.name, content) != XLSX:
            raise NotANotice(f"{file.name}不是表格；用JSON、TOML、XLSX或者CSV")
        return read_rows(_sheet(file.name, content), source=source, local=local)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return read_text(content.decode(encoding), source=source, local=local)
        except UnicodeDecodeError:
            continue
    raise NotANotice(f"{file.name}读不出文字；用JSON、TOML、XLSX或者CSV")


def _sheet(name: str, content: bytes) -> list[list[object]]:
    """The rows of the first sheet, one more than a notice can have at most."""
    if is_too_wide(content):
        raise NotANotice(f"{name}里有的格子离表太远，中间空着几百万格；删掉表外多余的行和列再选")
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    except (CalamineError, ValueError, IndexError) as broken:
        raise NotANotice(f"{name}打不开，可能没有存完整；用表格软件另存一次再选") from broken


class NotANotice(Refusal):
    """The file cannot be read as a holiday notice."""
