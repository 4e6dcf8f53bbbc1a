"""One piece that kills its process or never ends costs that piece, and nothing else."""

from __future__ import annotations

import os
import time

import pytest

from gongkai.annual_report.others import pool
from gongkai.annual_report.others.pool import Broken, Pool


def doubled(number: int) -> int:
    """Dies over 3, hangs over 5."""
    if number == 3:
        os._exit(1)
    if number == 5:
        time.sleep(600)
    return 2 * number


def test_every_piece_has_its_result():
    with Pool(2) as made:
        pieces = [number for number in range(40) if number not in (3, 5)]
        assert dict(made.run(doubled, pieces)) == {at: 2 * number for at, number in enumerate(pieces)}


def test_what_kills_or_hangs_is_named_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pool, "PATIENCE", 1.5)
    with Pool(2) as made:
        results = dict(made.run(doubled, range(12)))
        assert results == {n: 2 * n for n in range(12)} | {3: Broken(hung=False), 5: Broken(hung=True)}
        assert dict(made.run(doubled, [7])) == {0: 14}  # and it goes on working


def test_no_process_is_left():
    with Pool(1) as made:
        process = made._workers[0].process
        list(made.run(doubled, [1]))
    assert not process.is_alive()
