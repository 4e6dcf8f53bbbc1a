"""gongkai search on the command line."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner
from django.conf import settings

from gongkai.config.commands.search import search as command
from tests.search.builders import make_entry


@pytest.fixture
def run(shelf):
    def run(*arguments: str):
        return CliRunner().invoke(command, list(arguments), prog_name="gongkai search")

    return run


def test_a_query_is_answered_as_one_json_document(run, shelf):
    entry = make_entry("加装电梯办法", body="补助加装电梯")
    shelf.put(entry)
    result = run("电梯", "--json")
    answer = json.loads(result.stdout)
    took = answer.pop("took_ms")
    row = {"id": entry.id, "title": entry.title, "url": entry.url, "highlight": "补助加装<mark>电梯</mark>"}
    assert answer == {"total": 1, "results": [row]}
    assert took > 0
    assert result.exit_code == 0


def test_nothing_found_is_an_answer(run):
    assert json.loads(run("--json", "电梯").stdout)["total"] == 0


def test_several_words_are_one_question(run, shelf):
    shelf.put(make_entry("加装电梯"), make_entry("电梯"))
    assert "找到1件" in run("电梯", "加装").stdout


def test_two_dashes_search_for_the_name_of_a_command(run, shelf):
    shelf.put(make_entry("How to rebuild"))
    assert "How to rebuild" in run("--", "rebuild").stdout


def test_rebuild_says_how_many_entries_the_index_has(run, shelf):
    shelf.put(make_entry(), make_entry())
    assert run("rebuild").stdout == "索引已经重建，共2件\n"


def test_verify_ends_with_0_where_all_agrees_and_1_where_not(run, shelf):
    entry = make_entry()
    shelf.put(entry)
    assert run("verify").exit_code == 0
    shelf.entries.clear()
    result = run("verify", "--json")
    assert json.loads(result.stdout) == {"entries": 0, "missing": [], "surplus": [entry.id], "outdated": []}
    assert result.exit_code == 1


def test_update_says_how_many_changes_it_applied(run, shelf):
    shelf.put(make_entry(), make_entry())
    assert run("update").stdout == "编进2处更新\n"


@pytest.mark.parametrize("arguments", [("电梯",), ("电梯", "--json"), ("verify",), ("update",)])
def test_without_an_index_one_sentence_on_stderr_and_exit_2(run, arguments):
    shutil.rmtree(settings.INDEX_DIR)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "索引还没有建好，先运行gongkai search rebuild。\n"


def test_an_option_that_does_not_exist_is_one_sentence(run):
    result = run("电梯", "--nothing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "没有--nothing这个选项，--help列出全部选项。\n"
