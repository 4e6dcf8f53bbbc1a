"""Importing an old register: a check that writes no case, then all of them in one transaction or none.

Progress stands in the ImportRun and is written before the big transaction opens: on SQLite nobody else can
write while it is open, so all that takes long (reading, checking, sealing) is done before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.cases import identity as sealing
from gongkai.cases import rules
from gongkai.cases.errors_register import ImportNotReady, RegisterHasErrors, RegisterUnreadable
from gongkai.cases.models import ImportRun
from gongkai.cases.models.register import SILENCE
from gongkai.cases.register.rows import Checker, Draft, RowError, Surroundings
from gongkai.cases.register.workbook import read_workbook
from gongkai.cases.selectors.register import handlers_of, numbers_taken
from gongkai.cases.services.imported import write_cases
from gongkai.cases.services.steps import stop_if
from gongkai.trail.services import record

KEPT_ERRORS = 5_000  # of a file with more, the first; all are counted
FILE_KEPT = timedelta(days=1)  # a file checked and then left lying is destroyed after so long
BEAT = 1.0  # seconds between two signs of life
Told = Callable[[str, int, int], None]
R = ImportRun.State


@dataclass(frozen=True)
class Checked:
    """drafts: the cases of the rows without fault."""

    drafts: list[Draft] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


def check_register(agency: Agency, content: bytes, *, by: Officer, told: Told | None = None) -> ImportRun:
    """Read and check every row; no case is written. The run that comes back says what has to be mended.

    A clean file is kept sealed until import_register or, left lying, for a day. Raises NotAllowed,
    RegisterUnreadable, AlreadyImported.
    """
    stop_if(rules.refusal_to_import(agency, by))
    if len(content) > settings.UPLOAD_LIMIT:
        raise RegisterUnreadable(
            f"文件超过{settings.UPLOAD_LIMIT // 1048576}MB；删掉图片和多余的表，或者分成几个文件"
        )
    sha256 = hashlib.sha256(content).hexdigest()
    stop_if(rules.refusal_to_import_again(agency, sha256))
    checked = _checked(agency, content, told or _silent)
    now = timezone.now()
    clean = not checked.errors
    key = sealing.new_key()
    with transaction.atomic():
        _forget_files(agency, now)
        run = ImportRun.objects.create(
            agency=agency,
            by=by.person,
            sha256=sha256,
            state=R.CHECKED if clean else R.FAULTY,
            total=len(checked.drafts),
            error_count=len(checked.errors),
            errors=[[error.row, error.column, error.text] for error in checked.errors[:KEPT_ERRORS]],
            sealed=sealing.seal_bytes(content, key=key, number=sha256) if clean else None,
            wrapped_key=sealing.wrap_key(key, number=sha256) if clean else None,
            started_at=now,
            heartbeat_at=now,
        )
        record(run, "register_checked", agency=agency, by=by, count=run.total, errors=run.error_count)
    return run


def refusal_to_claim(run: ImportRun, by: Officer) -> Refusal | None:
    """Whether the run waits to be imported, or broke off and may be taken again."""
    if refusal := rules.refusal_to_import(run.agency, by):
        return refusal
    ready = run.state == R.CHECKED or run.broken_off(timezone.now())
    return None if ready else ImportNotReady(run.get_state_display())


def claim_import(run: ImportRun, *, by: Officer) -> ImportRun:
    """Take a checked run, or one broken off, for importing now. Raises NotAllowed, ImportNotReady.

    Of two who ask at once one is refused: the row is changed only while it still waits.
    """
    stop_if(refusal_to_claim(run, by))
    now = timezone.now()
    waiting = Q(state=R.CHECKED) | Q(state=R.RUNNING, heartbeat_at__lt=now - SILENCE)
    claimed = ImportRun.objects.filter(waiting, pk=run.pk, sealed__isnull=False).update(
        state=R.RUNNING, by=by.person, done=0, started_at=now, heartbeat_at=now
    )
    run = ImportRun.objects.select_related("agency").get(pk=run.pk)
    if not claimed:
        raise ImportNotReady(run.get_state_display())
    return run


def import_register(run: ImportRun, *, by: Officer, told: Told | None = None) -> ImportRun:
    """Write the cases of a claimed run, all in one transaction that also says the run is done.

    Where it cannot be done the run says why and nothing is written. A killed process leaves the run without
    a sign of life, and no case. Raises Refusal with the reason.
    """
    try:
        return _import(run, by, told or _silent)
    except Refusal as refusal:
        _give_up(run, str(refusal))
        raise
    except IntegrityError as clash:
        reason = RegisterUnreadable("导入时有别的人登记了相同的原编号，一件也没有导入；重新上传检查")
        _give_up(run, str(reason))
        raise reason from clash
    except DatabaseError as fault:
        reason = RegisterUnreadable("数据库没有写进去，一件也没有导入；稍后重新上传检查")
        _give_up(run, str(reason))
        raise reason from fault
    except Exception:
        _give_up(run, "导入中断，一件也没有导入；重新上传检查，再不行请系统管理员看日志")
        raise


def _import(run: ImportRun, by: Officer, told: Told) -> ImportRun:
    content = _content_of(run)
    stop_if(rules.refusal_to_import_again(run.agency, run.sha256))
    checked = _checked(run.agency, content, _Beat(run, told).told)
    if checked.errors:
        raise RegisterHasErrors(len(checked.errors))
    with transaction.atomic():
        write_cases(run.agency, checked.drafts, by=by, told=told)
        run.state, run.done, run.ended_at = R.DONE, len(checked.drafts), timezone.now()
        run.heartbeat_at, run.sealed, run.wrapped_key = run.ended_at, None, None
        run.save()
        record(run, "register_imported", agency=run.agency, by=by, count=len(checked.drafts), file=run.sha256)
    return run


def _checked(agency: Agency, content: bytes, told: Told) -> Checked:
    lines = read_workbook(content)
    today = timezone.localdate()
    checker = Checker(
        Surroundings(today, working_calendar(), numbers_taken(agency), handlers_of(agency, today=today))
    )
    found = Checked()
    for place, line in enumerate(lines, start=1):
        result = checker.check(line)
        if isinstance(result, Draft):
            found.drafts.append(result)
        else:
            found.errors.extend(result)
        told("检查", place, len(lines))
    return found


def _forget_files(agency: Agency, now: datetime) -> None:
    """A new check takes the place of an older one that was not imported; nor does any file lie for long."""
    left = ImportRun.objects.filter(state=R.CHECKED).filter(
        Q(agency=agency) | Q(started_at__lt=now - FILE_KEPT)
    )
    left.update(state=R.FAILED, reason="没有导入，文件已销毁", sealed=None, wrapped_key=None, ended_at=now)


def _give_up(run: ImportRun, reason: str) -> None:
    ImportRun.objects.filter(pk=run.pk, state=R.RUNNING).update(
        state=R.FAILED,
        reason=reason[:300],
        done=0,
        ended_at=timezone.now(),
        sealed=None,
        wrapped_key=None,
    )


def _content_of(run: ImportRun) -> bytes:
    if run.sealed is None or run.wrapped_key is None:
        raise ImportNotReady(run.get_state_display())
    key = sealing.unwrap_key(run.wrapped_key, number=run.sha256)
    return sealing.unseal_bytes(run.sealed, key=key, number=run.sha256)


class _Beat:
    """Writes how far the import is, at most once a second, and passes it on."""

    def __init__(self, run: ImportRun, told: Told) -> None:
        self._run, self._told, self._last = run, told, 0.0

    def told(self, what: str, done: int, total: int) -> None:
        self._told(what, done, total)
        if monotonic() - self._last >= BEAT or done == total:
            self._last = monotonic()
            ImportRun.objects.filter(pk=self._run.pk).update(
                done=done, total=total, heartbeat_at=timezone.now()
            )


def _silent(what: str, done: int, total: int) -> None:
    pass
