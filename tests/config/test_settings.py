"""Settings: every name is documented, and nothing required has a default."""

import re
from pathlib import Path

import pytest

from gongkai.config import django_setup

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS = (PROJECT / "gongkai/config/settings.py").read_text(encoding="utf-8")
EXAMPLE = (PROJECT / ".env.example").read_text(encoding="utf-8")
READ = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')


def test_the_example_lists_every_setting_and_no_other():
    listed = re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)
    assert sorted(listed) == sorted(READ.findall(SETTINGS))


def test_what_has_no_default_stands_in_the_example_without_a_value():
    required = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"\s*\)', SETTINGS)
    assert required == ["SECRET_KEY", "IDENTITY_KEY"]
    for name in required:
        assert f"\n{name}=\n" in EXAMPLE


@pytest.mark.parametrize(
    "line",
    re.findall(r"^#([A-Z_]+)=(\w+)$", EXAMPLE, re.MULTILINE),
    ids=lambda value: str(value),
)
def test_the_defaults_of_the_example_are_those_of_the_settings(line):
    name, shown = line
    if name in ("DATA_DIR", "ENV_FILE"):
        default = {"DATA_DIR": 'BASE_DIR.parent / "data"', "ENV_FILE": 'BASE_DIR.parent / ".env"'}[name]
        assert default in SETTINGS
        return
    default = re.search(rf'"{name}",\s*default=([^,)\s]+)', SETTINGS)[1]
    assert default.strip('"').lower() == shown.lower()


def test_the_settings_file_is_found_in_the_order_documented(monkeypatch, tmp_path):
    for name in ("ENV_FILE", "SECRET_KEY", "DATA", "DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    project, data = tmp_path / "project", tmp_path / "project/data"
    data.mkdir(parents=True)
    monkeypatch.setattr(django_setup, "PROJECT", project)

    def chosen() -> tuple[str | None, str | None]:
        with monkeypatch.context() as attempt:
            attempt.setenv("ENV_FILE", "")
            attempt.delenv("ENV_FILE")
            attempt.setenv("DATA_DIR", "")
            attempt.delenv("DATA_DIR")
            django_setup.choose_settings()
            environment = django_setup.os.environ
            return environment.get("ENV_FILE"), environment.get("DATA_DIR")

    assert chosen() == (None, None)
    (data / "demo.env").touch()
    assert chosen() == (str(data / "demo.env"), str(data))
    (project / ".env").touch()
    assert chosen() == (None, None)  # the settings read .env of the project by themselves
