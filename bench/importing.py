"""How long an old register of ten thousand cases takes to check and to take in, of the sixty seconds it may.

Beside it what the bare insertion of as many rows into the table of cases takes.
"""

from __future__ import annotations

import io
import secrets
import time
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from bench.results import Result
from gongkai.agencies import services as agencies
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import officer_for
from gongkai.agencies.roles import Role
from gongkai.cases.models import Case
from gongkai.cases.register.columns import COLUMNS, SHEET
from gongkai.cases.services import check_register, claim_import, import_register

CASES = 10_000
FOUNDED = date(2010, 1, 1)
CHANNELS, OUTCOMES = ("当面提交", "邮寄（需签收）", "网站在线提交"), ("G2", "G1", "N1", "D5", "N2")


def run(cases: int = CASES) -> Iterator[Result]:
    """Seconds for the check, and for the import of the file checked."""
    officer = _head()
    content = register_of(cases)
    started = time.perf_counter()
    checked = check_register(officer.agency, content, by=officer)
    check = time.perf_counter() - started
    claimed = claim_import(checked, by=officer)
    started = time.perf_counter()
    import_register(claimed, by=officer)
    imported = time.perf_counter() - started
    bare = _bare(officer.agency, cases)
    yield Result("import_check", check, "s", bare, cases)
    yield Result("import_all", imported, "s", bare, cases)


def _head():
    agency = Agency.objects.first() or agencies.found_agency(
        parent=None,
        code="bench",
        name="测量局",
        short_name="测量局",
        number_word="测",
        kind=Agency.Kind.DEPARTMENT,
        valid_from=FOUNDED,
        court="法院",
        address="路1号",
        phone="0",
        hours="9点",
    )
    person = agencies.enrol_person(username="bench-head", name="测量", password=secrets.token_urlsafe(24))
    agencies.appoint(person, agency, Role.DISCLOSURE_HEAD, valid_from=FOUNDED)
    return officer_for(person, today=timezone.localdate(), agency_code=agency.code)


def register_of(cases: int) -> bytes:
    """Three years of cases, every fifth with a correction, every seventh with an extension. No two alike."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.append([column.heading for column in COLUMNS])
    for number in range(cases):
        given = _row(number)
        sheet.append([given.get(column.heading) for column in COLUMNS])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _row(number: int) -> dict[str, object]:
    received = date(2023, 1, 3) + timedelta(days=number % 1000)
    row: dict[str, object] = {
        "原编号": f"旧〔{received.year}〕{number}",
        "收到方式": CHANNELS[number % 3],
        "收到日期": received,
        "申请人类别": "自然人" if number % 4 else "商业企业",
        "姓名或者名称": f"测试{number}",
        "证件类型": "居民身份证",
        "证件号码": f"99010619900307{number:04d}",
        "联系电话": f"138{number:08d}",
        "通信地址": f"河滨路{number}号",
        "申请内容": f"第{number}件协议",
        "所需信息": f"第{number}件协议全文和历次履约考核结果" * 4,
        "要的形式": "纸质复印件",
        "取得方式": "邮寄",
        "处理决定": OUTCOMES[number % 5],
        "理由": "依法判断",
        "答复文号": f"测公复〔{received.year}〕{number}号",
        "答复日期": received + timedelta(days=20),
        "送达方式": "邮寄送达",
        "送达日期": received + timedelta(days=21),
        "归档日期": received + timedelta(days=40),
    }
    if number % 5 == 0:
        row |= {"补正告知日期": received + timedelta(days=2), "补正收到日期": received + timedelta(days=9)}
    if number % 7 == 0:
        row |= {"延期告知日期": received + timedelta(days=15), "延期工作日数": 10}
    return row


def _bare(agency: Agency, cases: int) -> float:
    """As many copies of the cases, rolled back."""
    copies = list(Case.objects.filter(agency=agency).exclude(former_number="")[:cases])
    for place, case in enumerate(copies):
        case.pk, case.serial = None, 1_000_000 + place
        case.number, case.former_number = f"bare{place}", ""
    started = time.perf_counter()
    with transaction.atomic():
        Case.objects.bulk_create(copies, batch_size=500)
        transaction.set_rollback(True)
    return time.perf_counter() - started
