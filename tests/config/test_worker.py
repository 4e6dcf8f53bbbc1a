"""The worker: sends, does each daily job once a day, and ends when it is told to."""

import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner
from django.core import mail

from gongkai.cases.models import DailyRun, Notice
from gongkai.cases.notices import tell_applicant
from gongkai.cases.services.daily import once_a_day
from gongkai.config.commands.worker import worker
from gongkai.config.daily_jobs import DAILY_JOBS
from tests.cases.factories import RECEIVED, Desk, at

pytestmark = pytest.mark.django_db


def test_one_round_sends_what_is_due_and_does_the_jobs_of_the_day_once():
    case = Desk().received()
    Notice.objects.all().delete()
    with at(RECEIVED):
        tell_applicant(case, kind="test", subject="收到申请", text="")
        first, second = (CliRunner().invoke(worker, ["--once"]) for _ in range(2))
    assert first.output == f"发出1件，每日工作做了{len(DAILY_JOBS)}项\n"
    assert second.output == "发出0件，每日工作做了0项\n"
    assert len(mail.outbox) == 1


def test_a_job_that_fails_is_not_counted_as_done():
    with pytest.raises(ZeroDivisionError):
        once_a_day("divide", lambda: 1 / 0, today=RECEIVED)
    done = []
    assert once_a_day("divide", lambda: done.append("done"), today=RECEIVED)
    assert not once_a_day("divide", lambda: done.append("again"), today=RECEIVED)
    assert once_a_day("divide", lambda: done.append("next day"), today=date(2026, 9, 17))
    assert done == ["done", "next day"]
    assert DailyRun.objects.count() == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_cleanly_when_it_is_told_to(how, tmp_path):
    started = subprocess.Popen(
        [sys.executable, "-u", "-c", WAITS_FOR_READY, "worker"],
        env=os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout.readline() == "ready\n"
    started.send_signal(how)
    assert started.wait(timeout=20) == 0


# the command itself, with a word on the terminal when its first round begins
WAITS_FOR_READY = """
from gongkai.config import command
command._start_django()
from gongkai.config.commands import worker
worker._one_round = lambda stop: print("ready", flush=True)
command.main()
"""
