"""Work spread over processes that may hang or die: each takes a handful at a time, and what breaks is found.

The pool of the standard library gives up altogether when one process dies, and never ends one that hangs.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

HANDFUL = 8  # pieces sent at once, so that processes do not wait for the next
PATIENCE = 30.0  # seconds for one piece; a handful has twice that
MEMORY = 3 * 1024**3  # bytes of addresses of each process

Work = Callable[[Any], Any]


@dataclass(frozen=True)
class Broken:
    """In place of a result: the process died over this piece, or did not come back."""

    hung: bool


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    pieces: list[int]
    until: float = 0.0

    def send(self, pieces: list[int], work: Work, all_pieces: Sequence[Any]) -> None:
        self.pieces = pieces
        self.until = time.monotonic() + (PATIENCE if len(pieces) == 1 else 2 * PATIENCE)
        self.pipe.send((work, [all_pieces[number] for number in pieces]))

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Processes that stay for several rounds of work. Use as a context; outside of it none is left."""

    def __init__(self, processes: int | None = None) -> None:
        # not forked: a forked process shares the locks of whatever threads draw the progress bar
        self._context = multiprocessing.get_context("spawn")
        self._workers = [self._started() for _ in range(processes or os.cpu_count() or 1)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, work: Work, pieces: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """(place of the piece, its result or Broken) as they come. work: a function of a module."""
        numbers = list(range(len(pieces)))
        waiting = deque(numbers[at : at + HANDFUL] for at in range(0, len(numbers), HANDFUL))
        busy: list[_Worker] = []
        idle = list(self._workers)
        while waiting or busy:
            while waiting and idle:
                worker = idle.pop()
                worker.send(waiting.popleft(), work, pieces)
                busy.append(worker)
            ready = wait([worker.pipe for worker in busy], timeout=1)
            for worker in list(busy):
                if worker.pipe not in ready and time.monotonic() < worker.until:
                    continue
                busy.remove(worker)
                results = _received(worker) if worker.pipe in ready else None
                if results is not None:
                    idle.append(worker)
                    yield from zip(worker.pieces, results, strict=True)
                    continue
                idle.append(self._instead_of(worker))
                if len(worker.pieces) == 1:
                    yield worker.pieces[0], Broken(hung=worker.pipe not in ready)
                else:  # one of the handful did it: each by itself
                    waiting.extend([number] for number in worker.pieces)

    def _instead_of(self, worker: _Worker) -> _Worker:
        worker.end()
        fresh = self._started()
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_loop, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, [])


def _received(worker: _Worker) -> list[Any] | None:
    with suppress(EOFError, OSError):
        results: list[Any] = worker.pipe.recv()
        return results
    return None


def _loop(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            work, pieces = pipe.recv()
            pipe.send([work(piece) for piece in pieces])
