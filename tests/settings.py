"""Settings of the tests: the product's own, with throw-away secrets and data folder."""

import base64
import os
import tempfile

os.environ.setdefault("ENV_FILE", os.devnull)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("IDENTITY_KEY", base64.b64encode(b"k" * 32).decode())
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "false")
if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="gongkai-tests-")
os.environ.setdefault("LOG_LEVEL", "CRITICAL")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("EMAIL_FROM", "gongkai@minghe.example")

from gongkai.config.settings import *  # the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; no secret is kept
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, as in the product: threads and the browser's server meet real locks
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
    # synchronous is off because nothing has to outlive the run
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
