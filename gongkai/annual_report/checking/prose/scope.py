"""Whom and which time a number speaks of: one office alone, last year, all years at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.annual_report.checking.prose.text import Sentence

_YEAR = re.compile(r"(20\d\d)年")
_OTHER_PERIOD = re.compile(
    r"上半年|下半年|季度|近[两二三四五六七八九十]年|(?<!大)(?<!会)(?<!任)以来|历年|往年|(?<![至到—\-~]\d)(?<![至到—\-~])\d{1,2}月份"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同|跟)(?:上年|去年|上一年|往年)[^，,;]{0,6}$|比.{0,8}$|(?:上年|去年|上一年度?|上年度|同期|前年)[^，,;]{0,10}$"
)
_WHOLE = re.compile(
    "全[市区县省州盟旗镇乡街局委厅办系]|各级|各地|各[^，,。;]{0,6}(?:部门|单位|街道|镇|乡|局)"
)
_ONE_OFFICE = re.compile(
    r"本机关|机关本级|本级|局机关|政府办|办公室|代表[^，,]{0,6}政府|本部门|本单位|"
    r"(?:[市区县州]|人民)政府(?:共计|共|全年|累计|合计|总共|本年度|办理)?$"
)
_OWN = "本机关|本部门|本单位|办公室|局机关"
_PART = re.compile(
    r"(?:[局委厅办]|街道|镇|乡|部门|县区|中心|窗口|平台|网站|系统|大厅|服务点|热线)"
    r"(?:共计|共|全年|累计|合计|总共|本年度|办理)?$"
)
_SUBJECT_OF_OWN = re.compile(r"(?:我|本|全)[局委厅办]|(?:我|本)(?:街道|镇|乡|单位|机关)")
_ONE_BODY = re.compile(
    "(?:局|委员会|委|厅|办|办公室|街道办事处|街道|镇|乡|乡人民政府|镇人民政府|部|院|中心)$"
)
_ZONE = re.compile("管理委员会$|管委会$")

ONE_OFFICE = "正文说的可能只是其中一个机关办理的，与表格的范围不同"
UNNAMED_OFFICE = "正文没有写明是本级机关一家还是全部机关的数，拿不准"


def covers_many(agency: str | None) -> bool:
    """Does the report of this agency sum up others? Of an agency without a name it may."""
    name = (agency or "").strip()
    return not name or _ZONE.search(name) is not None or _ONE_BODY.search(name) is None


def other_year(before: str, year: int | None) -> bool:
    """Is the last year named before a number another than the report's?"""
    years = _YEAR.findall(before)
    return bool(years) and year is not None and int(years[-1]) != year


def other_period(before: str) -> bool:
    """Does the number count part of the year, several years, or is it named to compare with?"""
    return _OTHER_PERIOD.search(before) is not None or _COMPARED.search(before) is not None


def offices_before(sentences: Sequence[Sentence], agency: str | None) -> dict[int, str]:
    """Sentence number -> why its numbers may count one office: a sentence before it was about that office.

    The subject goes on until a sentence speaks of all agencies, or another heading begins.
    """
    found: dict[int, str] = {}
    reason, under = "", None
    for sentence in sentences:
        reason = reason if sentence.under == under else ""
        under = sentence.under
        if speaks_of_all(sentence.text):
            reason = ""
        found[sentence.number] = reason
        reason = one_office(sentence.text, agency) or reason
    return found


def speaks_of_all(before: str) -> bool:
    return _WHOLE.search(before) is not None


def one_office(before: str, agency: str | None) -> str:
    """Why the number may count less than the tables do; "" where nothing speaks for it."""
    if speaks_of_all(before[-40:]):
        return ""
    office = _ONE_OFFICE.search(before)
    if not covers_many(agency):
        return "" if office is None or re.fullmatch(_OWN, office[0]) else ONE_OFFICE
    return ONE_OFFICE if office is not None or _SUBJECT_OF_OWN.search(before) else ""


def one_part(before: str, agency: str | None) -> bool:
    """Is it the number of one body among those the report covers (区住建局收到, 窗口受理)?"""
    if speaks_of_all(before[-40:]) or _ONE_OFFICE.search(before) or _SUBJECT_OF_OWN.search(before):
        return False
    part = _PART.search(before)
    own = (agency or "")[-2:]
    return part is not None and (covers_many(agency) or not own or own not in before[-12:])
