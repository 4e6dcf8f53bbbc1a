"""Write docs/report.schema.json anew, after a form or the exchange format has changed (docs/exchange.md).

Use: python tools/report_schema.py
"""

from __future__ import annotations

from pathlib import Path

from gongkai.annual_report.exchange import schema_file

FILE = Path(__file__).resolve().parents[1] / "docs" / "report.schema.json"


if __name__ == "__main__":
    FILE.write_bytes(schema_file())
