"""kill -9 in the middle of 200 replies: what people were told was done is done, and no act is half done."""

from __future__ import annotations

import random
import time
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from tests.config.killed_server import Site, kill, press_until_gone, site

pytestmark = pytest.mark.django_db  # so that the run on PostgreSQL takes it along
REPLIES, KILLS = 200, 3


def test_a_server_killed_among_200_replies_loses_none_it_acknowledged_and_leaves_no_half_act(tmp_path: Path):
    dice, letters = random.Random(), SimpleQueue()
    with site(tmp_path) as killed:
        killed.prepare(REPLIES)
        for letter in killed.people["letters"]:
            letters.put(tuple(letter))
        for _ in range(KILLS):
            moment = dice.uniform(15, 50), dice.uniform(0, 0.2)  # after so many acts, and seconds more
            with killed.serving() as process:
                Thread(target=_kill_after, args=(killed, process, *moment), daemon=True).start()
                assert press_until_gone(killed, letters) == []
            assert letters.qsize() > 0, "the server was killed too late to prove anything"
            assert killed.look() == [], moment
        with killed.serving():
            assert press_until_gone(killed, letters) == []
            assert killed.look() == []
    assert [len(set(killed.told[act])) for act in ("signed", "served")] == [REPLIES, REPLIES]


def _kill_after(killed: Site, process, acts: float, seconds: float) -> None:
    before = _done(killed)
    while _done(killed) < before + acts and process.poll() is None:
        time.sleep(0.005)
    time.sleep(seconds)
    kill(process)


def _done(killed: Site) -> int:
    return len(killed.told["signed"]) + len(killed.told["served"])
