"""``python -m bench``: every measurement, one JSON object a line."""

import json

from bench.run import run

for result in run():
    print(json.dumps(result, ensure_ascii=False), flush=True)
