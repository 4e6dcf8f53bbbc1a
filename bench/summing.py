"""How long the sum of a government, the board over its agencies and the files of a report take.

All from the database. The sum is begun and added up, every report of a member is checked, its own cells are
held against all of theirs; then it is rolled back, so each run begins anew.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator

import typst
from django.db import connection, transaction
from django.utils import timezone
from docx import Document
from openpyxl import Workbook

from bench.deriving import grouped
from bench.desk_world import DeskWorld
from bench.results import Result, typical
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import officer_for
from gongkai.annual_report import selectors, services
from gongkai.annual_report.export import FORMATS
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.findings import forget_words
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.sheets import found_fonts

FROZEN = "SELECT * FROM annual_report_report WHERE year IN (%s, %s) AND scope = 'own' AND state = 'published'"
AGENCIES = "SELECT * FROM agencies_agency"
SENTENCE = "围绕重点工作主动公开政府信息，发布解读，答复群众来信，开展培训，政府网站的栏目按季度检查。"
WORDS = SENTENCE * 25  # some 1,100 characters, as part one should have


def run(world: DeskWorld, repeats: int) -> Iterator[Result]:
    """In ms: the sum and the board beside the bare statements for the same rows, files beside empty ones."""
    year = timezone.localdate().year - 1
    root = Agency.objects.get(parent=None)
    rows = typical(lambda: _rows(year), repeats)
    value = typical(lambda: _roll_up(root, world, year), repeats)
    yield Result("roll_up_of_64", value * 1000, "ms", rows * 1000, repeats)
    yield Result(
        "board_of_64", typical(lambda: _board(root, year), repeats) * 1000, "ms", rows * 1000, repeats
    )
    agencies = list(Agency.objects.order_by("pk"))
    counted = typical(lambda: grouped(agencies, year + 1), repeats)
    unsigned = typical(lambda: _board(root, year + 1), repeats)
    yield Result("board_of_64_unsigned", unsigned * 1000, "ms", counted * 1000, repeats)
    yield from _files(selectors.published_reports()[0], repeats)


def _roll_up(root: Agency, world: DeskWorld, year: int) -> None:
    """As on the page of the sum, with the words of all reports compared for the first time."""
    forget_words()
    officer = officer_for(world.supervisor, today=timezone.localdate(), agency_code=root.code)
    with transaction.atomic():
        report = services.open_whole(root, year, by=officer)
        members = selectors.members_of(report)
        cells = selectors.summed_cells(report, members)
        selectors.obstacles(report, members, selectors.faults_of_members(members, year))
        selectors.findings_of(report, cells)
        transaction.set_rollback(True)


def _board(root: Agency, year: int) -> None:
    forget_words()
    selectors.board(selectors.reporting_agencies(root, year), year, today=timezone.localdate())


def _rows(year: int) -> None:
    """The agencies and their reports of the year and the one before, as the driver gives them."""
    with connection.cursor() as cursor:
        for statement, values in ((AGENCIES, []), (FROZEN, [year, year - 1])):
            cursor.execute(statement, values)
            cursor.fetchall()


def _files(report: Report, repeats: int) -> Iterator[Result]:
    """Other words each time, since typst remembers what it has set."""
    content, numbers = selectors.content_of(report), itertools.count()

    def write(extension: str) -> None:
        text = {"1": f"{WORDS}{next(numbers)}", "5": "无。", "6": "无。"}
        FORMATS[extension].make(content | {"text": text})

    for extension, write_empty in EMPTY.items():
        value = typical(lambda extension=extension: write(extension), repeats)
        empty = typical(lambda write_empty=write_empty: write_empty(next(numbers)), repeats)
        yield Result(f"export_{extension}", value * 1000, "ms", empty * 1000, repeats)


def _empty_pdf(number: int) -> None:
    typst.compile(f"{number}".encode(), format="pdf", font_paths=found_fonts(letter_fonts().paths))


EMPTY: dict[str, Callable[[int], None]] = {
    "pdf": _empty_pdf,
    "docx": lambda _: Document().save(io.BytesIO()),
    "xlsx": lambda _: Workbook().save(io.BytesIO()),
}
