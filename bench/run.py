"""All measurements, in a data folder that is thrown away afterwards."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import checking, pages, reading
from bench.scale import chosen_scale
from gongkai.config.demo_settings import use_demo_settings
from gongkai.config.django_setup import start


def run() -> Iterator[dict[str, Any]]:
    """One result after the other: name, value, unit, baseline, ratio, n."""
    scale = chosen_scale()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as name:
        folder = Path(name)
        use_demo_settings(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        start()
        # these read models, so they are imported once the settings above are in force
        prepared = importlib.import_module("bench.preparing").prepare(scale)
        for result in importlib.import_module("bench.deriving").run(scale.repeats):
            yield result.as_json()
        for result in importlib.import_module("bench.importing").run(scale.imported):
            yield result.as_json()
        world = importlib.import_module("bench.desk_world").make_desk_world()
        for result in importlib.import_module("bench.desk").run(world, scale.desk):
            yield result.as_json()
        for result in importlib.import_module("bench.summing").run(world, scale.repeats):
            yield result.as_json()
        for result in pages.run(prepared, scale.requests, folder):
            yield result.as_json()
    yield from reading.run()
    yield from checking.run()
