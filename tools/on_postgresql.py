"""Run a command against a throw-away PostgreSQL: on_postgresql.py COMMAND…

Starts a cluster on a free port of this machine, puts DATABASE_URL into the command's environment, and removes
everything afterwards. Without initdb it says so and does nothing; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = ("postgres", "nobody")  # PostgreSQL does not run as root
# nothing has to outlive a crash here, so the disk is not waited for
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(command: list[str]) -> int:
    programs = find_programs()
    if programs is None:
        print(
            "PostgreSQL: initdb is not on this machine, the tests on PostgreSQL are skipped", file=sys.stderr
        )
        return 1 if os.environ.get("CI") == "true" else 0
    with cluster(programs) as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian keeps them; the newest of several."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    kept = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in kept), key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running cluster as its DATABASE_URL; stopped and removed in the end, whatever happened."""
    account = _account()
    with tempfile.TemporaryDirectory(prefix="gongkai-postgresql-") as folder:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        password, port = secrets.token_hex(16), _free_port()
        keyfile = Path(folder, "password")
        keyfile.write_text(password)
        if account:
            os.chown(keyfile, account.pw_uid, account.pw_gid)
        data = Path(folder, "data")
        initdb = ["-D", data, "-U", "gongkai", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale"]
        _run(account, folder, programs / "initdb", *initdb, "--pwfile", keyfile)
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port} {QUICK}"
        log = Path(folder, "log")
        try:
            _run(account, folder, programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
            yield f"postgres://gongkai:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(account, folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _account() -> pwd.struct_passwd | None:
    """Whom to run as; None for the present user."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def _run(account: pwd.struct_passwd | None, folder: str, *command: object) -> None:
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, check=False, capture_output=True, text=True, **who
    )
    if done.returncode:
        sys.exit(f"{command[0]} did not work:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("on_postgresql.py COMMAND…")
    sys.exit(main(sys.argv[1:]))
