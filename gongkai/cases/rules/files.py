"""Taking the whole file of a case out. It names the applicant in full."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at


def refusal_to_take_file(case: Case, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.VIEW_IDENTITY, case.agency)


def refusal_to_take_folder(case: Case, officer: Officer) -> Refusal | None:
    """After closing: before that the file is not whole."""
    return refusal_at(case, officer, Act.VIEW_IDENTITY, "下载案卷", [S.CLOSED, S.ARCHIVED])
