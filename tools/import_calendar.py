"""Turn a holiday notice in the holiday-cn JSON form into gongkai/law/calendars/YYYY.toml.

Usage: python tools/import_calendar.py FILE.json…
The result is reviewed against the notice like any change of code, then committed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

CALENDARS = Path(__file__).resolve().parent.parent / "gongkai" / "law" / "calendars"
# the notices of 2007 and 2008 use names that later ones gave up
TODAYS_NAMES = {"“五一”": "劳动节", "“五一”国际劳动节": "劳动节", "“十一”": "国庆节"}


def toml_of(notice: dict) -> str:
    """The notice as TOML: year, sources, and for each holiday its days off and make-up working days."""
    holidays: dict[str, dict[bool, list[str]]] = {}
    for day in notice["days"]:
        name = TODAYS_NAMES.get(day["name"], day["name"])
        holidays.setdefault(name, {True: [], False: []})[day["isOffDay"]].append(day["date"])
    lines = [f"year = {notice['year']}", "sources = ["]
    lines += [f'    "{paper}",' for paper in notice["papers"]]
    lines += ["]"]
    for name, days in holidays.items():
        lines += ["", "[[holidays]]", f'name = "{name}"']
        lines += [f"off = [{', '.join(sorted(days[True]))}]", f"make_up = [{', '.join(sorted(days[False]))}]"]
    return "\n".join(lines) + "\n"


def main(paths: list[str]) -> None:
    for path in paths:
        notice = json.loads(Path(path).read_text(encoding="utf-8"))
        target = CALENDARS / f"{notice['year']}.toml"
        target.write_text(toml_of(notice), encoding="utf-8")
        print(target.name, len(notice["days"]))


if __name__ == "__main__":
    main(sys.argv[1:])
