"""The commands of an installation, called as people call them."""

import base64
import json
import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from gongkai.agencies.models import Agency, Installation, Person, Post
from gongkai.agencies.services import found_agency
from gongkai.config import command, refusals
from gongkai.config.command import main
from gongkai.config.commands.createadmin import make_first_administrator
from gongkai.config.commands.sentences import Refused
from gongkai.config.commands.setup import enter_identity
from gongkai.config.demo_settings import use_demo_settings
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from gongkai.trail.services import record
from tests.agencies.builders import PASSWORD, make_agency

PROJECT = Path(__file__).resolve().parents[2]
IDENTITY = {
    "--name": "明河区人民政府",
    "--domain": "www.example.gov.cn",
    "--id-code": "9901060001",
    "--organiser": "明河区人民政府办公室",
    "--region-code": "990106",
    "--agency-code": "mh",
    "--agency-name": "明河区人民政府",
    "--short-name": "区政府",
    "--number-word": "明府",
    "--superior-government": "临江市人民政府",
    "--court": "明河区人民法院",
    "--address": "明河区河滨路1号",
    "--phone": "0990-5550100",
    "--hours": "工作日9:00—17:00",
}


def answers(**changed: str) -> dict[str, str]:
    given = {name.removeprefix("--").replace("-", "_"): value for name, value in IDENTITY.items()}
    return given | dict.fromkeys(("superior_url", "icp", "police", "undertaker"), "") | changed


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with nothing of the tests' settings."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "gongkai.config.command", *arguments],
        env=clean | {"PYTHONUTF8": "1"} | environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def production(folder: Path) -> dict[str, str]:
    return {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "IDENTITY_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "ALLOWED_HOSTS": "www.example.gov.cn,127.0.0.1",
        "DATA_DIR": str(folder / "data"),
        "LOG_LEVEL": "CRITICAL",
    }


def test_help_lists_every_command_and_imports_no_django():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from gongkai.config.command import main\n"
            "try: main(['--help'])\n"
            "finally: print('django' in sys.modules, file=sys.stderr)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "False"
    for name, (_, _, line) in command.COMMANDS.items():
        assert re.search(rf"^ +{name} +{re.escape(line)}$", done.stdout, re.MULTILINE)


def test_every_command_exists():
    context = main.make_context("gongkai", ["--help"], resilient_parsing=True)
    assert all(main.get_command(context, name) for name in main.list_commands(context))


def test_without_settings_a_command_says_what_to_do(tmp_path):
    done = run("trail", "verify", environment={"ENV_FILE": os.devnull, "DATA_DIR": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "没有设置SECRET_KEY。正式安装照.env.example写好.env，看演示先运行make demo。\n"


def test_a_production_installation_from_nothing_to_its_first_page(tmp_path):
    environment = production(tmp_path)

    early = run("serve", environment=environment)
    assert (early.returncode, early.stdout) == (2, "")
    assert early.stderr == "数据库连不上：新安装先运行gongkai setup，其他情况检查DATABASE_URL和数据库服务。\n"

    incomplete = run("setup", environment=environment)
    assert incomplete.returncode == 2
    assert incomplete.stderr.startswith("第一次安装还缺：--name、--domain、")

    options = [part for pair in IDENTITY.items() for part in pair]
    done = run("setup", *options, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("明河区人民政府已经准备好。")
    again = run("setup", environment=environment)
    assert (again.returncode, again.stdout) == (0, done.stdout)

    admin = ("createadmin", "--username", "admin", "--name", "周管", "--password", PASSWORD)
    assert run(*admin, environment=environment).stdout == "周管（admin）可以登录了。\n"
    assert (
        run(*admin, environment=environment).stderr == "已经有系统管理员，新账号由系统管理员在工作台里建。\n"
    )

    assert page_served(environment, "/healthz") == "ok\n"

    whole = run("trail", "verify", "--json", environment=environment)
    assert (whole.returncode, json.loads(whole.stdout)) == (0, {"agencies": 1, "records": 1, "broken": []})
    with sqlite3.connect(tmp_path / "data/gongkai.sqlite3") as database:
        database.execute("UPDATE trail_record SET act = 'nothing'")
    broken = run("trail", "verify", "--json", environment=environment)
    assert (broken.returncode, json.loads(broken.stdout)) == (
        1,
        {
            "agencies": 1,
            "records": 1,
            "broken": [{"agency": "mh", "sequence": 1, "why": "内容与当时的指纹不符，记录被改过"}],
        },
    )


def page_served(environment: dict[str, str], path: str) -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gongkai.config.command", "serve", "--port", str(port), "--workers", "1"],
        env={"PATH": os.environ["PATH"]} | environment,
        cwd=PROJECT,
        start_new_session=True,
    )
    try:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                    return response.read().decode()
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the server did not answer within twenty seconds")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


@pytest.fixture
def over_tls(settings):
    """The tests run without TLS; an installation does not."""
    settings.SESSION_COOKIE_SECURE = True


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "demo-" + "x" * 60, "SECRET_KEY是演示用的，正式安装要自己生成，至少50个随机字符。"),
        ("SECRET_KEY", "short", "SECRET_KEY只有5个字符，至少要50个。"),
        ("IDENTITY_KEY", "c2hvcnQ=", "IDENTITY_KEY应是32字节随机数的base64，申请人身份信息靠它加密。"),
        ("IDENTITY_KEY", "不是base64", "IDENTITY_KEY应是32字节随机数的base64，申请人身份信息靠它加密。"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS没有写明网站域名，不能为空，也不能是*。"),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS没有写明网站域名，不能为空，也不能是*。"),
        (
            "SESSION_COOKIE_SECURE",
            False,
            "HTTPS关着，登录Cookie会走明文，正式安装要开；TLS由前面的nginx做。",
        ),
        ("DEBUG", True, "DEBUG开着，出错页会露出内部信息，正式安装要关。"),
    ],
)
@pytest.mark.django_db
@pytest.mark.usefixtures("over_tls")
def test_a_server_with_an_unsafe_setting_does_not_start(settings, name, value, sentence):
    enter_identity(answers())
    setattr(settings, name, value)
    assert refusals.refusals_to_serve() == [sentence]


@pytest.mark.django_db
@pytest.mark.usefixtures("over_tls")
def test_a_server_starts_on_an_installation_that_is_complete():
    enter_identity(answers())
    assert refusals.refusals_to_serve() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("over_tls")
def test_a_database_behind_the_product_is_not_served():
    MigrationRecorder(connection).record_unapplied("trail", "0002_append_only")
    assert refusals.refusals_to_serve() == ["数据库还差1处结构变更，先运行gongkai setup。"]


@pytest.mark.django_db
@pytest.mark.usefixtures("over_tls")
def test_demonstration_data_are_not_served_as_a_real_site():
    enter_identity(answers())
    Installation.objects.update(demonstration=True)
    assert refusals.refusals_to_serve() == [
        "这个数据库装的是演示数据，不能当正式网站用；演示用gongkai demo，正式安装换一个空数据库。"
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("over_tls")
def test_a_database_without_cache_table_or_identity_is_not_served(settings):
    assert refusals.refusals_to_serve() == ["还没有填网站名称、标识码和主办单位，先运行gongkai setup。"]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE shared_cache")
    assert "数据库里没有共用缓存表，先运行gongkai setup。" in refusals.refusals_to_serve()


@pytest.mark.django_db
def test_setup_enters_the_site_and_its_government_with_a_disclosure_office():
    site = enter_identity(answers(icp="临ICP备1号"))

    government = Agency.objects.get()
    assert (site.name, site.icp, site.superior, site.demonstration) == (
        "明河区人民政府",
        "临ICP备1号",
        "临江市人民政府",
        False,
    )
    assert (government.path, government.kind, government.court) == ("/mh/", "government", "明河区人民法院")
    assert government.offices.get().is_disclosure_office


@pytest.mark.django_db
def test_setup_keeps_a_government_that_an_archive_of_reports_brought_and_enters_no_second():
    founded = {"kind": "government", "valid_from": date(2010, 1, 1), "court": "甲"}
    found_agency(parent=None, code="mh", name="明河区人民政府", **founded)
    with pytest.raises(Refused, match="最上级的单位已经是明河区人民政府，--agency-code应是它的代码mh"):
        enter_identity(answers(agency_code="ql"))
    enter_identity(answers())
    government = Agency.objects.get()
    assert (government.court, government.offices.get().is_disclosure_office) == ("甲", True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("id_code", "123", "--id-code应为10位，现在是3位：123。"),
        ("region_code", "99010", "--region-code应为6位，现在是5位：99010。"),
        ("region_code", "99o106", "--region-code应全是数字：99o106。"),
    ],
)
def test_a_code_of_another_form_is_refused_and_nothing_entered(name, value, sentence):
    with pytest.raises(Refused) as refusal:
        enter_identity(answers(**{name: value}))
    assert refusal.value.message == sentence
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_the_first_administrator_keeps_accounts_and_is_on_record():
    enter_identity(answers())
    person = make_first_administrator(username="admin", name="周管", password=PASSWORD)
    assert [(post.role, post.agency.code) for post in person.posts.all()] == [("system_administrator", "mh")]
    assert [entry.act for entry in Record.objects.all()] == ["first_administrator_made"]


@pytest.mark.django_db
def test_an_administrator_needs_a_government_and_a_strong_password():
    with pytest.raises(Refused, match="先运行gongkai setup"):
        make_first_administrator(username="admin", name="周管", password=PASSWORD)
    enter_identity(answers())
    weak = CliRunner().invoke(main, ["createadmin", "--username", "a", "--name", "周", "--password", "12345"])
    assert (weak.exit_code, Person.objects.count(), Post.objects.count()) == (2, 0, 0)


@pytest.mark.django_db
def test_trail_verify_says_in_words_what_it_found():
    agency = make_agency("zj")
    record(agency, "act", agency=agency, by=None)
    done = CliRunner().invoke(main, ["trail", "verify"])
    assert (done.exit_code, done.output) == (0, "1个单位，1条记录，断点0处\n")
    assert verify().broken == ()


def test_demo_settings_are_made_once_and_only_for_their_owner(tmp_path, monkeypatch):
    for name in (
        "DATA_DIR",
        "ENV_FILE",
        "ALLOWED_HOSTS",
        "HTTPS",
        "DATABASE_URL",
        "SECRET_KEY",
        "IDENTITY_KEY",
    ):
        monkeypatch.setenv(name, "of the machine")
    monkeypatch.setenv("DEMO_PASSWORD", "of the machine")

    first = use_demo_settings(tmp_path / "data")
    second = use_demo_settings(tmp_path / "data")

    assert first == second
    assert ((tmp_path / "data/demo.env").stat().st_mode & 0o777) == 0o600
    assert sorted(first) == ["ALLOWED_HOSTS", "DEMO_PASSWORD", "HTTPS", "IDENTITY_KEY", "SECRET_KEY"]
    assert first["SECRET_KEY"].startswith(refusals.DEMO_PREFIX)
    assert "DATABASE_URL" not in os.environ
    assert (os.environ["DATA_DIR"], os.environ["HTTPS"]) == (str(tmp_path / "data"), "false")
    assert use_demo_settings(tmp_path / "other")["DEMO_PASSWORD"] != first["DEMO_PASSWORD"]
