"""An import beside the request that started it: fetch by id, call one service.

A thread rather than the queue of tasks: a small installation runs no worker. It ends with its process, and
then nothing was written and the run shows no sign of life.
"""

from __future__ import annotations

import logging
from threading import Thread

from django.db import connections

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.cases.models import ImportRun
from gongkai.cases.services import import_register

logger = logging.getLogger("gongkai.cases.import")


def start_import(run_id: int, by: Officer) -> Thread:
    """run_id: of a run already claimed. Call it once the claim is committed."""
    thread = Thread(target=_import, args=(run_id, by), name=f"import-{run_id}")
    thread.start()
    return thread


def _import(run_id: int, by: Officer) -> None:
    try:
        import_register(ImportRun.objects.select_related("agency").get(pk=run_id), by=by)
    except Refusal:
        logger.info("import refused", extra={"run": run_id})  # the run itself says why
    except Exception:
        logger.exception("import broke off", extra={"run": run_id})
    finally:
        connections.close_all()
